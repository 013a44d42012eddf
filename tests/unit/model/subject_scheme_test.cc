#include "model/subject_scheme.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string made(std::optional<SubjectCode> code) {
  return code ? code->authority + ' ' + code->term : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(subject_schemes)

BOOST_AUTO_TEST_CASE(schemes_are_known_by_name_and_by_address) {
  BOOST_TEST(canonical_authority("medtop").value() == "MEDTOP");
  BOOST_TEST(canonical_authority("THEMA").value() == "Thema");
  BOOST_TEST(canonical_authority("https://cv.iptc.org/newscodes/mediatopic").value() == "MEDTOP");
  BOOST_TEST(canonical_authority("http://tide.example/subjects").value() ==
             "http://tide.example/subjects");
  BOOST_TEST(!canonical_authority("Tidal"));
  BOOST_TEST(!canonical_authority(""));
  BOOST_TEST(scheme_address("MEDTOP") == "http://cv.iptc.org/newscodes/mediatopic/");
  BOOST_TEST(scheme_address("BISAC") == "BISAC");
  BOOST_TEST(scheme_address("http://tide.example/subjects") == "http://tide.example/subjects");
}

BOOST_AUTO_TEST_CASE(terms_have_the_form_of_their_scheme) {
  BOOST_TEST(made(subject_code("MEDTOP", "20000649")) == "MEDTOP 20000649");
  BOOST_TEST(made(subject_code("MEDTOP", "medtop:01000000")) == "MEDTOP 01000000");
  BOOST_TEST(made(subject_code("MEDTOP", "2000064")) == "none");
  BOOST_TEST(made(subject_code("bisac", "hea036000")) == "BISAC HEA036000");
  BOOST_TEST(made(subject_code("BISAC", "HEA36000")) == "none");
  BOOST_TEST(made(subject_code("Thema", "vfv")) == "Thema VFV");
  BOOST_TEST(made(subject_code("Thema", "1KBB-US-NAK")) == "Thema 1KBB-US-NAK");
  BOOST_TEST(made(subject_code("Thema", "VFVABCDEF")) == "none");
  BOOST_TEST(made(subject_code("Thema", "Family & health")) == "none");
  BOOST_TEST(made(subject_code("LCSH", "Post-traumatic  stress disorder")) ==
             "LCSH Post-traumatic stress disorder");
  BOOST_TEST(made(subject_code("LCSH", "sh85105405")) == "LCSH sh85105405");
  BOOST_TEST(made(subject_code("LCSH", "sh851")) == "none");
  BOOST_TEST(made(subject_code("DDC", "616.8")) == "DDC 616.8");
  BOOST_TEST(made(subject_code("DDC", "61.8")) == "none");
  BOOST_TEST(made(subject_code("http://tide.example/subjects", " 7 ")) ==
             "http://tide.example/subjects 7");
  BOOST_TEST(made(subject_code("http://tide.example/subjects", " ")) == "none");
}

BOOST_AUTO_TEST_CASE(iris_of_concepts_are_codes) {
  BOOST_TEST(made(subject_code_of_iri("http://cv.iptc.org/newscodes/mediatopic/20000649")) ==
             "MEDTOP 20000649");
  BOOST_TEST(made(subject_code_of_iri("https://id.loc.gov/authorities/subjects/sh85105405")) ==
             "LCSH sh85105405");
  BOOST_TEST(made(subject_code_of_iri("https://ns.editeur.org/thema/en/VFV")) == "Thema VFV");
  BOOST_TEST(made(subject_code_of_iri("http://dewey.info/class/616.8/")) == "DDC 616.8");
  BOOST_TEST(made(subject_code_of_iri("http://cv.iptc.org/newscodes/mediatopic/x")) == "none");
  BOOST_TEST(made(subject_code_of_iri("http://tide.example/20000649")) == "none");
}

BOOST_AUTO_TEST_SUITE_END()
