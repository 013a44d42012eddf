// What is left of the system to a process that looks at what somebody else made.
#pragma once

namespace offprint::image {

enum class Readable { nothing, fonts };

// From here on this process, with all its threads, can compute, use what it has open, and end. It
// can neither open files (`fonts`: but to read those of the system below /usr/share) nor change
// any, start no process, use no network, look at no other process: the call fails (EPERM, EACCES).
// seccomp sees to the calls, Landlock to which files they are. Where the kernel has neither,
// nothing changes; where it has no Landlock, with `fonts` any file can be read. True when calls are
// seen to.
bool enter_sandbox(Readable readable);

}  // namespace offprint::image
