#include "catalog/catalog.h"

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
        if (!facts.exported) return;
        const ArticleDecisions decisions = decode_decisions(decided);
        Entry entry{row,
                    std::string(facts.origin),
                    decisions.id,
                    decisions.slug,
                    std::string(decided_title(facts, decisions)),
                    std::string(facts.section),
                    std::string(facts.language),
                    facts.published,
                    facts.modified,
                    {}};
        for (const Tag& tag : decisions.tags)
          if (!tag.label.empty()) entry.tag_slugs.push_back(tag.slug);
        visit(entry);
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
