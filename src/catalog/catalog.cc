#include "catalog/catalog.h"

#include "base/hash.h"
#include "base/unicode.h"
#include "catalog/decide.h"
#include "catalog/decision_bytes.h"
#include "catalog/declared_rows.h"
#include "catalog/entry.h"
#include "catalog/facts.h"
#include "catalog/store.h"

namespace offprint {
namespace {

constexpr std::string_view rules_name = "rules";

}  // namespace

struct Catalog::State {
  explicit State(std::unique_ptr<Store> s)
      : store(std::move(s)), last_source(store->sources().greatest_id()) {}

  std::unique_ptr<Store> store;
  std::uint32_t last_source;
  TagReport tags;
  bool is_settled = false;
};

Catalog::Catalog(const std::string& path)
    : state_(std::make_unique<State>(std::make_unique<Store>(path))) {}

Catalog::Catalog(std::unique_ptr<State> state) : state_(std::move(state)) {}

Catalog::~Catalog() = default;

std::unique_ptr<Catalog> Catalog::reopen(const std::string& path, std::string_view rules) {
  std::unique_ptr<Store> store = Store::reopen(path);
  if (!store || store->about(rules_name) != rules) return nullptr;
  return std::unique_ptr<Catalog>(new Catalog(std::make_unique<State>(std::move(store))));
}

void Catalog::set_rules(std::string_view rules) { set_about(rules_name, rules); }

void Catalog::set_about(std::string_view name, std::string_view value) {
  state_->store->set_about(name, value);
}

std::string Catalog::about(std::string_view name) const { return state_->store->about(name); }

SourceTable& Catalog::sources() { return state_->store->sources(); }

std::uint32_t Catalog::new_source() { return ++state_->last_source; }

void Catalog::remove(const KnownSource& source) { state_->store->remove(source); }

void Catalog::add(const EncodedArticle& article, std::uint32_t source) {
  const std::string facts = encode_facts(article);
  const std::string anchors = encode_anchors(article.evidence.anchors);
  std::vector<Store::SiteRow> lines;
  if (article.exported && !article.evidence.site_lines.empty()) {
    const std::uint64_t page = hash64(fold(article.title));
    for (const SiteLine& line : article.evidence.site_lines)
      lines.push_back({hash64(line.site), static_cast<std::uint64_t>(line.edge), line.hash, page});
  }
  state_->store->add({source, article.origin, article.state, article.stated_site, facts, anchors,
                      article.header, article.body, std::move(lines)});
}

void Catalog::add(const KnownPerson& person, std::string_view origin, std::uint32_t source) {
  state_->store->declared().add_person(source, declared_key(person.scope, person.id), origin,
                                       encode_person(person.person));
}

void Catalog::add(const AttachmentRow& attachment, std::string_view origin, std::uint32_t source) {
  ByteWriter out;
  write_attachment(attachment, out);
  state_->store->declared().add_attachment(source, declared_key(attachment.scope, attachment.id),
                                           declared_key(attachment.scope, attachment.parent),
                                           origin, std::move(out).take());
}

void Catalog::for_each_state(const std::function<void(LifeState, std::uint32_t)>& visit) const {
  state_->store->for_each_state(visit);
}

void Catalog::for_each_stated_site(const std::function<void(std::string_view)>& visit) const {
  state_->store->for_each_site(visit);
}

Diagnostics Catalog::decide(const DecideRules& rules, Ledger& ledger) {
  DecidedArchive decided = decide_archive(*state_->store, rules, ledger);
  state_->tags = std::move(decided.tags);
  state_->is_settled = decided.is_settled;
  return std::move(decided.diagnostics);
}

bool Catalog::is_settled() const { return state_->is_settled; }

const TagReport& Catalog::tag_report() const { return state_->tags; }

std::uint32_t Catalog::size() const { return state_->store->size(); }

void Catalog::for_each_entry(const std::function<void(const Entry&)>& visit) const {
  const Store& store = *state_->store;
  Facts facts;
  store.for_each_decision([&](const Store::DecidedArticle& article) {
    decode_facts(article.facts, facts);
    if (!facts.exported) return;
    const ArticleDecisions decisions = decode_decisions(article.decided);
    Entry entry = entry_of(article.row, facts, decisions);
    entry.record_key = hash64(decided_record(article.decided), article.content);
    for (const LinkDecision& link : decisions.links) {
      if (!link.leads_to_article()) continue;
      entry.links.push_back(store.row_of(link.row));
      entry.record_key = entry.record_key * 31 + store.names(entry.links.back());
    }
    visit(entry);
  });
}

StoredArticle Catalog::load(std::uint32_t row) const {
  const Store& store = *state_->store;
  Store::Document document = store.document(row);
  StoredArticle stored{row, std::move(document.header), std::move(document.body),
                       decode_decisions(document.decided)};
  for (LinkDecision& link : stored.decisions.links) {
    if (!link.leads_to_article()) continue;
    link.row = store.row_of(link.row);
    const std::string decided = store.decision(link.row);
    const DecidedNames target = decode_names(decided);
    link.id = target.id;
    link.url = target.url;
  }
  return stored;
}

OutputTable& Catalog::outputs() const { return state_->store->outputs(); }

void Catalog::for_each_id(const std::function<void(std::uint32_t, std::string_view)>& visit) const {
  state_->store->for_each_decided(
      [&](std::uint32_t row, std::string_view decided) { visit(row, decode_names(decided).id); });
}

std::uint32_t Catalog::number_of(std::uint32_t row) const { return state_->store->seq_of(row); }

std::uint32_t Catalog::row_of(std::uint32_t number) const { return state_->store->row_of(number); }

void Catalog::commit() { state_->store->commit(); }

}  // namespace offprint
