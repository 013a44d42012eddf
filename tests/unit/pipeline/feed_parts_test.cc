#include "pipeline/feed_parts.h"

#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>

#include "project_folder.h"

namespace offprint {
namespace {

using Articles = std::vector<FeedArticle>;

constexpr std::uint32_t rows = 1'000;

std::optional<Date> date(std::string_view text) {
  return text.empty() ? std::nullopt : parse_date(text).date;
}

FeedArticle article(std::uint32_t row, std::string_view published, std::string_view modified = "") {
  return {row, day_of(date(published)), modified.empty() ? date(published) : date(modified)};
}

// "2024-05 (older 2023-01): 3 4 @2024-05-02" of each part.
std::vector<std::string> texts(const std::vector<SelectedFeedPart>& parts) {
  std::vector<std::string> texts;
  for (const SelectedFeedPart& part : parts) {
    const FeedPlace& names = part.place;
    std::string text = names.period.empty() ? "feed" : names.period;
    if (!names.older.empty()) text += " < " + names.older;
    if (!names.newer.empty()) text += " > " + names.newer;
    text += ":";
    for (const std::uint32_t row : part.selection->rows()) text += fmt::format(" {}", row);
    if (part.latest) text += " @" + to_iso8601(*part.latest);
    texts.push_back(text);
  }
  return texts;
}

std::vector<std::string> list(std::initializer_list<std::string> texts) { return texts; }

BOOST_AUTO_TEST_SUITE(feed_parts_test)

BOOST_AUTO_TEST_CASE(a_limited_feed_has_what_was_published_or_modified_last) {
  FeedSpec feed;
  feed.limit = 3;
  const Articles articles = {article(7, "2024-05-03"), article(6, "2024-05-01"),
                             article(5, "2024-05-01"), article(4, "2023-01-01", "2024-05-02"),
                             article(3, "")};
  BOOST_TEST(texts(feed_parts(feed, articles, rows)) == list({"feed: 7 4 6 @2024-05-03"}));
  feed.limit.reset();
  feed.days = 1;
  BOOST_TEST(texts(feed_parts(feed, articles, rows)) == list({"feed: 7 4 @2024-05-03"}));
  BOOST_TEST(texts(feed_parts(feed, {article(3, ""), article(2, "")}, rows)) ==
             list({"feed: 3 2"}));
  BOOST_TEST(texts(feed_parts(feed, {}, rows)) == list({"feed:"}));
}

BOOST_AUTO_TEST_CASE(archive_pages_know_their_neighbours_and_how_many_articles_are_newer) {
  FeedSpec feed;
  feed.archives = true;
  feed.limit = 1;
  feed.page_size = 2;
  const std::vector<SelectedFeedPart> parts =
      feed_parts(feed,
                 {article(9, "2024-06-01T01:00:00+09:00"), article(8, "2024-05-17"),
                  article(7, "2024-05-09"), article(6, "2024-05-09", "2024-07-01"), article(5, "")},
                 rows);
  BOOST_TEST(
      texts(parts) ==
      list({"feed < 2024-06: 6 @2024-07-01", "2024-06 < 2024-05-17: 9 @2024-06-01T01:00:00+09:00",
            "2024-05-17 < 2024-05 > 2024-06: 8 @2024-05-17",
            "2024-05 < undated > 2024-05-17: 7 6 @2024-07-01", "undated > 2024-05: 5"}));
  BOOST_TEST(parts[3].begin == 2U);
}

BOOST_AUTO_TEST_CASE(bytes_and_the_rules_of_partners_divide_late) {
  OutputSpec output;
  output.kind = "rss";
  BOOST_TEST(!is_divided_early(output));
  output.feed.limit = 5;
  BOOST_TEST(is_divided_early(output));
  output.feed.bytes = 100;
  BOOST_TEST(!is_divided_early(output));
  output.feed.bytes.reset();
  output.profile = "msn";
  BOOST_TEST(!is_divided_early(output));
  output.profile.clear();
  output.kind = "epub";
  BOOST_TEST(!is_divided_early(output));
}

// Records in the order of an output, newest first.
std::vector<Record> generated_records() {
  std::vector<Record> records;
  const auto moment = [] {
    return from_epoch_seconds(1'712'000'000 + *rc::gen::inRange(0, 80) * 40'000);
  };
  const int count = *rc::gen::inRange(0, 40);
  for (int i = 0; i < count; ++i) {
    Record& record = records.emplace_back();
    record.id = fmt::format("urn:salt:{:02}", i);
    record.url = "https://sea.example/" + record.id;
    record.title = "Salt";
    if (*rc::gen::inRange(0, 8) > 0) record.published = moment();
    if (*rc::gen::inRange(0, 4) == 0) record.modified = moment();
  }
  const auto seconds = [](const Record& record) {
    return record.published ? -to_epoch_seconds(*record.published) : 0;
  };
  std::ranges::stable_sort(records, {}, seconds);
  // The order of ids is that of the output: then nothing depends on how ties are told apart.
  for (int i = 0; i < count; ++i)
    records[static_cast<std::size_t>(i)].id = fmt::format("urn:salt:{:02}", i);
  return records;
}

using Files = std::map<std::string, std::string>;

void make(const FeedSpec& feed, const std::vector<Record>& records, const SelectedFeedPart* part,
          Files& files) {
  const test::Folder folder;
  ExportContext context;
  context.publication.site = "https://sea.example";
  context.output.kind = "rss";
  context.output.path = "feed.xml";
  context.output.title = "Salt";
  context.output.feed = feed;
  context.path = folder.path + "/feed.xml";
  if (part) {
    context.feed_place = part->place;
    context.latest = part->latest;
  }
  const auto exporter = find_exporter("rss")->make(context);
  std::uint32_t position = 0;
  for (std::uint32_t row = 0; !part && row < records.size(); ++row)
    exporter->append({position++}, exporter->render(records[row]));
  if (part)
    for (const std::uint32_t row : part->selection->rows())
      exporter->append({position++}, exporter->render(records[row]));
  Diagnostics diagnostics;
  const std::vector<OutputFile> written = exporter->finish(diagnostics);
  exporter->commit();
  for (const OutputFile& file : written)
    files[std::string(file_name(file.path))] = real_file_system().read(file.path);
}

BOOST_AUTO_TEST_CASE(parts_are_what_the_exporter_would_make_of_the_whole) {
  BOOST_TEST(rc::check("early and late division", [] {
    FeedSpec feed;
    feed.archives = *rc::gen::arbitrary<bool>();
    feed.page_size = *rc::gen::inRange(1U, 6U);
    if (feed.archives || *rc::gen::arbitrary<bool>()) feed.limit = *rc::gen::inRange(1U, 9U);
    if (!feed.limit || *rc::gen::arbitrary<bool>()) feed.days = *rc::gen::inRange(1U, 30U);
    const std::vector<Record> records = generated_records();
    Articles articles;
    for (std::uint32_t row = 0; row < records.size(); ++row) {
      const Record& record = records[row];
      const bool is_modified =
          record.modified && (!record.published || to_epoch_seconds(*record.modified) >
                                                       to_epoch_seconds(*record.published));
      articles.push_back(
          {row, day_of(record.published), is_modified ? record.modified : record.published});
    }
    Files late, early;
    make(feed, records, nullptr, late);
    for (const SelectedFeedPart& part : feed_parts(feed, articles, rows))
      make(feed, records, &part, early);
    RC_ASSERT(late == early);
  }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
