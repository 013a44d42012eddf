#include "base/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "base/file_system.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr CodeInfo make_info(std::string_view id, Severity severity, Loss loss,
                             std::string_view sentence) {
  return {id, severity, loss, sentence};
}

// A terminal must not obey what a document says.
void append_printable(std::string& out, std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    char32_t c = next_code_point(text, offset);
    bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
    append_code_point(out, control ? U'\uFFFD' : c);
  }
}

}  // namespace

const std::vector<CodeInfo>& all_codes() {
  static const std::vector<CodeInfo> codes = {
#define OFFPRINT_CODE(name, id, severity, loss, sentence) \
  make_info(id, Severity::severity, Loss::loss, sentence),
#include "base/codes.def"
#undef OFFPRINT_CODE
  };
  return codes;
}

const CodeInfo& info(Code code) { return all_codes().at(static_cast<std::size_t>(code)); }

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "";
}

std::string_view name(Loss loss) {
  switch (loss) {
    case Loss::none:
      return "none";
    case Loss::content:
      return "content";
    case Loss::chrome:
      return "chrome";
    case Loss::markup:
      return "markup";
  }
  return "";
}

std::string to_text(const Diagnostic& diagnostic, std::string_view origin_prefix) {
  const CodeInfo& code = info(diagnostic.code);
  std::string out;
  auto end = std::back_inserter(out);
  if (!diagnostic.origin.empty()) {
    append_printable(out, origin_prefix);
    append_printable(out, file_of_origin(diagnostic.origin));
    if (diagnostic.position.line != 0) fmt::format_to(end, ":{}", diagnostic.position.line);
    if (diagnostic.position.line != 0 && diagnostic.position.column != 0)
      fmt::format_to(end, ":{}", diagnostic.position.column);
    out += ": ";
  }
  fmt::format_to(end, "{}: ", name(code.severity));
  append_printable(out, diagnostic.message);
  if (diagnostic.count > 1) fmt::format_to(end, " ({} times)", diagnostic.count);
  if (!diagnostic.hint.empty()) {
    out += "; ";
    append_printable(out, diagnostic.hint);
  }
  fmt::format_to(end, " [{}]", code.id);
  return out;
}

void merge_excess(Diagnostics& diagnostics, std::size_t most) {
  if (diagnostics.size() <= most) return;
  struct Kept {
    std::size_t number = 0, last = 0;
  };
  std::map<std::pair<Code, std::string>, Kept> kinds;
  std::size_t kept = 0;
  for (Diagnostic& diagnostic : diagnostics) {
    Kept& kind = kinds[{diagnostic.code, diagnostic.origin}];
    if (kind.number == most) {
      diagnostics[kind.last].count += diagnostic.count;
      continue;
    }
    ++kind.number;
    kind.last = kept;
    if (&diagnostics[kept] != &diagnostic) diagnostics[kept] = std::move(diagnostic);
    ++kept;
  }
  diagnostics.erase(diagnostics.begin() + static_cast<std::ptrdiff_t>(kept), diagnostics.end());
}

void place_diagnostics(Position position, Diagnostics& diagnostics) {
  for (Diagnostic& diagnostic : diagnostics)
    if (diagnostic.position.line == 0) diagnostic.position = position;
}

bool has_error(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return info(diagnostic.code).severity == Severity::error;
  });
}

}  // namespace offprint
