#include "export/feed_rows.h"

namespace offprint {
namespace {

std::optional<Date> read_date(const std::string& text) {
  return text.empty() ? std::nullopt : parse_date(text).date;
}

std::string written(const std::optional<Date>& date) { return date ? to_iso8601(*date) : ""; }

// Those without a date come last.
void add_moment(SortKey& key, const std::optional<Date>& date) {
  key.number(!date);
  key.signed_number(date ? -to_epoch_seconds(*date) : 0);
}

void add_rest(SortKey& key, const FeedRow& row) {
  key.text(row.id).text(written(row.published)).text(written(row.modified));
  key.number(row.offset).number(row.size);
}

constexpr std::size_t number_size = sizeof(std::uint64_t);

// The keys that come before what add_rest wrote are so many numbers.
void visit_rows(const RecordSorter& sorter, std::size_t numbers, const FeedRows::Visit& visit) {
  sorter.for_each([&](std::string_view record) {
    SortKeyReader in(record.substr(numbers * number_size));
    FeedRow row;
    row.id = in.text();
    row.published = read_date(in.text());
    row.modified = read_date(in.text());
    row.offset = in.number();
    row.size = static_cast<std::uint32_t>(in.number());
    return visit(row);
  });
}

}  // namespace

std::optional<Date> latest_of(const FeedRow& row) {
  if (!row.published || !row.modified) return row.published ? row.published : row.modified;
  return to_epoch_seconds(*row.modified) > to_epoch_seconds(*row.published) ? row.modified
                                                                            : row.published;
}

void FeedRows::add(const FeedRow& row) {
  SortKey by_latest;
  add_moment(by_latest, latest_of(row));
  add_rest(by_latest, row);
  latest_.add(by_latest.bytes());
  if (!by_day_) return;
  SortKey by_day;
  by_day.signed_number(-static_cast<std::int64_t>(day_of(row.published)));
  add_moment(by_day, row.published);
  add_rest(by_day, row);
  days_.add(by_day.bytes());
}

void FeedRows::for_each_by_latest(const Visit& visit) const { visit_rows(latest_, 2, visit); }

void FeedRows::for_each_by_day(const Visit& visit) const { visit_rows(days_, 3, visit); }

}  // namespace offprint
