#include "pipeline/feed_parts.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace offprint {
namespace {

using Articles = std::vector<FeedArticle>;
using Rows = std::vector<std::uint32_t>;

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t day_seconds = 86'400;

std::int64_t moment(const std::optional<Date>& date) {
  return date ? to_epoch_seconds(*date) : never;
}

SelectedFeedPart part_of(FeedPlace place, Rows rows, std::uint32_t catalog_size) {
  SelectedFeedPart made;
  made.place = std::move(place);
  made.selection = std::make_shared<Selection>(std::move(rows), catalog_size);
  return made;
}

// Those that were published or modified last, by that moment.
SelectedFeedPart current_feed(const FeedSpec& feed, const Articles& articles, FeedPlace place,
                              std::uint32_t catalog_size) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> order;
  for (std::uint32_t i = 0; i < articles.size(); ++i)
    order.emplace_back(moment(articles[i].latest), i);
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return std::pair(b.first, a.second) < std::pair(a.first, b.second);
  });
  if (feed.limit && order.size() > *feed.limit) order.resize(*feed.limit);
  if (feed.days && !order.empty() && order.front().first != never) {
    const std::int64_t oldest = order.front().first - std::int64_t{*feed.days} * day_seconds;
    std::erase_if(order, [&](const auto& one) { return one.first < oldest; });
  }
  Rows rows;
  for (const auto& [at, index] : order) rows.push_back(articles[index].row);
  SelectedFeedPart made = part_of(std::move(place), std::move(rows), catalog_size);
  if (!order.empty()) made.latest = articles[order.front().second].latest;
  return made;
}

// Which of the periods holds a day.
std::size_t period_of(Day day, const std::vector<FeedPeriod>& periods) {
  const auto next =
      std::upper_bound(periods.begin(), periods.end(), day,
                       [](Day d, const FeedPeriod& period) { return d < period.first; });
  return static_cast<std::size_t>(next - periods.begin()) - 1;
}

void add_archive_pages(const Articles& articles, const std::vector<FeedPeriod>& periods,
                       std::uint32_t catalog_size, std::vector<SelectedFeedPart>& parts) {
  std::vector<Rows> rows(periods.size());
  std::vector<std::optional<Date>> latest(periods.size());
  for (const FeedArticle& article : articles) {
    const std::size_t period = period_of(article.day, periods);
    rows[period].push_back(article.row);
    if (moment(article.latest) > moment(latest[period])) latest[period] = article.latest;
  }
  std::uint32_t begin = 0;
  for (std::size_t i = periods.size(); i-- > 0;) {
    FeedPlace place{periods[i].name, i > 0 ? periods[i - 1].name : "",
                    i + 1 < periods.size() ? periods[i + 1].name : ""};
    SelectedFeedPart& made =
        parts.emplace_back(part_of(std::move(place), std::move(rows[i]), catalog_size));
    made.latest = latest[i];
    made.begin = std::exchange(begin, begin + made.selection->size());
  }
}

}  // namespace

bool is_divided_early(const OutputSpec& output) {
  return is_feed_kind(output.kind) && is_limited(output.feed) && !output.feed.bytes &&
         output.profile.empty();
}

std::vector<SelectedFeedPart> feed_parts(const FeedSpec& feed, const Articles& articles,
                                         std::uint32_t catalog_size) {
  std::map<Day, std::uint32_t> days;
  if (feed.archives)
    for (const FeedArticle& article : articles) ++days[article.day];
  const std::vector<FeedPeriod> periods = feed_periods(days, feed.page_size);
  const FeedPlace current{"", periods.empty() ? "" : periods.back().name, ""};
  std::vector<SelectedFeedPart> parts = {current_feed(feed, articles, current, catalog_size)};
  if (feed.archives) add_archive_pages(articles, periods, catalog_size, parts);
  return parts;
}

}  // namespace offprint
