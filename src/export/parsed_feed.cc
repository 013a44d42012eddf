#include "export/parsed_feed.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view atom_space = "http://www.w3.org/2005/Atom";

std::string canonical_name(const XmlName& name, const FeedNamespaces& known) {
  if (name.space.empty())
    return name.local.find(':') == name.local.npos ? std::string(name.local)
                                                   : "?" + std::string(name.local);
  for (const FeedNamespaces* table : {&feed_namespaces(), &known})
    for (const auto& [prefix, space] : *table)
      if (space == name.space) return prefix + ":" + std::string(name.local);
  return "{" + std::string(name.space) + "}" + std::string(name.local);
}

bool is_item(std::string_view name) { return name == "item" || name == "atom:entry"; }

void move_items(FeedElement& parent, ParsedFeed& feed) {
  std::vector<FeedElement> others;
  for (FeedElement& child : parent.children)
    (is_item(child.name) ? feed.items : others).push_back(std::move(child));
  parent.children = std::move(others);
}

void add(FeedElement& to, std::string name, std::string text, const FeedElement& from) {
  if (text.empty()) return;
  FeedElement made;
  made.name = std::move(name);
  made.text = std::move(text);
  made.is_cdata = from.is_cdata;
  made.position = from.position;
  to.children.push_back(std::move(made));
}

FeedElement& add_link(FeedElement& to, std::string name, std::string_view attribute,
                      std::string_view address, const FeedElement& from) {
  FeedElement made;
  made.name = std::move(name);
  made.attributes.emplace_back(attribute, address);
  made.position = from.position;
  to.children.push_back(std::move(made));
  return to.children.back();
}

struct NewName {
  std::string_view from, to;
};

constexpr NewName of_atom[] = {{"atom:title", "title"},
                               {"atom:subtitle", "description"},
                               {"atom:rights", "copyright"},
                               {"atom:id", "guid"},
                               {"atom:published", "pubDate"},
                               {"atom:summary", "description"},
                               {"atom:content", "content:encoded"}};
constexpr NewName of_json[] = {{"title", "title"},
                               {"home_page_url", "link"},
                               {"url", "link"},
                               {"description", "description"},
                               {"language", "language"},
                               {"id", "guid"},
                               {"date_published", "pubDate"},
                               {"date_modified", "atom:updated"},
                               {"content_html", "content:encoded"},
                               {"summary", "description"},
                               {"tags", "category"}};

void copy_atom_link(const FeedElement& link, FeedElement& to) {
  const std::string_view rel = link.attribute("rel"), address = link.attribute("href");
  if (rel.empty() || rel == "alternate") return add(to, "link", std::string(address), link);
  if (rel == "enclosure") {
    FeedElement& made = add_link(to, "enclosure", "url", address, link);
    for (const std::string_view name : {"length", "type"})
      if (!link.attribute(name).empty()) made.attributes.emplace_back(name, link.attribute(name));
    return;
  }
  to.children.push_back(link);
}

FeedElement from_atom(const FeedElement& atom, std::string name) {
  FeedElement rss;
  rss.name = std::move(name);
  rss.position = atom.position;
  if (const std::string_view language = atom.attribute("xml:lang"); !language.empty())
    add(rss, "language", std::string(language), atom);
  for (const FeedElement& child : atom.children) {
    const auto known = std::find_if(std::begin(of_atom), std::end(of_atom),
                                    [&](const NewName& n) { return n.from == child.name; });
    if (known != std::end(of_atom))
      add(rss, std::string(known->to), child.text, child);
    else if (child.name == "atom:link")
      copy_atom_link(child, rss);
    else if (child.name == "atom:author")
      add(rss, "dc:creator", std::string(child.text_of("atom:name")), child);
    else
      rss.children.push_back(child);
  }
  return rss;
}

FeedElement from_json(const FeedElement& json, std::string name) {
  FeedElement rss;
  rss.name = std::move(name);
  rss.position = json.position;
  for (const FeedElement& child : json.children) {
    const auto known = std::find_if(std::begin(of_json), std::end(of_json),
                                    [&](const NewName& n) { return n.from == child.name; });
    if (known != std::end(of_json)) {
      add(rss, std::string(known->to), child.text, child);
    } else if (child.name == "authors") {
      add(rss, "dc:creator", std::string(child.text_of("name")), child);
    } else if (child.name == "image") {
      add_link(rss, "media:thumbnail", "url", child.text, child);
    } else if (child.name == "hubs") {
      add_link(rss, "atom:link", "href", child.text_of("url"), child)
          .attributes.emplace_back("rel", "hub");
    } else if (child.name == "attachments") {
      FeedElement& made = add_link(rss, "enclosure", "url", child.text_of("url"), child);
      made.attributes.emplace_back("type", child.text_of("mime_type"));
      made.attributes.emplace_back("length", child.text_of("size_in_bytes"));
    }
  }
  return rss;
}

void append_json(const Value& value, std::string name, Position position, FeedElement& to) {
  if (value.kind == Value::Kind::list) {
    for (const Value& item : value.items) append_json(item, name, item.position, to);
    return;
  }
  FeedElement made;
  made.name = std::move(name);
  made.text = value.scalar;
  made.position = position;
  for (const Value::Member& member : value.members)
    append_json(member.value, member.key, member.key_position, made);
  to.children.push_back(std::move(made));
}

}  // namespace

const FeedNamespaces& feed_namespaces() {
  static const FeedNamespaces table = {
      {"atom", std::string(atom_space)},
      {"content", "http://purl.org/rss/1.0/modules/content/"},
      {"dc", "http://purl.org/dc/elements/1.1/"},
      {"dcterms", "http://purl.org/dc/terms/"},
      {"fh", "http://purl.org/syndication/history/1.0"},
      {"itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
      {"media", "http://search.yahoo.com/mrss/"},
      {"offprint", "urn:offprint:record"},
      {"podcast", "https://podcastindex.org/namespace/1.0"},
      {"snf", "http://www.smartnews.be/snf"},
      {"prism", "http://prismstandard.org/namespaces/basic/2.0/"},
      {"sy", "http://purl.org/rss/1.0/modules/syndication/"},
      {"xml", "http://www.w3.org/XML/1998/namespace"},
  };
  return table;
}

const FeedElement* FeedElement::child(std::string_view wanted) const {
  const auto at = std::find_if(children.begin(), children.end(),
                               [&](const FeedElement& c) { return c.name == wanted; });
  return at == children.end() ? nullptr : &*at;
}

FeedElement* FeedElement::child(std::string_view wanted) {
  return const_cast<FeedElement*>(std::as_const(*this).child(wanted));
}

std::string_view FeedElement::text_of(std::string_view wanted) const {
  const FeedElement* found = child(wanted);
  return found ? trim(found->text) : std::string_view();
}

std::string_view FeedElement::attribute(std::string_view wanted) const {
  for (const auto& [name, value] : attributes)
    if (name == wanted) return value;
  return {};
}

std::string_view name(FeedDialect dialect) {
  return dialect == FeedDialect::rss ? "RSS" : dialect == FeedDialect::atom ? "Atom" : "JSON Feed";
}

FeedElement parse_feed_element(const XmlDocument& document, XmlNode node,
                              const FeedNamespaces& known) {
  FeedElement element;
  element.name = canonical_name(document[node].name, known);
  element.position = document[node].position;
  document.for_each_attribute(node, [&](const XmlDocument::Attribute& attribute) {
    element.attributes.emplace_back(canonical_name(attribute.name, known), attribute.value);
  });
  if (element.attribute("type") == "xhtml") {
    element.text = document.inner_markup(node).text;
    return element;
  }
  for (XmlNode at = document[node].first_child; at != no_xml_node; at = document[at].next) {
    if (!document[at].is_text) {
      element.children.push_back(parse_feed_element(document, at, known));
      continue;
    }
    element.text += document[at].text;
    element.is_cdata = element.is_cdata || document[at].is_cdata;
  }
  return element;
}

std::optional<ParsedFeed> parse_feed(const XmlDocument& document, const FeedNamespaces& known) {
  if (document.size() == 0) return {};
  FeedElement root = parse_feed_element(document, 0, known);
  ParsedFeed feed;
  if (root.name == "atom:feed") {
    feed.dialect = FeedDialect::atom;
    move_items(root, feed);
    feed.channel = std::move(root);
    return feed;
  }
  if (root.name != "rss") return {};
  feed.version = root.attribute("version");
  move_items(root, feed);  // where RSS 0.9 and 1.0 have them
  if (FeedElement* channel = root.child("channel")) {
    move_items(*channel, feed);
    feed.channel = std::move(*channel);
  } else {
    feed.channel.name = "channel";
    feed.channel.position = root.position;
  }
  return feed;
}

ParsedFeed parse_feed(const Value& json) {
  ParsedFeed feed;
  feed.dialect = FeedDialect::json;
  feed.channel.name = "channel";
  feed.channel.position = json.position;
  for (const Value::Member& member : json.members) {
    FeedElement& to = feed.channel;
    append_json(member.value, member.key, member.key_position, to);
    if (member.key != "items") continue;
    for (FeedElement& child : to.children)
      if (child.name == "items") feed.items.push_back(std::move(child));
    std::erase_if(to.children,
                  [](const FeedElement& c) { return c.name == "items" || c.name.empty(); });
  }
  return feed;
}

ParsedFeed as_rss(ParsedFeed feed) {
  if (feed.dialect == FeedDialect::rss) return feed;
  const auto convert = feed.dialect == FeedDialect::atom ? from_atom : from_json;
  feed.channel = convert(feed.channel, "channel");
  for (FeedElement& item : feed.items) item = convert(item, "item");
  return feed;
}

std::vector<FeedValue> find_values(const FeedElement& parent, std::string_view path) {
  const std::size_t at = path.find('@');
  const std::string_view attribute = at == path.npos ? "" : path.substr(at + 1);
  std::string_view element = path.substr(0, at), key, wanted;
  if (const std::size_t bracket = element.find('['); bracket != element.npos) {
    const std::string_view condition = element.substr(bracket + 1, element.size() - bracket - 2);
    key = condition.substr(0, condition.find('='));
    wanted = condition.substr(std::min(condition.size(), key.size() + 1));
    element = element.substr(0, bracket);
  }
  std::vector<FeedValue> values;
  for (const FeedElement& child : parent.children) {
    if (child.name != element || (!key.empty() && child.attribute(key) != wanted)) continue;
    const std::string_view value =
        attribute.empty() ? trim(child.text) : trim(child.attribute(attribute));
    values.push_back({&child, value});
  }
  return values;
}

}  // namespace offprint
