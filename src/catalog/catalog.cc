#include "catalog/catalog.h"

#include <algorithm>

#include "base/hash.h"
#include "base/unicode.h"
#include "catalog/decide.h"
#include "catalog/decision_bytes.h"
#include "catalog/declared_rows.h"
#include "catalog/facts.h"
#include "catalog/store.h"
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

}  // namespace

struct Catalog::State {
  explicit State(const std::string& path) : store(path) {}

  Store store;
  TagReport tags;
};

Catalog::Catalog(const std::string& path) : state_(std::make_unique<State>(path)) {}

Catalog::~Catalog() = default;

void Catalog::add(const EncodedArticle& article) {
  const std::string facts = encode_facts(article);
  const std::string anchors = encode_anchors(article.evidence.anchors);
  state_->store.add({article.origin, facts, anchors, article.header, article.body});
  if (article.exported && !article.evidence.site_lines.empty()) {
    const std::uint64_t page = hash64(fold(article.title));
    for (const SiteLine& line : article.evidence.site_lines)
      state_->store.add_site_line(
          {hash64(line.site), static_cast<std::uint32_t>(line.edge), line.hash, page});
  }
}

void Catalog::add(const KnownPerson& person, std::string_view origin) {
  state_->store.add_person(declared_key(person.scope, person.id), origin,
                           encode_person(person.person));
}

void Catalog::add(const AttachmentRow& attachment, std::string_view origin) {
  ByteWriter out;
  write_attachment(attachment, out);
  state_->store.add_attachment(declared_key(attachment.scope, attachment.id),
                               declared_key(attachment.scope, attachment.parent), origin,
                               std::move(out).take());
}

Diagnostics Catalog::decide(const DecideRules& rules, Ledger& ledger) {
  return decide_archive(state_->store, rules, ledger, state_->tags);
}

const TagReport& Catalog::tag_report() const { return state_->tags; }

std::uint32_t Catalog::size() const { return state_->store.size(); }

void Catalog::for_each_entry(const std::function<void(const Entry&)>& visit) const {
  Facts facts;
  state_->store.for_each_decision(
      [&](std::uint32_t row, std::string_view decided, std::string_view bytes) {
        decode_facts(bytes, facts);
        if (facts.exported) visit(entry_of(row, facts, decode_decisions(decided)));
      });
}

StoredArticle Catalog::load(std::uint32_t row) const {
  Store::Document document = state_->store.document(row);
  StoredArticle stored{row, std::move(document.header), std::move(document.body),
                       decode_decisions(document.decided)};
  for (LinkDecision& link : stored.decisions.links) {
    if (link.outcome == LinkDecision::Outcome::outside ||
        link.outcome == LinkDecision::Outcome::missing)
      continue;
    const std::string decided = state_->store.decision(link.row);
    const DecidedNames target = decode_names(decided);
    link.id = target.id;
    link.url = target.url;
  }
  return stored;
}

void Catalog::commit() { state_->store.commit(); }

}  // namespace offprint
