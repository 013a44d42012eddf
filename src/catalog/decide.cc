#include "catalog/decide.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/file_system.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "catalog/chrome.h"
#include "catalog/decision_bytes.h"
#include "catalog/decision_row.h"
#include "catalog/declared_rows.h"
#include "catalog/diagnostic_json.h"
#include "catalog/diagnostic_view.h"
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

class Archive {
 public:
  Archive(Store& store, const DecideRules& rules, Ledger& ledger, TagReport& tag_report)
      : store_(store),
        rules_(rules),
        publication_(rules.publication),
        ledger_(ledger),
        tag_report_(tag_report),
        nearest_(rows_) {}

  Diagnostics run() {
    store_.begin_decisions();
    twins_ = settle_twins(store_, rules_.duplicates, ledger_);
    gather();
    chrome_.learn(store_);
    report_twins(twins_, rules_.duplicates, rows_, diagnostics_);
    identities_ = decide_identity(rows_, scan(), publication_.site, ledger_, pool_, diagnostics_);
    slugs_ = decide_slugs(rows_, identities_.ids, ledger_, pool_, diagnostics_);
    decide_tags();
    people_ = people_evidence_.decide(diagnostics_);
    complete_link_map();
    scan()([&](const Facts& facts) { settle(facts); });
    record_gone();
    ledger_.put(std::move(changes_));
    for (const auto& [key, tag] : tags_.labels())
      if (tag.published && !tag.label.empty()) ledger_.put_tag(key, tag.label);
    store_.end_of_decisions();
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.origin < b.origin; });
    keep_findings();
    return std::move(diagnostics_);
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

  void gather() {
    rows_.reserve(store_.size());
    seqs_.reserve(store_.size());
    Facts facts;
    store_.for_each_article([&](std::uint32_t seq, std::string_view bytes) {
      decode_facts(bytes, facts);
      const auto row = facts.row = static_cast<std::uint32_t>(rows_.size());
      seqs_.push_back(seq);
      rows_.push_back(decision_row(facts, pool_));
      tags_.add(facts);
      people_evidence_.add(facts);
      any_by_name_ |= facts.may_link_by_name();
      for (const std::string_view key : facts.link_keys)
        if (!is_name_link_key(key)) link_map_.add(key, row, facts.exported);
    });
  }

  void decide_tags() {
    tags_.decide({ledger_, rules_.vocabulary, publication_.language, rules_.stop_tags});
    const Diagnostics found = tags_.diagnostics(rows_);
    diagnostics_.insert(diagnostics_.end(), found.begin(), found.end());
    tag_report_ = rules_.reports_tags ? tags_.report() : TagReport();
  }

  // Few archives have links by name, and an article has several names.
  void add_names() {
    if (!any_by_name_) return;
    scan()([&](const Facts& facts) {
      for (const std::string_view key : facts.link_keys)
        if (is_name_link_key(key)) link_map_.add(key, facts.row, facts.exported);
    });
  }

  void complete_link_map() {
    add_names();
    bool any_renamed = false;
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      any_renamed |= slugs_[row] != rows_[row].slug;
    if (any_renamed)
      scan()([&](const Facts& facts) {
        const std::string_view slug = slugs_[facts.row];
        if (slug == facts.slug) return;
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
    const std::uint32_t seq = seqs_[facts.row];
    if (store_.put_decision(seq, hash64(facts.bytes), encode_decisions(decisions),
                            names_of(decisions)))
      store_.articles().put(seq, facts, decisions);
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
    if (!own || !(entry == *own)) changes_.put(entry);
  }

  void record_gone() {
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
  TagReport& tag_report_;
  TextPool pool_;
  DecisionRows rows_;
  std::vector<std::uint32_t> seqs_;
  bool any_by_name_ = false;
  std::vector<Twin> twins_;  // by row
  TagEvidence tags_;
  PeopleEvidence people_evidence_;
  SiteChrome chrome_;
  LinkMap link_map_;
  NearestPath nearest_;
  Identities identities_;
  std::vector<std::string_view> slugs_;
  LedgerChanges changes_;
  PrintedPeople people_;
  Diagnostics diagnostics_;
};

}  // namespace

Diagnostics decide_archive(Store& store, const DecideRules& rules, Ledger& ledger,
                           TagReport& tags) {
  return Archive(store, rules, ledger, tags).run();
}

}  // namespace offprint
