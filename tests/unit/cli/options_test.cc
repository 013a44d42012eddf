#include "cli/options.h"

#include <boost/test/unit_test.hpp>

#include "base/error.h"
#include "cli/command.h"
#include "cli/reporter.h"

namespace offprint {
namespace {

const std::vector<OptionGroup> all{OptionGroup::common,  OptionGroup::articles, OptionGroup::files,
                                   OptionGroup::outputs, OptionGroup::convert,  OptionGroup::show};

std::string complaint(const std::vector<std::string>& arguments) {
  try {
    parse_options(arguments, all);
  } catch (const Error& error) {
    BOOST_TEST((error.kind() == Error::Kind::usage));
    return error.what();
  }
  return "";
}

BOOST_AUTO_TEST_SUITE(options)

BOOST_AUTO_TEST_CASE(arguments_and_options_mix) {
  const Options read =
      parse_options({"a.md", "--jobs", "3", "b.md", "-o", "x.epub", "--messages=json"}, all);
  BOOST_TEST(read.arguments == (std::vector<std::string>{"a.md", "b.md"}),
             boost::test_tools::per_element());
  BOOST_TEST(read.jobs == 3U);
  BOOST_TEST(read.output == "x.epub");
  BOOST_TEST(read.json_messages);
}

BOOST_AUTO_TEST_CASE(drafts_and_private_articles_are_taken_in_when_asked_for) {
  BOOST_TEST(!parse_options({"a.md"}, all).include_drafts);
  BOOST_TEST(!parse_options({"a.md"}, all).include_private);
  const Options read =
      parse_options({"a.md", "--drafts", "--private", "--embargoed", "--expired"}, all);
  BOOST_TEST(read.include_embargoed);
  BOOST_TEST(read.include_expired);
  BOOST_TEST(read.include_drafts);
  BOOST_TEST(read.include_private);
}

BOOST_AUTO_TEST_CASE(fetching_again_is_fetching) {
  const std::vector<OptionGroup> build{OptionGroup::fetch};
  BOOST_TEST(!parse_options({"a"}, build).fetch_remote);
  BOOST_TEST(parse_options({"--fetch-remote", "a"}, build).fetch_remote);
  BOOST_TEST(!parse_options({"--fetch-remote", "a"}, build).fetch_again);
  BOOST_TEST(parse_options({"--fetch-remote", "a"}, build).arguments.size() == 1U);
  const Options again = parse_options({"--fetch-again"}, build);
  BOOST_TEST(again.fetch_remote);
  BOOST_TEST(again.fetch_again);
  BOOST_TEST(!complaint({"--fetch-remote"}).empty());
}

BOOST_AUTO_TEST_CASE(announcing_all_and_nothing_are_of_notify) {
  const std::vector<OptionGroup> notify{OptionGroup::notify};
  BOOST_TEST(!parse_options({"a"}, notify).announce_all);
  BOOST_TEST(!parse_options({"a"}, notify).dry_run);
  BOOST_TEST(parse_options({"--all"}, notify).announce_all);
  BOOST_TEST(parse_options({"--dry-run", "a"}, notify).dry_run);
  BOOST_TEST(!complaint({"--all"}).empty());
  BOOST_TEST(!complaint({"--dry-run"}).empty());
}

BOOST_AUTO_TEST_CASE(from_names_a_reader) {
  BOOST_TEST(parse_options({"-", "--from", "markdown"}, all).from == "markdown");
  BOOST_TEST(complaint({"-", "--from", "pdf"})
                 .starts_with("--from cannot be `pdf`: choose one of markdown"));
}

BOOST_AUTO_TEST_CASE(standard_input_is_an_argument) {
  BOOST_TEST(parse_options({"-"}, all).arguments == std::vector<std::string>{"-"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(fail_on_knows_its_four_thresholds) {
  BOOST_TEST((parse_options({}, all).fail_on == FailOn::error));
  BOOST_TEST((parse_options({"--fail-on", "warning"}, all).fail_on == FailOn::warning));
  BOOST_TEST((parse_options({"--fail-on", "loss"}, all).fail_on == FailOn::content_loss));
  BOOST_TEST((parse_options({"--fail-on=loss=all"}, all).fail_on == FailOn::any_loss));
}

BOOST_AUTO_TEST_CASE(a_wrong_choice_lists_the_right_ones) {
  BOOST_TEST(complaint({"--color", "blue"}).find("always, auto, never") != std::string::npos);
  BOOST_TEST(complaint({"--site", "nowhere"}).find("absolute") != std::string::npos);
  BOOST_TEST(complaint({"--as-of", "soon"}).find("no date") != std::string::npos);
  BOOST_TEST(!complaint({"--sites", "x"}).empty());
}

BOOST_AUTO_TEST_CASE(the_report_time_comes_from_as_of) {
  BOOST_TEST(to_iso8601(*parse_options({"--as-of", "2024-03-12"}, all).as_of) == "2024-03-12");
}

BOOST_AUTO_TEST_CASE(every_command_describes_itself) {
  for (const Command& command : commands()) {
    BOOST_TEST(!command.summary.empty());
    BOOST_TEST(command.examples.find("offprint " + std::string(command.name)) !=
               std::string_view::npos);
    BOOST_TEST(describe_options(command.groups).find("--jobs") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(the_exit_code_follows_fail_on) {
  BuildResult result;
  Options options;
  BOOST_TEST(exit_code(options, result) == 0);
  result.log.add(Diagnostic{Code::date_invalid, "a.md", {}, "x"});
  BOOST_TEST(exit_code(options, result) == 0);
  options.fail_on = FailOn::warning;
  BOOST_TEST(exit_code(options, result) == 1);
  options.fail_on = FailOn::content_loss;
  BOOST_TEST(exit_code(options, result) == 0);
  options.fail_on = FailOn::error;
  result.rejected = 1;
  BOOST_TEST(exit_code(options, result) == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
