#include <boost/test/unit_test.hpp>

#include "model/site_key.h"
#include "normalize/fixture.h"

using namespace offprint;
using test::normalized;
using test::Source;

namespace {

Article page(std::string_view body) { return normalized(Source().body(body).from_page()); }

std::uint64_t hash_of_first(std::string_view body) { return page(body).edge_blocks.at(0).hash; }

// "top: words" of each block.
std::string blocks(const Article& article) {
  std::string text;
  for (const EdgeBlock& block : article.edge_blocks)
    text += std::string(block.edge == Edge::top ? "top: " : "bottom: ") +
            plain_text(article.body, block.node) + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(site_lines)

BOOST_AUTO_TEST_CASE(what_is_no_page_has_no_open_lines) {
  const Article article = normalized(Source().body("Menu\n\nText\n"));
  BOOST_TEST(article.page_site == "");
  BOOST_TEST(article.edge_blocks.empty());
  BOOST_TEST(evidence_of(article).site_lines.empty());
}

BOOST_AUTO_TEST_CASE(a_page_belongs_to_its_address_else_its_site_else_its_folder) {
  const auto site = [](const Source& source) { return normalized(source).page_site; };
  BOOST_TEST(site(Source()
                      .with(FieldName::url, "https://www.loaf.example/salt")
                      .with(FieldName::site, "The Daily Loaf")
                      .from_page()) == "site:loaf.example");
  BOOST_TEST(site(Source().with(FieldName::site, "The Daily Loaf").from_page()) ==
             "site:the daily loaf");
  BOOST_TEST(site(Source("pages/loaf/salt.txt").from_page()) == "folder:pages/loaf");
}

BOOST_AUTO_TEST_CASE(the_first_and_the_last_blocks_are_listed_from_the_edge) {
  std::string body;
  for (int i = 0; i < 30; ++i) body += std::string(1, static_cast<char>('A' + i)) + "\n\n";
  BOOST_TEST(blocks(page(body)).starts_with("top: A\ntop: B\n"));
  BOOST_TEST(page(body).edge_blocks.size() == 18u);
  BOOST_TEST(blocks(page("One\n\nTwo\n")) == "top: One\nbottom: One\nbottom: Two\ntop: Two\n");
  BOOST_TEST(blocks(page("<section>\n\nOne\n\nTwo\n\n</section>\n")) ==
             "top: One\nbottom: One\nbottom: Two\ntop: Two\n");
}

BOOST_AUTO_TEST_CASE(prose_and_notes_are_no_lines) {
  BOOST_TEST(blocks(page(std::string(3000, 'x') + "\n\nCalls[^1]\n\nEnd\n\n[^1]: Note\n")) ==
             "bottom: End\ntop: End\n");
}

BOOST_AUTO_TEST_CASE(blocks_are_compared_without_case_and_numbers) {
  BOOST_TEST(hash_of_first("3 Comments\n") == hash_of_first("12 comments\n"));
  BOOST_TEST(hash_of_first("3 Comments\n") != hash_of_first("3 replies\n"));
  BOOST_TEST(hash_of_first("![](logo.png)\n") == hash_of_first("![](logo.png)\n"));
  BOOST_TEST(hash_of_first("![](logo.png)\n") != hash_of_first("![](salt.png)\n"));
}

BOOST_AUTO_TEST_CASE(a_heading_is_compared_together_with_what_it_heads) {
  BOOST_TEST(hash_of_first("## Related\n\nSalt\n") != hash_of_first("## Related\n\nFog\n"));
  BOOST_TEST(hash_of_first("## Newsletter\n\nJoin\n") == hash_of_first("## Newsletter\n\nJoin\n"));
}

BOOST_AUTO_TEST_CASE(lines_count_for_the_site_and_for_the_folder) {
  const Article article =
      normalized(Source().with(FieldName::site, "Loaf").body("Menu\n").from_page());
  std::string text;
  for (const SiteLine& line : evidence_of(article).site_lines)
    text += line.site + " " + std::to_string(static_cast<int>(line.edge)) + "\n";
  BOOST_TEST(text ==
             "folder:notes 0\nfolder:notes 1\nfolder:notes 2\n"
             "site:loaf 0\nsite:loaf 1\nsite:loaf 2\n");
}

BOOST_AUTO_TEST_SUITE_END()
