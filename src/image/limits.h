// What offprint-image and offprint-cover may use of the machine.
#pragma once

namespace offprint::image {

// From here on this process is ended by the system rather than use more than 3 GB of address space,
// half a minute of processor time, 64 open files, or a file of 1 GB; it leaves no core. Stricter
// limits that hold already stay.
void limit_resources();

}  // namespace offprint::image
