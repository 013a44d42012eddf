#include "normalize/fields.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "base/unicode.h"

namespace offprint {
namespace {

struct Entity {
  std::string_view name;
  char32_t code_point;
};

// Those that people type into metadata.
constexpr Entity entities[] = {
    {"amp", '&'},       {"apos", '\''},  {"copy", 0xA9},    {"eacute", 0xE9},  {"gt", '>'},
    {"hellip", 0x2026}, {"laquo", 0xAB}, {"ldquo", 0x201C}, {"lsquo", 0x2018}, {"lt", '<'},
    {"mdash", 0x2014},  {"nbsp", 0xA0},  {"ndash", 0x2013}, {"quot", '"'},     {"raquo", 0xBB},
    {"rdquo", 0x201D},  {"reg", 0xAE},   {"rsquo", 0x2019}, {"trade", 0x2122},
};

// The character that "&name;" stands for; 0 when it is none.
char32_t entity(std::string_view name) {
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    const bool whole = error == std::errc{} && end == digits.data() + digits.size();
    const bool valid = value >= 0x20 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return whole && valid ? value : 0;
  }
  const auto at = std::find_if(std::begin(entities), std::end(entities),
                               [&](const Entity& known) { return known.name == name; });
  return at != std::end(entities) ? at->code_point : 0;
}

std::string decode_entities(std::string_view text) {
  std::string decoded;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = std::min(text.find('&', at), text.size());
    decoded += text.substr(at, begin - at);
    if (begin == text.size()) break;
    const std::size_t end = text.find(';', begin);
    const bool near = end != text.npos && end - begin <= 10;
    const char32_t character = near ? entity(text.substr(begin + 1, end - begin - 1)) : 0;
    if (character != 0)
      append_code_point(decoded, character);
    else
      decoded += '&';
    at = character != 0 ? end + 1 : begin + 1;
  }
  return decoded;
}

void report_type(const Field& field, Article& article, std::string_view wanted) {
  report(article, Code::field_type, field.value.position,
         "`" + field.key + "` is ignored: it should be " + std::string(wanted));
}

}  // namespace

std::string clean_text(std::string_view text) {
  if (text.find('&') == text.npos) return collapse_space(to_nfc(text));
  return collapse_space(to_nfc(decode_entities(text)));
}

std::optional<FieldText> text_field(const Draft& draft, FieldName name, Article& article) {
  const Field* field = draft.find(name);
  if (!field) return {};
  if (!field->value.is_text()) {
    report_type(*field, article, "one line of text");
    return {};
  }
  FieldText found{clean_text(field->value.scalar), field->value.position};
  if (found.text.empty()) return {};
  return found;
}

std::vector<FieldText> text_list_field(const Draft& draft, FieldName name, Article& article) {
  std::vector<FieldText> list;
  const Field* field = draft.find(name);
  if (!field) return list;
  const auto add = [&](const Value& value) {
    std::string text = clean_text(value.scalar);
    if (!text.empty()) list.push_back({std::move(text), value.position});
  };
  if (field->value.is_text()) {
    add(field->value);
    return list;
  }
  for (const Value& item : field->value.items)
    if (item.is_text()) add(item);
  const bool odd =
      field->value.kind == Value::Kind::map ||
      std::any_of(field->value.items.begin(), field->value.items.end(),
                  [](const Value& item) { return !item.items.empty() || !item.members.empty(); });
  if (odd) report_type(*field, article, "a text or a list of texts");
  return list;
}

std::string stated_by(const Draft& draft, FieldName name) {
  const Field* field = draft.find(name);
  return "front-matter key `" + (field ? field->key : "") + "`";
}

void explain(Article& article, std::string_view field, Position position, std::string rule,
             double confidence) {
  article.provenance.push_back({std::string(field), position, std::move(rule), confidence});
}

void report(Article& article, Code code, Position position, std::string message, std::string hint) {
  article.diagnostics.push_back(
      {code, article.origin, position, std::move(message), std::move(hint)});
}

}  // namespace offprint
