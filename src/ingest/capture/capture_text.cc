#include "ingest/capture/capture_text.h"

#include <algorithm>

#include "base/charset.h"
#include "base/mojibake.h"
#include "base/unicode.h"
#include "ingest/charset_report.h"

namespace offprint {
namespace {

constexpr char32_t no_break_space = 0xA0, narrow_no_break_space = 0x202F, figure_space = 0x2007;
constexpr std::size_t tab_width = 8;

bool steers_line_breaks_only(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

bool is_line_end(char32_t c) {
  return c == '\n' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Whether typography wants a space between these to hold them together.
bool binds(char32_t before, char32_t after) {
  static constexpr std::u32string_view closing = U":;!?»%€";
  return closing.find(after) != closing.npos || before == U'«' ||
         (is_digit(before) && is_digit(after));
}

class Cleaner {
 public:
  explicit Cleaner(std::string_view text) : text_(text) { out_.reserve(text.size()); }

  std::string run() {
    for (std::size_t at = 0; at < text_.size();) {
      const char32_t c = next_code_point(text_, at);
      take(c, at);
    }
    return std::move(out_);
  }

 private:
  void take(char32_t c, std::size_t next) {
    if (c == '\r') {
      if (next < text_.size() && text_[next] == '\n') return;
      c = '\n';
    }
    if (steers_line_breaks_only(c)) return;
    if (is_line_end(c)) {
      out_ += '\n';
      column_ = 0;
      indents_ = true;
      before_ = '\n';
      return;
    }
    if (c == '\t') return put_tab();
    if (c == no_break_space || c == narrow_no_break_space || c == figure_space) {
      std::size_t peek = next;
      const char32_t after = peek < text_.size() ? next_code_point(text_, peek) : '\n';
      if (!binds(before_, after)) c = ' ';
    }
    append_code_point(out_, c);
    ++column_;
    indents_ = indents_ && c == ' ';
    before_ = c;
  }

  void put_tab() {
    const std::size_t blanks = indents_ ? tab_width - column_ % tab_width : 1;
    out_.append(blanks, ' ');
    column_ += blanks;
    before_ = ' ';
  }

  std::string_view text_;
  std::string out_;
  std::size_t column_ = 0;
  bool indents_ = true;
  char32_t before_ = '\n';
};

bool exceeds(Limit limit, std::size_t count, std::string_view unit, const Limits& limits,
             std::string_view origin, Diagnostics& diagnostics) {
  if (count <= limits.*limit) return false;
  diagnostics.push_back({info(limit).code,
                         std::string(origin),
                         {},
                         "the capture has " + std::to_string(count) + std::string(unit) +
                             "; at most " + std::to_string(limits.*limit) + " are read",
                         hint_of(limit, "one page's text belongs in one file")});
  return true;
}

}  // namespace

std::string capture_text(std::string bytes, std::string_view origin, Diagnostics& diagnostics,
                         const Limits& limits) {
  if (exceeds(&Limits::document_bytes, bytes.size(), " bytes", limits, origin, diagnostics))
    return "";
  const DecodedText decoded = decode_text(std::move(bytes));
  report_charset(decoded, origin, diagnostics);
  // Captures speak of little but their article: one sequence is enough.
  const RepairedText repaired = repair_mojibake(decoded.text, {}, 1);
  report_repair(repaired, origin, diagnostics);
  std::string text = Cleaner(repair_controls(repaired.text)).run();
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  if (exceeds(&Limits::capture_lines, lines, " lines", limits, origin, diagnostics)) return "";
  return text;
}

}  // namespace offprint
