// Between two phases of a run.
#pragma once

namespace offprint {

// Gives the system back what this program has freed. The allocator keeps it otherwise, in pieces
// that the next phase, which asks for other sizes, does not fit into: then the peak is the sum of
// the phases rather than the largest. Costs a few milliseconds at most. Thread-safe.
void give_back_free_memory();

}  // namespace offprint
