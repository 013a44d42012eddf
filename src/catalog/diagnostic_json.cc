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

Diagnostics read_diagnostics(JsonListReader& in) {
  Diagnostics diagnostics;
  const auto number = [&] {
    if (!in.more()) JsonListReader::reject();
    return in.number32();
  };
  const auto text = [&] {
    if (!in.more()) JsonListReader::reject();
    return in.text();
  };
  for (in.open(); in.more();) {
    in.open();
    const std::uint32_t code = number();
    if (code >= all_codes().size()) JsonListReader::reject();
    Diagnostic& diagnostic =
        diagnostics.emplace_back(Diagnostic{static_cast<Code>(code), {}, {}, {}});
    diagnostic.position.line = number();
    diagnostic.position.column = number();
    diagnostic.count = number();
    diagnostic.origin = text();
    diagnostic.message = text();
    diagnostic.hint = text();
    if (in.more()) JsonListReader::reject();
  }
  return diagnostics;
}

Diagnostics decode_diagnostics(std::string_view json) {
  JsonListReader in(json);
  Diagnostics diagnostics = read_diagnostics(in);
  in.expect_end();
  return diagnostics;
}

}  // namespace offprint
