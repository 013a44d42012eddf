#include <boost/test/unit_test.hpp>
#include <map>

#include "base/hash.h"
#include "export/epub/chapter_facts.h"
#include "export/epub/epub_exporter.h"
#include "export/epub_fixture.h"

namespace offprint {
namespace {

using namespace testing;

// What an exporter wrote, and what it said of each article.
struct Written {
  std::vector<OutputFile> files;
  std::map<std::string, Rendition> rendered;      // by id
  std::map<std::string, std::string> remembered;  // likewise
};

Written write(BookMaker& maker, const std::string& kind, const std::vector<Record>& records) {
  maker.context.files = &maker.files;
  maker.context.output.kind = kind;
  maker.context.membership = std::make_shared<WholeMembership>(records.size());
  const auto exporter = find_exporter(kind)->make(maker.context);
  Written written;
  for (const Record& record : records) {
    Rendition rendition = exporter->render(record);
    written.rendered[record.id] = rendition;
    written.remembered[record.id] = exporter->append({record.row}, std::move(rendition));
  }
  Diagnostics diagnostics;
  written.files = exporter->finish(diagnostics);
  exporter->commit();
  return written;
}

std::vector<Record> records() {
  std::vector<Record> all;
  for (std::uint32_t row = 0; row < 4; ++row) {
    const std::string number = std::to_string(row);
    all.push_back(make_record(row, "id-" + number, "Title " + number));
    all.back().url = "https://marginal-sea.example/" + number + "/";
  }
  return all;
}

BOOST_AUTO_TEST_SUITE(kept_renditions)

BOOST_AUTO_TEST_CASE(what_was_written_is_found_again) {
  for (const char* kind : {"epub", "rss", "jsonfeed", "atom"}) {
    BookMaker maker;
    const Written written = write(maker, kind, records());
    const auto kept = find_exporter(kind)->reopen(written.files.front().path);
    for (const auto& [id, rendition] : written.rendered) {
      const auto found = kept->find(written.remembered.at(id));
      BOOST_TEST_REQUIRE(found.has_value(), kind);
      BOOST_TEST((found->content == rendition.content), kind << " " << id);
    }
  }
}

BOOST_AUTO_TEST_CASE(facts_of_chapters_come_back_with_them) {
  BookMaker maker;
  const Written written = write(maker, "epub", records());
  const auto kept = reopen_epub(written.files.front().path);
  const auto found = kept->find(written.remembered.at("id-2"));
  BOOST_REQUIRE(found.has_value());
  const auto& before = static_cast<const ChapterFacts&>(*written.rendered.at("id-2").facts);
  BOOST_TEST(to_bytes(static_cast<const ChapterFacts&>(*found->facts)) == to_bytes(before));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_found_again_is_not_remembered) {
  BookMaker maker;
  std::vector<Record> all = records();
  const std::string picture = "no picture, but bytes";
  maker.files.files["root/x.png"] = picture;
  all[0].images.push_back(file_image("x.png", "x.png", "image/png", picture));
  add_image(all[0], "x.png", "x");
  const NodeIndex link = add_link(all[1], "2.md", "a place inside");
  all[1].links.push_back({link, 2, "id-2", "https://marginal-sea.example/2/", "end"});
  const Written written = write(maker, "epub", all);
  BOOST_TEST(written.remembered.at("id-1").empty());
  BOOST_TEST(!written.remembered.at("id-2").empty());
}

BOOST_AUTO_TEST_CASE(a_file_of_something_else_holds_nothing) {
  for (const char* kind : {"epub", "rss"}) {
    BookMaker maker;
    const Written written = write(maker, kind, records());
    real_file_system().write(maker.folder.path() + "/other", "short");
    const auto kept = find_exporter(kind)->reopen(maker.folder.path() + "/other");
    BOOST_TEST(!kept->find(written.remembered.at("id-3")).has_value(), kind);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
