#include "export/media_wording.h"

#include <algorithm>
#include <iterator>

namespace offprint {
namespace {

constexpr MediaWording table[] = {
#define OFFPRINT_MEDIA_WORDING(...) {__VA_ARGS__},
#include "export/media_wording.def"
#undef OFFPRINT_MEDIA_WORDING
};

}  // namespace

const MediaWording& media_wording(const Wording& wording) {
  const auto found =
      std::find_if(std::begin(table), std::end(table),
                   [&](const MediaWording& words) { return words.language == wording.language; });
  return found != std::end(table) ? *found : table[0];
}

std::string_view kind_word(const MediaWording& wording, std::string_view kind) {
  if (kind == "audio") return wording.audio;
  if (kind == "video") return wording.video;
  return kind == "page" ? wording.page : "";
}

std::string length_text(const MediaWording& wording, std::uint64_t seconds) {
  if (seconds == 0) return "";
  if (seconds < 60) return std::to_string(seconds).append(wording.seconds);
  const std::uint64_t minutes = (seconds + 30) / 60;
  std::string text;
  if (minutes >= 60) text = std::to_string(minutes / 60).append(wording.hours);
  if (minutes % 60 == 0) return text;
  const bool spaced = !text.empty() && wording.minutes.starts_with(' ');
  if (spaced) text += ' ';
  return text.append(std::to_string(minutes % 60)).append(wording.minutes);
}

}  // namespace offprint
