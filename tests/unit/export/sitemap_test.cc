#include <boost/test/unit_test.hpp>
#include <regex>

#include "export/sitemap/sitemap_entry.h"
#include "export/sitemap/sitemap_exporter.h"
#include "feed_fixture.h"

using namespace offprint;
using namespace offprint::test;

namespace {

Record dated(std::string_view slug, std::string_view published) {
  Record record = small_record();
  record.slug = slug;
  record.url = "https://sea.example/" + std::string(slug) + "/";
  record.published = date(published);
  return record;
}

struct Written {
  std::vector<OutputFile> files;
  std::vector<std::string> texts;
  Diagnostics diagnostics;
};

Written sitemap(const std::vector<Record>& records, const SitemapLimits& limits = {}) {
  const ExportFolder folder;
  ExportContext context = small_context();
  context.output.path = "out/sitemap.xml";
  context.path = folder / "sitemap.xml";
  const auto exporter = make_limited_sitemap(context, limits);
  std::uint32_t position = 0;
  for (const Record& record : records) exporter->append({position++}, exporter->render(record));
  Written written;
  written.files = exporter->finish(written.diagnostics);
  exporter->commit();
  for (OutputFile& file : written.files) {
    written.texts.push_back(real_file_system().read(file.path));
    BOOST_TEST(file.size == written.texts.back().size());
    file.path = file_name(file.path);
  }
  return written;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// The rules of https://www.sitemaps.org/protocol.html.
void check_rules(const std::string& text, const SitemapLimits& limits) {
  BOOST_TEST(text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset"));
  BOOST_TEST(text.size() <= limits.bytes);
  BOOST_TEST(count(text, "<url>") <= limits.addresses);
  BOOST_TEST(count(text, "<url>") == count(text, "<loc>"));
  const std::regex date_form("\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d))?");
  const std::regex last("<lastmod>([^<]*)</lastmod>");
  for (std::sregex_iterator at(text.begin(), text.end(), last), end; at != end; ++at)
    BOOST_TEST(std::regex_match((*at)[1].str(), date_form), (*at)[1].str());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sitemap_of_articles)

BOOST_AUTO_TEST_CASE(an_article_has_its_address_date_news_and_images) {
  Record record = full_record();
  record.url = "https://sea.example/salt/?a=1&b=2";
  record.images.push_back(record.images.front());  // one picture is named once
  const Written written = sitemap({record});
  BOOST_TEST(written.files.size() == 1U);
  BOOST_TEST(written.files[0].path == "sitemap.xml");
  BOOST_TEST(written.files[0].articles == 1U);
  const std::string& text = written.texts[0];
  check_rules(text, {});
  BOOST_TEST(text.substr(text.find("  <url>")) == R"(  <url>
    <loc>https://sea.example/salt/?a=1&amp;b=2</loc>
    <lastmod>2024-09-09</lastmod>
    <news:news>
      <news:publication>
        <news:name>Marginal Sea</news:name>
        <news:language>en</news:language>
      </news:publication>
      <news:publication_date>2024-09-07T18:40:00+01:00</news:publication_date>
      <news:title>Salt &amp; &lt; Tide &gt;</news:title>
    </news:news>
    <image:image>
      <image:loc>https://sea.example/dusk.jpg?w=8&amp;h=6</image:loc>
    </image:image>
  </url>
</urlset>
)");
  BOOST_TEST(written.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(news_is_what_is_two_days_older_than_the_newest_at_most) {
  Record undated = small_record();
  const Written written =
      sitemap({dated("a", "2024-03-09"), dated("b", "2024-03-10"),
               dated("c", "2024-03-11T08:00:00Z"), dated("d", "2024-03-12"), undated});
  const std::string& text = written.texts[0];
  BOOST_TEST(count(text, "<url>") == 5U);
  BOOST_TEST(count(text, "<news:news>") == 3U);
  BOOST_TEST(text.find("<news:news>") > text.find("/b/"));
  BOOST_TEST(text.find("<news:news>") < text.find("/c/"));
}

BOOST_AUTO_TEST_CASE(what_has_no_address_here_is_left_out_and_counted) {
  Record without = small_record();
  without.url = "";
  Record elsewhere = small_record();
  elsewhere.url = "https://other.example/ferry/";
  Record insecure = small_record();
  insecure.url = "http://sea.example/ferry/";
  Record endless = small_record();
  endless.url += std::string(2048, 'a');
  const Written written = sitemap({without, elsewhere, small_record(), insecure, endless});
  BOOST_TEST(count(written.texts[0], "<url>") == 1U);
  BOOST_TEST_REQUIRE(written.diagnostics.size() == 1U);
  BOOST_TEST((written.diagnostics[0].code == Code::sitemap_articles_left_out));
  BOOST_TEST(written.diagnostics[0].message ==
             "out/sitemap.xml: 4 articles are left out: 1 without an address, 2 on another host, 1 "
             "with an address of more than 2,047 characters");
}

BOOST_AUTO_TEST_CASE(a_sitemap_that_is_too_large_becomes_several_and_an_index) {
  std::vector<Record> records;
  for (int i = 0; i < 10; ++i)
    records.push_back(dated("a" + std::to_string(i), "2024-03-1" + std::to_string(i)));
  SitemapLimits limits;
  limits.addresses = 4;
  const Written written = sitemap(records, limits);
  BOOST_TEST_REQUIRE(written.files.size() == 4U);
  BOOST_TEST(written.files[0].path == "sitemap.xml");
  BOOST_TEST(written.files[3].path == "sitemap-3.xml");
  BOOST_TEST(written.texts[0] == R"(<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap>
    <loc>https://sea.example/sitemap-1.xml</loc>
    <lastmod>2024-03-13</lastmod>
  </sitemap>
  <sitemap>
    <loc>https://sea.example/sitemap-2.xml</loc>
    <lastmod>2024-03-17</lastmod>
  </sitemap>
  <sitemap>
    <loc>https://sea.example/sitemap-3.xml</loc>
    <lastmod>2024-03-19</lastmod>
  </sitemap>
</sitemapindex>
)");
  for (int i : {1, 2, 3}) check_rules(written.texts[static_cast<std::size_t>(i)], limits);
  // News reaches over the border.
  BOOST_TEST(count(written.texts[2], "<news:news>") == 1U);
  BOOST_TEST(count(written.texts[3], "<news:news>") == 2U);
}

BOOST_AUTO_TEST_CASE(a_new_article_changes_the_last_file_only) {
  std::vector<Record> records;
  for (int i = 0; i < 7; ++i)
    records.push_back(dated("a" + std::to_string(i), "2024-03-0" + std::to_string(i + 1)));
  SitemapLimits limits;
  limits.addresses = 3;
  const Written before = sitemap(records, limits);
  records.push_back(dated("new", "2024-05-01"));
  const Written after = sitemap(records, limits);
  BOOST_TEST(before.texts[1] == after.texts[1]);
  BOOST_TEST(before.texts[3] != after.texts[3]);
}

BOOST_AUTO_TEST_CASE(bytes_are_a_limit_too) {
  std::vector<Record> records;
  for (int i = 0; i < 9; ++i) records.push_back(dated("a" + std::to_string(i), "2024-03-01"));
  SitemapLimits limits;
  limits.bytes = 1500;
  const Written written = sitemap(records, limits);
  BOOST_TEST(written.files.size() > 2U);
  std::size_t addresses = 0;
  for (std::size_t i = 1; i < written.texts.size(); ++i) {
    check_rules(written.texts[i], limits);
    addresses += count(written.texts[i], "<url>");
  }
  BOOST_TEST(addresses == 9U);
}

BOOST_AUTO_TEST_CASE(dates_are_as_exact_as_they_are_known) {
  BOOST_TEST(w3c_date(date("2024-03-12")) == "2024-03-12");
  BOOST_TEST(w3c_date(date("2024-03-12T08:00:00")) == "2024-03-12");
  BOOST_TEST(w3c_date(date("2024-03-12T08:00:00Z")) == "2024-03-12T08:00:00Z");
}

BOOST_AUTO_TEST_CASE(news_has_two_kinds_of_chinese) {
  BOOST_TEST(news_language("pt-BR") == "pt");
  BOOST_TEST(news_language("zh") == "zh-cn");
  BOOST_TEST(news_language("zh-Hant-HK") == "zh-tw");
  BOOST_TEST(news_language("und") == "");
}

BOOST_AUTO_TEST_SUITE_END()
