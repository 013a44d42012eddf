// Messages for people and for machines, on standard error.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "cli/options.h"
#include "pipeline/build.h"
#include "pipeline/diagnostic_log.h"

namespace offprint {

// Prints diagnostics as options say: text (in color on a terminal) or one JSON object a line.
class Reporter {
 public:
  Reporter(const Options& options, std::string origin_prefix);

  void print(const Diagnostic& diagnostic) const;
  void print(const Diagnostics& diagnostics) const;
  void print(const DiagnosticLog& log) const;

  // What was done, in a few lines; nothing with --quiet. As JSON, one object with "summary".
  void summarize(const BuildResult& result) const;

 private:
  void print_losses(const DiagnosticLog& log) const;
  void summarize_as_text(const BuildResult& result) const;
  void summarize_as_json(const BuildResult& result) const;

  const Options& options_;
  std::string origin_prefix_;
  bool color_;
};

// The least severity that is printed.
Severity least_printed(const Options& options);
// Whether losses are printed whatever their severity.
bool prints_losses(const Options& options);

// The exit code of a finished run: 1 for errors, refused outputs and what --fail-on asks for; else
// 0.
int exit_code(const Options& options, const BuildResult& result);

// Writes --report.
void write_report(const std::string& path, const BuildResult& result);

// "1 article", "2 articles".
std::string plural(std::uint64_t count, std::string_view noun);

// Whether to color: --color, NO_COLOR (no-color.org), and whether what is printed to is a terminal.
bool use_color(ColorMode mode, std::FILE* to = stderr);

}  // namespace offprint
