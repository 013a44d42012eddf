// offprint-image: converts and draws pictures for offprint, which starts it where it is needed.
//
// Exit status: 0 done; 1 the picture cannot be used, and standard error says why in one line; 2 the
// command line is wrong.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

#include "image/command.h"
#include "image/convert.h"
#include "image/cover.h"
#include "image/limits.h"

namespace {

using offprint::image::Command;

const Command commands[] = {
    offprint::image::convert_command,
    offprint::image::cover_command,
};

int explain() {
  std::fputs("Usage: offprint-image COMMAND\n", stderr);
  for (const Command& command : commands)
    std::fprintf(stderr, "  %s %s\n", command.name.data(), command.usage.data());
  return 2;
}

int run(const Command& command, const std::vector<std::string>& arguments) {
  try {
    command.run(arguments);
    return 0;
  } catch (const offprint::image::Misuse& misuse) {
    std::fprintf(stderr, "%s\n", misuse.message.c_str());
    return explain();
  } catch (const offprint::image::Failure& failure) {
    std::fprintf(stderr, "%s\n", failure.message.c_str());
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  return 1;
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> all(values + 1, values + count);
  for (const Command& command : commands) {
    if (all.empty() || command.name != all.front()) continue;
    offprint::image::limit_resources();
    // What the libraries hold goes with the process: nothing is tidied up.
    std::_Exit(run(command, {all.begin() + 1, all.end()}));
  }
  return explain();
}
