#include "catalog/merge_twins.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "base/file_system.h"
#include "catalog/catalog.h"
#include "catalog/encoding.h"
#include "catalog/facts.h"
#include "catalog/merge_forms.h"
#include "model/link_key.h"

namespace offprint {
namespace {

std::string kept(std::string_view text) { return std::string(text); }

// The evidence that facts keep; anchors and lines of the site have places of their own.
void add_evidence(const Facts& facts, Evidence& evidence) {
  for (const Facts::Tag& tag : facts.tags)
    evidence.tags.push_back({kept(tag.key), kept(tag.spelling), tag.count, tag.basis});
  for (const Facts::Abbreviation& pair : facts.abbreviations)
    evidence.abbreviations.push_back({kept(pair.short_key), kept(pair.long_key)});
  for (const std::string_view key : facts.link_keys) evidence.link_keys.push_back(kept(key));
}

// Facts alone keep what links mean.
void restore_link_keys(const Facts& facts, Article& article) {
  const std::vector<LinkFacts> links = facts.links();
  for (std::size_t i = 0; i < std::min(links.size(), article.links.size()); ++i)
    article.links[i].keys.assign(links[i].keys.begin(), links[i].keys.end());
}

template <typename Items, typename Key>
void keep_first_of_each(Items& items, Key key) {
  std::stable_sort(items.begin(), items.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
  items.erase(std::unique(items.begin(), items.end(),
                          [&](const auto& a, const auto& b) { return key(a) == key(b); }),
              items.end());
}

// One article after the other: the leader first.
class Group {
 public:
  Group(Store& store, const Ledger& ledger) : store_(store), ledger_(ledger) {}

  void add(std::uint32_t seq) {
    const bool leads = seqs_.empty();
    seqs_.push_back(seq);
    const std::string bytes = store_.facts(seq);
    decode_facts(bytes, facts_);
    add_evidence(facts_, evidence_);
    remember(ledger_.find_id(facts_.explicit_id));
    remember(ledger_.find_origin(facts_.origin));
    Store::Source source = store_.source(seq);
    Article article = decode_header(source.header);
    if (leads) {
      evidence_.fingerprint = facts_.fingerprint;
      leader_ = std::move(article);
      leader_.body = Body::from_bytes(source.body);
      restore_link_keys(facts_, leader_);
    } else {
      others_.push_back(std::move(article));
      store_.replace(seq, without_export(bytes), {});
    }
  }

  void finish() {
    Article merged = merge_forms(std::move(leader_), others_);
    for (const LedgerArticle* entry : entries_) {
      evidence_.link_keys.push_back(path_link_key(entry->origin));
      for (const std::string& alias : entry->aliases)
        if (is_address(alias)) evidence_.link_keys.push_back(alias);
    }
    keep_first_of_each(evidence_.link_keys, [](const std::string& key) { return key; });
    keep_first_of_each(evidence_.abbreviations, [](const Abbreviation& pair) {
      return std::tie(pair.short_key, pair.long_key);
    });
    keep_first_of_each(evidence_.tags,
                       [](const TagSpelling& tag) { return std::tie(tag.key, tag.spelling); });
    EncodedArticle encoded = encode(std::move(merged), std::move(evidence_));
    encoded.exported = true;
    if (const LedgerArticle* first = published_first()) encoded.explicit_id = first->id;
    store_.replace(seqs_.front(), encode_facts(encoded), encoded.header);
  }

 private:
  static bool is_address(std::string_view alias) {
    return alias.starts_with("url:") || alias.starts_with("path:") || alias.starts_with("slug:");
  }

  void remember(const LedgerArticle* entry) {
    if (entry && std::find(entries_.begin(), entries_.end(), entry) == entries_.end())
      entries_.push_back(entry);
  }

  const LedgerArticle* published_first() const {
    const auto when = [](const LedgerArticle* entry) {
      return entry->published ? to_epoch_seconds(*entry->published) : INT64_MAX;
    };
    const auto first = std::min_element(
        entries_.begin(), entries_.end(),
        [&](const LedgerArticle* a, const LedgerArticle* b) { return when(a) < when(b); });
    return first == entries_.end() ? nullptr : *first;
  }

  Store& store_;
  const Ledger& ledger_;
  Facts facts_;
  std::vector<std::uint32_t> seqs_;
  std::vector<const LedgerArticle*> entries_;  // of all forms, the leader's first
  Evidence evidence_;
  Article leader_;
  std::vector<Article> others_;
};

// Of what lies beside others in one file, the file and the slug.
std::string name_of(const DecisionRow& row) {
  const std::string_view file = file_of_origin(row.origin);
  return file == row.origin ? fmt::format("`{}`", file)
                            : fmt::format("`{}` in `{}`", row.slug, file);
}

std::string subject(const DecisionRow& row) {
  return file_of_origin(row.origin) == row.origin ? "this" : fmt::format("`{}`", row.slug);
}

Diagnostic report_of_duplicate(const DecisionRow& lesser, const DecisionRow& better,
                               const Twin& twin) {
  return {Code::article_duplicate,
          std::string(lesser.origin),
          {},
          fmt::format("{} is {} in another form: {}", subject(lesser), name_of(better),
                      reason(twin.likeness)),
          "`duplicates: merge` makes one article of both; `duplicates: keep` says nothing"};
}

Diagnostic report_of_merged(const DecisionRow& lesser, const DecisionRow& better,
                            const Twin& twin) {
  return {Code::article_merged,
          std::string(lesser.origin),
          {},
          fmt::format("{} is {} in another form ({}); both were made one article", subject(lesser),
                      name_of(better), reason(twin.likeness))};
}

}  // namespace

void merge_twins(Store& store, const std::vector<std::uint32_t>& seqs,
                 const std::vector<Twin>& twins, const Ledger& ledger) {
  std::vector<Twin> groups = twins;
  std::sort(groups.begin(), groups.end(), [](const Twin& a, const Twin& b) {
    return std::tie(a.leader, a.rank) < std::tie(b.leader, b.rank);
  });
  for (auto twin = groups.begin(); twin != groups.end();) {
    const std::uint32_t leader = twin->leader;
    Group group(store, ledger);
    group.add(seqs[leader]);
    for (; twin != groups.end() && twin->leader == leader; ++twin) group.add(seqs[twin->row]);
    group.finish();
  }
}

std::vector<Twin> merge_all_twins(Store& store, const Ledger& ledger) {
  TwinSearch search;
  std::vector<std::uint32_t> seqs;
  Facts facts;
  store.for_each_article([&](std::uint32_t seq, std::string_view bytes) {
    decode_facts(bytes, facts);
    facts.row = static_cast<std::uint32_t>(seqs.size());
    seqs.push_back(seq);
    if (facts.exported) search.add(facts);
  });
  std::vector<Twin> twins = search.find();
  merge_twins(store, seqs, twins, ledger);
  return twins;
}

void report_twins(const std::vector<Twin>& twins, DuplicatePolicy policy, const DecisionRows& rows,
                  Diagnostics& diagnostics) {
  const auto report = policy == DuplicatePolicy::merge ? report_of_merged : report_of_duplicate;
  for (const Twin& twin : twins)
    diagnostics.push_back(report(rows[twin.row], rows[twin.leader], twin));
}

}  // namespace offprint
