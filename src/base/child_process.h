// Running another program: bytes in, bytes out.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

struct ChildRequest {
  std::string program;                 // path of an executable file; PATH is not searched
  std::vector<std::string> arguments;  // after the program's own name; no shell sees them
  std::string_view input;              // its standard input
  std::chrono::milliseconds time_limit{60'000};
  std::size_t most_output = std::size_t{256} << 20;  // bytes
};

struct ChildResult {
  enum class End {
    exited,
    killed,       // by a signal: a crash, or a limit of the system
    timed_out,    // or said more than most_output; it was killed
    not_started,  // there is no such program, or it cannot be run
  };
  End end = End::exited;
  int status = 0;      // of exited
  std::string output;  // its standard output
  std::string errors;  // the beginning of its standard error, at most 4 KB
};

// Runs the program to its end. It inherits the environment, the working folder and nothing else;
// programs that it starts itself share its time limit. Thread-safe. Throws Error{environment}
// when the system fails; a program that is not there, or is none, is not that.
ChildResult run_child(const ChildRequest& request);

// The path of the program `name` in the folder of the running one; "" when there is none
// that can be run. Throws Error{environment}.
std::string program_beside(std::string_view name);

}  // namespace offprint
