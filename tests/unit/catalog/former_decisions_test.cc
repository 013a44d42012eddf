#include "catalog/former_decisions.h"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>

#include "catalog/archive.h"
#include "catalog/sqlite.h"
#include "catalog/store_schema.h"

namespace offprint {
namespace {

// Where a catalog lies; it goes when the test ends.
struct Place {
  Place() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "offprint-test-XXXXXX").string();
    folder = ::mkdtemp(pattern.data());
  }
  ~Place() { std::filesystem::remove_all(folder); }
  std::string path() const { return folder + "/catalog.sqlite"; }

  std::string folder;
};

// A catalog of three articles, of which all but the last are decided about.
class Shelf {
 public:
  Shelf() {
    Store store(place_.path());
    for (const char* origin : {"a.md", "b.md", "c.md"}) store.add(article(origin, "top"));
    store.begin_decisions();
    store.number_rows({1, 2, 3});
    store.put_decision(0, 10, "decided", 100);
    store.put_decision(1, 20, "decided", 200);
    store.commit();
  }

  std::unique_ptr<Store> open() const { return Store::reopen(place_.path()); }

  static Store::NewArticle article(std::string_view origin, std::string_view anchors) {
    Store::NewArticle article;
    article.origin = origin;
    article.anchors = anchors;
    return article;
  }

 private:
  Place place_;
};

KnownSource source(std::string origin) {
  KnownSource source;
  source.origin = std::move(origin);
  return source;
}

// Gives a.md, in the catalog at `path`, what was decided about b.md.
void decide_alike(const std::string& path) {
  Database database(path, path, Database::Mode::existing);
  std::uint64_t facts = 0, names = 0;
  std::string decided;
  {
    Statement of_first(database, "SELECT facts, names FROM decision WHERE seq = 1");
    Statement of_second(database, "SELECT decided FROM decision WHERE seq = 2");
    BOOST_REQUIRE(of_first.step() && of_second.step());
    facts = of_first.number(0);
    names = of_first.number(1);
    decided = of_second.bytes(0);
  }
  Statement put(database, "UPDATE decision SET decided = ?, seal = ? WHERE seq = 1");
  put.bind_bytes(1, decided);
  put.bind(2, decision_seal(1, facts, names, decided));
  put.step();
}

BOOST_AUTO_TEST_SUITE(former_decisions)

BOOST_AUTO_TEST_CASE(a_decision_holds_for_the_same_facts) {
  const Shelf shelf;
  const auto store = shelf.open();
  const FormerDecisions former(*store, {3, 2, 1}, {30, 20, 11});
  BOOST_TEST(!former.holds(0));  // never decided about
  BOOST_TEST(former.holds(1));
  BOOST_TEST(former.names(1) == 200U);
  BOOST_TEST(!former.holds(2));  // other facts
  BOOST_TEST(!former.all_hold());
  BOOST_TEST(former.any_holds());
}

BOOST_AUTO_TEST_CASE(articles_that_are_gone_do_not_count) {
  const Shelf shelf;
  const auto store = shelf.open();
  const FormerDecisions former(*store, {2}, {20});
  BOOST_TEST(former.all_hold());
}

BOOST_AUTO_TEST_CASE(without_an_earlier_run_none_holds) {
  const FormerDecisions none;
  BOOST_TEST(!none.holds(0));
  BOOST_TEST(!none.any_holds());
  Store store("");
  store.add(Shelf::article("a.md", ""));
  BOOST_TEST(!FormerDecisions(store, {1}, {10}).any_holds());
}

BOOST_AUTO_TEST_CASE(an_article_with_other_anchors_in_the_place_of_one_is_noticed) {
  const Shelf shelf;
  const auto store = shelf.open();
  store->remove(source("a.md"));
  store->add(Shelf::article("a.md", "top"));
  BOOST_TEST(!store->any_other_anchors());
  store->remove(source("b.md"));
  store->add(Shelf::article("b.md", "bottom"));
  BOOST_TEST(store->any_other_anchors());
}

// The ids of a.md and b.md after another run, in which the former was decided about like the latter
// behind its back, and `edit` was made.
std::vector<std::string> ids_after(const std::function<void(Catalog&, Ledger&)>& edit) {
  const Place place;
  const std::string path = place.path();
  const auto add = [](Catalog& catalog, const char* origin) {
    const Article article = test::article(origin);
    catalog.add(encode(article, test::evidence(article)), 0);
  };
  DecideRules rules;
  rules.publication = test::publication();
  Ledger ledger;
  std::vector<std::string> ids;
  for (int run = 0; run < 3; ++run) {
    const auto catalog = run == 0 ? std::make_unique<Catalog>(path) : Catalog::reopen(path, "");
    if (run == 0) {
      KnownSource all;
      all.articles = 2;
      catalog->sources().put(all, {}, {});
      for (const char* origin : {"a.md", "b.md"}) add(*catalog, origin);
    }
    if (run == 2) edit(*catalog, ledger);
    catalog->decide(rules, ledger);
    ids.clear();
    catalog->for_each_entry([&](const Entry& entry) { ids.push_back(entry.id); });
    catalog->commit();
    if (run == 1) decide_alike(path);
  }
  return ids;
}

BOOST_AUTO_TEST_CASE(a_decision_that_holds_is_not_made_again) {
  const auto kept = ids_after([](Catalog&, Ledger&) {});
  BOOST_TEST(kept[0] == kept[1]);
  const auto made = ids_after([](Catalog&, Ledger& ledger) { ledger.put_tag("salt", "Salt"); });
  BOOST_TEST(made[0] != made[1]);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
