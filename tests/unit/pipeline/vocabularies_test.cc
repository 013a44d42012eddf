#include "pipeline/vocabularies.h"

#include <boost/test/unit_test.hpp>

#include "base/error.h"
#include "model/tag.h"
#include "pipeline/configuration.h"
#include "pipeline/project_folder.h"

using namespace offprint;

namespace {

struct Project {
  Project() {
    files.files["mag/a/tides.yaml"] =
        "concepts: [{id: salt, labels: {en: Sea salt}, alternatives: [Brine]}]";
    files.files["mag/b/tides.yaml"] =
        "concepts: [{id: salt, labels: {en: Brine}}, {id: kelp, labels: {en: Kelp}}]";
    files.files["outside.yaml"] = "concepts: []";
    configuration.root = "mag";
  }

  std::string concept_of(std::string_view tag) {
    Diagnostics diagnostics;
    const Vocabulary vocabulary = read_vocabularies(files, configuration, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics) BOOST_ERROR(to_text(diagnostic));
    const Concept* item = vocabulary.find(tag_key(tag));
    return item ? qualified_id(*item) : "none";
  }

  MemoryFileSystem files;
  Configuration configuration;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(vocabularies)

BOOST_AUTO_TEST_CASE(the_starter_vocabulary_is_always_there_and_last) {
  Project project;
  BOOST_TEST(project.concept_of("Health") == "offprint:health");
  project.configuration.vocabularies = {"iptc-media-topics"};
  BOOST_TEST(project.concept_of("Health") == "iptc-media-topics:07000000");
  BOOST_TEST(project.concept_of("PTSD") == "offprint:ptsd");
}

BOOST_AUTO_TEST_CASE(of_two_vocabularies_the_first_counts) {
  Project project;
  project.configuration.vocabularies = {"a/tides.yaml", "./b/tides.yaml"};
  BOOST_TEST(project.concept_of("Brine") == "tides:salt");
  BOOST_TEST(project.concept_of("Kelp") == "tides-2:kelp");
}

BOOST_AUTO_TEST_CASE(what_is_no_vocabulary_is_an_error_of_usage) {
  for (const std::string name : {"../outside.yaml", "/outside.yaml", "a/../../outside.yaml"}) {
    Project project;
    project.configuration.vocabularies = {name};
    BOOST_CHECK_EXCEPTION(project.concept_of("Kelp"), Error, [&](const Error& error) {
      return error.kind() == Error::Kind::usage &&
             error.what() == "the vocabulary `" + name + "` is outside of the publication's folder";
    });
  }
}

BOOST_AUTO_TEST_CASE(links_do_not_lead_out_of_the_folder) {
  const test::Folder folder;
  folder.put("outside.yaml", "concepts: []");
  folder.put("in/inside.yaml", "concepts: []");
  test::fs::create_symlink("../outside.yaml", folder.path + "/in/link.yaml");
  BOOST_TEST(why_no_vocabulary(real_file_system(), folder.path + "/in", "inside.yaml") == "");
  BOOST_TEST(why_no_vocabulary(real_file_system(), folder.path + "/in", "link.yaml") ==
             "the vocabulary `link.yaml` leads out of the publication's folder");
}

BOOST_AUTO_TEST_CASE(a_configuration_tells_where_it_names_what_is_missing) {
  Project project;
  project.files.files["mag/offprint.yaml"] =
      "vocabularies: [a/tides.yaml, subjects.yaml]\noutputs: [{kind: epub, path: b.epub}]\n";
  Diagnostics diagnostics;
  BOOST_TEST(!read_configuration(project.files, "mag/offprint.yaml", diagnostics).has_value());
  BOOST_REQUIRE(diagnostics.size() == 1u);
  BOOST_TEST(to_text(diagnostics[0]) ==
             "offprint.yaml:1:30: error: there is no vocabulary `subjects.yaml`: name a file below "
             "the publication's folder, or `iptc-media-topics` [configuration-invalid]");
}

BOOST_AUTO_TEST_SUITE_END()
