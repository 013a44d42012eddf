#include "pipeline/volumes.h"

#include <algorithm>
#include <numeric>

namespace offprint {
namespace {

using Articles = std::vector<ShelvedArticle>;

void sort_by_part(Articles::iterator begin, Articles::iterator end) {
  std::stable_sort(begin, end, [](const auto& a, const auto& b) { return a.part < b.part; });
}

// Which article is put on the shelf first, and so on; indexes.
std::vector<std::uint32_t> order_of_filling(const Articles& articles, Order order) {
  std::vector<std::uint32_t> indexes(articles.size());
  std::iota(indexes.begin(), indexes.end(), 0);
  if (order == Order::newest) std::reverse(indexes.begin(), indexes.end());
  if (order == Order::newest || order == Order::oldest)
    std::stable_partition(indexes.begin(), indexes.end(),
                          [&](std::uint32_t i) { return !articles[i].is_dated; });
  return indexes;
}

}  // namespace

std::vector<std::uint32_t> shelve(Articles& articles, Order order, const VolumeLimits& limits) {
  if (order != Order::newest && order != Order::oldest)
    sort_by_part(articles.begin(), articles.end());
  std::vector<std::uint32_t> volume_of(articles.size());
  std::vector<std::uint32_t> begins = {0};
  std::uint32_t count = 0, total = 0;
  std::uint64_t bytes = 0;
  for (const std::uint32_t index : order_of_filling(articles, order)) {
    const std::uint64_t size = articles[index].size;
    if (count > 0 &&
        (count >= limits.articles || (limits.bytes > 0 && bytes + size > limits.bytes))) {
      begins.push_back(total);
      count = 0;
      bytes = 0;
    }
    ++count;
    ++total;
    bytes += size;
    volume_of[index] = static_cast<std::uint32_t>(begins.size() - 1);
  }
  // A counting sort: within its volume, each stays behind those that came before it.
  std::vector<std::uint32_t> next = begins;
  Articles sorted(articles.size());
  for (std::size_t i = 0; i < articles.size(); ++i) sorted[next[volume_of[i]]++] = articles[i];
  articles = std::move(sorted);
  for (std::size_t volume = 0; volume < begins.size(); ++volume) {
    const std::size_t end = volume + 1 < begins.size() ? begins[volume + 1] : articles.size();
    sort_by_part(articles.begin() + begins[volume],
                 articles.begin() + static_cast<std::ptrdiff_t>(end));
  }
  return begins;
}

}  // namespace offprint
