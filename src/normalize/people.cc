#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "base/url.h"
#include "normalize/byline.h"
#include "normalize/clean_text.h"
#include "normalize/fields.h"
#include "normalize/personal_names.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

// "Jane Roe <jane@a.example>": addresses are not printed.
std::string without_address(std::string name) {
  const std::size_t begin = name.find('<');
  if (begin != std::string::npos && name.ends_with('>') && name.find('@', begin) != name.npos)
    name.erase(begin);
  return collapse_space(name);
}

const Value* first_text(const Value& map, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (const Value* value = map.find(key); value && value->is_text()) return value;
  return nullptr;
}

class Credits {
 public:
  Credits(const Rules& rules, Article& article) : rules_(rules), article_(article) {}

  void read(const Field& field) {
    if (field.value.kind != Value::Kind::list) return read(field, field.value, false);
    for (const Value& item : field.value.items) read(field, item, true);
  }

  void add(Person person, Position position, std::string rule, double confidence = 1) {
    if (is_filler_name(person.name)) {
      filler_ = person.name;
      return;
    }
    if (is_author_id(person.name)) {
      const std::string id = std::move(person.name);
      person.name = name_from_author_id(id);
      person.sort_name.clear();
      confidence *= person.name != id ? 0.6 : 0.4;
      rule += ", author-id";
      report(article_, Code::author_id_unresolved, position,
             "the author is an id, `" + id + "`; it is printed as " + person.name,
             "write the name, or `name:` and `url:`");
    }
    const std::string key = fold(person.name);
    const bool known = std::any_of(article_.authors.begin(), article_.authors.end(),
                                   [&](const Person& other) { return fold(other.name) == key; });
    if (known || key.empty()) return;
    if (person.sort_name.empty()) person.sort_name = sort_name(person.name);
    article_.authors.push_back(std::move(person));
    explain(article_, "authors", position, std::move(rule), confidence);
  }

  // Whom the list of people of the document's source knows by `person.id`: open until all is read.
  void add_known(Person person, Position position, std::string rule) {
    const bool known = std::any_of(article_.authors.begin(), article_.authors.end(),
                                   [&](const Person& other) { return other.id == person.id; });
    if (known) return;
    double confidence = 0.6;
    if (person.name.empty() && is_author_id(person.id)) {
      person.name = name_from_author_id(person.id);
      if (person.name == person.id) confidence = 0.4;
    }
    if (person.name.empty()) person.name = person.id;
    if (is_filler_name(person.name)) person.name.clear();
    if (person.sort_name.empty()) person.sort_name = sort_name(person.name);
    article_.authors.push_back(std::move(person));
    explain(article_, "authors", position, rule + ", author-id", confidence);
  }

  // A name that was given and names nobody, or "".
  const std::string& filler() const { return filler_; }

 private:
  void read(const Field& field, const Value& value, bool is_one) {
    const std::string rule = stated_by(field);
    if (value.is_text()) {
      const std::string text = without_address(field_text(value, article_));
      if (field.rule.empty() && read_ids(text, value.position, rule)) return;
      // Front matter states names; what readers find in pages are bylines.
      if (is_one && field.rule.empty()) return add({text, "", ""}, value.position, rule);
      std::vector<std::string> names = split_byline(text, article_.language);
      if (names.empty()) filler_ = text;
      for (std::string& name : names)
        add({std::move(name), "", ""}, value.position, rule, field.confidence);
    } else if (value.kind == Value::Kind::map) {
      read_map(field, value, rule);
    } else if (value.kind == Value::Kind::list) {
      report_form(field, value.position, "a name or a list of names", article_);
    }
  }

  // One listed id, or several with commas between them.
  bool read_ids(std::string_view text, Position position, const std::string& rule) {
    std::vector<const ListedPeople::value_type*> found;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find_first_of(",;"), text.size());
      found.push_back(listed(text.substr(0, end)));
      if (!found.back()) return false;
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    for (const auto* one : found) add_listed(*one, position, rule);
    return !found.empty();
  }

  const ListedPeople::value_type* listed(std::string_view id) const {
    if (!rules_.people) return nullptr;
    const auto at = rules_.people->find(fold(trim(id)));
    return at != rules_.people->end() ? &*at : nullptr;
  }

  void add_listed(const ListedPeople::value_type& entry, Position position,
                  const std::string& rule) {
    const auto& [id, found] = entry;
    Person person = found.person;
    person.name = clean_text(person.name);
    if (!person.url.empty() && !is_absolute_url(person.url)) {
      const std::string& site = rules_.publication.site;
      person.url = site.empty() ? "" : resolve_url(site + "/", person.url).value_or("");
    }
    const std::string key = fold(person.name);
    const bool known = std::any_of(article_.authors.begin(), article_.authors.end(),
                                   [&](const Person& other) { return fold(other.name) == key; });
    if (known) return;
    if (person.sort_name.empty()) person.sort_name = sort_name(person.name);
    article_.authors.push_back(std::move(person));
    explain(article_, "authors", position,
            rule + ", `" + id + "` of " + found.file + ":" + std::to_string(found.position.line));
  }

  void read_map(const Field& field, const Value& map, const std::string& rule) {
    if (const Value* key = first_text(map, {"key", "id", "slug"}); key && field.rule.empty())
      if (const auto* entry = listed(key->scalar)) return add_listed(*entry, key->position, rule);
    const Value* id = article_.scope.empty() ? nullptr : first_text(map, {"id"});
    const Value* name = first_text(map, {"name", "title", "display_name", "id", "slug"});
    if (!name) return report_form(field, map.position, "a map with `name`", article_);
    Person person{without_address(field_text(*name, article_)), "", ""};
    if (const Value* sorted = first_text(map, {"sort_name", "file_as"}))
      person.sort_name = field_text(*sorted, article_);
    if (const Value* url = first_text(map, {"url", "link", "website", "homepage"}))
      person.url = address(field, *url);
    person.id = id ? trim(id->scalar) : "";
    if (person.id.empty()) return add(std::move(person), name->position, rule);
    if (name == id) person.name.clear();
    add_known(std::move(person), id->position, rule);
  }

  std::string address(const Field& field, const Value& value) {
    const std::string& site = rules_.publication.site;
    const auto url = is_absolute_url(value.scalar) || site.empty()
                         ? normalize_url(value.scalar)
                         : resolve_url(site + "/", value.scalar);
    if (url && is_web_address(*url)) return *url;
    report_form(field, value.position, "a map whose `url` is an http or https address", article_);
    return "";
  }

  const Rules& rules_;
  Article& article_;
  std::string filler_;
};

}  // namespace

void decide_people(const Rules& rules, Draft& draft, Article& article) {
  Credits credits(rules, article);
  for (const Field& field : draft.fields)
    if (field.name == FieldName::authors && article.authors.empty()) credits.read(field);
  if (!article.authors.empty()) return;
  for (const Person& author : rules.publication.authors)
    credits.add(author, {}, "the publication's authors");
  if (article.authors.empty())
    report(article, Code::author_missing, {},
           credits.filler().empty()
               ? "no author was found; none was invented"
               : "no author was found: `" + credits.filler() + "` names nobody");
}

}  // namespace offprint
