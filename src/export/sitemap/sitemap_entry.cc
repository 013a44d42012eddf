#include "export/sitemap/sitemap_entry.h"

#include <set>

#include "base/unicode.h"
#include "base/url.h"
#include "export/feed_content.h"
#include "export/xml_lines.h"

namespace offprint {
namespace {

constexpr std::size_t most_characters = 2047;  // of an address
constexpr std::size_t most_images = 1000;      // of an article

std::string host_of(std::string_view url) {
  const UrlParts parts = split_url(url);
  return to_lower(parts.scheme).append("://").append(to_lower(parts.authority));
}

void write_news(std::string& out, const Record& record, const Publication& publication) {
  const std::string language =
      news_language(is_known_language(record.language) ? record.language : publication.language);
  if (!record.published || language.empty() || publication.title.empty()) return;
  XmlLines lines(out, 2);
  lines.open("news:news");
  lines.open("news:publication");
  lines.element("news:name", publication.title);
  lines.element("news:language", language);
  lines.close("news:publication");
  lines.element("news:publication_date", w3c_date(*record.published));
  lines.element("news:title", record.title);
  lines.close("news:news");
}

void write_images(std::string& out, const Record& record) {
  XmlLines lines(out, 2);
  std::set<std::string_view> written;
  for (const Image& image : record.images) {
    if (!is_web_address(image.url) || written.size() == most_images) continue;
    if (!written.insert(image.url).second) continue;
    lines.open("image:image");
    lines.element("image:loc", image.url);
    lines.close("image:image");
  }
}

}  // namespace

Unlisted left_out(const Record& record, const Publication& publication) {
  if (!is_web_address(record.url)) return Unlisted::without_address;
  if (host_of(record.url) != host_of(publication.site)) return Unlisted::on_another_host;
  return record.url.size() > most_characters ? Unlisted::long_address : Unlisted::nothing;
}

SitemapEntry sitemap_entry(const Record& record, const Publication& publication) {
  SitemapEntry entry;
  XmlLines lines(entry.begin, 1);
  lines.open("url");
  lines.element("loc", record.url);
  if (const auto& date = record.modified ? record.modified : record.published)
    lines.element("lastmod", w3c_date(*date));
  write_news(entry.news, record, publication);
  write_images(entry.end, record);
  XmlLines(entry.end, 2).close("url");
  return entry;
}

std::string w3c_date(const Date& date) {
  if (date.has_time && date.has_offset) return to_iso8601(date);
  Date day = date;
  day.has_time = false;
  return to_iso8601(day);
}

std::string news_language(std::string_view language) {
  if (!is_known_language(language)) return "";
  const std::string primary(language.substr(0, language.find('-')));
  if (primary != "zh") return primary;
  for (const std::string_view traditional : {"Hant", "TW", "HK", "MO"})
    if (language.find(traditional) != std::string_view::npos) return "zh-tw";
  return "zh-cn";
}

}  // namespace offprint
