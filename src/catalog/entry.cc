#include "catalog/entry.h"

#include <algorithm>

#include "base/unicode.h"
#include "model/title_form.h"

namespace offprint {
namespace {

// As resolve has it.
std::string_view decided_title(const Facts& facts, const ArticleDecisions& decisions) {
  const std::string_view before = facts.title_before_suffix;
  if (before.empty()) return facts.title;
  const bool parted = decisions.title_suffix.pages > 0 ||
                      reads_as_subtitle(before, facts.title.substr(before.size()));
  return parted ? before : facts.title;
}

void add_tags(const ArticleDecisions& decisions, Entry& entry) {
  for (const Tag& tag : decisions.tags) {
    if (tag.label.empty() || std::find(entry.tag_labels.begin(), entry.tag_labels.end(),
                                       tag.label) != entry.tag_labels.end())
      continue;
    entry.tag_slugs.push_back(tag.slug);
    entry.tag_labels.push_back(tag.label);
  }
}

// As resolve has them.
void add_authors(const Facts& facts, const ArticleDecisions& decisions, Entry& entry) {
  for (std::size_t i = 0; i < facts.author_ids.size(); ++i) {
    Entry::Author author{std::string(facts.people[i].name), std::string(facts.people[i].sort_name)};
    const Person& listed = decisions.people[i];
    if (!facts.author_ids[i].empty() && !listed.name.empty())
      author = {listed.name, listed.sort_name};
    const Person& printed = decisions.printed[i];
    if (!printed.name.empty() && printed.name != author.name) author = {printed.name, ""};
    if (!printed.sort_name.empty()) author.sort_name = printed.sort_name;
    const auto is_same = [&](const Entry::Author& other) {
      return fold(other.name) == fold(author.name);
    };
    if (!author.name.empty() && std::none_of(entry.authors.begin(), entry.authors.end(), is_same))
      entry.authors.push_back(std::move(author));
  }
}

}  // namespace

Entry entry_of(std::uint32_t row, const Facts& facts, const ArticleDecisions& decisions) {
  Entry entry;
  entry.row = row;
  entry.origin = facts.origin;
  entry.id = decisions.id;
  entry.slug = decisions.slug;
  entry.title = decided_title(facts, decisions);
  entry.section = facts.section;
  entry.series = facts.series;
  entry.language = facts.language;
  entry.published = facts.published;
  entry.modified = facts.modified;
  entry.text_bytes = facts.text_bytes;
  entry.picture_bytes = facts.picture_bytes;
  entry.media_bytes = facts.media_bytes;
  entry.syndication.is_limited = facts.limits_feeds;
  entry.syndication.partners.assign(facts.partners.begin(), facts.partners.end());
  for (const std::vector<AttachmentRow>& rows : decisions.attachments)
    for (const AttachmentRow& attachment : rows)
      if (!attachment.image.file.empty()) entry.picture_bytes += attachment.image.size;
  add_tags(decisions, entry);
  add_authors(facts, decisions, entry);
  return entry;
}

std::vector<Person> contributors_of(const Facts& facts, const ArticleDecisions& decisions) {
  std::vector<Person> contributors;
  for (std::size_t i = facts.author_ids.size(); i < facts.people.size(); ++i) {
    const Facts::Credit& credit = facts.people[i];
    Person person{std::string(credit.name), std::string(credit.sort_name), {}};
    person.role = credit.role;
    const Person& printed = decisions.printed[i];
    if (!printed.name.empty()) person.name = printed.name;
    if (!printed.sort_name.empty()) person.sort_name = printed.sort_name;
    if (!person.name.empty()) contributors.push_back(std::move(person));
  }
  return contributors;
}

}  // namespace offprint
