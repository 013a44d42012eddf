// The programs that handle pictures, offprint-image and offprint-cover: in processes of their own,
// so that a broken or hostile picture costs that picture and nothing else, and two of them, so that
// a cover does not wait for the many libraries that read pictures.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint::image {

// What went wrong with the picture, as the end of a sentence ("it is cut short"). Caught by main.
struct Failure {
  std::string message;
};

// What was wrong with the command line.
struct Misuse {
  std::string message;
};

struct Command {
  std::string_view usage;  // "offprint-image convert …"
  // Reads standard input, writes standard output. Throws Failure or Misuse, or anything that is a
  // std::exception.
  void (*run)(const std::vector<std::string>& arguments);
};

// Runs it within limits (limits.h), and ends the process: what the libraries hold goes with it.
// Exit status: 0 done; 1 the picture cannot be used, and standard error says why in one line; 2 the
// command line is wrong; killed by a signal when it takes too much.
[[noreturn]] void run_and_exit(const Command& command, const std::vector<std::string>& arguments);

}  // namespace offprint::image
