#include "ingest/charset_report.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view code_tags[] = {"pre", "code", "kbd", "samp", "tt", "textarea", "script"};

bool begins_tag(std::string_view text, std::string_view name) {
  if (text.size() <= name.size() || ascii_lower(text.substr(0, name.size())) != name) return false;
  const char after = text[name.size()];
  return after == '>' || after == ' ' || after == '&' || after == '\n' || after == '\t';
}

}  // namespace

void report_charset(const DecodedText& decoded, std::string_view origin, Diagnostics& diagnostics) {
  if (decoded.damaged)
    diagnostics.push_back({Code::charset_damaged,
                           std::string(origin),
                           {},
                           "some bytes are no text in " + decoded.charset + " and became U+FFFD",
                           "save the file as UTF-8"});
  else if (decoded.guessed)
    diagnostics.push_back({Code::charset_guessed,
                           std::string(origin),
                           {},
                           "the text is not UTF-8; it was read as " + decoded.charset,
                           "save the file as UTF-8"});
}

void report_repair(const RepairedText& repaired, std::string_view origin,
                   Diagnostics& diagnostics) {
  if (repaired.count == 0) return;
  diagnostics.push_back({Code::text_repaired, std::string(origin), repaired.position,
                         "`" + repaired.damaged + "` was `" + repaired.whole +
                             "` in UTF-8 before it was read as windows-1252; it was repaired",
                         "", static_cast<std::uint32_t>(repaired.count)});
}

std::vector<TextRange> code_in_markup(std::string_view text) {
  std::vector<TextRange> ranges;
  std::array<std::array<bool, std::size(code_tags)>, 2>
      never_ends{};  // what was looked for in vain
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = text.find_first_of("<&", at);
    if (open == text.npos) break;
    const std::string_view mark = text[open] == '<' ? "<" : "&lt;";
    at = open + 1;
    if (!text.substr(open).starts_with(mark)) continue;
    const std::string_view rest = text.substr(open + mark.size());
    const auto tag = std::find_if(std::begin(code_tags), std::end(code_tags),
                                  [&](std::string_view name) { return begins_tag(rest, name); });
    if (tag == std::end(code_tags)) continue;
    bool& is_open = never_ends[text[open] == '<'][static_cast<std::size_t>(tag - code_tags)];
    if (is_open) continue;
    const std::size_t end = text.find(std::string(mark) + "/" + std::string(*tag), at);
    // An element that never ends shows nothing for certain.
    is_open = end == text.npos;
    if (is_open) continue;
    ranges.push_back({open, end});
    at = end;
  }
  return ranges;
}

SourceText read_text(std::string bytes, std::string_view declared, CodeFinder find_code) {
  SourceText source{decode_text(std::move(bytes), declared), {}};
  // A wrong guess looks like the damage.
  if (!source.guessed && may_be_mojibake(source.text)) {
    const std::vector<TextRange> code = find_code(source.text);
    source.repair = repair_mojibake(std::move(source.text), code);
    source.text = std::move(source.repair.text);
    source.repair.text.clear();
  }
  if (has_high_controls(source.text)) source.text = repair_controls(source.text);
  return source;
}

void report_charset(const SourceText& text, std::string_view origin, Diagnostics& diagnostics) {
  report_charset(static_cast<const DecodedText&>(text), origin, diagnostics);
  report_repair(text.repair, origin, diagnostics);
}

}  // namespace offprint
