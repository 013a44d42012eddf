// What a command is, and what all commands share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"

namespace offprint {

struct Command {
  std::string_view name;
  std::string_view usage;     // after the name: "[offprint.yaml | FOLDER]"
  std::string_view summary;   // one line
  std::string_view examples;  // whole lines
  std::vector<OptionGroup> groups;
  int (*run)(const Options& options);
};

// In the order of `--help`.
const std::vector<Command>& commands();

int run_build(const Options& options);
int run_convert(const Options& options);
int run_check(const Options& options);
int run_notify(const Options& options);
int run_preflight(const Options& options);
int run_search(const Options& options);
int run_show(const Options& options);
int run_tags(const Options& options);
int run_watch(const Options& options);

}  // namespace offprint
