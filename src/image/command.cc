#include "image/command.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "image/limits.h"

namespace offprint::image {
namespace {

int run(const Command& command, const std::vector<std::string>& arguments) {
  try {
    command.run(arguments);
    return 0;
  } catch (const Misuse& misuse) {
    std::fprintf(stderr, "%s\nUsage: %s\n", misuse.message.c_str(), command.usage.data());
    return 2;
  } catch (const Failure& failure) {
    std::fprintf(stderr, "%s\n", failure.message.c_str());
  } catch (const std::bad_alloc&) {
    std::abort();  // as the system would end it at another limit
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  return 1;
}

}  // namespace

void run_and_exit(const Command& command, const std::vector<std::string>& arguments) {
  limit_resources();
  std::_Exit(run(command, arguments));
}

}  // namespace offprint::image
