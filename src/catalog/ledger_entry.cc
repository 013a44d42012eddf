#include "catalog/ledger_entry.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/unicode.h"
#include "model/link_key.h"

namespace offprint {
namespace {

constexpr std::size_t most_aliases = 100;
constexpr std::string_view title_prefix = "title:";

bool holds(const std::vector<std::string>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

void add_former(const LedgerArticle& former, std::string_view origin,
                std::vector<std::string>& aliases) {
  for (const std::string& alias : former.aliases)
    if (!alias.starts_with(title_prefix)) aliases.push_back(alias);
  if (former.origin != origin) aliases.push_back(path_link_key(former.origin));
}

std::vector<std::string> present_aliases(const Facts& facts, const ArticleDecisions& decisions,
                                         bool is_kept) {
  std::vector<std::string> aliases = gained_keys(decisions.slug, decisions.url);
  const std::vector<std::string> lost = lost_keys(facts, decisions.slug);
  const std::string own_path = path_link_key(facts.origin);
  for (const std::string_view key : facts.link_keys)
    if (key != own_path && !is_name_link_key(key) && !holds(lost, key)) aliases.emplace_back(key);
  if (is_kept) aliases.push_back(stated_id_alias(facts.explicit_id));
  const std::string title = slugify(facts.title);
  if (!title.empty() && title != decisions.slug) aliases.push_back(title_alias(title));
  return aliases;
}

void make_unique(std::vector<std::string>& aliases) {
  std::sort(aliases.begin(), aliases.end());
  aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
}

}  // namespace

std::string stated_id_alias(std::string_view id) { return "id:" + std::string(id); }

std::string title_alias(std::string_view slug_of_title) {
  return std::string(title_prefix) + std::string(slug_of_title);
}

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

LedgerArticle ledger_entry(const Facts& facts, const ArticleDecisions& decisions,
                           const FormerEntries& former) {
  LedgerArticle entry;
  entry.id = decisions.id;
  entry.fingerprint = facts.fingerprint;
  entry.origin = facts.origin;
  std::vector<std::string> before;
  for (const LedgerArticle* known : {former.own, former.changed}) {
    if (known == nullptr) continue;
    if (!entry.published) entry.published = known->published;
    add_former(*known, facts.origin, before);
  }
  if (!entry.published) entry.published = facts.published;
  entry.aliases = present_aliases(facts, decisions, former.is_kept);
  make_unique(before);
  make_unique(entry.aliases);
  for (; !before.empty() && entry.aliases.size() < most_aliases; before.pop_back())
    entry.aliases.push_back(std::move(before.back()));
  make_unique(entry.aliases);
  return entry;
}

LedgerArticle gone_entry(const LedgerArticle& entry, std::string_view new_id) {
  LedgerArticle gone = entry;
  gone.is_gone = true;
  if (new_id.empty()) return gone;
  gone.fingerprint = 0;
  gone.aliases = {stated_id_alias(new_id)};
  return gone;
}

}  // namespace offprint
