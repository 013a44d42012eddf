#include "ingest/markdown/template_tag.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t longest_tag = 8000;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}
bool is_closing(char c) { return c == '}' || c == ')' || c == ']' || c == '|'; }
bool is_letter_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// "\frac{{x}}{y}", "x^{{2}}", "${{ env.x }}": braces of formulas and of other languages.
bool belongs_to_other_syntax(std::string_view text, std::size_t offset) {
  for (int arguments = 0; arguments < 4 && text.substr(0, offset).ends_with("}}"); ++arguments) {
    const std::size_t from = offset - std::min<std::size_t>(offset, 40);
    const std::size_t open = text.substr(from, offset - from).rfind("{{");
    if (open == text.npos) break;
    offset = from + open;
  }
  if (offset == 0) return false;
  const char before = text[offset - 1];
  if (before == '$' || before == '\\' || before == '{') return true;
  if (before == '^' || before == '_')
    return offset >= 2 && !is_blank(text[offset - 2]) &&
           (!is_punctuation(text[offset - 2]) || is_closing(text[offset - 2]));
  std::size_t word = offset;
  while (word > 0 && offset - word < 40 && is_letter_char(text[word - 1])) --word;
  return word < offset && word > 0 && text[word - 1] == '\\';
}

// "\_" and the like, as editors escape them.
std::string unescape(std::string_view value) {
  std::string out;
  out.reserve(value.size());
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == '\\' && i + 1 < value.size() && is_punctuation(value[i + 1])) ++i;
    out += value[i];
  }
  return out;
}

struct Quote {
  std::string_view open, close;
  bool escapes;
};
constexpr Quote quotes[] = {
    {"\"", "\"", true}, {"'", "'", true}, {"`", "`", false}, {"“", "”", false}};

const Quote* quote_at(std::string_view text) {
  for (const Quote& quote : quotes)
    if (text.starts_with(quote.open)) return &quote;
  return nullptr;
}

std::size_t find_quote_end(std::string_view text, const Quote& quote, std::size_t from) {
  std::size_t end = text.find(quote.close, from);
  while (quote.escapes && end != text.npos && text[end - 1] == '\\' && end > from)
    end = text.find(quote.close, end + 1);
  return end;
}

}  // namespace

struct TagReader::Mark {
  std::string_view open, close;
  TagStyle style;
};

// Longer ones first.
const TagReader::Mark TagReader::marks_[6] = {
    {"{{<", ">}}", TagStyle::shortcode}, {"{{%", "%}}", TagStyle::shortcode},
    {"{%", "%}", TagStyle::tag},         {"{{{", "}}}", TagStyle::output},
    {"{{", "}}", TagStyle::output},      {"{# ", "#}", TagStyle::comment}};

std::string_view TemplateTag::find(std::initializer_list<std::string_view> keys) const {
  for (const std::string_view key : keys)
    for (const TagArgument& argument : arguments)
      if (argument.key == key && !argument.value.empty()) return argument.value;
  return {};
}

std::vector<const TagArgument*> TemplateTag::positional() const {
  std::vector<const TagArgument*> list;
  for (const TagArgument& argument : arguments)
    if (argument.key.empty()) list.push_back(&argument);
  return list;
}

TagReader::Found& TagReader::memory_of(std::vector<Found>& found, std::string_view needle) {
  const auto known = std::find_if(found.begin(), found.end(),
                                  [&](const Found& one) { return one.needle == needle; });
  if (known != found.end()) return *known;
  return found.emplace_back(Found{std::string(needle), std::string_view::npos, std::nullopt});
}

std::size_t TagReader::find_from(std::string_view needle, std::size_t offset) {
  Found& known = memory_of(found_, needle);
  if (!known.knows(offset)) {
    const std::size_t at = text_.find(needle, offset);
    known.from = offset;
    known.at = at == text_.npos ? std::nullopt : std::optional(Range{at, at + needle.size()});
  }
  return known.at ? known.at->begin : text_.npos;
}

namespace {

// Reads what stands between the marks, token by token.
class TagLexer {
 public:
  TagLexer(std::string_view text, std::size_t at, std::string_view close, bool with_quotes,
           TemplateTag& tag)
      : text_(text), at_(at), close_(close), with_quotes_(with_quotes), tag_(tag) {}

  // False when the tag does not end.
  bool run() {
    while (at_ < text_.size()) {
      skip_separators();
      if (take_end()) return true;
      if (at_ >= text_.size() || !take_token()) return false;
    }
    return false;
  }

 private:
  bool at_end(std::size_t offset) const { return text_.substr(offset).starts_with(close_); }

  void skip_separators() {
    while (at_ < text_.size() &&
           (is_blank(text_[at_]) || text_[at_] == ',' || text_[at_] == '(' || text_[at_] == ')'))
      ++at_;
  }

  bool take_end() {
    std::size_t mark = at_;
    if (mark < text_.size() && std::string_view("-~+/").find(text_[mark]) != text_.npos &&
        at_end(mark + 1))
      ++mark;
    if (!at_end(mark)) return false;
    tag_.self_closing = mark > at_ && text_[at_] == '/';
    tag_.end = mark + close_.size();
    inside_end_ = at_;
    tag_.inside = trim(text_.substr(inside_begin_, at_ - std::min(inside_begin_, at_)));
    return true;
  }

  bool take_token() {
    if (text_[at_] == '|') {
      ++at_;
      skip_separators();
      tag_.filters.push_back({std::string(take_word()), {}});
      if (at_ < text_.size() && text_[at_] == ':') ++at_;
      named_ = true;
      return true;
    }
    TagArgument argument;
    if (!take_value(argument)) return false;
    if (!named_) return take_name(std::move(argument));
    if (!argument.quoted && take_assignment()) {
      argument.key = std::move(argument.value);
      argument.value.clear();
      skip_blanks();
      if (at_ < text_.size() && !at_end(at_) && !take_value(argument)) return false;
    }
    auto& list = tag_.filters.empty() ? tag_.arguments : tag_.filters.back().arguments;
    list.push_back(std::move(argument));
    return true;
  }

  bool take_name(TagArgument argument) {
    named_ = true;
    inside_begin_ = at_;
    if (argument.quoted)
      tag_.arguments.push_back(std::move(argument));
    else
      tag_.name = std::move(argument.value);
    return true;
  }

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  // "=" or ":" after a key.
  bool take_assignment() {
    std::size_t mark = at_;
    while (mark < text_.size() && (text_[mark] == ' ' || text_[mark] == '\t')) ++mark;
    if (mark >= text_.size() || text_.substr(mark).starts_with("==")) return false;
    if (text_[mark] != '=' && text_[mark] != ':') return false;
    at_ = mark + 1;
    return true;
  }

  bool take_value(TagArgument& argument) {
    const std::string_view rest = text_.substr(at_);
    const Quote* quote = with_quotes_ ? quote_at(rest) : nullptr;
    if (quote == nullptr) {
      const std::string_view word = take_word();
      argument.value = word;
      return !word.empty();
    }
    const std::size_t end = find_quote_end(rest, *quote, quote->open.size());
    if (end == rest.npos) return false;
    const std::string_view value = rest.substr(quote->open.size(), end - quote->open.size());
    argument.value = quote->escapes ? unescape(value) : std::string(value);
    argument.quoted = true;
    at_ += end + quote->close.size();
    return true;
  }

  // "" where another tag begins.
  std::string_view take_word() {
    const std::size_t begin = at_;
    for (; at_ < text_.size() && !at_end(at_); ++at_) {
      const char c = text_[at_];
      if (is_blank(c) || c == ',' || c == '(' || c == ')' || c == '|') break;
      if (c == '{' && at_ + 1 < text_.size() && (text_[at_ + 1] == '{' || text_[at_ + 1] == '%')) {
        at_ = text_.size();
        return {};
      }
      if (at_ == begin) continue;
      if (c == '=' && text_[begin] != '=' && text_.substr(begin, 4) != "http") break;
      if (c == '"' && with_quotes_) break;
      const char after = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
      if (c == ':' && (is_blank(after) || after == '"' || after == '\'')) break;
      if (std::string_view("-~/").find(c) != text_.npos && at_end(at_ + 1)) break;
    }
    return text_.substr(begin, at_ - begin);
  }

  std::string_view text_;
  std::size_t at_;
  std::string_view close_;
  bool with_quotes_;
  TemplateTag& tag_;
  bool named_ = false;
  std::size_t inside_begin_ = 0, inside_end_ = 0;
};

}  // namespace

bool TagReader::lex(TemplateTag& tag, const Mark& mark, std::size_t at, bool with_quotes) const {
  tag.arguments.clear();
  tag.filters.clear();
  tag.name.clear();
  return TagLexer(text_.substr(0, tag.begin + longest_tag), at, mark.close, with_quotes, tag).run();
}

std::optional<TemplateTag> TagReader::read(std::size_t offset) {
  const std::string_view rest = text_.substr(offset, 8);
  const Mark* mark = std::find_if(std::begin(marks_), std::end(marks_),
                                  [&](const Mark& m) { return rest.starts_with(m.open); });
  if (mark == std::end(marks_)) return std::nullopt;
  if (mark->style != TagStyle::shortcode && belongs_to_other_syntax(text_, offset))
    return std::nullopt;
  const std::size_t end = find_from(mark->close, offset + mark->open.size());
  if (end == text_.npos || end - offset > longest_tag) return std::nullopt;
  TemplateTag tag;
  tag.begin = offset;
  tag.style = mark->style;
  std::size_t at = offset + mark->open.size();
  if (tag.style == TagStyle::comment ||
      (tag.style == TagStyle::shortcode && text_.substr(at, 2) == "/*")) {
    if (tag.style == TagStyle::shortcode) tag.style = TagStyle::escaped;
    tag.end = end + mark->close.size();
    tag.inside = text_.substr(at, end - at);
    tag.written = text_.substr(tag.begin, tag.end - tag.begin);
    return tag;
  }
  if (at < text_.size() && (text_[at] == '-' || text_[at] == '~' || text_[at] == '+')) ++at;
  while (at < end && is_blank(text_[at])) ++at;
  if (tag.style == TagStyle::shortcode && at < end && text_[at] == '/') {
    tag.closing = true;
    ++at;
  }
  if (!lex(tag, *mark, at, true) && !lex(tag, *mark, at, false)) return std::nullopt;
  tag.written = text_.substr(tag.begin, tag.end - tag.begin);
  const bool holds_paragraphs = tag.written.find("\n\n") != text_.npos;
  if (holds_paragraphs && tag.style != TagStyle::shortcode) return std::nullopt;
  const bool named = !tag.name.empty() && tag.name != "%" && tag.name != "<";
  if (!named && (tag.style != TagStyle::output || tag.arguments.empty())) return std::nullopt;
  return tag;
}

std::optional<TagReader::Range> TagReader::find_closing(const TemplateTag& tag,
                                                        std::size_t offset) {
  const bool shortcode = tag.style == TagStyle::shortcode;
  const std::string needle = shortcode ? tag.name : "end" + tag.name;
  Found& known = memory_of(closings_, (shortcode ? "/" : "") + needle);
  if (!known.knows(offset)) {
    known.from = offset;
    known.at = search_closing(needle, shortcode, offset);
  }
  return known.at;
}

std::optional<TagReader::Range> TagReader::search_closing(std::string_view name, bool shortcode,
                                                          std::size_t offset) {
  for (std::size_t at = text_.find(name, offset); at != text_.npos;
       at = text_.find(name, at + name.size())) {
    std::size_t begin = at;
    const auto back = [&](std::string_view skipped) {
      for (int n = 0; n < 20 && begin > offset && skipped.find(text_[begin - 1]) != text_.npos; ++n)
        --begin;
    };
    back(shortcode ? " \t\r\n/" : " \t\r\n-~+");
    const std::string_view before = text_.substr(0, begin);
    const bool opens =
        shortcode ? before.ends_with("{{<") || before.ends_with("{{%") : before.ends_with("{%");
    if (!opens || begin < offset + (shortcode ? 3 : 2)) continue;
    if (shortcode && text_.substr(begin, at - begin).find('/') == text_.npos) continue;
    std::size_t end = at + name.size();
    while (end < text_.size() && std::string_view(" \t\r\n-~+>%").find(text_[end]) != text_.npos &&
           end < at + name.size() + 20)
      ++end;
    const std::size_t braces = shortcode ? 2 : 1;
    const char mark = end > 0 ? text_[end - 1] : ' ';
    if (text_.substr(end, braces) != std::string_view("}}").substr(0, braces)) continue;
    if (mark != '%' && !(shortcode && mark == '>')) continue;
    return Range{begin - (shortcode ? 3 : 2), end + braces};
  }
  return std::nullopt;
}

}  // namespace offprint
