#include "pipeline/limits_configuration.h"

#include <boost/test/unit_test.hpp>

#include "pipeline/build.h"
#include "pipeline/configuration.h"
#include "pipeline/project_folder.h"
#include "syntax/json.h"

namespace offprint {
namespace {

using namespace test;

const std::string outputs = "outputs: [{kind: rss, path: feed.xml}]\n";

std::optional<Configuration> read(const std::string& yaml) {
  MemoryFileSystem files;
  files.files["offprint.yaml"] = yaml + outputs;
  Diagnostics diagnostics;
  return read_configuration(files, "offprint.yaml", diagnostics);
}

std::string messages(const BuildResult& result) {
  std::string said;
  result.log.for_each([&](const Diagnostic& diagnostic) { said += to_text(diagnostic) + "\n"; });
  return said;
}

SourceList sources_of(const Configuration& configuration) {
  SourceList sources = find_sources(real_file_system(), configuration.root, {}, {});
  sources.read_with(nullptr, std::make_shared<const Limits>(configuration.limits), false);
  return sources;
}

// A clock that says at each look that another ten seconds have gone by.
Deadline::Clock::time_point hurried() {
  static int looks = 0;
  return Deadline::Clock::time_point(std::chrono::seconds(10 * ++looks));
}

BOOST_AUTO_TEST_SUITE(limits_configuration)

BOOST_AUTO_TEST_CASE(the_schema_has_every_limit_with_its_default) {
  const Value schema = parse_json(publication_schema()).value;
  const Value* known = schema.find("properties")->find("limits")->find("properties");
  BOOST_REQUIRE(known);
  BOOST_TEST(known->members.size() == all_limits().size());
  const Limits defaults;
  for (const LimitInfo& limit : all_limits()) {
    const Value* described = known->find(limit.key);
    BOOST_TEST_REQUIRE(described != nullptr, limit.key);
    BOOST_TEST(described->find("default")->scalar == std::to_string(defaults.*limit.limit));
  }
}

BOOST_AUTO_TEST_CASE(every_limit_is_read) {
  const std::uint64_t some = 77;
  for (const LimitInfo& limit : all_limits()) {
    const auto configuration =
        read("limits: {" + std::string(limit.key) + ": " + std::to_string(some) + "}\n");
    BOOST_TEST_REQUIRE(configuration.has_value(), limit.key);
    Limits wanted;
    wanted.*limit.limit = some;
    BOOST_TEST((configuration->limits == wanted), limit.key);
    BOOST_TEST(configuration->content_hash != read("")->content_hash);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_limit_is_refused) {
  for (const char* wrong : {"limits: {node: 7}\n", "limits: {nodes: many}\n",
                            "limits: {nodes: -1}\n", "limits: {nesting: 100000}\n"})
    BOOST_TEST(!read(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_CASE(a_document_that_takes_too_long_costs_itself_alone) {
  const Folder folder;
  folder.put("in/a.md", "# A\n\nText.\n");
  Configuration limited = configuration(folder);
  BuildOptions options;
  options.clock = hurried;
  options.least_kept = Severity::error;
  limited.limits.document_seconds = 60;
  const BuildResult result = build(limited, sources_of(limited), options, false);
  BOOST_TEST(messages(result) ==
             "a.md: error: reading this takes more than 60 seconds; the next build tries again; "
             "divide it; `limits: document_seconds` allows more [document-too-slow]\n");
  options.clock = Deadline::Clock::now;
  BOOST_TEST(build(limited, sources_of(limited), options, false).exported == 1U);
  options.clock = hurried;
  options.from_nothing = true;
  limited.limits.document_seconds = 0;
  BOOST_TEST(build(limited, sources_of(limited), options, false).exported == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
