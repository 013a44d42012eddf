#include "syntax/html_findings.h"

#include <iterator>

namespace offprint {
namespace {

// A document that has thousands is not helped by thousands of messages.
constexpr std::size_t most_kinds = 100;
constexpr std::size_t most_of_a_code = 500;

}  // namespace

void HtmlFindings::report(Code code, Position position, std::string message, std::string hint) {
  auto& [reported, last] = of_code_[code];
  if (reported == most_of_a_code) {
    ++found_[last].count;
    return;
  }
  ++reported;
  last = found_.size();
  found_.push_back({code, origin_, position, std::move(message), std::move(hint)});
}

void HtmlFindings::count(Code code, std::string_view kind, Position position, std::string message,
                         std::string hint) {
  if (index_.size() >= most_kinds) kind = {};
  const auto [entry, added] = index_.try_emplace({code, std::string(kind)}, found_.size());
  if (added)
    report(code, position, std::move(message), std::move(hint));
  else
    ++found_[entry->second].count;
}

void HtmlFindings::once(Code code, Position position, std::string message, std::string hint) {
  const auto [entry, added] = index_.try_emplace({code, {}}, found_.size());
  if (added) report(code, position, std::move(message), std::move(hint));
}

void HtmlFindings::move_to(Diagnostics& diagnostics) {
  diagnostics.insert(diagnostics.end(), std::make_move_iterator(found_.begin()),
                     std::make_move_iterator(found_.end()));
  found_.clear();
  index_.clear();
  of_code_.clear();
}

}  // namespace offprint
