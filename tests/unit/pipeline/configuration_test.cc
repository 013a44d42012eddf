#include "pipeline/configuration.h"

#include <boost/test/unit_test.hpp>

namespace offprint {
namespace {

struct Result {
  std::optional<Configuration> configuration;
  Diagnostics diagnostics;
};

Result read(const std::string& yaml) {
  MemoryFileSystem files;
  files.files["mag/offprint.yaml"] = yaml;
  Result result;
  result.configuration = read_configuration(files, "mag/offprint.yaml", result.diagnostics);
  return result;
}

std::string only_message(const Result& result) {
  BOOST_TEST_REQUIRE(result.diagnostics.size() == 1U);
  BOOST_TEST(!result.configuration.has_value());
  return to_text(result.diagnostics.front());
}

const std::string outputs = "outputs: [{kind: epub, path: out/book.epub}]\n";

BOOST_AUTO_TEST_SUITE(configuration)

BOOST_AUTO_TEST_CASE(every_part_of_a_configuration_is_read) {
  const Result result = read(
      "publication:\n  title: Tidewater\n  site: https://Tidewater.example/\n  language: EN\n"
      "  authors: [Ada Quill, {name: Bo Reed, url: https://bo.example/}]\n"
      "sources: [{files: 'articles/**/*.md'}]\nassets: [static]\n"
      "outputs:\n  - {kind: epub, path: out/b.epub, volume_size: 50}\n"
      "  - {kind: rss, path: out/f.xml, order: title, select: {tags: [sea], limit: 20, from: "
      "2024-01-01}}\n");
  BOOST_TEST_REQUIRE(result.configuration.has_value(),
                     (result.diagnostics.empty() ? "" : to_text(result.diagnostics.front())));
  const Configuration& read = *result.configuration;
  BOOST_TEST(read.root == "mag");
  BOOST_TEST(read.publication.title == "Tidewater");
  BOOST_TEST(read.publication.site == "https://tidewater.example");
  BOOST_TEST(read.publication.language == "en");
  BOOST_TEST(read.publication.authors.at(1).url == "https://bo.example/");
  BOOST_TEST(read.sources.at(0).files == "articles/**/*.md");
  BOOST_TEST(read.assets.at(0) == "static");
  BOOST_TEST(read.outputs.at(0).volume_size == 50U);
  BOOST_TEST((read.outputs.at(0).edition.order == Order::oldest));
  BOOST_TEST((read.outputs.at(1).edition.order == Order::title));
  BOOST_TEST(*read.outputs.at(1).edition.limit == 20U);
  BOOST_TEST(read.outputs.at(1).edition.from->month == 1);
  BOOST_TEST(read.ledger_path == "mag/offprint.ids");
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_an_error_at_its_line_with_the_nearest_known_key) {
  const std::string message = only_message(read("publication:\n  tittle: Tidewater\n" + outputs));
  BOOST_TEST(message.starts_with("offprint.yaml:2:3: error: "), message);
  BOOST_TEST(message.find("`tittle`") != std::string::npos, message);
  BOOST_TEST(message.find("`title`") != std::string::npos, message);
  BOOST_TEST(message.ends_with("[configuration-invalid]"), message);
}

BOOST_AUTO_TEST_CASE(an_unknown_placeholder_is_an_error_at_its_path) {
  const std::string message =
      only_message(read("outputs:\n  - kind: epub\n    path: books/{serie}.epub\n"));
  BOOST_TEST(message.starts_with("offprint.yaml:3:11: error: `{serie}`"), message);
  BOOST_TEST(message.find("{tag}, {section}, {series}") != std::string::npos, message);
}

BOOST_AUTO_TEST_CASE(a_feed_is_no_book) {
  const std::string message =
      only_message(read("outputs:\n  - kind: rss\n    path: feed.xml\n    book: {parts: year}\n"));
  BOOST_TEST(message.find("`book` is for books") != std::string::npos, message);
}

BOOST_AUTO_TEST_CASE(a_feed_says_what_becomes_of_addresses) {
  const Result result = read(
      "outputs:\n  - kind: rss\n    path: f.xml\n    description: Salt\n    links: {replace: "
      "{'https://a.example/': 'https://m.a.example/'}, add: {from: rss, n: '1'}}\n");
  BOOST_TEST_REQUIRE(result.configuration.has_value());
  const OutputSpec& feed = result.configuration->outputs[0];
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  BOOST_TEST(feed.description == "Salt");
  BOOST_TEST((feed.link_beginnings == Pairs{{"https://a.example/", "https://m.a.example/"}}));
  BOOST_TEST((feed.link_parameters == Pairs{{"from", "rss"}, {"n", "1"}}));
}

BOOST_AUTO_TEST_CASE(what_is_for_feeds_is_refused_elsewhere) {
  const auto message = [](const std::string& output) {
    return only_message(read("outputs:\n  - {path: a, " + output + "}\n"));
  };
  BOOST_TEST(message("kind: epub, description: x").find("`description` is for feeds") !=
             std::string::npos);
  BOOST_TEST(message("kind: epub, links: {add: {a: b}}").find("`links` is for feeds") !=
             std::string::npos);
  BOOST_TEST(message("kind: atom, profile: msn").find("outputs of kind `rss`") !=
             std::string::npos);
  BOOST_TEST(message("kind: rss, links: {replace: {a.example: 'https://b.example'}}")
                 .find("beginnings of absolute") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(parts_name_their_files_by_globs) {
  const std::string message = only_message(
      read("outputs:\n  - kind: epub\n    path: a.epub\n    book: {parts: [{files: '[a.md'}]}\n"));
  BOOST_TEST(message.find("[a.md") != std::string::npos, message);
}

BOOST_AUTO_TEST_CASE(a_syntax_error_is_located) {
  const std::string message = only_message(read("publication:\n  title: 'open\n"));
  BOOST_TEST(message.starts_with("offprint.yaml:"), message);
}

BOOST_AUTO_TEST_CASE(a_site_must_be_an_address) {
  const std::string message = only_message(read("publication:\n  site: tidewater\n" + outputs));
  BOOST_TEST(message.starts_with("offprint.yaml:2:9: error: "), message);
}

BOOST_AUTO_TEST_CASE(a_language_must_be_one) {
  const std::string message = only_message(read("publication:\n  language: english\n" + outputs));
  BOOST_TEST(message.find("BCP 47") != std::string::npos, message);
}

BOOST_AUTO_TEST_CASE(a_site_is_normalized) {
  BOOST_TEST(*site_from_text("HTTPS://A.Example/") == "https://a.example");
  BOOST_TEST(*site_from_text("https://a.example/blog/") == "https://a.example/blog");
  BOOST_TEST(!site_from_text("ftp://a.example"));
  BOOST_TEST(!site_from_text("a.example"));
  BOOST_TEST(!site_from_text("https://a.example/?q=1"));
}

BOOST_AUTO_TEST_CASE(a_folder_without_configuration_gets_a_book_and_both_feeds) {
  const Configuration made = default_configuration("some/articles", "out");
  BOOST_TEST(made.outputs.size() == 3U);
  BOOST_TEST(made.ledger_path == "out/offprint.ids");
}

BOOST_AUTO_TEST_CASE(a_converter_of_formulas_is_a_program_with_its_arguments) {
  using Words = std::vector<std::string>;
  Result result = read("formulas: {converter: [tex, \"{display}\"]}\n" + outputs);
  BOOST_TEST_REQUIRE(result.configuration.has_value());
  BOOST_TEST((result.configuration->formula_converter == Words{"tex", "{display}"}));
  result = read("formulas: {converter: tools/tex}\n" + outputs);
  BOOST_TEST_REQUIRE(result.configuration.has_value());
  BOOST_TEST((result.configuration->formula_converter == Words{"tools/tex"}));
  BOOST_TEST(!read("formulas: {converter: []}\n" + outputs).configuration.has_value());
}

BOOST_AUTO_TEST_CASE(keys_and_lists_of_people_can_be_added) {
  const Result result =
      read("fields: {blurb: summary, extra.lead: dek}\npeople: meta/*.yaml\n" + outputs);
  BOOST_TEST_REQUIRE(result.configuration.has_value());
  BOOST_TEST_REQUIRE(result.configuration->fields.size() == 2U);
  BOOST_TEST(result.configuration->fields[1].key == "extra.lead");
  BOOST_TEST((result.configuration->fields[1].field == FieldName::dek));
  BOOST_TEST(result.configuration->people == std::vector<std::string>{"meta/*.yaml"},
             boost::test_tools::per_element());
  BOOST_TEST(only_message(read("fields: {blurb: sumary}\n" + outputs)).find("blurb") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_schema_names_every_field) {
  for (int i = 0; i <= static_cast<int>(FieldName::site); ++i) {
    const std::string field(name(static_cast<FieldName>(i)));
    const Result result = read("fields: {x: " + field + "}\n" + outputs);
    BOOST_TEST_REQUIRE(result.configuration.has_value(), field);
  }
}

BOOST_AUTO_TEST_CASE(what_may_be_fetched_is_read_and_checked) {
  const Result result = read(
      "fetch: {hosts: [\"*.salt.example\", \"127.0.0.1:8080\"], most_megabytes: 3, "
      "most_total_megabytes: 50, most_seconds: 7, most_redirects: 0}\n" +
      outputs);
  BOOST_TEST_REQUIRE(result.configuration.has_value());
  const FetchSpec& fetch = result.configuration->fetch;
  BOOST_TEST(fetch.hosts.at(1) == "127.0.0.1:8080");
  BOOST_TEST(fetch.most_megabytes == 3U);
  BOOST_TEST(fetch.most_total_megabytes == 50U);
  BOOST_TEST(fetch.most_seconds == 7U);
  BOOST_TEST(fetch.most_redirects == 0U);
  BOOST_TEST(read("fetch: {hosts: salt.example}\n" + outputs).configuration->fetch.hosts.size() ==
             1U);
  BOOST_TEST(only_message(read("fetch:\n  hosts: [salt.example/x]\n" + outputs)) ==
             "offprint.yaml:2:11: error: `salt.example/x` is no host: write it as salt.example, "
             "*.salt.example or salt.example:8443 [configuration-invalid]");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
