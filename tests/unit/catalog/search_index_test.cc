#include "catalog/search_index.h"

#include <rapidcheck.h>
#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "catalog/archive.h"
#include "catalog/store.h"

namespace offprint {
namespace {

using namespace test;

// Catalogs of articles, one after the other at the same place, and an index beside them.
class Shelf {
 public:
  Shelf() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "offprint-test-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Shelf() { std::filesystem::remove_all(folder_); }

  void put(std::vector<Article> articles) const {
    Build build(std::move(articles), {}, publication(), catalog());
    build.catalog().commit();
  }
  SearchResult find(const std::string& words, std::uint32_t limit = 10) const {
    return search(CatalogReader(catalog()), index(), parse_search(words), limit);
  }
  // The origins of what is found, separated by blanks.
  std::string origins(const std::string& words) const {
    std::string origins;
    for (const SearchHit& hit : find(words).hits)
      origins += (origins.empty() ? "" : " ") + hit.article.origin;
    return origins;
  }
  std::string catalog() const { return folder_ + "/catalog.sqlite"; }
  std::string index() const { return folder_ + "/search.sqlite"; }

 private:
  std::string folder_;
};

Article salt() {
  Article salt =
      dated(article("salt.md", "The keeper counts waves beneath the old lighthouse."), 2023, 4, 5);
  salt.title = "Salt";
  salt.dek = "On what remains";
  salt.section = "Kitchen";
  tag(salt, "Sea");
  author(salt, "Ann Lee", "Lee, Ann");
  return salt;
}

Article tides() {
  Article tides = dated(article("tides.md", "Salt water comes and goes. A lighthouse-keeper naps."),
                        2024, 1, 2);
  tides.title = "Tides";
  tides.language = "en-GB";
  author(tides, "Bo Kelp", "Kelp, Bo");
  return tides;
}

Article torch() {
  Article torch = article("ja.md", "東京の灯台は夜の海を照らす。");
  torch.title = "灯台";
  torch.language = "ja";
  return torch;
}

BOOST_AUTO_TEST_SUITE(search_indexes)

BOOST_AUTO_TEST_CASE(articles_are_found_by_their_words) {
  const Shelf shelf;
  shelf.put({salt(), tides(), torch(), article("cafe.md", "Zum Café gehört die Wärme.")});
  BOOST_TEST(shelf.origins("salt") == "salt.md tides.md");  // the title counts more
  BOOST_TEST(shelf.origins("lighthouse keeper") == "tides.md salt.md");
  BOOST_TEST(shelf.origins("\"lighthouse keeper\"") == "tides.md");
  BOOST_TEST(shelf.origins("light* -waves") == "tides.md");
  BOOST_TEST(shelf.origins("cafe WARME") == "cafe.md");
  BOOST_TEST(shelf.origins("remains") == "salt.md");
  BOOST_TEST(shelf.origins("storm").empty());
  BOOST_TEST(shelf.find("salt", 1).total == 2U);
  BOOST_TEST(shelf.find("salt", 1).hits.size() == 1U);
}

BOOST_AUTO_TEST_CASE(fields_narrow_what_is_found) {
  const Shelf shelf;
  shelf.put({salt(), tides(), torch()});
  BOOST_TEST(shelf.origins("tag:sea") == "salt.md");
  BOOST_TEST(shelf.origins("author:kelp") == "tides.md");
  BOOST_TEST(shelf.origins("section:kitchen salt") == "salt.md");
  BOOST_TEST(shelf.origins("title:salt") == "salt.md");
  BOOST_TEST(shelf.origins("language:en salt") == "salt.md tides.md");
  BOOST_TEST(shelf.origins("language:en-gb salt") == "tides.md");
  BOOST_TEST(shelf.origins("after:2023") == "tides.md salt.md");  // the latest first
  BOOST_TEST(shelf.origins("after:2023-04-05 before:2023-04-06") == "salt.md");
  BOOST_TEST(shelf.origins("before:2100") == "tides.md salt.md");
}

BOOST_AUTO_TEST_CASE(words_are_found_where_none_are_parted) {
  const Shelf shelf;
  shelf.put({torch(), article("ko.md", "서울에서 만나요"), article("th.md", "เรือในทะเล")});
  for (const char* words : {"東京", "灯台", "京の灯", "夜", "照らす"})
    BOOST_TEST(shelf.origins(words) == "ja.md", words);
  BOOST_TEST(shelf.origins("京東").empty());
  BOOST_TEST(shelf.origins("서울") == "ko.md");
  BOOST_TEST(shelf.origins("ทะเล") == "th.md");
  BOOST_TEST(shelf.find("東京").hits.at(0).snippet == "\x02東京\x03の灯台は夜の海を照らす。");
}

BOOST_AUTO_TEST_CASE(hits_show_the_words_among_those_around_them) {
  const Shelf shelf;
  std::string text;
  for (int word = 0; word < 200; ++word) text += "before ";
  shelf.put({article("long.md", text + "the needle is here"), salt()});
  const SearchHit needle = shelf.find("needle").hits.at(0);
  BOOST_TEST(needle.snippet.find("the \x02needle\x03 is here") != std::string::npos);
  BOOST_TEST(needle.snippet.starts_with("…"));
  const SearchHit by_title = shelf.find("title:salt").hits.at(0);
  BOOST_TEST(by_title.title == "\x02Salt\x03");
  BOOST_TEST(by_title.snippet == "The keeper counts waves beneath the old lighthouse.");
  BOOST_TEST(shelf.find("remains").hits.at(0).snippet == "On what \x02remains\x03");
  BOOST_TEST(by_title.article.published == "2023-04-05");
  BOOST_TEST(by_title.article.tags == std::vector<std::string>{"Sea"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_index_follows_the_catalog) {
  const Shelf shelf;
  shelf.put({salt(), tides()});
  BOOST_TEST(shelf.origins("salt") == "salt.md tides.md");
  Article edited = salt();
  edited.body = Body();
  edited.body.append_text(edited.body.append(Body::root(), Element::paragraph),
                          "Nothing but pepper.");
  shelf.put({edited, torch()});
  BOOST_TEST(shelf.origins("pepper") == "salt.md");
  BOOST_TEST(shelf.origins("waves").empty());
  BOOST_TEST(shelf.origins("tides").empty());
  BOOST_TEST(shelf.origins("灯台") == "ja.md");
  for (int time = 0; time < 30; ++time) {  // until the index is made anew
    std::vector<Article> many;
    for (int number = 0; number < 50; ++number)
      many.push_back(article("n" + std::to_string(number) + ".md",
                             "word" + std::to_string(time) + " number " + std::to_string(number)));
    shelf.put(std::move(many));
    BOOST_TEST(shelf.find("word" + std::to_string(time)).total == 50U);
    if (time > 0) BOOST_TEST(shelf.find("word" + std::to_string(time - 1)).total == 0U);
  }
}

BOOST_AUTO_TEST_CASE(a_damaged_index_is_made_anew) {
  const Shelf shelf;
  shelf.put({salt()});
  BOOST_TEST(shelf.origins("salt") == "salt.md");
  const std::string whole = real_file_system().read(shelf.index());
  for (const std::string& damaged :
       {std::string("no database"), whole.substr(0, whole.size() / 2), std::string()}) {
    real_file_system().write(shelf.index(), damaged);
    BOOST_TEST(shelf.origins("salt") == "salt.md");
  }
}

BOOST_AUTO_TEST_CASE(a_catalog_is_needed_and_nobody_may_be_at_work_on_it) {
  const Shelf shelf;
  const auto complaint = [&](Error::Kind kind) {
    try {
      shelf.find("salt");
    } catch (const Error& error) {
      BOOST_TEST((error.kind() == kind));
      return std::string(error.what());
    }
    return std::string();
  };
  BOOST_TEST(complaint(Error::Kind::usage).find("run `offprint build`") != std::string::npos);
  shelf.put({salt()});
  Database at_work(shelf.catalog(), shelf.catalog(), Database::Mode::existing);
  at_work.run("BEGIN EXCLUSIVE");
  BOOST_TEST(complaint(Error::Kind::environment).find("another run") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_build_waits_until_a_search_is_through) {
  const Shelf shelf;
  shelf.put({salt()});
  auto reader = std::make_unique<CatalogReader>(shelf.catalog());
  BOOST_TEST(reader->article(1).title == "Salt");
  const auto build = Store::reopen(shelf.catalog());
  BOOST_REQUIRE(build);
  build->set_about("test", "written");
  std::thread search([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    reader.reset();
  });
  BOOST_CHECK_NO_THROW(build->commit());
  search.join();
}

BOOST_AUTO_TEST_CASE(whatever_is_asked_is_answered) {
  const Shelf shelf;
  shelf.put({salt(), torch()});
  BOOST_TEST(rc::check([&] {
    const auto letters = rc::gen::element<std::string>(
        "\"", "*", "-", ":", "(", ")", "^", "{", "}", "+", "NEAR", " ", "AND", "salt",
        "tag:", "title:", "灯", "'", "\\", ",", "\xff", "OR", "NOT");
    const auto parts = *rc::gen::container<std::vector<std::string>>(letters);
    std::string words;
    for (const std::string& part : parts) words += part;
    try {
      shelf.find(words);
    } catch (const Error& error) {
      RC_ASSERT(error.kind() == Error::Kind::usage);
    }
  }));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
