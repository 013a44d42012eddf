#include "catalog/diagnostic_json.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "syntax/json.h"

namespace offprint {
namespace {

void append_number(std::string& out, std::uint32_t number) {
  std::array<char, 10> digits;
  out.append(digits.data(),
             std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

}  // namespace

void append_diagnostics(std::string& out, const Diagnostics& diagnostics) {
  out += '[';
  for (const Diagnostic& diagnostic : diagnostics) {
    const Position& position = diagnostic.position;
    if (out.back() != '[') out += ',';
    char mark = '[';
    for (const std::uint32_t number : {static_cast<std::uint32_t>(diagnostic.code), position.line,
                                       position.column, diagnostic.count}) {
      out += std::exchange(mark, ',');
      append_number(out, number);
    }
    for (const std::string* text : {&diagnostic.origin, &diagnostic.message, &diagnostic.hint}) {
      out += ',';
      append_json_string(out, *text);
    }
    out += ']';
  }
  out += ']';
}

std::string encode_diagnostics(const Diagnostics& diagnostics) {
  std::string out;
  append_diagnostics(out, diagnostics);
  return out;
}

namespace {

template <typename NeedsTexts, typename Visit>
void read_each(JsonListReader& in, NeedsTexts needs_texts, Visit visit) {
  const auto number = [&] {
    if (!in.more()) JsonListReader::reject();
    return in.number32();
  };
  for (in.open(); in.more();) {
    in.open();
    const std::uint32_t code = number();
    if (code >= all_codes().size()) JsonListReader::reject();
    Diagnostic diagnostic{static_cast<Code>(code), {}, {}, {}};
    diagnostic.position.line = number();
    diagnostic.position.column = number();
    diagnostic.count = number();
    const bool has_texts = needs_texts(diagnostic.code);
    for (std::string* text : {&diagnostic.origin, &diagnostic.message, &diagnostic.hint}) {
      if (!in.more()) JsonListReader::reject();
      if (has_texts)
        *text = in.text();
      else
        in.skip_text();
    }
    if (in.more()) JsonListReader::reject();
    visit(std::move(diagnostic));
  }
}

}  // namespace

Diagnostics read_diagnostics(JsonListReader& in) {
  Diagnostics diagnostics;
  read_each(
      in, [](Code) { return true; },
      [&](Diagnostic&& diagnostic) { diagnostics.push_back(std::move(diagnostic)); });
  return diagnostics;
}

void visit_diagnostics(std::string_view json, const std::function<bool(Code)>& needs_texts,
                       const std::function<void(const Diagnostic&)>& visit) {
  JsonListReader in(json);
  read_each(in, needs_texts, visit);
  in.expect_end();
}

Diagnostics decode_diagnostics(std::string_view json) {
  JsonListReader in(json);
  Diagnostics diagnostics = read_diagnostics(in);
  in.expect_end();
  return diagnostics;
}

}  // namespace offprint
