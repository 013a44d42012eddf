#include "catalog/decide.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "catalog/chrome.h"
#include "catalog/decision_bytes.h"
#include "catalog/decision_row.h"
#include "catalog/declared_rows.h"
#include "catalog/identity.h"
#include "catalog/link_map.h"
#include "catalog/links.h"
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

// The link keys that speak of the slug that the article proposed and did not get.
std::vector<std::string> lost_keys(const Facts& facts, std::string_view slug) {
  std::vector<std::string> keys;
  if (slug == facts.slug) return keys;
  keys.push_back(slug_link_key(facts.slug));
  if (facts.url_is_derived && !facts.url.empty()) keys.push_back(url_link_key(facts.url));
  return keys;
}

std::vector<std::string> gained_keys(std::string_view slug, std::string_view url) {
  std::vector<std::string> keys{slug_link_key(slug)};
  if (!url.empty()) keys.push_back(url_link_key(url));
  return keys;
}

class Archive {
 public:
  Archive(Store& store, const DecideRules& rules, Ledger& ledger)
      : store_(store),
        rules_(rules),
        publication_(rules.publication),
        ledger_(ledger),
        nearest_(rows_) {}

  Diagnostics run() {
    store_.index_origins();
    gather();
    chrome_.learn(store_);
    ids_ = decide_identity(rows_, scan(), publication_.site, ledger_, pool_, diagnostics_);
    slugs_ = decide_slugs(rows_, ids_, ledger_, pool_, diagnostics_);
    tags_ = tag_evidence_.decide(ledger_, rules_.vocabulary, publication_.language);
    names_ = name_evidence_.decide();
    complete_link_map();
    scan()([&](const Facts& facts) { settle(facts); });
    ledger_.put(std::move(changes_));
    for (const auto& [key, tag] : tags_)
      if (tag.published) ledger_.put_tag(key, tag.label);
    store_.end_of_decisions();
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.origin < b.origin; });
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
      const auto row = static_cast<std::uint32_t>(rows_.size());
      seqs_.push_back(seq);
      rows_.push_back(decision_row(facts, pool_));
      tag_evidence_.add(facts);
      name_evidence_.add(facts);
      any_by_name_ |= facts.may_link_by_name();
      for (const std::string_view key : facts.link_keys)
        if (!is_name_link_key(key)) link_map_.add(key, row, facts.exported);
    });
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
    if (ledger_.empty()) return;
    for (std::uint32_t row = 0; row < rows_.size(); ++row) {
      const LedgerArticle* entry = rows_[row].exported ? ledger_.find_id(ids_[row]) : nullptr;
      if (entry == nullptr) continue;
      for (const std::string& alias : entry->aliases) link_map_.add_former(alias, row);
      link_map_.add_former(path_link_key(entry->origin), row);
    }
    link_map_.settle();
  }

  void settle(const Facts& facts) {
    ArticleDecisions decisions;
    decisions.id = ids_[facts.row];
    decisions.slug = slugs_[facts.row];
    decisions.url = final_url(publication_, facts, decisions.slug);
    for (const std::string_view key : facts.tag_keys) decisions.tags.push_back(tag(key));
    decide_declared(store_, facts, decisions);
    for (std::size_t i = 0; i < facts.author_keys.size(); ++i)
      decisions.names.push_back(facts.author_ids[i].empty()
                                    ? printed_name(facts.author_keys[i])
                                    : printed_name(fold(decisions.people[i].name)));
    decisions.links = decide_links(
        facts, link_map_, rows_, [this](std::uint32_t row) { return anchors(row); }, nearest_);
    chrome_.decide(facts, decisions);
    store_.put_decision(facts.row, seqs_[facts.row], encode_decisions(decisions));
    if (facts.exported) record(facts, decisions);
  }

  std::string printed_name(std::string_view key) const {
    const auto at = names_.find(key);
    return at != names_.end() ? at->second : std::string();
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

  Tag tag(std::string_view key) const {
    const auto at = tags_.find(key);
    if (at != tags_.end()) return {at->second.label, at->second.slug, {}, codes(key)};
    return {presentable_label(key), std::string(key), {}};
  }

  void record(const Facts& facts, const ArticleDecisions& decisions) {
    const LedgerArticle* former = ledger_.find_id(decisions.id);
    LedgerArticle entry = former ? *former : LedgerArticle();
    if (former && former->origin != facts.origin)
      entry.aliases.push_back(path_link_key(former->origin));
    entry.id = decisions.id;
    if (!entry.published) entry.published = facts.published;
    entry.fingerprint = facts.fingerprint;
    entry.origin = facts.origin;
    const std::vector<std::string> lost = lost_keys(facts, decisions.slug);
    const std::string own_path = path_link_key(facts.origin);
    for (const std::string_view key : facts.link_keys)
      if (key != own_path && !is_name_link_key(key) &&
          std::find(lost.begin(), lost.end(), key) == lost.end())
        entry.aliases.emplace_back(key);
    for (std::string& key : gained_keys(decisions.slug, decisions.url))
      entry.aliases.push_back(std::move(key));
    std::sort(entry.aliases.begin(), entry.aliases.end());
    entry.aliases.erase(std::unique(entry.aliases.begin(), entry.aliases.end()),
                        entry.aliases.end());
    if (!former || !(entry == *former)) changes_.put(entry);
  }

  Store& store_;
  const DecideRules& rules_;
  const Publication& publication_;
  Ledger& ledger_;
  TextPool pool_;
  DecisionRows rows_;
  std::vector<std::uint32_t> seqs_;
  bool any_by_name_ = false;
  TagEvidence tag_evidence_;
  NameEvidence name_evidence_;
  SiteChrome chrome_;
  LinkMap link_map_;
  NearestPath nearest_;
  std::vector<std::string_view> ids_, slugs_;
  LedgerChanges changes_;
  TagLabels tags_;
  PrintedNames names_;
  Diagnostics diagnostics_;
};

}  // namespace

Diagnostics decide_archive(Store& store, const DecideRules& rules, Ledger& ledger) {
  return Archive(store, rules, ledger).run();
}

}  // namespace offprint
