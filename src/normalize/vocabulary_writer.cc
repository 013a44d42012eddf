#include "normalize/vocabulary_writer.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view words_with_meaning[] = {"null", "true", "false", "yes", "no",
                                                   "on",   "off",  "y",     "n",   "none"};

bool is_plain_char(char32_t c) {
  return is_letter(c) || is_digit(c) || c == ' ' || c == '-' || c == '_' || c == '/' || c == '.' ||
         c == '(' || c == ')' || c == U'’' || c == U'–';
}

// Also dates and hexadecimal numbers.
bool looks_like_number(std::string_view text) {
  return text.find_first_not_of("0123456789.-_abcdefxABCDEFX") == text.npos &&
         text.find_first_of("0123456789") == 0;
}

// Text that YAML takes for itself wherever it stands.
bool is_plain(std::string_view text) {
  if (text.empty() || text.ends_with(' ') || looks_like_number(text)) return false;
  const std::string lower = ascii_lower(text);
  for (const std::string_view word : words_with_meaning)
    if (lower == word) return false;
  for (std::size_t at = 0; at < text.size();) {
    const bool first = at == 0;
    const char32_t c = next_code_point(text, at);
    if (first ? !is_letter(c) && !is_digit(c) : !is_plain_char(c)) return false;
  }
  return true;
}

bool must_be_escaped(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF ||
         (c >= 0xFFF0 && c <= 0xFFFF);
}

// "\u0007"; all that must be escaped has four digits.
void append_escape(std::string& out, char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[(c >> shift) & 0xF];
}

std::string scalar(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == '"' || c == '\\') out += '\\';
    if (must_be_escaped(c))
      append_escape(out, c);
    else
      append_code_point(out, c);
  }
  return out + '"';
}

class YamlWriter {
 public:
  std::string write(const std::vector<Concept>& concepts, std::string_view about) {
    while (!about.empty()) {
      const std::string_view line = about.substr(0, about.find('\n'));
      about.remove_prefix(std::min(about.size(), line.size() + 1));
      out_ += line.empty() ? "#\n" : "# " + std::string(line) + "\n";
    }
    out_ += concepts.empty() ? "concepts: []\n" : "concepts:\n";
    for (const Concept& item : concepts) write(item);
    return std::move(out_);
  }

 private:
  void write(const Concept& item) {
    out_ += "  - id: " + scalar(item.id) + "\n";
    std::vector<std::string> labels;
    for (const auto& [language, label] : item.labels) labels.push_back(member(language, label));
    field("labels", "{" + joined(labels) + "}");
    local_texts("alternatives", item.alternatives);
    texts("broader", item.broader);
    local_texts("notes", item.notes);
    if (item.states_advisories || !item.advisories.empty())
      field("advisories", list(item.advisories));
    codes(item.codes);
  }

  void field(std::string_view key, const std::string& value) {
    out_ += "    " + std::string(key) + ": " + value + "\n";
  }

  static std::string member(std::string_view key, std::string_view text) {
    return scalar(key) + ": " + scalar(text);
  }

  static std::string joined(const std::vector<std::string>& pieces) {
    std::string text;
    for (const std::string& piece : pieces) text += (text.empty() ? "" : ", ") + piece;
    return text;
  }

  static std::string list(const std::vector<std::string>& texts) {
    std::vector<std::string> pieces;
    for (const std::string& text : texts) pieces.push_back(scalar(text));
    return "[" + joined(pieces) + "]";
  }

  void texts(std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) field(key, list(values));
  }

  void local_texts(std::string_view key, const std::vector<LocalText>& values) {
    if (values.empty()) return;
    std::vector<std::string> pieces;
    for (const LocalText& value : values)
      pieces.push_back(value.language.empty() ? scalar(value.text)
                                              : "{" + member(value.language, value.text) + "}");
    field(key, "[" + joined(pieces) + "]");
  }

  // A scheme once, with all its terms.
  void codes(const std::vector<SubjectCode>& codes) {
    std::vector<std::string> schemes, pieces;
    for (const SubjectCode& code : codes)
      if (std::find(schemes.begin(), schemes.end(), code.authority) == schemes.end())
        schemes.push_back(code.authority);
    for (const std::string& scheme : schemes) {
      std::vector<std::string> terms;
      for (const SubjectCode& code : codes)
        if (code.authority == scheme) terms.push_back(code.term);
      pieces.push_back(scalar(scheme) + ": " +
                       (terms.size() == 1 ? scalar(terms.front()) : list(terms)));
    }
    if (!pieces.empty()) field("codes", "{" + joined(pieces) + "}");
  }

  std::string out_;
};

}  // namespace

std::string vocabulary_yaml(const std::vector<Concept>& concepts, std::string_view about) {
  return YamlWriter().write(concepts, about);
}

}  // namespace offprint
