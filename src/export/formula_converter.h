// Formulas in TeX, made MathML by a program of the publisher's.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/record.h"

namespace offprint {

struct FormulaSettings {
  // The program and its arguments; empty: there is none. A name without '/' is looked for in PATH,
  // other relative paths are relative to `root`. In arguments, `{display}` is `block` for formulas
  // on lines of their own, else `inline`.
  std::vector<std::string> command;
  std::string root;
  std::string private_folder;  // of the project, for what is kept between builds; "" = none
};

struct ConvertedFormula {
  std::string markup;   // as Attribute::markup; "" when there is a problem
  std::string problem;  // the end of a sentence ("…, because")
  bool no_program = false;
};

// Thread-safe.
class FormulaConverter {
 public:
  explicit FormulaConverter(FormulaSettings settings);

  bool is_configured() const { return !settings_.command.empty(); }

  // The program gets `tex` on its standard input, and answers on its standard output with one
  // <math>, which is cleaned as those of sources are (syntax/formula.h). It has ten seconds.
  // Answers are kept, failures are not. Never throws for what the program does.
  ConvertedFormula convert(std::string_view tex, bool display);

 private:
  FormulaSettings settings_;
  std::string folder_;
  std::string program_;  // its path; "" when it was not found
  std::atomic<bool> broken_ = false;
};

// A copy of `body`, the record's, in which formulas in TeX have MathML; those that cannot be
// converted stay as they are written, reported. Nothing when there is none, or no converter. Nodes
// keep their numbers.
std::optional<Body> convert_formulas(const Record& record, const Body& body,
                                     FormulaConverter* converter, Diagnostics& diagnostics);

}  // namespace offprint
