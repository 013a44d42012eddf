#include "catalog/ledger.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

#include "base/error.h"
#include "base/generators.h"
#include "catalog/archive.h"

using namespace offprint;
using namespace offprint::test;

namespace {

Ledger read(std::string_view text) {
  Diagnostics diagnostics;
  Ledger ledger = Ledger::from_text(text, "offprint.ids", diagnostics);
  BOOST_TEST(texts(diagnostics).empty());
  return ledger;
}

LedgerArticle entry(std::string id, std::string origin, std::vector<std::string> aliases = {}) {
  return {std::move(id), std::nullopt, 7, std::move(origin), std::move(aliases)};
}

constexpr std::string_view whole =
    "# offprint.ids, version 1\n"
    "# What was published under which id. Keep this file with the sources: readers know articles "
    "by these ids.\n"
    "article\ta\t2024-03-12\t00000000000000ff\tarticles/salt.md\tslug:salt\turl:sea.example/salt\n"
    "article\tb\t-\t0123456789abcdef\tfog.md\n"
    "tag\tmentalhealth\tMental health\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(ledger)

BOOST_AUTO_TEST_CASE(text_and_back_is_the_same_text) { BOOST_TEST(read(whole).to_text() == whole); }

BOOST_AUTO_TEST_CASE(changes_replace_and_add_whether_they_are_asked_for_or_only_written) {
  Ledger ledger = read(whole);
  LedgerChanges changes;
  changes.put(entry("c", "new.md", {"slug:new"}));
  changes.put(entry("a", "moved.md"));
  ledger.put(std::move(changes));
  const std::string text = ledger.to_text();
  BOOST_TEST(text ==
             "# offprint.ids, version 1\n"
             "# What was published under which id. Keep this file with the sources: readers know "
             "articles by these ids.\n"
             "article\ta\t-\t0000000000000007\tmoved.md\n"
             "article\tb\t-\t0123456789abcdef\tfog.md\n"
             "article\tc\t-\t0000000000000007\tnew.md\tslug:new\n"
             "tag\tmentalhealth\tMental health\n");
  BOOST_TEST(ledger.find_origin("articles/salt.md") == nullptr);
  BOOST_TEST(ledger.find_alias("slug:new")->id == "c");
  BOOST_TEST(ledger.to_text() == text);
}

BOOST_AUTO_TEST_CASE(the_hash_is_of_what_articles_are_decided_by) {
  const Ledger first = read(whole);
  Ledger ledger = read(whole);
  BOOST_TEST(ledger.hash() == first.hash());
  ledger.put_site("https://sea.example");
  BOOST_TEST(ledger.hash() == first.hash());
  ledger.put_tag("fog", "Fog");
  BOOST_TEST(ledger.hash() != first.hash());
  BOOST_TEST(read(ledger.to_text()).hash() == ledger.hash());
  LedgerChanges changes;
  changes.put(entry("c", "new.md"));
  const std::uint64_t before = ledger.hash();
  ledger.put(std::move(changes));
  BOOST_TEST(ledger.hash() != before);
  BOOST_TEST(read(ledger.to_text()).hash() == ledger.hash());
}

BOOST_AUTO_TEST_CASE(a_line_becomes_an_article) {
  const Ledger ledger = read(whole);
  const LedgerArticle* article = ledger.find_id("a");
  BOOST_REQUIRE(article != nullptr);
  BOOST_TEST(to_iso8601(*article->published) == "2024-03-12");
  BOOST_TEST(article->fingerprint == 255U);
  BOOST_TEST(article->origin == "articles/salt.md");
  BOOST_TEST(article->aliases.size() == 2U);
  BOOST_TEST(ledger.find_origin("articles/salt.md") == article);
  BOOST_TEST(ledger.find_alias("slug:salt") == article);
  BOOST_TEST(ledger.find_fingerprint(255) == article);
  BOOST_TEST(ledger.find_alias("slug:pepper") == nullptr);
  BOOST_TEST(!ledger.find_id("b")->published.has_value());
  BOOST_TEST(ledger.tag_label("mentalhealth").value() == "Mental health");
}

BOOST_AUTO_TEST_CASE(lines_of_other_systems_and_byte_order_marks_are_read) {
  const Ledger ledger = read("\xEF\xBB\xBF# offprint.ids, version 1\r\n\r\ntag\ta\tA\r\n");
  BOOST_TEST(ledger.tag_label("a").value() == "A");
}

BOOST_AUTO_TEST_CASE(lines_that_cannot_be_read_are_reported_and_kept) {
  const std::string broken =
      "ours\narticle\tx\nnothing\narticle\tx\tsomeday\t00000000000000ff\tx.md\narticle\tx\t-"
      "\tff\tx.md\n"
      "tag\tonly\narticle\tx\t-\t00000000000000ff\t\n";
  Diagnostics diagnostics;
  const Ledger ledger = Ledger::from_text(broken, "offprint.ids", diagnostics);
  BOOST_TEST(diagnostics.size() == 7U);
  BOOST_TEST((diagnostics[1].code == Code::ledger_line_invalid));
  BOOST_TEST(to_text(diagnostics[1]) ==
             "offprint.ids:2:1: warning: this line of the ledger cannot be read; restore it from "
             "an earlier version of "
             "the file, or delete it [ledger-line-invalid]");
  BOOST_TEST(ledger.to_text().ends_with(broken));
  BOOST_TEST(ledger.empty());
}

BOOST_AUTO_TEST_CASE(what_may_be_cut_short_is_reported) {
  const auto said = [](std::string_view text) {
    Diagnostics diagnostics;
    Ledger::from_text(text, "offprint.ids", diagnostics);
    return diagnostics.empty() ? "" : diagnostics.front().message;
  };
  BOOST_TEST(said(whole) == "");
  BOOST_TEST(said("") == "the ledger is empty: ids are made anew");
  BOOST_TEST(said(whole.substr(0, whole.size() - 1)) ==
             "the ledger ends within a line: something may be missing");
}

BOOST_AUTO_TEST_CASE(a_later_version_is_refused) {
  Diagnostics diagnostics;
  BOOST_CHECK_EXCEPTION(
      Ledger::from_text("# offprint.ids, version 2\n", "offprint.ids", diagnostics), Error,
      [](const Error& error) { return error.kind() == Error::Kind::usage; });
}

BOOST_AUTO_TEST_CASE(two_lines_of_one_id_are_united) {
  const Ledger ledger = read(
      "article\ta\t2024-03-12\t00000000000000ff\told.md\tslug:x\n"
      "article\ta\t2024-05-01\t00000000000000ff\tnew.md\tslug:y\n");
  const LedgerArticle* article = ledger.find_id("a");
  const std::vector<std::string> aliases{"path:old.md", "slug:x", "slug:y"};
  BOOST_TEST(article->origin == "new.md");
  BOOST_TEST(article->aliases == aliases, boost::test_tools::per_element());
  BOOST_TEST(to_iso8601(*article->published) == "2024-03-12");
}

BOOST_AUTO_TEST_CASE(what_is_gone_stays_among_the_others_and_gives_way_to_what_is_not) {
  const std::string text =
      "# offprint.ids, version 1\n"
      "# What was published under which id. Keep this file with the sources: readers know articles "
      "by these ids.\n"
      "gone\ta\t2024-03-12\t00000000000000ff\tsalt.md\tslug:salt\n"
      "article\tb\t-\t00000000000000ff\tsalt.md\tslug:salt\n";
  const Ledger ledger = read(text);
  BOOST_TEST(ledger.to_text() == text);
  BOOST_TEST(ledger.find_id("a")->is_gone);
  BOOST_TEST(ledger.find_origin("salt.md")->id == "b");
  BOOST_TEST(ledger.find_alias("slug:salt")->id == "b");
  BOOST_TEST(ledger.find_fingerprint(255)->id == "b");
}

BOOST_AUTO_TEST_CASE(the_sides_of_an_unfinished_merge_are_united) {
  const std::string conflict =
      "article\ta\t-\t00000000000000ff\ta.md\n"
      "<<<<<<< HEAD\r\n"
      "article\tb\t-\t00000000000000ff\tb.md\tslug:b\n"
      "||||||| base\n"
      "article\tb\t-\t00000000000000ff\told.md\n"
      "=======\n"
      "gone\tb\t-\t00000000000000ff\tb.md\n"
      "article\tc\t-\t00000000000000ff\tc.md\n"
      ">>>>>>> other\n"
      "tag\ta\tA\n";
  Diagnostics diagnostics;
  const Ledger ledger = Ledger::from_text(conflict, "offprint.ids", diagnostics);
  const std::vector<std::string> expected{
      "offprint.ids:2:1: warning: the ledger holds both sides of a merge that was not finished; "
      "they were united; `offprint.ids merge=union` in .gitattributes lets git do the same "
      "[ledger-conflict]"};
  BOOST_TEST(texts(diagnostics) == expected, boost::test_tools::per_element());
  BOOST_TEST((diagnostics.at(0).code == Code::ledger_conflict));
  BOOST_TEST(
      ledger.to_text().ends_with("article\ta\t-\t00000000000000ff\ta.md\n"
                                 "article\tb\t-\t00000000000000ff\tb.md\tpath:old.md\t"
                                 "slug:b\n"
                                 "article\tc\t-\t00000000000000ff\tc.md\n"
                                 "tag\ta\tA\n"));
}

BOOST_AUTO_TEST_CASE(put_replaces_and_forgets_the_former_entry) {
  Ledger ledger;
  ledger.put(entry("a", "old.md", {"slug:old"}));
  ledger.put(entry("a", "new.md", {"slug:new"}));
  BOOST_TEST(ledger.find_origin("old.md") == nullptr);
  BOOST_TEST(ledger.find_alias("slug:old") == nullptr);
  BOOST_TEST(ledger.find_origin("new.md")->id == "a");
}

BOOST_AUTO_TEST_CASE(of_several_entries_the_first_by_id_answers) {
  for (const bool backwards : {false, true}) {
    Ledger ledger;
    ledger.put(entry(backwards ? "b" : "a", "same.md", {"slug:same"}));
    ledger.put(entry(backwards ? "a" : "b", "same.md", {"slug:same"}));
    BOOST_TEST(ledger.find_origin("same.md")->id == "a");
    BOOST_TEST(ledger.find_alias("slug:same")->id == "a");
    BOOST_TEST(ledger.find_fingerprint(7)->id == "a");
    BOOST_TEST(ledger.all_with_alias("slug:same").size() == 2U);
  }
}

BOOST_AUTO_TEST_CASE(any_fields_survive_text_and_back) {
  const bool holds = rc::check([] {
    const auto field = rc::gen::nonEmpty(rc::gen::oneOf(bytes(), text()));
    Ledger ledger;
    LedgerArticle article =
        entry(*field, *field, *rc::gen::container<std::vector<std::string>>(field));
    article.fingerprint = *rc::gen::arbitrary<std::uint64_t>();
    article.is_gone = *rc::gen::arbitrary<bool>();
    ledger.put(article);
    const std::string key = *field, label = *field;
    ledger.put_tag(key, label);
    const std::string site = *field;
    ledger.put_site(site);
    Diagnostics diagnostics;
    const Ledger back = Ledger::from_text(ledger.to_text(), "offprint.ids", diagnostics);
    RC_ASSERT(diagnostics.empty());
    RC_ASSERT(find_invalid_utf8(ledger.to_text()) == std::string::npos);
    RC_ASSERT(back.to_text() == ledger.to_text());
    RC_ASSERT(*back.find_id(article.id) == *ledger.find_id(article.id));
    RC_ASSERT(back.tag_label(key) == label);
    RC_ASSERT(back.first_site() == site);
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_CASE(any_text_is_read_without_harm) {
  const bool holds = rc::check([] {
    const auto line =
        rc::gen::oneOf(bytes(), rc::gen::just(std::string("article\ta\t-\t00000000000000ff\tb\n")));
    const auto lines = *rc::gen::container<std::vector<std::string>>(line);
    std::string all;
    for (const std::string& l : lines) all += l;
    all += '\n';
    Diagnostics diagnostics;
    const Ledger ledger = Ledger::from_text(all, "offprint.ids", diagnostics);
    Diagnostics again;
    RC_ASSERT(Ledger::from_text(ledger.to_text(), "offprint.ids", again).to_text() ==
              ledger.to_text());
    RC_ASSERT(again.size() == diagnostics.size());
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()
