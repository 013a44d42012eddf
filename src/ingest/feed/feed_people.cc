#include "ingest/feed/feed_people.h"

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/feed/feed_text.h"

namespace offprint {
namespace {

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != text.npos && at > 0 && at + 1 < text.size() &&
         text.find_first_of(" \t()<>") == text.npos;
}

std::string_view without_mailto(std::string_view text) {
  text = trim(text);
  constexpr std::string_view scheme = "mailto:";
  return ascii_lower(text.substr(0, scheme.size())) == scheme ? text.substr(scheme.size()) : text;
}

Value member_text(const FeedTree& tree, XmlNode person, std::string_view local) {
  const XmlNode node = tree.child(person, local);
  if (node == no_xml_node) return {};
  return text_value(to_line(read_feed_text(tree, node)), tree.xml()[node].position);
}

void add_member(Value& map, std::string key, Value value) {
  const Position position = value.position;
  map.members.push_back({std::move(key), position, std::move(value)});
}

// Atom's person: name, uri (0.3: url), email, which is kept for what else may be known by it.
std::optional<Value> structured_person(const FeedTree& tree, XmlNode node, std::string_view base) {
  Value map;
  map.kind = Value::Kind::map;
  map.position = tree.xml()[node].position;
  Value name = member_text(tree, node, "name");
  const std::string spoken = name_of_mailbox(name.scalar);
  if (!spoken.empty()) {
    name.scalar = spoken;
    add_member(map, "name", std::move(name));
  }
  for (const std::string_view key : {"uri", "url", "homepage"}) {
    Value url = member_text(tree, node, key);
    const std::string inner = tree.xml().base(node, base);
    if (!inner.empty()) url.scalar = resolve_url(inner, url.scalar).value_or(url.scalar);
    if (!is_web_address(url.scalar)) continue;
    add_member(map, "url", std::move(url));
    break;
  }
  if (Value mail = member_text(tree, node, "email"); !mail.scalar.empty())
    add_member(map, "email", std::move(mail));
  if (map.members.empty()) return std::nullopt;
  return map;
}

std::optional<Value> read_person(const FeedTree& tree, XmlNode node, std::string_view base) {
  for (const std::string_view local : {"name", "uri", "url", "homepage", "email"})
    if (tree.child(node, local) != no_xml_node) return structured_person(tree, node, base);
  const FeedText text = read_feed_text(tree, node);
  std::string name = name_of_mailbox(to_line(text));
  if (name.empty()) return std::nullopt;
  return text_value(std::move(name), text.position);
}

// Whoever edits a feed need not have written what is in it.
double confidence_in(FeedRole role, std::string_view source) {
  if (role == FeedRole::editor) return 0.5;
  return source.empty() ? 1 : 0.8;
}

// Only those of one kind of elements: others name the same people in other ways.
std::optional<Field> people_of(const FeedTree& tree, const FeedParts& parts, FeedRole role,
                               std::string_view source, std::string_view base) {
  const auto found = parts.find(role);
  if (found == parts.end()) return std::nullopt;
  std::optional<Field> field;
  std::uint32_t rank = 0;
  for (const FeedPart& part : found->second) {
    if (field && part.rank != rank) break;
    std::optional<Value> person = read_person(tree, part.node, base);
    if (!person) continue;
    if (!field) {
      rank = part.rank;
      field = Field{FieldName::authors, tree.name(part.node), {}, tree.xml()[part.node].position};
      field->rule = tree.rule(part.node);
      if (!source.empty()) field->rule += " of the " + std::string(source);
      field->confidence = confidence_in(role, source);
      field->value.kind = Value::Kind::list;
      field->value.position = person->position;
    }
    field->value.items.push_back(*std::move(person));
  }
  return field;
}

}  // namespace

std::string name_of_mailbox(std::string_view text) {
  text = without_mailto(text);
  for (const auto& [open, close] : {std::pair{'(', ')'}, std::pair{'<', '>'}}) {
    const std::size_t begin = text.rfind(open);
    if (begin == text.npos || !text.ends_with(close)) continue;
    const std::string_view outer = trim(text.substr(0, begin));
    const std::string_view inner = trim(text.substr(begin + 1, text.size() - begin - 2));
    if (is_mail_address(without_mailto(inner))) return std::string(outer);
    if (is_mail_address(outer)) return std::string(inner);
  }
  return is_mail_address(text) ? "" : std::string(text);
}

std::optional<Field> read_feed_authors(const FeedTree& tree, const FeedParts& parts,
                                       std::string_view source, std::string_view base) {
  for (const FeedRole role : {FeedRole::author, FeedRole::editor})
    if (auto field = people_of(tree, parts, role, source, base)) return field;
  return std::nullopt;
}

std::optional<Field> read_feed_contributors(const FeedTree& tree, const FeedParts& parts,
                                            std::string_view base) {
  auto field = people_of(tree, parts, FeedRole::contributor, "", base);
  if (field) field->name = FieldName::contributors;
  return field;
}

}  // namespace offprint
