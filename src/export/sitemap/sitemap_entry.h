// What a sitemap says of one article.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "model/publication.h"
#include "model/record.h"

namespace offprint {

// Why an article is in no sitemap.
enum class Unlisted : std::uint8_t { nothing, without_address, on_another_host, long_address };

Unlisted left_out(const Record& record, const Publication& publication);

// The `<url>` of `record`, in two halves: the first ends where `<news:news>` may stand.
struct SitemapEntry {
  std::string begin, news, end;  // `news` is "" for an article that is none
};
SitemapEntry sitemap_entry(const Record& record, const Publication& publication);

// W3C date: the day alone where the time or its zone is not known.
std::string w3c_date(const Date& date);

// As Google has it: "en", "pt", but "zh-cn" and "zh-tw"; "" when nobody knows.
std::string news_language(std::string_view language);

}  // namespace offprint
