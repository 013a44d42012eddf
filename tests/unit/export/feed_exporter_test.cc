#include "export/feed_exporter.h"

#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <random>
#include <set>

#include "base/compression.h"
#include "feed_fixture.h"

using namespace offprint;
using namespace offprint::test;

namespace {

// Lines: the page's links and date, then one for each item.
class LineFormat final : public FeedFormat {
 public:
  std::string_view media_type() const override { return "text/plain"; }
  std::string head(const FeedPage& page) const override {
    return fmt::format("{} {}{} older={} newer={} latest={}\n", page.is_archive ? "page" : "feed",
                       page.self, page.current.empty() ? "" : " of " + page.current, page.older,
                       page.newer, page.latest ? to_iso8601(*page.latest) : "");
  }
  Rendition item(const Record& record, SharedParts&) const override {
    Rendition rendition;
    if (record.title != "Not for readers") rendition.content = record.id + "=" + record.title;
    return rendition;
  }
  std::string_view between() const override { return ",\n"; }
  std::string tail(bool has_items) const override { return has_items ? "\nend\n" : "end\n"; }
};

Record article(std::string id, std::string_view published, std::string_view modified = "",
               std::string title = "Salt") {
  Record record;
  record.id = std::move(id);
  record.title = std::move(title);
  if (!published.empty()) record.published = date(published);
  if (!modified.empty()) record.modified = date(modified);
  return record;
}

using Files = std::map<std::string, std::string>;  // by name

struct Made {
  Files files;
  std::vector<OutputFile> listed;
  Diagnostics diagnostics;
};

Made make(const FeedSpec& spec, const std::vector<Record>& records) {
  const ExportFolder folder;
  ExportContext context = small_context();
  context.path = folder / "feed.txt";
  context.output.path = "feed.txt";
  context.output.feed = spec;
  const auto exporter = make_feed_exporter(context, std::make_unique<LineFormat>());
  std::uint32_t position = 0;
  for (const Record& record : records) exporter->append({position++}, exporter->render(record));
  Made made;
  made.listed = exporter->finish(made.diagnostics);
  exporter->commit();
  for (const OutputFile& file : made.listed) {
    const std::string bytes = real_file_system().read(file.path);
    BOOST_TEST(file.size == bytes.size());
    made.files[std::string(file_name(file.path))] = bytes;
  }
  return made;
}

FeedSpec limited(std::uint32_t limit) {
  FeedSpec spec;
  spec.limit = limit;
  return spec;
}

FeedSpec archived(std::uint32_t limit, std::uint32_t page_size = 100) {
  FeedSpec spec = limited(limit);
  spec.archives = true;
  spec.page_size = page_size;
  return spec;
}

std::set<std::string> differing(const Files& a, const Files& b) {
  std::set<std::string> names;
  for (const auto& [name, bytes] : a)
    if (!b.contains(name) || b.at(name) != bytes) names.insert(name);
  for (const auto& [name, bytes] : b)
    if (!a.contains(name)) names.insert(name);
  return names;
}

// Without the first line, which has the links.
std::string items(const std::string& file) { return file.substr(file.find('\n')); }

std::set<std::string> with_other_items(const Files& before, const Files& after) {
  std::set<std::string> names = differing(before, after);
  std::erase_if(names, [&](const std::string& name) {
    return before.contains(name) && after.contains(name) &&
           items(before.at(name)) == items(after.at(name));
  });
  return names;
}

std::set<std::string> set(std::initializer_list<std::string> names) { return names; }

// Some months of articles, one an hour, `count` of them, some edited.
std::vector<Record> months_of_articles(std::size_t count) {
  std::vector<Record> records;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t published = 1'401'000'000 + static_cast<std::int64_t>(i) * 3'600;
    Record record;
    record.id = fmt::format("urn:salt:{:06}", i * 7919 % count);
    record.title = fmt::format("Tide {}", i);
    record.published = from_epoch_seconds(published);
    if (i % 13 == 0) record.modified = from_epoch_seconds(published + 86'400 * (i % 31));
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_exporter)

BOOST_AUTO_TEST_CASE(without_limits_a_feed_is_one_file_in_the_order_of_the_output) {
  const Made made = make({}, {article("b", "2024-01-01"), article("a", "2024-05-01"),
                              article("c", "", "", "Not for readers"), article("d", "")});
  BOOST_TEST(made.files.size() == 1U);
  BOOST_TEST(made.files.at("feed.txt") ==
             "feed https://sea.example/feed.txt older= newer= latest=\nb=Salt,\na=Salt,\nd=Salt\n"
             "end\n");
  BOOST_TEST(made.listed[0].articles == 3U);
  BOOST_TEST(make({}, {}).files.at("feed.txt") ==
             "feed https://sea.example/feed.txt older= newer= latest=\nend\n");
}

BOOST_AUTO_TEST_CASE(a_limited_feed_has_the_articles_that_were_published_or_modified_last) {
  const Made made =
      make(limited(3), {article("e", ""), article("d", "2024-01-01"), article("c", "2024-05-01"),
                        article("b", "2024-05-01"), article("a", "2023-01-01", "2024-05-02")});
  BOOST_TEST(made.files.at("feed.txt") ==
             "feed https://sea.example/feed.txt older= newer= latest=2024-05-02\na=Salt,\nb=Salt,\n"
             "c=Salt\nend\n");
  BOOST_TEST(made.files.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_change_before_publication_does_not_make_an_article_older) {
  const Made made =
      make(limited(1), {article("a", "2024-05-01"), article("b", "2024-05-03", "2024-04-01")});
  BOOST_TEST(items(made.files.at("feed.txt")) == "\nb=Salt\nend\n");
}

BOOST_AUTO_TEST_CASE(days_are_counted_from_the_newest_article) {
  FeedSpec spec;
  spec.days = 2;
  const Made made = make(
      spec, {article("a", "2001-05-01"), article("b", "2001-05-03"),
             article("c", "2001-05-01T00:00:01Z"), article("d", "2001-04-30"), article("e", "")});
  BOOST_TEST(items(made.files.at("feed.txt")) == "\nb=Salt,\nc=Salt,\na=Salt\nend\n");
  BOOST_TEST(items(make(spec, {article("e", "")}).files.at("feed.txt")) == "\ne=Salt\nend\n");
}

BOOST_AUTO_TEST_CASE(a_feed_is_not_larger_than_its_bytes) {
  const std::vector<Record> records = {article("a", "2024-05-03"), article("b", "2024-05-02"),
                                       article("c", "2024-05-01")};
  const std::size_t two = make(limited(2), records).files.at("feed.txt").size();
  for (const std::size_t bytes : {two, two + 7}) {
    FeedSpec spec;
    spec.bytes = bytes;
    const Made made = make(spec, records);
    BOOST_TEST(items(made.files.at("feed.txt")) == "\na=Salt,\nb=Salt\nend\n");
    BOOST_TEST(made.diagnostics.empty());
  }
}

BOOST_AUTO_TEST_CASE(an_article_that_alone_is_too_large_is_reported) {
  FeedSpec spec;
  spec.bytes = 200;
  const Made made = make(
      spec, {article("a", "2024-05-03", "", std::string(400, 's')), article("b", "2024-05-02")});
  BOOST_TEST(made.files.at("feed.txt") ==
             "feed https://sea.example/feed.txt older= newer= latest=2024-05-02\nb=Salt\nend\n");
  BOOST_REQUIRE(made.diagnostics.size() == 1U);
  BOOST_TEST((made.diagnostics[0].code == Code::feed_item_too_large));
  BOOST_TEST(made.diagnostics[0].message.find("`a`") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(pages_have_every_article_once_and_lead_to_each_other) {
  const Made made =
      make(archived(1, 2),
           {article("g", ""), article("f", "2024-06-01T01:00:00+09:00"), article("e", "2024-05-17"),
            article("d", "2024-05-09T10:00:00Z"), article("c", "2024-05-09", "2024-07-01"),
            article("b", "2024-05-17"), article("a", "2023-01-01")});
  const Files expected = {
      {"feed.txt",
       "feed https://sea.example/feed.txt older=https://sea.example/feed-2024-06.txt newer= "
       "latest=2024-07-01\nc=Salt\nend\n"},
      {"feed-2024-06.txt",
       "page https://sea.example/feed-2024-06.txt of https://sea.example/feed.txt "
       "older=https://sea.example/feed-2024-05-17.txt newer= latest=2024-06-01T01:00:00+09:00\n"
       "f=Salt\nend\n"},
      {"feed-2024-05-17.txt",
       "page https://sea.example/feed-2024-05-17.txt of https://sea.example/feed.txt "
       "older=https://sea.example/feed-2024-05.txt newer=https://sea.example/feed-2024-06.txt "
       "latest=2024-05-17\nb=Salt,\ne=Salt\nend\n"},
      {"feed-2024-05.txt",
       "page https://sea.example/feed-2024-05.txt of https://sea.example/feed.txt "
       "older=https://sea.example/feed-2023-01.txt newer=https://sea.example/feed-2024-05-17.txt "
       "latest=2024-07-01\nd=Salt,\nc=Salt\nend\n"},
      {"feed-2023-01.txt",
       "page https://sea.example/feed-2023-01.txt of https://sea.example/feed.txt "
       "older=https://sea.example/feed-undated.txt newer=https://sea.example/feed-2024-05.txt "
       "latest=2023-01-01\na=Salt\nend\n"},
      {"feed-undated.txt",
       "page https://sea.example/feed-undated.txt of https://sea.example/feed.txt "
       "older= newer=https://sea.example/feed-2023-01.txt latest=\ng=Salt\nend\n"}};
  BOOST_TEST((made.files == expected));
  BOOST_TEST(made.listed.front().belongs_to == "");
  for (std::size_t i = 1; i < made.listed.size(); ++i)
    BOOST_TEST(made.listed[i].belongs_to == made.listed.front().path);
}

BOOST_AUTO_TEST_CASE(an_archive_without_articles_is_a_feed_without_pages) {
  const Made made = make(archived(5), {});
  BOOST_TEST(made.files.size() == 1U);
  BOOST_TEST(made.files.at("feed.txt") ==
             "feed https://sea.example/feed.txt older= newer= latest=\nend\n");
}

BOOST_AUTO_TEST_CASE(each_file_has_a_compressed_copy_when_asked_for) {
  FeedSpec spec = archived(1);
  spec.gzip = true;
  const std::vector<Record> records = {article("a", "2024-05-03"), article("b", "2023-05-02")};
  const Made made = make(spec, records);
  BOOST_TEST(made.files.size() == 6U);
  for (const std::string name : {"feed.txt", "feed-2024-05.txt", "feed-2023-05.txt"})
    BOOST_TEST(inflate_gzip(made.files.at(name + ".gz"), 1 << 20).bytes == made.files.at(name));
  BOOST_TEST((make(spec, records).files == made.files));
  spec = {};
  spec.gzip = true;
  const Made whole = make(spec, records);
  BOOST_TEST(inflate_gzip(whole.files.at("feed.txt.gz"), 1 << 20).bytes ==
             whole.files.at("feed.txt"));
  BOOST_TEST(whole.listed[1].belongs_to == whole.listed[0].path);
}

BOOST_AUTO_TEST_CASE(nothing_is_there_before_the_commit) {
  const ExportFolder folder;
  ExportContext context = small_context();
  context.path = folder / "feed.txt";
  context.output.feed = archived(1);
  context.output.feed.gzip = true;
  Diagnostics diagnostics;
  {
    const auto exporter = make_feed_exporter(context, std::make_unique<LineFormat>());
    exporter->append({0}, exporter->render(article("a", "2024-05-03")));
    exporter->finish(diagnostics);
    BOOST_TEST(!real_file_system().stat(folder / "feed.txt"));
    BOOST_TEST(!real_file_system().stat(folder / "feed-2024-05.txt"));
  }
  BOOST_TEST(folder.is_empty());
}

BOOST_AUTO_TEST_CASE(files_do_not_depend_on_the_order_in_which_articles_arrive) {
  std::vector<Record> records = months_of_articles(3'000);
  const Made made = make(archived(40), records);
  std::shuffle(records.begin(), records.end(), std::mt19937(7));
  BOOST_TEST((make(archived(40), records).files == made.files));
}

BOOST_AUTO_TEST_CASE(a_new_article_changes_the_feed_and_one_page_and_a_link_when_a_page_is_new) {
  std::vector<Record> records = months_of_articles(3'000);
  const FeedSpec spec = archived(50);
  Files before = make(spec, records).files;
  BOOST_TEST(before.size() > 100U);
  const std::int64_t last = to_epoch_seconds(*records.back().published);
  std::string newest_page = "feed-" + to_iso8601(*records.back().published).substr(0, 10) + ".txt";
  BOOST_REQUIRE(before.contains(newest_page));

  // On a day that has a page.
  records.push_back(article("urn:salt:new", to_iso8601(from_epoch_seconds(last + 1))));
  Files after = make(spec, records).files;
  BOOST_TEST((differing(before, after) == set({"feed.txt", newest_page})));

  // On a day that has none.
  before = after;
  const std::string day = to_iso8601(from_epoch_seconds(last + 86'400)).substr(0, 10);
  records.push_back(article("urn:salt:newer", day));
  after = make(spec, records).files;
  BOOST_TEST((differing(before, after) == set({"feed.txt", "feed-" + day + ".txt", newest_page})));
  BOOST_TEST((with_other_items(before, after) == set({"feed.txt", "feed-" + day + ".txt"})));
}

BOOST_AUTO_TEST_CASE(an_edit_changes_its_page_and_comes_back_in_the_feed) {
  std::vector<Record> records = months_of_articles(3'000);
  const FeedSpec spec = archived(50);
  const Files before = make(spec, records).files;
  Record& edited = records[1'234];
  edited.title = "Corrected";
  edited.modified = from_epoch_seconds(to_epoch_seconds(*records.back().published) + 5'000'000);
  const Files after = make(spec, records).files;
  const std::string page = "feed-" + to_iso8601(*edited.published).substr(0, 10) + ".txt";
  BOOST_TEST((differing(before, after) == set({"feed.txt", page})));
  BOOST_TEST(items(after.at("feed.txt")).starts_with("\n" + edited.id + "=Corrected,"));
}

BOOST_AUTO_TEST_CASE(a_takedown_changes_its_page_and_an_empty_page_goes) {
  std::vector<Record> records = months_of_articles(3'000);
  records.push_back(article("urn:salt:late", "2031-05-05"));
  const FeedSpec spec = archived(50);
  const Files before = make(spec, records).files;

  std::vector<Record> left = records;
  left.erase(left.begin() + 1'234);
  const std::string page = "feed-" + to_iso8601(*records[1'234].published).substr(0, 10) + ".txt";
  BOOST_TEST((differing(before, make(spec, left).files) == set({page})));

  left = records;
  left.pop_back();
  const Files after = make(spec, left).files;
  BOOST_TEST(!after.contains("feed-2031-05.txt"));
  BOOST_TEST((with_other_items(before, after) == set({"feed.txt", "feed-2031-05.txt"})));
  BOOST_TEST(differing(before, after).size() == 3U);
  for (const auto& [name, bytes] : after)
    BOOST_TEST(bytes.find("urn:salt:late") == std::string::npos);
}

// Whatever there is: an article that is newer than all goes to one page, and no other page has
// other articles for it; one that comes late, or at the same moment as another, can at most move
// the articles of one day from their month's page to one of their own.
BOOST_AUTO_TEST_CASE(pages_keep_their_articles_when_one_is_added) {
  BOOST_TEST(rc::check("one article more", [] {
    const auto days = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 60));
    const int added = *rc::gen::inRange(0, 60);
    const FeedSpec spec = archived(3, *rc::gen::inRange(1U, 9U));
    std::vector<Record> records;
    const auto on = [](int day, std::size_t number) {
      return article(fmt::format("a{}", number),
                     to_iso8601(from_epoch_seconds(1'712'000'000 + std::int64_t{day} * 86'400)));
    };
    for (const int day : days) records.push_back(on(day, records.size()));
    const Files before = make(spec, records).files;
    std::multiset<std::string> ids;
    for (const auto& [name, bytes] : before)
      if (name != "feed.txt")
        for (std::size_t at = bytes.find("=Salt"); at != bytes.npos;
             at = bytes.find("=Salt", at + 1))
          ids.insert(bytes.substr(bytes.rfind('\n', at) + 1, at - bytes.rfind('\n', at) - 1));
    RC_ASSERT(ids.size() == records.size());
    RC_ASSERT(std::set<std::string>(ids.begin(), ids.end()).size() == records.size());

    const bool is_newest = std::all_of(days.begin(), days.end(), [&](int d) { return d < added; });
    records.push_back(on(added, records.size()));
    std::set<std::string> changed = with_other_items(before, make(spec, records).files);
    changed.erase("feed.txt");
    RC_ASSERT(changed.size() <= (is_newest ? 1U : 2U));
  }));
}

BOOST_AUTO_TEST_SUITE_END()
