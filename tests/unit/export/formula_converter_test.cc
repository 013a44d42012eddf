#include "export/formula_converter.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "base/file_system.h"
#include "export/epub_fixture.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

FormulaConverter shell(const std::string& script, std::string folder = {}) {
  return FormulaConverter({{"sh", "-c", script, "sh", "{display}"}, "", std::move(folder)});
}

NodeIndex add_tex(Record& record, const std::string& tex) {
  const NodeIndex paragraph = record.body.append(Body::root(), Element::paragraph, {4, 1});
  const NodeIndex formula = record.body.append(paragraph, Element::formula, {4, 7});
  record.body.set_attribute(formula, Attribute::written, "$" + tex + "$");
  record.body.set_attribute(formula, Attribute::tex, tex);
  record.body.set_attribute(formula, Attribute::alt, tex);
  return formula;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formula_converter)

BOOST_AUTO_TEST_CASE(a_program_makes_mathml_that_is_cleaned) {
  FormulaConverter converter = shell(
      "read tex; echo \"<?xml version='1.0'?><math xmlns='x'><mi onclick='y'>$tex</mi>"
      "<mtext>$1</mtext></math>\"");
  BOOST_TEST(converter.convert("x", false).markup == "<mi>x</mi><mtext>inline</mtext>");
  BOOST_TEST(converter.convert("x", true).markup == "<mi>x</mi><mtext>block</mtext>");
}

BOOST_AUTO_TEST_CASE(failures_say_why) {
  BOOST_TEST(shell("echo no such command >&2; exit 3").convert("x", false).problem ==
             "it ended with status 3: no such command");
  BOOST_TEST(shell("echo '<p>x</p>'").convert("x", false).problem ==
             "it gave no MathML that a book can show");
  const ConvertedFormula missing =
      FormulaConverter({{"no-such-program"}, "", ""}).convert("x", false);
  BOOST_TEST(missing.no_program);
  BOOST_TEST(missing.problem == "it is not there, or does not run");
}

BOOST_AUTO_TEST_CASE(answers_are_kept_and_failures_are_not) {
  const std::string folder = "formula_converter_test.kept";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directory(folder);
  const std::string once = "test -e " + folder + "/asked && exit 1; touch " + folder +
                           "/asked; echo '<math><mi>x</mi></math>'";
  BOOST_TEST(shell(once, folder).convert("x", false).markup == "<mi>x</mi>");
  BOOST_TEST(shell(once, folder).convert("x", false).markup == "<mi>x</mi>");
  BOOST_TEST(shell(once, folder).convert("y", false).markup == "");
  std::filesystem::remove(folder + "/asked");
  BOOST_TEST(shell(once, folder).convert("y", false).markup == "<mi>x</mi>");
  std::filesystem::remove_all(folder);
}

BOOST_AUTO_TEST_CASE(bodies_get_what_can_be_converted) {
  Record record = make_record(0, "one", "One");
  const NodeIndex good = add_tex(record, "x");
  const NodeIndex bad = add_tex(record, "\\x");
  FormulaConverter converter =
      shell("read -r tex; test \"$tex\" = x || exit 2; echo '<math><mi>x</mi></math>'");
  Diagnostics found;
  const auto body = convert_formulas(record, record.body, &converter, found);
  BOOST_REQUIRE(body.has_value());
  BOOST_TEST(body->attribute(good, Attribute::markup) == "<mi>x</mi>");
  BOOST_TEST(body->attribute(good, Attribute::guessed) == "guessed");
  BOOST_TEST(!body->has_attribute(bad, Attribute::markup));
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST((found[0].code == Code::formula_not_converted));
  BOOST_TEST(found[0].position.column == 7U);
  BOOST_TEST(!convert_formulas(record, record.body, nullptr, found));
}

BOOST_AUTO_TEST_CASE(a_missing_program_is_told_once_an_article) {
  Record record = make_record(0, "one", "One");
  add_tex(record, "x");
  add_tex(record, "y");
  FormulaConverter converter({{"./no-such-program"}, "", ""});
  Diagnostics found;
  BOOST_TEST(!convert_formulas(record, record.body, &converter, found));
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST(found[0].count == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
