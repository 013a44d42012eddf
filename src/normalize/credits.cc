#include "normalize/credits.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "base/url.h"
#include "normalize/byline.h"
#include "normalize/clean_text.h"
#include "normalize/credit_roles.h"
#include "normalize/fields.h"
#include "normalize/personal_names.h"

namespace offprint {
namespace {

constexpr std::string_view author_role = "aut";
constexpr std::string_view any_role = "ctb";  // says less than all others

std::vector<Person>& people_of(Article& article, const Person& person) {
  return person.role == author_role ? article.authors : article.contributors;
}

std::string_view field_of(const Person& person) {
  return person.role == author_role ? "authors" : "contributors";
}

// "Jane Roe <jane@a.example>": addresses are not printed.
std::string without_mail(std::string name) {
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

// Of the words after the last dot of "params.photographer"; "photosBy" is two. "" for what says no
// role.
std::string_view role_in_key(std::string_view key) {
  key.remove_prefix(key.rfind('.') + 1);  // npos + 1 is 0
  std::string words;
  for (const char c : key) {
    if (c >= 'A' && c <= 'Z' && !words.empty()) words += ' ';
    words += c;
  }
  const std::string_view role = role_of_words(words);
  return role.empty() ? role_of_words(key) : role;
}

std::string_view role_of_key(std::string_view key) {
  const std::string_view role = role_in_key(key);
  return role.empty() || role == author_role ? any_role : role;
}

}  // namespace

Credits::Credits(const Rules& rules, const Draft& draft, Article& article)
    : rules_(rules), article_(article) {
  const Field* site = draft.find(FieldName::site);
  if (!site) return;
  const Value* name =
      site->value.kind == Value::Kind::map ? site->value.find("name") : &site->value;
  if (name && name->is_text()) site_name_ = fold(collapse_space(name->scalar));
}

void Credits::read_authors(const Field& field) {
  read({field, stated_by(field), author_role, field.rule.empty()}, field.value, false);
}

void Credits::read_others(const Field& field) {
  read({field, stated_by(field), author_role, field.rule.empty(), true}, field.value, false);
}

void Credits::read_contributors(const Field& field) {
  read({field, stated_by(field), role_of_key(field.key), field.rule.empty()}, field.value, false);
}

void Credits::read(const Source& source, const Value& value, bool is_one) {
  if (value.is_text()) return read_text(source, value, is_one);
  if (value.kind == Value::Kind::map) {
    if (!source.only_others) read_map(source, value);
  } else if (value.kind == Value::Kind::list && !is_one) {
    for (const Value& item : value.items) read(source, item, true);
  } else if (value.kind == Value::Kind::list) {
    report_form(source.field, value.position, "a name or a list of names", article_);
  }
}

void Credits::read_text(const Source& source, const Value& value, bool is_one) {
  const std::string text = without_mail(field_text(value, article_));
  if (source.only_others) return read_byline(source, text, value.position);
  if (source.stated && read_ids(source, text, value.position)) return;
  if (!is_one || !source.stated) return read_byline(source, text, value.position);
  Person person = read_name(text, article_.language);
  if (person.name.empty()) person.name = text;
  if (person.role == author_role) person.role = source.role;
  add(std::move(person), value.position, source.rule);
}

void Credits::read_byline(const Source& source, const std::string& text, Position position) {
  BylineCredits byline = split_byline(text, article_.language);
  if (byline.people.empty() && !source.only_others) filler_ = text;
  for (Person& person : byline.people) {
    if (person.role == author_role) person.role = source.role;
    if (source.only_others && person.role == author_role) continue;
    add(std::move(person), position, source.rule, source.field.confidence);
  }
  for (const std::string& name : byline.dropped)
    report(article_, Code::byline_name_dropped, position,
           "`" + name + "` stands in the byline where a house or a place does, and is not credited",
           "name everybody in `authors` or `contributors`");
}

// One listed id, or several with commas between them.
bool Credits::read_ids(const Source& source, std::string_view text, Position position) {
  std::vector<const ListedPeople::value_type*> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;"), text.size());
    found.push_back(listed(text.substr(0, end)));
    if (!found.back()) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  for (const auto* one : found) add_listed(source, *one, position, source.role);
  return !found.empty();
}

const ListedPeople::value_type* Credits::listed(std::string_view id) const {
  if (!rules_.people) return nullptr;
  const auto at = rules_.people->find(fold(trim(id)));
  return at != rules_.people->end() ? &*at : nullptr;
}

void Credits::add_listed(const Source& source, const ListedPeople::value_type& entry,
                         Position position, std::string_view role) {
  const auto& [id, found] = entry;
  Person person = found.person;
  Person read = read_name(clean_text(person.name), article_.language);
  if (!read.name.empty()) person.name = std::move(read.name);
  if (person.degrees.empty()) person.degrees = std::move(read.degrees);
  person.is_organization |= read.is_organization;
  person.role = role;
  if (!person.url.empty() && !is_absolute_url(person.url)) {
    const std::string& site = rules_.publication.site;
    person.url = site.empty() ? "" : resolve_url(site + "/", person.url).value_or("");
  }
  put(std::move(person), position,
      source.rule + ", `" + id + "` of " + found.file + ":" + std::to_string(found.position.line),
      1);
}

void Credits::read_map(const Source& source, const Value& map) {
  const std::string role = role_of(source, map);
  if (const Value* key = first_text(map, {"key", "id", "slug"}); key && source.stated)
    if (const auto* entry = listed(key->scalar))
      return add_listed(source, *entry, key->position, role);
  const Value* id = article_.scope.empty() ? nullptr : first_text(map, {"id"});
  const Value* name = first_text(map, {"name", "title", "display_name", "id", "slug"});
  if (!name && read_roles(source, map)) return;
  if (!name) return report_form(source.field, map.position, "a map with `name`", article_);
  Person person = person_of(source, map, *name);
  person.role = role.empty() ? person.role : role;
  person.id = id ? trim(id->scalar) : "";
  if (person.id.empty() || person.role != author_role)
    return add(std::move(person), name->position, source.rule);
  if (name == id) person.name.clear();
  add_known(std::move(person), id->position, source.rule);
}

// `contributors: {photographer: Ann Lee, translator: [Bo Ray]}`.
bool Credits::read_roles(const Source& source, const Value& map) {
  if (map.members.empty()) return false;
  for (const Value::Member& member : map.members)
    if (role_in_key(member.key).empty()) return false;
  for (const Value::Member& member : map.members) {
    const Source one{source.field, source.rule, role_in_key(member.key), source.stated};
    read(one, member.value, false);
  }
  return true;
}

Person Credits::person_of(const Source& source, const Value& map, const Value& name) {
  const std::string text = without_mail(field_text(name, article_));
  Person person = read_name(text, article_.language);
  if (person.name.empty()) person.name = text;
  if (person.role == author_role) person.role = source.role;
  if (const Value* sorted = first_text(map, {"sort_name", "file_as"}))
    person.sort_name = field_text(*sorted, article_);
  if (const Value* degrees = first_text(
          map, {"degrees", "credentials", "honorific_suffix", "honorificSuffix", "suffix"}))
    person.degrees = field_text(*degrees, article_);
  if (const Value* type = first_text(map, {"type", "@type"})) {
    const std::string kind = ascii_lower(type->scalar);
    const bool stated = kind.ends_with("organization") || kind == "organisation";
    person.is_organization = stated || (person.is_organization && kind != "person");
  }
  if (const Value* flag = map.find("is_organization"); flag && flag->scalar == "true")
    person.is_organization = true;
  if (const Value* url = first_text(map, {"url", "link", "website", "homepage"}))
    person.url = address(source.field, *url);
  return person;
}

// What the map says of its person. An author's is often an occupation: then it counts only where it
// cannot be a writer's.
std::string Credits::role_of(const Source& source, const Value& map) {
  const Value* stated = first_text(map, {"role", "relator", "contribution", "credit"});
  if (!stated) return std::string(source.role);
  const std::string text = collapse_space(stated->scalar);
  const std::string_view role = role_of_words(text);
  if (source.role == author_role)
    return std::string(is_telling_role(role) || role == ascii_lower(text) ? role : author_role);
  if (!role.empty()) return std::string(role);
  report(article_, Code::contributor_role_unknown, stated->position,
         "`" + text + "` is no role that is known; the contributor is listed as one of `" +
             std::string(source.role) + "`",
         "write a MARC relator, such as `pht` or `trl`");
  return std::string(source.role);
}

std::string Credits::address(const Field& field, const Value& value) {
  const std::string& site = rules_.publication.site;
  const auto url = is_absolute_url(value.scalar) || site.empty()
                       ? normalize_url(value.scalar)
                       : resolve_url(site + "/", value.scalar);
  if (url && is_web_address(*url)) return *url;
  report_form(field, value.position, "a map whose `url` is an http or https address", article_);
  return "";
}

void Credits::add(Person person, Position position, std::string rule, double confidence) {
  if (is_filler_name(person.name)) {
    if (person.role == author_role) filler_ = person.name;
    return;
  }
  if (is_author_id(person.name) && !person.is_organization) {
    const std::string id = std::move(person.name);
    person.name = name_from_author_id(id);
    person.sort_name.clear();
    confidence *= person.name != id ? 0.6 : 0.4;
    rule += ", author-id";
    report(article_, Code::author_id_unresolved, position,
           "the author is an id, `" + id + "`; it is printed as " + person.name,
           "write the name, or `name:` and `url:`");
  }
  put(std::move(person), position, std::move(rule), confidence);
}

// Whom the list of people of the document's source knows by `person.id`: open until all is read.
void Credits::add_known(Person person, Position position, std::string rule) {
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
  if (person.sort_name.empty()) person.sort_name = sort_name(person, article_.language);
  article_.authors.push_back(std::move(person));
  explain(article_, "authors", position, rule + ", author-id", confidence);
}

// Nobody is credited twice for the same.
void Credits::put(Person person, Position position, std::string rule, double confidence) {
  const std::string key = fold(person.name);
  std::vector<Person>& people = people_of(article_, person);
  const auto named = std::find_if(people.begin(), people.end(), [&](const Person& other) {
    return fold(other.name) == key &&
           (other.role == person.role || person.role == any_role || other.role == any_role);
  });
  // Whom sources list among contributors in general for having written.
  const bool wrote = person.role == any_role &&
                     std::any_of(article_.authors.begin(), article_.authors.end(),
                                 [&](const Person& author) { return fold(author.name) == key; });
  if (key.empty() || wrote) return;
  if (named != people.end()) {
    if (named->role == any_role) named->role = person.role;
    return;
  }
  person.is_organization |= is_own_name(key);
  if (person.sort_name.empty()) person.sort_name = sort_name(person, article_.language);
  const std::string_view field = field_of(person);
  people.push_back(std::move(person));
  explain(article_, field, position, std::move(rule), confidence);
}

// The name of the site itself stands for its editors.
bool Credits::is_own_name(std::string_view folded) const {
  return folded == site_name_ || folded == fold(rules_.publication.title);
}

}  // namespace offprint
