#include "catalog/former_decisions.h"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

namespace offprint {
namespace {

// A catalog of three articles, of which all but the last are decided about.
class Shelf {
 public:
  Shelf() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "offprint-test-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    Store store(path());
    for (const char* origin : {"a.md", "b.md", "c.md"}) store.add(article(origin, "top"));
    store.begin_decisions();
    store.number_rows({1, 2, 3});
    store.put_decision(0, 10, "decided", 100);
    store.put_decision(1, 20, "decided", 200);
    store.commit();
  }
  ~Shelf() { std::filesystem::remove_all(folder_); }

  std::unique_ptr<Store> open() const { return Store::reopen(path()); }

  static Store::NewArticle article(std::string_view origin, std::string_view anchors) {
    Store::NewArticle article;
    article.origin = origin;
    article.anchors = anchors;
    return article;
  }

 private:
  std::string path() const { return folder_ + "/catalog.sqlite"; }

  std::string folder_;
};

KnownSource source(std::string origin) {
  KnownSource source;
  source.origin = std::move(origin);
  return source;
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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
