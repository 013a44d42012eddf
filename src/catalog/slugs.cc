#include "catalog/slugs.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <numeric>
#include <string>
#include <tuple>
#include <unordered_map>

#include "catalog/row_index.h"
#include "model/link_key.h"

namespace offprint {
namespace {

// The number behind "slug:<slug>-", or 0.
std::uint32_t number_behind(std::string_view alias, std::string_view key) {
  if (!alias.starts_with(key) || alias.size() < key.size() + 2 || alias[key.size()] != '-')
    return 0;
  const char* begin = alias.data() + key.size() + 1;
  const char* end = alias.data() + alias.size();
  std::uint32_t number = 0;
  const auto [stop, error] = std::from_chars(begin, end, number);
  return error == std::errc() && stop == end && *begin != '0' && number >= 2 ? number : 0;
}

// The form of `slug` under which `entry` was published, or "".
std::string held_slug(const LedgerArticle& entry, std::string_view slug) {
  const std::string key = slug_link_key(slug);
  std::uint32_t lowest = 0;
  for (const std::string& alias : entry.aliases) {
    if (alias == key) return std::string(slug);
    const std::uint32_t number = number_behind(alias, key);
    if (number != 0 && (lowest == 0 || number < lowest)) lowest = number;
  }
  return lowest != 0 ? fmt::format("{}-{}", slug, lowest) : std::string();
}

class Slugs {
 public:
  Slugs(const DecisionRows& rows, TextPool& pool)
      : rows_(rows), pool_(pool), slugs_(rows.size()), order_(rows.size()), taken_(rows.size()) {
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
  }

  void keep_held(const std::vector<std::string_view>& ids, const Ledger& ledger) {
    if (ledger.empty()) return;
    for (const std::uint32_t row : order_) {
      if (!rows_[row].exported) continue;
      const LedgerArticle* entry = ledger.find_id(ids[row]);
      if (entry != nullptr) claim(row, held_slug(*entry, rows_[row].slug));
    }
  }

  void give_proposed() {
    for (const std::uint32_t row : order_)
      if (slugs_[row].empty()) claim(row, rows_[row].slug);
  }

  void number_others() {
    std::unordered_map<std::string_view, std::uint32_t> last;
    for (const std::uint32_t row : order_) {
      if (!slugs_[row].empty()) continue;
      std::uint32_t& number = last.try_emplace(rows_[row].slug, 1).first->second;
      while (slugs_[row].empty()) claim(row, fmt::format("{}-{}", rows_[row].slug, ++number));
    }
  }

  std::vector<std::string_view> take(Diagnostics& diagnostics) {
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      if (rows_[row].exported && slugs_[row] != rows_[row].slug)
        diagnostics.push_back(
            {Code::slug_renamed,
             std::string(rows_[row].origin),
             {},
             fmt::format("another article has the slug `{}` already; this one has `{}`",
                         rows_[row].slug, slugs_[row])});
    return std::move(slugs_);
  }

 private:
  std::tuple<bool, std::int64_t, std::uint32_t> rank(std::uint32_t row) const {
    return {!rows_[row].exported, rows_[row].published, row};
  }

  void claim(std::uint32_t row, std::string_view slug) {
    if (slug.empty() || taken_.find(slug, [this](std::uint32_t r) { return slugs_[r]; })) return;
    slugs_[row] = slug == rows_[row].slug ? rows_[row].slug : pool_.keep(slug);
    taken_.add(slug, row);
  }

  const DecisionRows& rows_;
  TextPool& pool_;
  std::vector<std::string_view> slugs_;
  std::vector<std::uint32_t> order_;
  RowIndex taken_;  // by slug
};

}  // namespace

std::vector<std::string_view> decide_slugs(const DecisionRows& rows,
                                           const std::vector<std::string_view>& ids,
                                           const Ledger& ledger, TextPool& pool,
                                           Diagnostics& diagnostics) {
  Slugs slugs(rows, pool);
  slugs.keep_held(ids, ledger);
  slugs.give_proposed();
  slugs.number_others();
  return slugs.take(diagnostics);
}

}  // namespace offprint
