#include "ingest/wxr/item_terms.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/wxr/wxr_channel.h"

namespace offprint {
namespace {

enum class TermUse : std::uint8_t { section, tag, author, series, language, none };

struct Taxonomy {
  std::string_view domain;
  TermUse use;
};

constexpr Taxonomy taxonomies[] = {
#define OFFPRINT_WXR_TAXONOMY(domain, use) {domain, TermUse::use},
#include "ingest/wxr/item_terms.def"
#undef OFFPRINT_WXR_TAXONOMY
};

constexpr std::string_view no_categories[] = {
#define OFFPRINT_NO_CATEGORY(nicename) nicename,
#include "ingest/wxr/no_category.def"
#undef OFFPRINT_NO_CATEGORY
};

TermUse use_of(std::string_view domain) {
  const auto* found = std::find_if(std::begin(taxonomies), std::end(taxonomies),
                                   [&](const Taxonomy& t) { return t.domain == domain; });
  return found == std::end(taxonomies) ? TermUse::tag : found->use;
}

struct Term {
  WxrText label;
  std::string nicename;
};

bool is_no_category(const Term& term) {
  const std::string name = ascii_lower(term.nicename.empty() ? term.label.text : term.nicename);
  return std::find(std::begin(no_categories), std::end(no_categories), name) !=
         std::end(no_categories);
}

class Terms {
 public:
  void add(std::string_view domain, Term term) {
    if (term.label.text.empty()) term.label.text = percent_decode(term.nicename);
    if (term.label.text.empty()) return;
    switch (use_of(domain)) {
      case TermUse::section:
        if (!is_no_category(term)) add_once(sections_, std::move(term));
        return;
      case TermUse::tag:
        return add_once(tags_, std::move(term));
      case TermUse::author:
        return add_once(authors_, std::move(term));
      case TermUse::series:
        return add_once(series_, std::move(term));
      case TermUse::language:
        return add_once(languages_, std::move(term));
      case TermUse::none:
        return;
    }
  }

  void write(const WxrText& creator, std::vector<Field>& fields) const {
    write_authors(creator, fields);
    write_list(FieldName::section, "category", sections_, fields);
    write_list(FieldName::tags, "category", tags_, fields);
    if (!series_.empty()) write_text(FieldName::series, series_.front().label, fields);
    if (!languages_.empty())
      write_text(FieldName::language,
                 {languages_.front().nicename, languages_.front().label.position}, fields);
  }

 private:
  // Exports of version 1.0 state each term twice.
  static void add_once(std::vector<Term>& terms, Term term) {
    const std::string key = fold(term.label.text);
    for (Term& other : terms) {
      if (fold(other.label.text) != key) continue;
      if (other.nicename.empty()) other.nicename = term.nicename;
      return;
    }
    terms.push_back(std::move(term));
  }

  static void write_text(FieldName name, const WxrText& text, std::vector<Field>& fields) {
    if (!text.text.empty())
      fields.push_back({name, "category", text_value(text.text, text.position), text.position,
                        "WordPress `category`"});
  }

  static void write_list(FieldName name, const char* key, const std::vector<Term>& terms,
                         std::vector<Field>& fields) {
    if (terms.empty()) return;
    Value list;
    list.kind = Value::Kind::list;
    list.position = terms.front().label.position;
    for (const Term& term : terms)
      list.items.push_back(text_value(term.label.text, term.label.position));
    const Position position = list.position;
    fields.push_back({name, key, std::move(list), position, "WordPress `category`"});
  }

  static Value person(const std::string& id, const std::string& name, Position position) {
    Value map;
    map.kind = Value::Kind::map;
    map.position = position;
    map.members.push_back({"id", position, text_value(id, position)});
    if (!name.empty()) map.members.push_back({"name", position, text_value(name, position)});
    return map;
  }

  void write_authors(const WxrText& creator, std::vector<Field>& fields) const {
    Value list;
    list.kind = Value::Kind::list;
    for (const Term& term : authors_) {
      std::string id = term.nicename;
      if (id.starts_with("cap-")) id.erase(0, 4);
      // Some versions of the plugin write the login for the name.
      const std::string& label = term.label.text;
      const bool has_name = label.find(' ') != std::string::npos || to_lower(label) != label;
      if (id.empty() || !has_name) id = label;
      list.items.push_back(person(id, has_name ? label : "", term.label.position));
    }
    const bool by_terms = !list.items.empty();
    if (!by_terms && !creator.text.empty())
      list.items.push_back(person(creator.text, "", creator.position));
    if (list.items.empty()) return;
    list.position = list.items.front().position;
    const Position position = list.position;
    const char* key = by_terms ? "category" : "dc:creator";
    fields.push_back(
        {FieldName::authors, key, std::move(list), position,
         by_terms ? "WordPress `category` of the domain `author`" : "WordPress `dc:creator`"});
  }

  std::vector<Term> sections_, tags_, authors_, series_, languages_;
};

}  // namespace

void add_item_terms(const XmlDocument& xml, std::vector<Field>& fields) {
  Terms terms;
  xml.for_each_child(0, [&](XmlNode node) {
    if (!xml.is(node, "", "category")) return;
    terms.add(xml.attribute(node, "", "domain"),
              {text_of(xml, node), std::string(xml.attribute(node, "", "nicename"))});
  });
  terms.write(child_text(xml, 0, wxr::dc, "creator"), fields);
}

}  // namespace offprint
