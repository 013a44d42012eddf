#include "catalog/decide.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/digest.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "catalog/chrome.h"
#include "catalog/decision_bytes.h"
#include "catalog/decision_row.h"
#include "catalog/declared_rows.h"
#include "catalog/diagnostic_json.h"
#include "catalog/diagnostic_view.h"
#include "catalog/duplicates.h"
#include "catalog/former_decisions.h"
#include "catalog/identity.h"
#include "catalog/ledger_entry.h"
#include "catalog/link_map.h"
#include "catalog/links.h"
#include "catalog/merge_twins.h"
#include "catalog/people.h"
#include "catalog/slugs.h"
#include "catalog/tag_labels.h"
#include "model/link_key.h"
#include "model/permalink.h"

namespace offprint {
namespace {

std::string final_url(const Publication& publication, const Facts& facts, std::string_view slug) {
  if (!facts.url_is_derived || slug == facts.slug) return std::string(facts.url);
  return permalink(publication, slug, facts.origin, facts.published, facts.section);
}

// Of all that links to the article show of it.
std::uint64_t names_of(const ArticleDecisions& decisions) {
  return hash64(decisions.url, hash64(decisions.id));
}

bool leads_into_articles(const Facts& facts) {
  const std::vector<LinkFacts> links = facts.links();
  return std::any_of(links.begin(), links.end(),
                     [](const LinkFacts& link) { return !link.fragment.empty(); });
}

// What `about` has of the causes of the last decisions.
constexpr std::string_view causes_name = "decided by";

class Archive {
 public:
  Archive(Store& store, const DecideRules& rules, Ledger& ledger)
      : store_(store),
        rules_(rules),
        publication_(rules.publication),
        ledger_(ledger),
        nearest_(rows_) {}

  DecidedArchive run() {
    store_.begin_decisions();
    if (rules_.duplicates == DuplicatePolicy::merge) twins_ = merge_all_twins(store_, ledger_);
    gather();
    chrome_.learn(store_);
    report_twins(twins_, rules_.duplicates, rows_, diagnostics_);
    identities_ = decide_identity(rows_, scan(), publication_.site, ledger_, pool_, diagnostics_);
    slugs_ = decide_slugs(rows_, identities_.ids, ledger_, pool_, diagnostics_);
    decide_tags();
    people_ = people_evidence_.decide(diagnostics_);
    complete_link_map();
    const std::uint64_t causes = digest_of_causes();
    find_what_holds(causes);
    settle_all();
    record_gone();
    update_ledger();
    remember(causes);
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.origin < b.origin; });
    keep_findings();
    DecidedArchive decided{std::move(diagnostics_), {}, is_settled_};
    if (rules_.reports_tags) decided.tags = tags_.report();
    return decided;
  }

 private:
  FactScan scan() const {
    return [this](const std::function<void(const Facts&)>& visit) {
      Facts facts;
      std::uint32_t row = 0;
      store_.for_each_article([&](std::uint32_t, std::string_view bytes) {
        decode_facts(bytes, facts);
        facts.row = row++;
        visit(facts);
      });
    };
  }

  // The articles of some rows, which are ascending: all are read when they are many.
  void visit_rows(const std::vector<std::uint32_t>& rows,
                  const std::function<void(const Facts&)>& visit) const {
    auto next = rows.begin();
    if (rows.size() > rows_.size() / 8)
      return scan()([&](const Facts& facts) {
        if (next == rows.end() || *next != facts.row) return;
        ++next;
        visit(facts);
      });
    Facts facts;
    for (const std::uint32_t row : rows) {
      const std::string bytes = store_.facts(seqs_[row]);
      decode_facts(bytes, facts);
      facts.row = row;
      visit(facts);
    }
  }

  void gather() {
    rows_.reserve(store_.size());
    seqs_.reserve(store_.size());
    fact_hashes_.reserve(store_.size());
    std::optional<TwinSearch> twins;
    if (rules_.duplicates == DuplicatePolicy::report) twins.emplace();
    Facts facts;
    store_.for_each_article([&](std::uint32_t seq, std::string_view bytes) {
      decode_facts(bytes, facts);
      const auto row = facts.row = static_cast<std::uint32_t>(rows_.size());
      seqs_.push_back(seq);
      fact_hashes_.push_back(hash64(bytes));
      rows_.push_back(decision_row(facts, pool_));
      if (facts.slug.empty()) without_slug_.push_back(row);
      if (twins && facts.exported) twins->add(facts);
      tags_.add(facts);
      people_evidence_.add(facts);
      any_by_name_ |= facts.may_link_by_name();
      for (const std::string_view key : facts.link_keys)
        if (is_name_link_key(key))
          link_map_.set_aside(key, row, facts.exported);
        else
          link_map_.add(key, row, facts.exported);
    });
    if (twins) twins_ = twins->find();
  }

  void decide_tags() {
    tags_.decide({ledger_, rules_.vocabulary, publication_.language, rules_.stop_tags});
    const Diagnostics found = tags_.diagnostics(rows_);
    diagnostics_.insert(diagnostics_.end(), found.begin(), found.end());
  }

  void complete_link_map() {
    // Few archives have links by name, and an article has several names.
    if (any_by_name_) link_map_.add_set_aside();
    std::vector<std::uint32_t> renamed = without_slug_;
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      if (slugs_[row] != rows_[row].slug) renamed.push_back(row);
    std::sort(renamed.begin(), renamed.end());
    renamed.erase(std::unique(renamed.begin(), renamed.end()), renamed.end());
    visit_rows(renamed, [&](const Facts& facts) {
      const std::string_view slug = slugs_[facts.row];
      for (const std::string& key : lost_keys(facts, slug)) link_map_.remove(key, facts.row);
      for (const std::string& key : gained_keys(slug, final_url(publication_, facts, slug)))
        link_map_.add(key, facts.row, facts.exported);
    });
    link_map_.settle();
    if (!ledger_.empty()) add_names_of_the_past();
  }

  void add_names_of_the_past() {
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      for (const LedgerArticle* entry :
           {ledger_.find_id(identities_.ids[row]), identities_.former_of(row)}) {
        if (entry == nullptr) continue;
        for (const std::string& alias : entry->aliases)
          link_map_.add_former(alias, row, rows_[row].exported);
        link_map_.add_former(path_link_key(entry->origin), row, rows_[row].exported);
      }
    for (const LedgerArticle* entry : identities_.gone) add_gone_names(*entry);
    ledger_.for_each([&](const LedgerArticle& entry) {
      if (entry.is_gone) add_gone_names(entry);
    });
    link_map_.settle();
  }

  // What leaves a feed is still on its site.
  void add_gone_names(const LedgerArticle& entry) {
    if (!part_of_origin(entry.origin).empty()) return;
    for (const std::string& alias : entry.aliases) link_map_.add_gone(alias);
    link_map_.add_gone(path_link_key(entry.origin));
  }

  // Of all that decides about an article, beside its own facts and the anchors of others.
  std::uint64_t digest_of_causes() const {
    Digest digest;
    digest.text(publication_.site).text(publication_.permalink).text(publication_.language);
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      digest.number(seqs_[row])
          .text(rows_[row].origin)
          .text(identities_.ids[row])
          .text(slugs_[row])
          .number(rows_[row].exported + 2 * rows_[row].withdrawn + 4 * identities_.is_kept(row));
    for (const auto& [key, tag] : tags_.labels()) {
      digest.text(key).text(tag.label).text(tag.slug);
      digest.number(static_cast<std::uint64_t>(tag.source)).number(tag.certainty);
      for (const SubjectCode& code : codes(key)) digest.text(code.authority).text(code.term);
    }
    people_.add_to(digest);
    chrome_.add_to(digest);
    link_map_.add_to(digest);
    return digest.value();
  }

  static std::string cause(std::uint64_t causes, std::uint64_t ledger) {
    return fmt::format("{:016x}{:016x}", causes, ledger);
  }

  // What the ledger is told of an article follows from the ledger, too.
  void find_what_holds(std::uint64_t causes) {
    const std::string former = store_.about(causes_name);
    if (former.empty()) return;
    ledger_hash_ = ledger_.hash();
    if (former == cause(causes, *ledger_hash_) && identities_.changes.empty() &&
        !store_.declared().has_changed())
      former_ = FormerDecisions(store_, seqs_, fact_hashes_);
  }

  void update_ledger() {
    bool changes = !changes_.empty();
    if (changes) ledger_.put(std::move(changes_));
    for (const auto& [key, tag] : tags_.labels()) {
      if (!tag.published || tag.label.empty() || ledger_.tag_label(key) == tag.label) continue;
      ledger_.put_tag(key, tag.label);
      changes = true;
      is_settled_ = false;
    }
    if (changes) ledger_hash_.reset();
  }

  // For the next run, which begins with the ledger as it is now.
  void remember(std::uint64_t causes) {
    if (!ledger_hash_) ledger_hash_ = ledger_.hash();
    const std::string now = cause(causes, *ledger_hash_);
    if (store_.about(causes_name) != now) store_.set_about(causes_name, now);
  }

  void settle_all() {
    store_.number_rows(seqs_);
    std::vector<std::uint32_t> open = open_rows();
    auto next = open.begin();
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      if (next != open.end() && *next == row)
        ++next;
      else
        store_.keep_decision(row, former_.names(row));
    visit_rows(open, [&](const Facts& facts) { settle(facts); });
  }

  // Those that are to be decided about. Where anchors may be others, links into articles are, too.
  std::vector<std::uint32_t> open_rows() const {
    std::vector<std::uint32_t> open;
    const bool any_other_anchors =
        store_.any_other_anchors() || (!chrome_.empty() && !former_.all_hold());
    if (any_other_anchors && former_.any_holds()) {
      scan()([&](const Facts& facts) {
        if (!former_.holds(facts.row) || leads_into_articles(facts)) open.push_back(facts.row);
      });
    } else {
      for (std::uint32_t row = 0; row < rows_.size(); ++row)
        if (!former_.holds(row)) open.push_back(row);
    }
    return open;
  }

  void settle(const Facts& facts) {
    ArticleDecisions decisions;
    decisions.id = identities_.ids[facts.row];
    decisions.slug = slugs_[facts.row];
    decisions.url = final_url(publication_, facts, decisions.slug);
    for (const std::string_view key : facts.tag_keys) settle_tag(key, decisions);
    decide_declared(store_, facts, decisions);
    for (std::size_t i = 0; i < facts.people.size(); ++i)
      decisions.printed.push_back(
          i < decisions.people.size() && !decisions.people[i].name.empty()
              ? people_.printed(fold(decisions.people[i].name), decisions.people[i].url)
              : people_.printed(facts.people[i].key, facts.people[i].url));
    decisions.links = decide_links(
        facts, link_map_, rows_, [this](std::uint32_t row) { return anchors(row); }, nearest_);
    chrome_.decide(facts, decisions);
    for (LinkDecision& link : decisions.links)
      if (link.leads_to_article()) link.row = seqs_[link.row];
    if (store_.put_decision(facts.row, fact_hashes_[facts.row], encode_decisions(decisions),
                            names_of(decisions)))
      store_.articles().put(seqs_[facts.row], facts, decisions);
    if (facts.exported) record(facts, decisions);
  }

  // What leaves the body with the site's blocks can be no link's target.
  std::string anchors(std::uint32_t row) const {
    std::string all = store_.anchors(seqs_[row]);
    if (chrome_.empty()) return all;
    const std::string bytes = store_.facts(seqs_[row]);
    Facts facts;
    decode_facts(bytes, facts);
    const std::vector<std::string> lost = chrome_.lost_anchors(facts);
    return lost.empty() ? all : without_anchors(all, lost);
  }

  std::vector<SubjectCode> codes(std::string_view key) const {
    return rules_.vocabulary ? rules_.vocabulary->codes(key) : std::vector<SubjectCode>();
  }

  void settle_tag(std::string_view key, ArticleDecisions& decisions) const {
    const TagLabel& tag = tags_.labels().find(key)->second;
    decisions.tags.push_back({tag.label, tag.slug, {}, codes(key)});
    decisions.tag_reasons.push_back({tag.source, tag.certainty});
  }

  void record(const Facts& facts, const ArticleDecisions& decisions) {
    const LedgerArticle* own = ledger_.find_id(decisions.id);
    const LedgerArticle entry = ledger_entry(
        facts, decisions, {own, identities_.former_of(facts.row), identities_.is_kept(facts.row)});
    if (own && entry == *own) return;
    changes_.put(entry);
    LedgerArticle with_text = own ? *own : LedgerArticle();
    with_text.fingerprint = entry.fingerprint;
    is_settled_ &= with_text == entry;
  }

  void record_gone() {
    is_settled_ &= identities_.gone.empty();
    std::unordered_map<const LedgerArticle*, std::string_view> new_ids;
    for (const Identities::Change& change : identities_.changes)
      new_ids.emplace(change.former, identities_.ids[change.row]);
    for (const LedgerArticle* entry : identities_.gone) {
      const auto at = new_ids.find(entry);
      changes_.put(gone_entry(*entry, at != new_ids.end() ? at->second : std::string_view()));
    }
  }

  // For those who ask the catalog.
  void keep_findings() {
    const std::string findings = encode_diagnostics(diagnostics_);
    if (store_.about(findings_name) != findings) store_.set_about(findings_name, findings);
  }

  Store& store_;
  const DecideRules& rules_;
  const Publication& publication_;
  Ledger& ledger_;
  TextPool pool_;
  DecisionRows rows_;
  std::vector<std::uint32_t> seqs_;
  std::vector<std::uint64_t> fact_hashes_;   // by row
  std::vector<std::uint32_t> without_slug_;  // rows
  bool any_by_name_ = false;
  std::vector<Twin> twins_;  // by row
  TagEvidence tags_;
  PeopleEvidence people_evidence_;
  SiteChrome chrome_;
  LinkMap link_map_;
  NearestPath nearest_;
  Identities identities_;
  std::vector<std::string_view> slugs_;
  std::optional<std::uint64_t> ledger_hash_;
  FormerDecisions former_;
  LedgerChanges changes_;
  bool is_settled_ = true;
  PrintedPeople people_;
  Diagnostics diagnostics_;
};

}  // namespace

DecidedArchive decide_archive(Store& store, const DecideRules& rules, Ledger& ledger) {
  return Archive(store, rules, ledger).run();
}

}  // namespace offprint
