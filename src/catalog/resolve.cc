#include <algorithm>
#include <utility>

#include "base/error.h"
#include "base/unicode.h"
#include "catalog/attachment_closer.h"
#include "catalog/catalog.h"
#include "catalog/encoding.h"
#include "catalog/link_closer.h"
#include "catalog/site_remover.h"
#include "catalog/tag_closer.h"

namespace offprint {
namespace {

std::size_t word_count(std::string_view text) {
  return text.empty() ? 0 : static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// The sort name of the printed form, made in the way of the form that the source has: "smith, j"
// stands to "j smith" as "Smith, J" to "J Smith".
std::string sort_name_like(const Person& written, std::string_view printed) {
  const std::string_view sort_name = written.sort_name;
  const std::size_t comma = sort_name.find(", ");
  if (comma == sort_name.npos)
    return sort_name == written.name ? std::string(printed) : written.sort_name;
  const std::size_t family = word_count(sort_name.substr(0, comma));
  const std::size_t given = word_count(sort_name.substr(comma + 2));
  if (given == 0 || family + given != word_count(printed)) return written.sort_name;
  std::size_t split = 0;
  for (std::size_t word = 0; word < given; ++word) split = printed.find(' ', split) + 1;
  return std::string(printed.substr(split)) + ", " + std::string(printed.substr(0, split - 1));
}

// Which of the reasons of "authors" or "contributors" is whose: there is one for each, in their
// order.
std::vector<Provenance*> reasons_of(std::string_view field, std::size_t people, Article& article) {
  std::vector<Provenance*> reasons;
  for (Provenance& reason : article.provenance)
    if (reason.field == field) reasons.push_back(&reason);
  reasons.resize(people);
  return reasons;
}

// As all articles print the person. True when that is another name, whatever its case.
bool print(const Person& printed, Person& person) {
  if (printed.name.empty()) return false;
  const bool renamed = fold(printed.name) != fold(person.name);
  if (!printed.sort_name.empty())
    person.sort_name = printed.sort_name;
  else if (printed.name != person.name)
    person.sort_name = sort_name_like(person, printed.name);
  person.name = printed.name;
  if (person.url.empty()) person.url = printed.url;
  if (!printed.degrees.empty()) person.degrees = printed.degrees;
  person.is_organization |= printed.is_organization;
  return renamed;
}

void print_people(const std::vector<Person>& printed, std::string_view field, std::size_t first,
                  std::vector<Person>& people, Article& article) {
  const std::vector<Provenance*> reasons = reasons_of(field, people.size(), article);
  for (std::size_t i = 0; i < people.size(); ++i)
    if (print(printed[first + i], people[i]) && reasons[i])
      reasons[i]->rule += ", spelled as in other articles";
}

void report_author(Article& article, const Provenance* reason, Code code, std::string message,
                   std::string hint) {
  article.diagnostics.push_back({code, article.origin, reason ? reason->position : Position{},
                                 std::move(message), std::move(hint)});
}

// Those whom the source's list of people knows get the names that it has for them.
void close_authors(const std::vector<Person>& people, Article& article) {
  const std::vector<Provenance*> reasons = reasons_of("authors", article.authors.size(), article);
  for (std::size_t i = 0; i < article.authors.size(); ++i) {
    Person& author = article.authors[i];
    const std::string id = std::exchange(author.id, {});
    if (id.empty()) continue;
    if (!people[i].name.empty()) {
      author = people[i];
      if (!reasons[i]) continue;
      reasons[i]->rule += ", found in the source's list of people";
      reasons[i]->confidence = 1;
    } else if (!author.name.empty()) {
      report_author(article, reasons[i], Code::author_id_unresolved,
                    "the author is an id, `" + id +
                        "`, that the source's list of people does not "
                        "have; it is printed as " +
                        author.name,
                    {});
    }
  }
}

// Nobody is credited twice for the same, and nobody by no name.
void drop_repeated(std::vector<Person>& people) {
  std::vector<std::string> seen;
  std::erase_if(people, [&](const Person& person) {
    if (person.name.empty()) return true;
    std::string key = person.role + ' ' + fold(person.name);
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) return true;
    seen.push_back(std::move(key));
    return false;
  });
}

void settle_people(Article& article) {
  const std::size_t before = article.authors.size();
  drop_repeated(article.authors);
  drop_repeated(article.contributors);
  if (before != 0 && article.authors.empty())
    report_author(article, nullptr, Code::author_missing,
                  "no author was found: the id that the source has names nobody", {});
}

void move_fields(Article& article, Record& record) {
  record.origin = std::move(article.origin);
  record.title = std::move(article.title);
  record.subtitle = std::move(article.subtitle);
  record.dek = std::move(article.dek);
  record.summary = std::move(article.summary);
  record.language = std::move(article.language);
  record.direction = article.direction;
  record.authors = std::move(article.authors);
  record.contributors = std::move(article.contributors);
  record.published = article.published;
  record.modified = article.modified;
  record.expires = article.expires;
  record.section = std::move(article.section);
  record.series = std::move(article.series);
  record.rights = std::move(article.rights);
  record.site = std::move(article.site);
  record.images = std::move(article.images);
  record.media = std::move(article.media);
  record.enclosures = std::move(article.enclosures);
  record.lead_image = std::move(article.lead_image);
  record.advisories = std::move(article.advisories);
  record.word_count = article.word_count;
  record.reading_minutes = article.reading_minutes;
  record.provenance = std::move(article.provenance);
  record.diagnostics = std::move(article.diagnostics);
}

// Each is about one of them, in their order.
bool fit(const std::vector<LinkDecision>& decisions, const std::vector<LinkUse>& links) {
  std::uint64_t next = 0;
  for (const LinkDecision& decision : decisions) {
    if (decision.use < next || decision.use >= links.size()) return false;
    next = decision.use + std::uint64_t{1};
  }
  return true;
}

}  // namespace

Record resolve(const StoredArticle& stored, const Publication& publication) {
  Article article = decode_header(stored.header);
  const ArticleDecisions& decisions = stored.decisions;
  if (decisions.tags.size() != article.tags.size() ||
      decisions.tag_reasons.size() != article.tags.size() ||
      decisions.printed.size() != article.authors.size() + article.contributors.size() ||
      !fit(decisions.links, article.links) || decisions.people.size() != article.authors.size() ||
      decisions.attachments.size() != article.attachments.size() ||
      decisions.chrome.size() != article.edge_blocks.size())
    throw Error(Error::Kind::environment,
                "an article in the catalog does not fit what was decided about it");
  article.body = Body::from_bytes(stored.body);
  for (const EdgeBlock& block : article.edge_blocks)
    if (block.node == Body::root() || block.node >= article.body.size())
      throw Error(Error::Kind::environment, "the catalog holds a body that is not the article's");
  remove_site(decisions, article);
  close_attachments(decisions, article);
  close_authors(decisions.people, article);
  const std::size_t authors = article.authors.size();
  print_people(decisions.printed, "authors", 0, article.authors, article);
  print_people(decisions.printed, "contributors", authors, article.contributors, article);
  settle_people(article);
  Record record;
  record.row = stored.row;
  record.id = decisions.id;
  record.slug = decisions.slug;
  record.url = decisions.url;
  record.body = std::move(article.body);
  record.tags = close_tags(decisions, article);
  move_fields(article, record);
  close_links(article.links, decisions.links, publication, record);
  place_diagnostics(article.position, record.diagnostics);
  return record;
}

}  // namespace offprint
