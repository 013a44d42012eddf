#include "catalog/decide.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <set>

#include "catalog/archive.h"

using namespace offprint;
using namespace offprint::test;

namespace {

constexpr const char* folders[] = {"a/", "b/", ""};
constexpr const char* names[] = {"salt", "fog", "salt-2", "ferry"};

std::string any_origin() {
  return *rc::gen::elementOf(std::vector<std::string>(std::begin(folders), std::end(folders))) +
         *rc::gen::elementOf(std::vector<std::string>(std::begin(names), std::end(names))) + ".md";
}

std::string any_of(std::vector<std::string> values) {
  return *rc::gen::elementOf(std::move(values));
}

// Few values, so that articles get into each other's way.
Article any_article(std::string origin) {
  Article made = article(std::move(origin), any_of({"", "One text.", "Another."}));
  if (*rc::gen::arbitrary<bool>()) {
    made = page(made.origin, {any_of({"Menu", "Home"})}, {any_of({"Share", "Follow"})},
                any_of({"site:loaf", "site:salt"}));
    suffix(made, any_of({"The Loaf", "Salt"}));
  }
  made.slug = any_of({made.slug, "salt", "fog", ""});
  made.explicit_id = any_of({"", "", "", "tag:x", "tag:y"});
  made.draft = *rc::gen::inRange(0, 6) == 0;
  if (*rc::gen::arbitrary<bool>())
    made = dated(made, static_cast<std::int16_t>(*rc::gen::inRange(2020, 2023)));
  std::set<std::string> keys;
  for (const std::string& spelling :
       *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
           "field notes", "field-notes", "FieldNotes", "css", "CSS", "C++", "c"}))) {
    tag(made, spelling);
    if (!keys.insert(made.tags.back().key).second) made.tags.pop_back();
  }
  author(made, any_of({"Ines Halloran", "INES HALLORAN", "Oswin Carrow"}));
  const std::string target = any_origin();
  link(made, target, {path_link_key(target), slug_link_key(file_stem(target))}, any_of({"", "x"}));
  return made;
}

std::vector<Article> any_archive() {
  std::set<std::string> origins;
  for (std::size_t i = *rc::gen::inRange<std::size_t>(0, 9); i > 0; --i)
    origins.insert(any_origin());
  std::vector<Article> archive;
  for (const std::string& origin : origins) archive.push_back(any_article(origin));
  return archive;
}

// Everything that a build decides, as text.
std::string decided(const std::vector<Article>& articles, Build& build) {
  std::string out = build.ledger().to_text();
  for (const std::string& text : texts(build.diagnostics())) out += text + '\n';
  std::vector<std::string> records;
  for (const Article& article : articles) {
    const Record record = build.record(article.origin);
    std::string text = article.origin + ' ' + std::to_string(record.row) + ' ' + record.id + ' ' +
                       record.slug + ' ' + record.url + ' ' + record.title + ' ' +
                       plain_text(record.body);
    for (const Tag& tag : record.tags) text += ' ' + tag.label + '=' + tag.slug;
    for (const Person& person : record.authors) text += ' ' + person.name;
    for (const RecordLink& link : record.links) text += " -> " + link.id + '#' + link.fragment;
    for (const std::string& diagnostic : texts(record.diagnostics)) text += '\n' + diagnostic;
    records.push_back(text);
  }
  std::sort(records.begin(), records.end());
  for (const std::string& text : records) out += text + '\n';
  return out;
}

template <typename T>
std::vector<T> shuffled(std::vector<T> items) {
  for (std::size_t i = items.size(); i > 1; --i)
    std::swap(items[i - 1], items[*rc::gen::inRange<std::size_t>(0, i)]);
  return items;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(deciding)

BOOST_AUTO_TEST_CASE(an_archive_is_settled_when_the_ledger_says_nothing_new_about_it) {
  const auto is_settled = [](Article one, const Ledger& ledger) {
    return Build({std::move(one), article("b.md")}, ledger).catalog().is_settled();
  };
  const Build first({article("a.md"), article("b.md")});
  BOOST_TEST(!is_settled(article("a.md"), {}));
  BOOST_TEST(is_settled(article("a.md"), first.ledger()));
  BOOST_TEST(is_settled(article("a.md", "Another text."), first.ledger()));
  BOOST_TEST(!is_settled(dated(article("a.md"), 2024), first.ledger()));
  Article tagged = article("a.md");
  tag(tagged, "salt");
  BOOST_TEST(!is_settled(tagged, first.ledger()));
  Article renamed = article("a.md");
  renamed.slug = "another";
  BOOST_TEST(!is_settled(renamed, first.ledger()));
  BOOST_TEST(!is_settled(article("c.md"), first.ledger()));
}

BOOST_AUTO_TEST_CASE(the_order_of_adding_does_not_matter) {
  const bool holds = rc::check([] {
    const std::vector<Article> before = any_archive(), now = any_archive();
    const Ledger ledger = Build(before).ledger();
    const std::vector<Article> mixed = shuffled(now);
    Build a(now, ledger), b(mixed, ledger);
    RC_ASSERT(decided(now, a) == decided(mixed, b));
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_CASE(a_second_build_decides_as_the_first) {
  const bool holds = rc::check([] {
    const std::vector<Article> archive = any_archive();
    Build first(archive);
    Build second(archive, first.ledger());
    RC_ASSERT(second.ledger().to_text() == first.ledger().to_text());
    for (const Article& article : archive) {
      if (article.draft) continue;
      RC_ASSERT(second.record(article.origin).id == first.record(article.origin).id);
      RC_ASSERT(second.record(article.origin).slug == first.record(article.origin).slug);
    }
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_CASE(ids_and_slugs_are_unique_and_stay_with_their_origins) {
  const bool holds = rc::check([] {
    const std::vector<Article> before = any_archive(), now = any_archive();
    Build first(before);
    Build second(now, first.ledger());
    std::set<std::string> ids, slugs;
    for (const Article& article : now) {
      const Record record = second.record(article.origin);
      RC_ASSERT(!record.id.empty());
      RC_ASSERT(ids.insert(record.id).second);
      RC_ASSERT(slugs.insert(record.slug).second);
    }
    for (const Article& article : now) {
      const LedgerArticle* known = first.ledger().find_origin(article.origin);
      if (article.draft || !known || !article.explicit_id.empty() || known->id.starts_with("tag:"))
        continue;
      const std::string id = second.record(article.origin).id;
      const bool files_changed_names = ids.contains(known->id) || first.ledger().find_id(id);
      RC_ASSERT(id == known->id || files_changed_names);
    }
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_CASE(an_archive_that_is_moved_at_random_keeps_its_ids) {
  const bool holds = rc::check([] {
    std::set<std::string> origins, places;
    for (std::size_t i = *rc::gen::inRange<std::size_t>(1, 9); i > 0; --i)
      origins.insert(any_origin());
    while (places.size() < origins.size()) places.insert(any_origin());
    const std::vector<std::string> to =
        shuffled(std::vector<std::string>(places.begin(), places.end()));
    std::vector<Article> before, now;
    for (const std::string& origin : origins) {
      const std::string text = "Text number " + std::to_string(before.size());
      const bool is_dated = *rc::gen::arbitrary<bool>();
      const auto year = static_cast<std::int16_t>(*rc::gen::inRange(2020, 2023));
      now.push_back(article(to[before.size()], text));
      before.push_back(article(origin, text));
      if (!is_dated) continue;
      now.back() = dated(now.back(), year);
      before.back() = dated(before.back(), year);
    }
    Publication by_path = publication();
    by_path.permalink = any_of({"/{slug}/", "/{path}/"});
    Build first(before, {}, by_path);
    Build second(shuffled(now), first.ledger(), by_path);
    for (std::size_t i = 0; i < before.size(); ++i)
      RC_ASSERT(second.id(now[i].origin) == first.id(before[i].origin));
    Build third(now, second.ledger(), by_path);
    RC_ASSERT(third.ledger().to_text() == second.ledger().to_text());
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_CASE(the_ledger_remembers_everything_that_was_ever_published) {
  const bool holds = rc::check([] {
    Ledger ledger;
    std::set<std::string> ids;
    for (int build = 0; build < 3; ++build) {
      ledger = Build(any_archive(), ledger).ledger();
      for (const std::string& id : ids) RC_ASSERT(ledger.find_id(id) != nullptr);
      ledger.for_each([&](const LedgerArticle& article) { ids.insert(article.id); });
    }
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_CASE(the_ledger_holds_names_dates_and_text) {
  Article salt = dated(article("a/salt.md"), 2024, 3, 12);
  const Build build({salt});
  const LedgerArticle* entry = build.ledger().find_origin("a/salt.md");
  BOOST_REQUIRE(entry != nullptr);
  const std::vector<std::string> aliases{"slug:salt", "url:sea.example/salt"};
  BOOST_TEST(entry->aliases == aliases, boost::test_tools::per_element());
  BOOST_TEST(to_iso8601(*entry->published) == "2024-03-12");
  BOOST_TEST(entry->fingerprint == evidence(salt).fingerprint);
}

BOOST_AUTO_TEST_CASE(an_empty_archive_is_decided) {
  Build build({});
  BOOST_TEST(build.catalog().size() == 0U);
  BOOST_TEST(build.ledger().empty());
}

BOOST_AUTO_TEST_SUITE_END()
