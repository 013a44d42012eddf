// The commands of offprint-image, the program that handles pictures: in a process of its own, so
// that a broken or hostile picture costs that picture and nothing else.
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
  std::string_view name;   // "convert"
  std::string_view usage;  // its arguments, for the help text
  // Reads standard input, writes standard output. Throws Failure or Misuse, or anything that is a
  // std::exception.
  void (*run)(const std::vector<std::string>& arguments);
};

}  // namespace offprint::image
