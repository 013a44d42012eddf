// What offprint-image and offprint-cover may use of the machine.
#pragma once

namespace offprint::image {

// From here on this process is ended by the system rather than use more than 3 GB of address space,
// half a minute of processor time, or a file of 1 GB; it leaves no core.
void limit_resources();

}  // namespace offprint::image
