#include "catalog/duplicates.h"

#include <fmt/format.h>
#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

#include "catalog/archive.h"
#include "catalog/catalog.h"

using namespace offprint;
using test::article;
using test::Build;
using test::dated;

namespace {

// Some text of its own for each seed.
std::string text(std::size_t count, std::uint32_t seed) {
  std::string text;
  std::uint32_t state = seed * 2654435761U + 1;
  for (std::size_t i = 0; i < count; ++i) {
    state = state * 1664525 + 1013904223;
    text += fmt::format("{}w{}", i == 0 ? "" : " ", state >> 18);
  }
  return text;
}

Article form(std::string origin, std::string format, std::string title, const std::string& text) {
  Article made = article(std::move(origin), text.empty() ? " " : text);
  made.format = std::move(format);
  made.title = std::move(title);
  made.word_count = static_cast<std::uint32_t>(test::words(text).size());
  return made;
}

Article at(Article article, std::string url) {
  article.url = std::move(url);
  return article;
}

// "lesser = leader (why)" of each.
std::vector<std::string> twins(const std::vector<Article>& articles) {
  TwinSearch search;
  std::vector<std::string> facts;
  for (const Article& article : articles)
    facts.push_back(encode_facts(encode(article, test::evidence(article))));
  Facts read;
  for (std::size_t row = 0; row < facts.size(); ++row) {
    decode_facts(facts[row], read);
    read.row = static_cast<std::uint32_t>(row);
    search.add(read);
  }
  std::vector<std::string> list;
  for (const Twin& twin : search.find())
    list.push_back(fmt::format("{} = {} ({})", articles[twin.row].origin,
                               articles[twin.leader].origin, reason(twin.likeness)));
  return list;
}

using Lines = std::vector<std::string>;
const std::string salt = text(400, 1);

}  // namespace

BOOST_AUTO_TEST_SUITE(duplicates)

BOOST_AUTO_TEST_CASE(forms_of_one_text_follow_the_one_that_is_trusted_most) {
  const std::string framed = text(40, 90) + " " + salt + " " + text(30, 91);
  BOOST_TEST(twins({form("cap/salt.txt", "capture", "How salt moved", framed),
                    form("feed.xml//1", "feed", "How salt moved", salt),
                    form("page.html", "html", "How salt moved | The Sea", salt),
                    form("posts/salt.md", "markdown", "How salt moved", salt)}) ==
                 (Lines{"cap/salt.txt = posts/salt.md (88 % of the text is the same)",
                        "feed.xml//1 = posts/salt.md (100 % of the text is the same)",
                        "page.html = posts/salt.md (100 % of the text is the same)"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_summary_is_its_article_only_where_something_says_so) {
  const std::string beginning = salt.substr(0, salt.find(' ', 500));
  const Article whole = dated(form("salt.md", "markdown", "How salt moved", salt), 2024, 3, 2);
  const Article teaser = dated(form("f.xml//1", "feed", "How salt moved", beginning), 2023, 1, 1);
  BOOST_TEST(twins({teaser, whole}).empty());
  const std::string url = "https://sea.example/salt";
  BOOST_TEST(twins({at(teaser, url), at(whole, url)}).size() == 1U);
  BOOST_TEST(twins({dated(teaser, 2024, 3, 1), whole}).size() == 1U);
  // The beginning never leads, whatever its format.
  Article excerpt = at(form("a.md", "markdown", "How salt moved", beginning), url);
  const Article page = at(form("b.html", "html", "How salt moved", salt), url);
  BOOST_TEST(twins({excerpt, page}).at(0).starts_with("a.md = b.html (the same address, and "));
}

BOOST_AUTO_TEST_CASE(short_texts_are_told_by_title_and_day_in_another_format) {
  const Article page = dated(form("a.html", "html", "Ink dries up", "All gone."), 2024, 3, 2);
  const Article item = dated(form("f.xml//1", "feed", "Ink dries up", "All gone."), 2024, 3, 2);
  BOOST_TEST(twins({page, item}) == Lines{"f.xml//1 = a.html (the same title and day)"},
             boost::test_tools::per_element());
  BOOST_TEST(twins({page, dated(item, 2024, 3, 9)}).empty());
  const Article note = dated(form("b.html", "html", "Ink dries up", "Back again."), 2024, 3, 2);
  BOOST_TEST(twins({page, note}).empty());
}

BOOST_AUTO_TEST_CASE(a_long_text_is_known_under_another_title_on_another_day) {
  const Article march = dated(form("a.md", "markdown", "Ink dries up", salt), 2024, 3, 2);
  const Article june = dated(form("b.md", "markdown", "Where salt goes", salt), 2024, 6, 9);
  BOOST_TEST(twins({march, june}) == Lines{"b.md = a.md (100 % of the text is the same)"},
             boost::test_tools::per_element());
  const Article other =
      dated(form("c.md", "markdown", "Where salt goes", salt + " " + text(30, 5)), 2024, 6, 9);
  BOOST_TEST(twins({march, other}).empty());
  const std::string brief = text(100, 6);
  BOOST_TEST(twins({dated(form("d.md", "markdown", "Closed today", brief), 2024, 3, 2),
                    dated(form("e.md", "markdown", "Closed again", brief), 2024, 6, 9)})
                 .empty());
}

BOOST_AUTO_TEST_CASE(a_copied_id_makes_no_twins_of_short_texts) {
  const auto with_id = [](Article article) {
    article.explicit_id = "beacon";
    return article;
  };
  const Article spring =
      with_id(dated(form("a.md", "markdown", "The north beacon", "It burns again."), 2024, 3, 2));
  const Article autumn =
      with_id(dated(form("b.md", "markdown", "The south beacon", "It is out."), 2024, 9, 2));
  BOOST_TEST(twins({spring, autumn}).empty());
  const Article item =
      with_id(dated(form("f.xml//1", "feed", "The north beacon", "It burns."), 2024, 3, 2));
  BOOST_TEST(twins({spring, item}) == Lines{"f.xml//1 = a.md (the same id)"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_shares_an_introduction_or_a_template_is_no_twin) {
  const std::string intro = text(120, 50);
  BOOST_TEST(twins({form("p1.md", "markdown", "The harbor, part 1", intro + " " + text(200, 2)),
                    form("p2.md", "markdown", "The harbor, part 2", intro + " " + text(200, 3))})
                 .empty());
  std::vector<Article> columns;
  for (std::uint8_t week = 1; week <= 20; ++week)
    columns.push_back(dated(form(fmt::format("week{}.md", week), "markdown", "Links of the week",
                                 text(200, 60) + " " + text(50, 100U + week)),
                            2024, 1, week));
  for (std::uint8_t week = 3; week <= 20; week += 2) columns[week - 1].published->month = 2;
  std::erase_if(columns, [](const Article& a) { return a.published->day % 3 != 0; });
  BOOST_TEST(twins(columns).empty());
}

BOOST_AUTO_TEST_CASE(translations_parts_of_one_file_and_empty_texts_are_no_twins) {
  Article german = form("de/salt.md", "markdown", "Salt", salt);
  german.language = "de";
  BOOST_TEST(twins({german, form("en/salt.md", "markdown", "Salt", salt)}).empty());
  BOOST_TEST(twins({form("w.xml//1", "wxr", "Salt", salt), form("w.xml//2", "wxr", "Salt", salt)})
                 .empty());
  BOOST_TEST(twins({dated(form("a.md", "markdown", "Salt road", ""), 2024),
                    dated(form("b.html", "html", "Salt road", ""), 2024)})
                 .empty());
  // A template that gives all pages one address.
  const std::string home = "https://sea.example/";
  BOOST_TEST(twins({at(form("a.html", "html", "Salt", salt), home),
                    at(form("b.html", "html", "Ink", text(300, 4)), home)})
                 .empty());
}

BOOST_AUTO_TEST_CASE(nobody_joins_by_likeness_to_one_that_joined) {
  std::vector<std::string> pieces;
  for (std::uint32_t i = 0; i < 14; ++i) pieces.push_back(text(50, 200 + i));
  const auto cut = [&](std::size_t first, std::size_t last) {
    std::string cut;
    for (std::size_t i = first; i < last; ++i) cut += pieces[i] + " ";
    return cut;
  };
  // Each is two thirds of the next; the first and the last have a third in common.
  const Lines found = twins({form("a.md", "markdown", "Salt and ink", cut(0, 10)),
                             form("b.md", "markdown", "Salt and ink", cut(2, 12)),
                             form("c.md", "markdown", "Salt and ink", cut(5, 14) + text(50, 300))});
  BOOST_TEST(found.size() == 1U);
}

BOOST_AUTO_TEST_CASE(who_has_the_address_of_one_that_joined_joins) {
  const std::string url = "https://sea.example/salt";
  BOOST_TEST(twins({form("a.md", "markdown", "Salt roads", salt),
                    at(form("b.html", "html", "Salt roads", salt), url),
                    at(form("f.xml//1", "feed", "Salt roads", "The beginning."), url)}) ==
                 (Lines{"b.html = a.md (100 % of the text is the same)",
                        "f.xml//1 = a.md (the same address)"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_order_of_adding_does_not_matter) {
  BOOST_TEST(rc::check("decide gives the same for any order", [] {
    std::vector<Article> articles;
    const auto texts = *rc::gen::container<std::vector<std::uint32_t>>(8, rc::gen::inRange(0U, 3U));
    const std::string formats[] = {"markdown", "html", "capture", "feed"};
    for (std::size_t i = 0; i < texts.size(); ++i)
      articles.push_back(
          form(fmt::format("a{}.md", i), formats[i % 4], "Of salt and ink", text(100, texts[i])));
    std::vector<Article> shuffled = articles;
    for (std::size_t i = shuffled.size(); i > 1; --i)
      std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<std::size_t>(0, i)]);
    for (const DuplicatePolicy policy : {DuplicatePolicy::report, DuplicatePolicy::merge}) {
      const Build one(articles, {}, test::publication(), {}, {}, policy);
      const Build other(shuffled, {}, test::publication(), {}, {}, policy);
      RC_ASSERT(test::texts(one.diagnostics()) == test::texts(other.diagnostics()));
      RC_ASSERT(one.ledger().to_text() == other.ledger().to_text());
    }
  }));
}

BOOST_AUTO_TEST_SUITE_END()
