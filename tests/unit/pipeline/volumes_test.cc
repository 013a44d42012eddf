#include "pipeline/volumes.h"

#include <rapidcheck.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <string>

namespace offprint {
namespace {

using Articles = std::vector<ShelvedArticle>;

// "2 1 | 3": the rows, by volume.
std::string rows(const Articles& articles, const std::vector<std::uint32_t>& begins) {
  std::string text;
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    if (i > 0) text += std::find(begins.begin(), begins.end(), i) == begins.end() ? " " : " | ";
    text += std::to_string(articles[i].row);
  }
  return text;
}

std::string shelved(Articles articles, Order order, const VolumeLimits& limits) {
  const auto begins = shelve(articles, order, limits);
  return rows(articles, begins);
}

// Rows 0, 1 … with these parts, all dated.
Articles with_parts(const std::vector<std::uint32_t>& parts) {
  Articles articles;
  for (const std::uint32_t part : parts)
    articles.push_back({static_cast<std::uint32_t>(articles.size()), part, true, 1});
  return articles;
}

Articles dated(std::uint32_t count) { return with_parts(std::vector(count, no_part)); }

std::map<std::uint32_t, std::size_t> volume_of_row(Articles articles, Order order,
                                                   const VolumeLimits& limits) {
  const auto begins = shelve(articles, order, limits);
  std::map<std::uint32_t, std::size_t> volumes;
  for (std::uint32_t i = 0; i < articles.size(); ++i)
    volumes[articles[i].row] = static_cast<std::size_t>(
        std::upper_bound(begins.begin(), begins.end(), i) - begins.begin());
  return volumes;
}

rc::Gen<Articles> any_articles() {
  return rc::gen::map(
      rc::gen::container<std::vector<std::tuple<std::uint32_t, std::uint32_t, bool>>>(
          rc::gen::tuple(rc::gen::inRange(0U, 4U), rc::gen::inRange(1U, 100U),
                         rc::gen::arbitrary<bool>())),
      [](const auto& made) {
        Articles articles;
        for (const auto& [part, size, is_dated] : made)
          articles.push_back({static_cast<std::uint32_t>(articles.size()),
                              part == 3 ? no_part : part, is_dated, size});
        // As selection gives them: those without a date last.
        std::stable_partition(articles.begin(), articles.end(),
                              [](const ShelvedArticle& a) { return a.is_dated; });
        return articles;
      });
}

VolumeLimits any_limits() {
  return {*rc::gen::inRange(1U, 8U), *rc::gen::element<std::uint64_t>(0, 50, 150, 400)};
}

BOOST_AUTO_TEST_SUITE(volumes)

BOOST_AUTO_TEST_CASE(no_articles_are_one_volume) {
  Articles none;
  BOOST_TEST(shelve(none, Order::oldest, {10, 0}) == std::vector<std::uint32_t>{0},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_full_volume_is_followed_by_another) {
  BOOST_TEST(shelved(dated(5), Order::oldest, {2, 0}) == "0 1 | 2 3 | 4");
  BOOST_TEST(shelved(dated(5), Order::title, {2, 0}) == "0 1 | 2 3 | 4");
}

BOOST_AUTO_TEST_CASE(the_first_volume_has_the_oldest_articles_whatever_comes_first_in_it) {
  // Row 0 is the newest.
  BOOST_TEST(shelved(dated(5), Order::newest, {2, 0}) == "3 4 | 1 2 | 0");
}

BOOST_AUTO_TEST_CASE(articles_without_a_date_are_in_the_first_volume) {
  Articles articles = dated(4);
  articles.back().is_dated = false;
  BOOST_TEST(shelved(articles, Order::oldest, {2, 0}) == "0 3 | 1 2");
  BOOST_TEST(shelved(articles, Order::newest, {2, 0}) == "2 3 | 0 1");
}

BOOST_AUTO_TEST_CASE(parts_are_within_volumes_and_break_none) {
  BOOST_TEST(shelved(with_parts({1, 0, 1, 0}), Order::oldest, {10, 0}) == "1 3 0 2");
  BOOST_TEST(shelved(with_parts({1, 0, no_part, 0, 1}), Order::oldest, {3, 0}) == "1 0 2 | 3 4");
}

BOOST_AUTO_TEST_CASE(books_without_an_order_by_date_are_filled_as_they_are_read) {
  BOOST_TEST(shelved(with_parts({1, 0, 1, 0}), Order::source, {3, 0}) == "1 3 0 | 2");
}

BOOST_AUTO_TEST_CASE(a_volume_ends_before_the_article_that_is_too_much_for_it) {
  Articles articles = dated(4);
  articles[0].size = 40;
  articles[1].size = 60;
  articles[2].size = 500;
  BOOST_TEST(shelved(articles, Order::oldest, {10, 100}) == "0 1 | 2 | 3");
}

BOOST_AUTO_TEST_CASE(nothing_is_lost_and_no_volume_holds_too_much) {
  const bool held = rc::check("shelves hold every article once", [] {
    Articles articles = *any_articles();
    const auto order = *rc::gen::element(Order::newest, Order::oldest, Order::title);
    const VolumeLimits limits = any_limits();
    std::vector<std::uint32_t> before, after;
    for (const ShelvedArticle& article : articles) before.push_back(article.row);
    const auto begins = shelve(articles, order, limits);
    for (const ShelvedArticle& article : articles) after.push_back(article.row);
    std::sort(before.begin(), before.end());
    std::sort(after.begin(), after.end());
    RC_ASSERT(before == after);
    for (std::size_t i = 0; i < begins.size(); ++i) {
      const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : articles.size();
      std::uint64_t bytes = 0;
      for (std::size_t at = begins[i]; at < end; ++at) bytes += articles[at].size;
      RC_ASSERT(end - begins[i] <= limits.articles);
      RC_ASSERT(limits.bytes == 0 || bytes <= limits.bytes || end - begins[i] == 1);
      for (std::size_t at = begins[i] + 1; at < end; ++at)
        RC_ASSERT(articles[at - 1].part <= articles[at].part);
    }
  });
  BOOST_TEST(held);
}

BOOST_AUTO_TEST_CASE(a_newer_article_moves_no_other_one) {
  const bool held = rc::check("membership is stable", [] {
    Articles articles = *any_articles();
    const auto order = *rc::gen::element(Order::newest, Order::oldest);
    const VolumeLimits limits = any_limits();
    const auto before = volume_of_row(articles, order, limits);
    const auto newer = static_cast<std::uint32_t>(articles.size());
    const auto first_undated =
        std::find_if(articles.begin(), articles.end(),
                     [](const ShelvedArticle& article) { return !article.is_dated; });
    articles.insert(order == Order::newest ? articles.begin() : first_undated,
                    {newer, *rc::gen::inRange(0U, 3U), true, *rc::gen::inRange(1U, 100U)});
    auto after = volume_of_row(articles, order, limits);
    after.erase(newer);
    RC_ASSERT(before == after);
  });
  BOOST_TEST(held);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
