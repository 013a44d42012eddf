#include "base/date_zones.h"

#include <unicode/strenum.h>
#include <unicode/timezone.h>

#include <map>
#include <memory>
#include <utility>

#include "base/date_tokens.h"
#include "base/unicode.h"

namespace offprint {
namespace {

struct OffsetRow {
  std::string_view name;
  std::int16_t minutes;
};

constexpr OffsetRow offsets[] = {
#define OFFPRINT_ZONE_OFFSET(name, minutes) {name, minutes},
#include "base/date_zones.def"
};

struct PlaceRow {
  std::string_view language, name, place;
};

constexpr PlaceRow places[] = {
#define OFFPRINT_ZONE_PLACE(language, name, place) {language, name, place},
#include "base/date_zones.def"
};

constexpr std::string_view ambiguous[] = {
#define OFFPRINT_ZONE_AMBIGUOUS(name) name,
#include "base/date_zones.def"
};

using Names = std::map<std::pair<std::string, std::string>, NamedZone>;  // name and language

const Names& zone_names() {
  static const Names names = [] {
    Names made;
    const auto key = [](std::string_view name) { return date_key(name); };
    for (const PlaceRow& row : places)
      made[{key(row.name), std::string(row.language)}] = {NamedZone::Kind::place, 0, row.place};
    for (const OffsetRow& row : offsets)
      made[{key(row.name), ""}] = {NamedZone::Kind::offset, row.minutes, {}};
    for (const std::string_view name : ambiguous)
      made[{key(name), ""}] = {NamedZone::Kind::ambiguous, 0, {}};
    return made;
  }();
  return names;
}

const std::map<std::string, std::string, std::less<>>& place_names() {
  static const std::map<std::string, std::string, std::less<>> names = [] {
    std::map<std::string, std::string, std::less<>> made;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::StringEnumeration> ids(
        icu::TimeZone::createTimeZoneIDEnumeration(UCAL_ZONE_TYPE_ANY, nullptr, nullptr, status));
    while (U_SUCCESS(status) && ids) {
      const char* id = ids->next(nullptr, status);
      if (U_FAILURE(status) || id == nullptr) break;
      if (std::string_view(id).find('/') != std::string_view::npos) made[ascii_lower(id)] = id;
    }
    return made;
  }();
  return names;
}

}  // namespace

std::optional<NamedZone> find_zone(std::string_view name, std::string_view language) {
  const Names& names = zone_names();
  auto found = names.find({std::string(name), std::string(language)});
  if (found == names.end()) found = names.find({std::string(name), ""});
  if (found == names.end()) return std::nullopt;
  return found->second;
}

std::optional<NamedZone> find_zone_of_place(std::string_view name) {
  const auto found = place_names().find(name);
  if (found == place_names().end()) return std::nullopt;
  return NamedZone{NamedZone::Kind::place, 0, found->second};
}

std::int16_t offset_at(std::string_view place, const Date& local) {
  const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(
      icu::UnicodeString::fromUTF8({place.data(), static_cast<std::int32_t>(place.size())})));
  Date clock = local;
  clock.has_offset = false;
  constexpr double millisecond = 1000;
  constexpr std::int32_t minute = 60'000;  // milliseconds
  std::int32_t raw = 0, summer = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(static_cast<double>(to_epoch_seconds(clock)) * millisecond, true, raw, summer,
                  status);
  return U_SUCCESS(status) ? static_cast<std::int16_t>((raw + summer) / minute) : std::int16_t{0};
}

}  // namespace offprint
