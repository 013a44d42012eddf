#include "pipeline/selected_rows.h"

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t tail_size = 5 * sizeof(std::uint64_t);

// Beyond what a chapter's text takes, compressed: its entries in the container and the package.
constexpr std::uint64_t chapter_overhead = 1024;

bool is_before(const Date& a, const Date& b) { return to_epoch_seconds(a) < to_epoch_seconds(b); }

std::optional<Date> later(const std::optional<Date>& a, const std::optional<Date>& b) {
  return b && (!a || is_before(*a, *b)) ? b : a;
}

// A date that is known has a month, so it is never 0.
std::uint64_t pack(const std::optional<Date>& date) {
  if (!date) return 0;
  std::uint64_t bits = static_cast<std::uint16_t>(date->year);
  const auto put = [&](int width, unsigned value) { bits = bits << width | value; };
  put(4, date->month);
  put(5, date->day);
  put(1, date->has_time);
  put(5, date->hour);
  put(6, date->minute);
  put(6, date->second);
  put(1, date->has_offset);
  put(16, static_cast<std::uint16_t>(date->offset_minutes));
  return bits;
}

std::optional<Date> unpack(std::uint64_t bits) {
  if (bits == 0) return {};
  const auto take = [&](int width) {
    const std::uint64_t value = bits & ((1U << width) - 1);
    bits >>= width;
    return value;
  };
  Date date;
  date.offset_minutes = static_cast<std::int16_t>(take(16));
  date.has_offset = take(1) != 0;
  date.second = static_cast<std::uint8_t>(take(6));
  date.minute = static_cast<std::uint8_t>(take(6));
  date.hour = static_cast<std::uint8_t>(take(5));
  date.has_time = take(1) != 0;
  date.day = static_cast<std::uint8_t>(take(5));
  date.month = static_cast<std::uint8_t>(take(4));
  date.year = static_cast<std::int16_t>(bits);
  return date;
}

}  // namespace

void SelectedRows::add(SortKey key, std::uint32_t part, const Entry& entry) {
  key.number(entry.row)
      .number(part)
      .number(day_of(entry.published))
      .number(pack(later(entry.published, entry.modified)))
      .number(entry.text_bytes / 2 + entry.picture_bytes + (counts_media_ ? entry.media_bytes : 0) +
              chapter_overhead);
  keys_.add(key.bytes());
}

void SelectedRows::add(std::uint32_t output, std::uint32_t part, const Entry& entry, Order order) {
  SortKey key;
  key.number(output);
  if (order == Order::title) {
    key.text(fold(entry.title)).text(entry.id);
  } else if (order != Order::source && entry.published) {
    const std::int64_t seconds = to_epoch_seconds(*entry.published);
    key.number(0).signed_number(order == Order::newest ? -seconds : seconds).text(entry.id);
  } else if (order != Order::source) {
    key.number(1);
  }
  add(std::move(key), part, entry);
}

void SelectedRows::add_ranked(std::uint32_t output, std::uint32_t part, const Entry& entry,
                              std::uint64_t rank) {
  SortKey key;
  key.number(output).number(rank);
  add(std::move(key), part, entry);
}

void SelectedRows::for_each(const std::function<void(const SelectedRow&)>& visit) const {
  keys_.for_each([&](std::string_view key) {
    SelectedRow selected;
    selected.output = static_cast<std::uint32_t>(SortKeyReader(key).number());
    SortKeyReader tail(key.substr(key.size() - tail_size));
    selected.row = static_cast<std::uint32_t>(tail.number());
    selected.part = static_cast<std::uint32_t>(tail.number());
    selected.day = static_cast<Day>(tail.number());
    selected.latest = unpack(tail.number());
    selected.size = tail.number();
    visit(selected);
    return true;
  });
}

}  // namespace offprint
