#include "catalog/byte_stream.h"

#include <limits>

#include "base/error.h"

namespace offprint {
namespace {

constexpr std::int64_t year_offset = 32768;
constexpr std::int64_t zone_offset = 32768;

}  // namespace

void ByteWriter::number(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
  bytes_ += static_cast<char>(value);
}

void ByteWriter::text(std::string_view value) {
  number(value.size());
  bytes_ += value;
}

void ByteWriter::date(const std::optional<Date>& value) {
  boolean(value.has_value());
  if (!value) return;
  number(static_cast<std::uint64_t>(value->year + year_offset));
  for (const int part : {+value->month, +value->day, +value->has_time, +value->hour, +value->minute,
                         +value->second, +value->has_offset})
    number(static_cast<std::uint64_t>(part));
  number(static_cast<std::uint64_t>(value->offset_minutes + zone_offset));
}

std::uint64_t ByteReader::number() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (rest_.empty()) reject();
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return value;
  }
  reject();
}

std::uint32_t ByteReader::number32() {
  const std::uint64_t value = number();
  if (value > std::numeric_limits<std::uint32_t>::max()) reject();
  return static_cast<std::uint32_t>(value);
}

std::string_view ByteReader::text() {
  const std::size_t size = count();
  const std::string_view value = rest_.substr(0, size);
  rest_.remove_prefix(size);
  return value;
}

bool ByteReader::boolean() { return enumerator(2) != 0; }

std::optional<Date> ByteReader::date() {
  if (!boolean()) return std::nullopt;
  const std::uint64_t year = number();
  if (year > 65535) reject();
  Date date;
  date.year = static_cast<std::int16_t>(static_cast<std::int64_t>(year) - year_offset);
  date.month = enumerator(13);
  date.day = enumerator(32);
  date.has_time = boolean();
  date.hour = enumerator(25);
  date.minute = enumerator(61);
  date.second = enumerator(62);
  date.has_offset = boolean();
  const std::uint64_t zone = number();
  if (zone > 65535) reject();
  date.offset_minutes = static_cast<std::int16_t>(static_cast<std::int64_t>(zone) - zone_offset);
  return date;
}

std::uint8_t ByteReader::enumerator(std::uint8_t limit) {
  const std::uint64_t value = number();
  if (value >= limit) reject();
  return static_cast<std::uint8_t>(value);
}

std::size_t ByteReader::count() {
  const std::uint64_t value = number();
  if (value > rest_.size()) reject();
  return static_cast<std::size_t>(value);
}

void ByteReader::reject() {
  throw Error(Error::Kind::environment, "an article in the catalog is damaged");
}

void ByteReader::expect_end() const {
  if (!rest_.empty()) reject();
}

}  // namespace offprint
