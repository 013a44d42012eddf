#include "pipeline/stage.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "pipeline/configuration.h"
#include "pipeline/project_folder.h"

namespace offprint {
namespace {

using namespace test;

BOOST_AUTO_TEST_SUITE(stage)

BOOST_AUTO_TEST_CASE(stages_begin_one_after_the_other) {
  const Folder folder;
  folder.put("in/essay.md", "# An essay\n\nOf few words.\n");
  const SourceList sources = find_sources(real_file_system(), folder.path + "/in", {}, {});
  std::string stages;
  BuildOptions options;
  options.begin_stage = [&](Stage stage) { stages += std::string(name(stage)) + "; "; };
  build(configuration(folder), sources, options, false);
  BOOST_TEST(stages == "read and normalize; decide; select; export; commit; report; ");
  stages.clear();
  check(configuration(folder), sources, options);
  BOOST_TEST(stages == "read and normalize; decide; export; report; ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
