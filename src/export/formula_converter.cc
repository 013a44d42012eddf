#include "export/formula_converter.h"

#include <unistd.h>

#include <cstdlib>

#include "base/child_process.h"
#include "base/file_system.h"
#include "base/unicode.h"
#include "export/kept_answers.h"
#include "syntax/html_parser.h"

namespace offprint {
namespace {

// Raised whenever answers are to be asked for again.
constexpr std::string_view version = "1";

constexpr std::chrono::seconds time_limit{10};
constexpr std::size_t most_output = std::size_t{1} << 20;
constexpr std::size_t longest_message = 200;

std::string find_program(const std::string& name, const std::string& root) {
  if (name.find('/') != name.npos) return name.starts_with('/') ? name : join_path(root, name);
  const char* const variable = std::getenv("PATH");
  std::string_view folders = variable ? variable : "";
  while (!folders.empty()) {
    const std::string_view folder = folders.substr(0, folders.find(':'));
    folders.remove_prefix(std::min(folder.size() + 1, folders.size()));
    if (folder.empty()) continue;
    std::string path = join_path(folder, name);
    if (access(path.c_str(), X_OK) == 0) return path;
  }
  return "";
}

std::string with_display(std::string argument, bool display) {
  constexpr std::string_view placeholder = "{display}";
  const std::string_view value = display ? "block" : "inline";
  for (std::size_t at = 0; (at = argument.find(placeholder, at)) != argument.npos;
       at += value.size())
    argument.replace(at, placeholder.size(), value);
  return argument;
}

ConvertedFormula failed(std::string problem, bool no_program = false) {
  return {"", std::move(problem), no_program};
}

// The first <math> of the answer.
ConvertedFormula understand(std::string_view answer) {
  Body body;
  Diagnostics ignored;
  parse_html_fragment(answer, "", {}, body, Body::root(), ignored);
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body.has_attribute(node, Attribute::markup))
      return {std::string(body.attribute(node, Attribute::markup)), "", false};
  return failed("it gave no MathML that a book can show");
}

std::string first_line(std::string_view errors) {
  errors = trim(errors);
  return collapse_space(first_bytes(errors.substr(0, errors.find('\n')), longest_message));
}

ConvertedFormula failed(const ChildResult& result) {
  switch (result.end) {
    case ChildResult::End::not_started:
      return failed("it does not run", true);
    case ChildResult::End::killed:
      return failed("it crashed");
    case ChildResult::End::timed_out:
      return failed("it took too long, or said too much");
    case ChildResult::End::exited:
      break;
  }
  const std::string said = first_line(result.errors);
  return failed("it ended with status " + std::to_string(result.status) +
                (said.empty() ? "" : ": " + said));
}

}  // namespace

FormulaConverter::FormulaConverter(FormulaSettings settings)
    : settings_(std::move(settings)),
      folder_(settings_.private_folder.empty() ? ""
                                               : join_path(settings_.private_folder, "formulas")) {
  if (is_configured()) program_ = find_program(settings_.command.front(), settings_.root);
}

ConvertedFormula FormulaConverter::convert(std::string_view tex, bool display) {
  std::string key(version);
  for (const std::string& word : settings_.command) (key += '\0') += with_display(word, display);
  ((key += '\0') += display ? "block" : "inline") += '\0';
  const std::string path = answer_path(folder_, key += tex);
  if (const std::string kept = read_answer(path); !kept.empty()) return understand(kept);
  if (program_.empty() || broken_) return failed("it is not there, or does not run", true);
  ChildRequest request;
  request.program = program_;
  for (std::size_t i = 1; i < settings_.command.size(); ++i)
    request.arguments.push_back(with_display(settings_.command[i], display));
  request.input = tex;
  request.time_limit = time_limit;
  request.most_output = most_output;
  const ChildResult result = run_child(request);
  if (result.end == ChildResult::End::not_started) broken_ = true;
  if (result.end != ChildResult::End::exited || result.status != 0) return failed(result);
  ConvertedFormula formula = understand(result.output);
  if (formula.problem.empty()) keep_answer(path, result.output);
  return formula;
}

std::optional<Body> convert_formulas(const Record& record, const Body& body,
                                     FormulaConverter* converter, Diagnostics& diagnostics) {
  std::optional<Body> converted;
  if (!converter || !converter->is_configured()) return converted;
  std::optional<std::size_t> missing;  // where the diagnostic for want of the program is
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    if (body[node].element != Element::formula || !body.has_attribute(node, Attribute::written))
      continue;
    const std::string_view tex = body.attribute(node, Attribute::tex);
    ConvertedFormula formula =
        converter->convert(tex, body.has_attribute(node, Attribute::display));
    if (formula.problem.empty()) {
      if (!converted) converted = body;
      converted->set_attribute(node, Attribute::markup, formula.markup);
      converted->set_attribute(node, Attribute::guessed, "guessed");
    } else if (formula.no_program && missing) {
      ++diagnostics[*missing].count;
    } else {
      if (formula.no_program) missing = diagnostics.size();
      diagnostics.push_back({Code::formula_not_converted, record.origin, body[node].position,
                             "the converter gave nothing for the formula `" +
                                 collapse_space(first_bytes(tex, longest_message)) +
                                 "`: " + formula.problem,
                             "see `formulas.converter` in the configuration"});
    }
  }
  return converted;
}

}  // namespace offprint
