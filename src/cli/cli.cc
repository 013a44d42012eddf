#include "cli/cli.h"

#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "base/out_of_memory.h"
#include "base/pattern.h"
#include "cli/command.h"
#include "cli/version.h"
#include "export/exporter.h"
#include "export/listing.h"
#include "ingest/reader.h"

namespace offprint {
namespace {

constexpr int usage_exit = 2;
constexpr int environment_exit = 3;

std::string program_help() {
  std::string text =
      "offprint turns a publisher's articles into ebooks and feeds.\n\nUsage: offprint COMMAND "
      "…\n\nCommands:\n";
  for (const Command& command : commands())
    text += fmt::format("  {:<9} {}\n", command.name, command.summary);
  text += "\nSources:\n";
  for (const ReaderInfo& reader : readers())
    text += fmt::format("  {:<9} {}\n", reader.name, reader.description);
  text += "\nOutputs:\n";
  for (const ExporterInfo& exporter : exporters())
    text += fmt::format("  {:<9} {}\n", exporter.name, exporter.description);
  for (const ListingInfo& listing : listings())
    text += fmt::format("  {:<9} {}\n", listing.name, listing.description);
  text +=
      "\nExamples:\n"
      "  offprint build articles/ --site https://magazine.example\n"
      "  offprint convert essay.md -o essay.epub\n"
      "\n`offprint COMMAND --help` tells more. Exit codes: 0 all exported, 1 something was "
      "rejected, 2 usage or\n"
      "configuration, 3 the environment failed.\n";
  return text;
}

std::string command_help(const Command& command) {
  return fmt::format("{}\n\nUsage: offprint {} {}\n{}\nExamples:\n{}", command.summary,
                     command.name, command.usage, describe_options(command.groups),
                     command.examples);
}

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

const Command& find_command(const std::string& name) {
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    if (command.name == name) return command;
    names.emplace_back(command.name);
  }
  const std::string_view near = nearest(name, names.data(), names.data() + names.size());
  throw Error(Error::Kind::usage,
              fmt::format("there is no command `{}`{}; see offprint --help", name,
                          near.empty() ? "" : fmt::format("; did you mean `{}`?", near)));
}

int dispatch(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    std::fputs(program_help().c_str(), stderr);
    return usage_exit;
  }
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-h" || (first == "help" && arguments.size() == 1)) {
    print(program_help());
    return 0;
  }
  if (first == "--version") {
    print(fmt::format("offprint {}\n", version));
    return 0;
  }
  if (first == "help") {
    print(command_help(find_command(arguments[1])));
    return 0;
  }
  const Command& command = find_command(first);
  const Options options = parse_options({arguments.begin() + 1, arguments.end()}, command.groups);
  if (options.help) {
    print(command_help(command));
    return 0;
  }
  return command.run(options);
}

}  // namespace

int run_command_line(int argc, const char* const* argv) {
  const GuardedProgram guarded;
  try {
    const int code = dispatch({argv + 1, argv + argc});
    if (std::fflush(stdout) != 0)
      throw Error(Error::Kind::environment, "standard output cannot be written");
    return code;
  } catch (const Error& error) {
    fmt::print(stderr, "offprint: error: {}\n", error.what());
    return error.kind() == Error::Kind::usage ? usage_exit : environment_exit;
  } catch (const std::bad_alloc&) {
    std::fputs("offprint: error: out of memory\n", stderr);
    return environment_exit;
  } catch (const std::exception& error) {
    fmt::print(stderr, "offprint: error: {}\n", error.what());
    return environment_exit;
  }
}

}  // namespace offprint
