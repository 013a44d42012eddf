#include "ingest/html/page_authors.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/html/credit_names.h"

namespace offprint {
namespace {

struct Named {
  std::string name, url;
  bool is_organization = false;
};

// What one source says.
struct Group {
  std::vector<Named> people;
  PageNode node = no_page_node;
  Position position;
  std::string rule;
  double confidence = 1;
  int worth = 0;  // 3 persons, 2 somebody, 1 an organization or the site
  bool in_sight = false;
};

bool may_hold_several(std::string_view name) {
  for (const std::string_view mark : {",", ";", " & ", " and ", " und ", " et ", " y ", " e ",
                                      " og ", " och ", " en ", "、", "，", " и "})
    if (name.find(mark) != name.npos) return true;
  return false;
}

class AuthorChooser {
 public:
  AuthorChooser(const PageSources& sources, const std::vector<std::string>& sites,
                std::string_view language)
      : sources_(sources), language_(language) {
    for (const std::string& site : sites) sites_.push_back(fold(site));
  }

  std::vector<Field> run(const Byline& byline) {
    for (const std::string_view key : {"author", "creator", "contributor"}) add_linked(key);
    add_findings(items(sources_, "author"));
    add_stated();
    add_byline(byline);
    std::stable_sort(groups_.begin(), groups_.end(),
                     [](const Group& a, const Group& b) { return a.worth > b.worth; });
    prefer_fuller_byline();
    std::vector<Field> fields;
    for (const Group& group : groups_) fields.push_back(field_of(group));
    return fields;
  }

 private:
  bool is_site(std::string_view name) const {
    const std::string folded = fold(name);
    return std::find(sites_.begin(), sites_.end(), folded) != sites_.end();
  }

  // "Ann Roe, The Daily Loaf".
  std::string without_site(std::string name) const {
    const std::size_t comma = name.rfind(',');
    if (comma != name.npos && comma > 0 && is_site(trim(std::string_view(name).substr(comma + 1))))
      name.erase(comma);
    return name;
  }

  void add_person(Group& group, std::string_view text, std::string url, bool organization) const {
    std::string name = without_site(without_jobs(clean_name(text, language_)));
    if (name.empty()) return;
    const std::string folded = fold(name);
    const bool known = std::any_of(group.people.begin(), group.people.end(),
                                   [&](const Named& other) { return fold(other.name) == folded; });
    if (!known) group.people.push_back({std::move(name), std::move(url), organization});
  }

  void add_group(Group group) {
    const auto is_person = [&](const Named& one) {
      return !one.is_organization && !is_site(one.name);
    };
    if (std::any_of(group.people.begin(), group.people.end(), is_person))
      std::erase_if(group.people, [&](const Named& one) { return !is_person(one); });
    if (group.people.empty()) return;
    const Named& first = group.people.front();
    group.worth = !is_person(first) ? 1 : looks_like_person(first.name) ? 3 : 2;
    groups_.push_back(std::move(group));
  }

  void add_linked(std::string_view key) {
    Group group;
    group.node = sources_.linked.node();
    group.position = sources_.linked.position();
    group.rule = "JSON-LD `" + std::string(key) + "`";
    group.confidence = 0.95;
    for (const Credit& credit : sources_.linked.credits(key))
      add_person(group, credit.name, is_web_address(credit.url) ? credit.url : "",
                 credit.is_organization);
    add_group(std::move(group));
  }

  void add_findings(const std::vector<Finding>& findings) {
    Group group;
    for (const Finding& finding : findings) {
      if (group.people.empty()) {
        group.node = finding.node;
        group.position = finding.position;
        group.rule = finding.rule;
        group.confidence = finding.confidence;
      }
      add_person(group, finding.text, "", false);
    }
    add_group(std::move(group));
  }

  void add_stated() {
    const std::vector<Finding> all = stated(sources_, FieldName::authors);
    for (std::size_t begin = 0; begin < all.size();) {
      std::size_t end = begin;
      while (end < all.size() && all[end].rule == all[begin].rule) ++end;
      const auto at = [&](std::size_t i) { return all.begin() + static_cast<std::ptrdiff_t>(i); };
      add_findings({at(begin), at(end)});
      begin = end;
    }
  }

  void add_byline(const Byline& byline) {
    Group group;
    group.in_sight = true;
    const std::vector<Finding> sections = stated(sources_, FieldName::section);
    for (const Finding& person : byline.people) {
      const bool is_section = std::any_of(
          sections.begin(), sections.end(),
          [&](const Finding& section) { return fold(section.text) == fold(person.text); });
      if (is_section) continue;
      if (group.people.empty()) {
        group.node = person.node;
        group.position = person.position;
        group.rule = person.rule;
        group.confidence = person.confidence;
      }
      add_person(group, person.text, "", false);
    }
    add_group(std::move(group));
  }

  static std::string joined(const Group& group) {
    std::string text;
    for (const Named& one : group.people) text += (text.empty() ? "" : ", ") + one.name;
    return text;
  }

  // Readers see the whole byline; metadata often has room for one name only.
  void prefer_fuller_byline() {
    if (groups_.empty() || groups_.front().in_sight) return;
    const std::string known = fold(joined(groups_.front()));
    for (std::size_t i = 1; i < groups_.size(); ++i) {
      if (!groups_[i].in_sight || groups_[i].worth < groups_.front().worth) continue;
      const std::string seen = fold(joined(groups_[i]));
      if (seen.size() > known.size() && seen.find(known) != seen.npos)
        std::rotate(groups_.begin(), groups_.begin() + static_cast<std::ptrdiff_t>(i),
                    groups_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      return;
    }
  }

  static Field field_of(const Group& group) {
    Field field{FieldName::authors, "authors", {}, group.position, group.rule, group.confidence};
    const bool is_text = std::any_of(group.people.begin(), group.people.end(),
                                     [](const Named& one) { return may_hold_several(one.name); });
    if (is_text) {
      field.value = text_value(joined(group), group.position);
      return field;
    }
    field.value.kind = Value::Kind::list;
    field.value.position = group.position;
    for (const Named& one : group.people) {
      Value name = text_value(one.name, group.position);
      if (one.url.empty() && !one.is_organization) {
        field.value.items.push_back(std::move(name));
        continue;
      }
      Value map;
      map.kind = Value::Kind::map;
      map.position = group.position;
      map.members.push_back({"name", group.position, std::move(name)});
      if (!one.url.empty())
        map.members.push_back({"url", group.position, text_value(one.url, group.position)});
      if (one.is_organization)
        map.members.push_back({"type", group.position, text_value("Organization", group.position)});
      field.value.items.push_back(std::move(map));
    }
    return field;
  }

  const PageSources& sources_;
  std::vector<std::string> sites_;  // folded
  std::string_view language_;
  std::vector<Group> groups_;
};

}  // namespace

std::vector<Field> choose_authors(const PageSources& sources, const Byline& byline,
                                  const std::vector<std::string>& sites,
                                  std::string_view language) {
  return AuthorChooser(sources, sites, language).run(byline);
}

}  // namespace offprint
