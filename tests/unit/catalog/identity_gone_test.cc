// What the ledger keeps of articles that are no longer published.
#include <boost/test/unit_test.hpp>

#include "catalog/archive.h"
#include "catalog/identity.h"

using namespace offprint;
using namespace offprint::test;

BOOST_AUTO_TEST_SUITE(identity_gone)

BOOST_AUTO_TEST_CASE(what_leaves_the_sources_is_reported_once_and_comes_back_with_its_id) {
  Build first({article("a.md"), article("b.md")});
  Build second({article("b.md")}, first.ledger());
  const std::vector<std::string> expected{"a.md: info: this was published as `" + first.id("a.md") +
                                          "` and is no longer in the sources [article-gone]"};
  BOOST_TEST(texts(second.diagnostics()) == expected, boost::test_tools::per_element());
  BOOST_TEST((second.diagnostics().at(0).code == Code::article_gone));
  BOOST_TEST(second.ledger().find_id(first.id("a.md"))->is_gone);
  Build third({article("b.md")}, second.ledger());
  BOOST_TEST(third.diagnostics().empty());
  BOOST_TEST(third.ledger().to_text() == second.ledger().to_text());
  Build back({article("a.md", "Rewritten meanwhile."), article("b.md")}, third.ledger());
  BOOST_TEST(back.id("a.md") == first.id("a.md"));
  BOOST_TEST(!back.ledger().find_id(first.id("a.md"))->is_gone);
}

BOOST_AUTO_TEST_CASE(what_is_withdrawn_leaves_a_tombstone_too) {
  Build first({article("a.md")});
  Article withdrawn = article("a.md");
  withdrawn.is_withdrawn = true;
  Build second({withdrawn}, first.ledger());
  BOOST_TEST(second.diagnostics().empty());
  BOOST_TEST(second.ledger().find_id(first.id("a.md"))->is_gone);
  Build third({withdrawn}, second.ledger());
  BOOST_TEST(third.ledger().to_text() == second.ledger().to_text());
  Build back({article("a.md")}, third.ledger());
  BOOST_TEST(back.id("a.md") == first.id("a.md"));
  BOOST_TEST(!back.ledger().find_id(first.id("a.md"))->is_gone);
}

BOOST_AUTO_TEST_CASE(the_id_of_what_is_gone_is_given_to_no_other_text) {
  Build first({dated(article("news.md", "March."), 2023)});
  Build gone({article("b.md")}, first.ledger());
  Build reused({article("b.md"), dated(article("news.md", "April."), 2024)}, gone.ledger());
  BOOST_TEST(reused.id("news.md") != first.id("news.md"));
  BOOST_TEST(reused.ledger().find_id(first.id("news.md"))->is_gone);
  Article march = article("c.md", "March.");
  march.explicit_id = first.id("news.md");
  Build stated({article("b.md"), march}, gone.ledger());
  BOOST_TEST(stated.id("c.md") == first.id("news.md"));
}

BOOST_AUTO_TEST_CASE(a_text_takes_its_id_along_when_what_is_withdrawn_lies_in_its_place) {
  Build first({article("a.md", "One."), article("b.md", "Two.")});
  const auto withdrawn = [](Article article) {
    article.is_withdrawn = true;
    return article;
  };
  Build second({article("a.md", "One."), withdrawn(article("b.md", "Two."))}, first.ledger());
  Build exchanged({withdrawn(article("a.md", "Two.")), article("b.md", "One.")}, second.ledger());
  BOOST_TEST(exchanged.id("b.md") == first.id("a.md"));
  BOOST_TEST(exchanged.id("a.md") == first.id("b.md"));
  Article claimed = withdrawn(article("a.md", "Two."));
  claimed.explicit_id = first.id("a.md");
  Build stated({claimed, article("c.md", "One.")}, first.ledger());
  BOOST_TEST(stated.id("c.md") != first.id("a.md"));
}

BOOST_AUTO_TEST_CASE(a_place_that_a_draft_had_before_is_that_of_the_published_text) {
  Build first({article("a.md", "One."), article("b.md", "Two.")});
  const auto draft = [](Article article) {
    article.draft = true;
    return article;
  };
  // Whichever of the ids is the first.
  Build one({article("a.md", "Two."), draft(article("b.md", "One."))}, first.ledger());
  Build other({draft(article("a.md", "Two.")), article("b.md", "One.")}, first.ledger());
  BOOST_TEST(one.id("a.md") == first.id("b.md"));
  BOOST_TEST(other.id("b.md") == first.id("a.md"));
  Build one_again({article("a.md", "Two."), draft(article("b.md", "One."))}, one.ledger());
  Build other_again({draft(article("a.md", "Two.")), article("b.md", "One.")}, other.ledger());
  BOOST_TEST(one_again.id("a.md") == first.id("b.md"));
  BOOST_TEST(other_again.id("b.md") == first.id("a.md"));
  BOOST_TEST(one_again.ledger().to_text() == one.ledger().to_text());
  BOOST_TEST(other_again.ledger().to_text() == other.ledger().to_text());
}

BOOST_AUTO_TEST_CASE(drafts_that_move_are_not_gone) {
  Build first({article("a.md")});
  Article draft = article("drafts/a.md");
  draft.draft = true;
  Build second({draft}, first.ledger());
  BOOST_TEST(second.diagnostics().empty());
  BOOST_TEST(!second.ledger().find_id(first.id("a.md"))->is_gone);
}

BOOST_AUTO_TEST_SUITE_END()
