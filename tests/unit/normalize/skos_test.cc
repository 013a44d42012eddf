#include "normalize/skos.h"

#include <boost/test/unit_test.hpp>

#include "normalize/vocabulary_file.h"
#include "normalize/vocabulary_writer.h"

using namespace offprint;

namespace {

struct Imported {
  std::string yaml, problems;
};

Imported import(std::string text) {
  Diagnostics diagnostics;
  const SkosVocabulary read = import_skos(std::move(text), "v.rdf", diagnostics);
  Imported imported{vocabulary_yaml(read.concepts, read.about), ""};
  for (const Diagnostic& diagnostic : diagnostics) imported.problems += to_text(diagnostic) + "\n";
  return imported;
}

std::string rdf(std::string_view inside) {
  return R"(<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:skos="http://www.w3.org/2004/02/skos/core#" xmlns:dct="http://purl.org/dc/terms/"
 xmlns:owl="http://www.w3.org/2002/07/owl#" xmlns:xl="http://www.w3.org/2008/05/skos-xl#">
)" + std::string(inside) +
         "</rdf:RDF>\n";
}

std::string labeled(const std::string& iri, const std::string& label) {
  return "<skos:Concept rdf:about='" + iri + "'><skos:prefLabel xml:lang='en'>" + label +
         "</skos:prefLabel></skos:Concept>\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(skos)

BOOST_AUTO_TEST_CASE(a_vocabulary_is_imported_with_all_that_a_file_can_say) {
  const Imported imported = import(rdf(R"(
<skos:ConceptScheme rdf:about="http://tide.example/s">
 <dct:title xml:lang="en">Tides</dct:title><dct:license>CC BY</dct:license>
</skos:ConceptScheme>
<skos:Concept rdf:about="http://tide.example/s/SeaSalt">
 <skos:prefLabel xml:lang="en">Sea  salt</skos:prefLabel>
 <skos:prefLabel xml:lang="de">Meersalz</skos:prefLabel>
 <skos:altLabel xml:lang="en">Brine</skos:altLabel>
 <skos:hiddenLabel xml:lang="en">See salt</skos:hiddenLabel>
 <skos:definition xml:lang="en">Salt of the sea.</skos:definition>
 <skos:scopeNote>Not for mines.</skos:scopeNote>
 <skos:notation>4.7</skos:notation>
 <skos:inScheme rdf:resource="http://tide.example/s"/>
 <skos:exactMatch rdf:resource="http://cv.iptc.org/newscodes/mediatopic/20000649"/>
 <skos:closeMatch rdf:resource="http://id.loc.gov/authorities/subjects/sh85116855"/>
</skos:Concept>
<rdf:Description rdf:about="http://tide.example/s/12" skos:prefLabel="Minerals" xml:lang="en">
 <rdf:type rdf:resource="http://www.w3.org/2004/02/skos/core#Concept"/>
 <skos:narrower rdf:resource="http://tide.example/s/SeaSalt"/>
</rdf:Description>
)"));
  BOOST_TEST(imported.yaml == R"(# Tides
# CC BY
concepts:
  - id: seasalt
    labels: {de: Meersalz, en: Sea salt}
    alternatives: [{en: Brine}, {en: See salt}]
    broader: ["12"]
    notes: [{en: Salt of the sea.}, Not for mines.]
    codes: {"http://tide.example/s": "4.7", MEDTOP: "20000649", LCSH: sh85116855}
  - id: "12"
    labels: {en: Minerals}
)");
  BOOST_TEST(imported.problems == "");
  Diagnostics diagnostics;
  read_vocabulary(imported.yaml, "v.yaml", diagnostics);
  BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(what_is_said_in_several_places_is_one_concept) {
  const Imported imported = import(rdf(R"(
<rdf:Description rdf:about="urn:x:a">
 <skos:prefLabel xml:lang="en">A</skos:prefLabel></rdf:Description>
<skos:Concept rdf:about="urn:x:b"><skos:prefLabel xml:lang="en">B</skos:prefLabel>
 <skos:broader><skos:Concept rdf:about="urn:x:a"/></skos:broader></skos:Concept>
)"));
  BOOST_TEST(imported.yaml ==
             "concepts:\n  - id: a\n    labels: {en: A}\n"
             "  - id: b\n    labels: {en: B}\n    broader: [a]\n");
}

BOOST_AUTO_TEST_CASE(ids_come_from_iris_or_labels_and_are_unique) {
  const Imported imported = import(rdf(labeled("http://a.example/x#salt", "Salt") +
                                       labeled("http://b.example/salt/", "Other") +
                                       "<skos:Concept><skos:prefLabel xml:lang='fr'>Café crème"
                                       "</skos:prefLabel></skos:Concept>"));
  BOOST_TEST(imported.yaml ==
             "concepts:\n  - id: salt\n    labels: {en: Salt}\n"
             "  - id: salt-2\n    labels: {en: Other}\n"
             "  - id: cafe-creme\n    labels: {fr: Café crème}\n");
}

BOOST_AUTO_TEST_CASE(what_is_left_out_is_told) {
  const Imported imported = import(rdf(R"(
<skos:Concept rdf:about="urn:x:a"><skos:prefLabel>A</skos:prefLabel>
 <skos:broader rdf:resource="urn:x:b"/><skos:broader rdf:resource="urn:x:gone"/>
 <skos:exactMatch rdf:resource="http://tide.example/9"/></skos:Concept>
<skos:Concept rdf:about="urn:x:b"><skos:prefLabel xml:lang="en">B</skos:prefLabel>
 <skos:broader rdf:resource="urn:x:a"/></skos:Concept>
<skos:Concept rdf:about="urn:x:c"/>
<skos:Concept rdf:about="urn:x:d"><owl:deprecated>true</owl:deprecated></skos:Concept>
)"));
  BOOST_TEST(imported.problems ==
             "v.rdf:9:1: warning: `a` cannot be broader than `b`: it is narrower, too "
             "[vocabulary-invalid]\n"
             "v.rdf:11:1: warning: a concept has no skos:prefLabel [vocabulary-invalid]\n"
             "v.rdf: warning: deprecated concepts were left out: 1 [vocabulary-invalid]\n"
             "v.rdf: warning: broader or narrower concepts are not in the file: 1 "
             "[vocabulary-invalid]\n"
             "v.rdf: warning: matches with concepts of other schemes were left out: 1 "
             "[vocabulary-invalid]\n"
             "v.rdf: warning: labels without a language were taken for `en`: 1 "
             "[vocabulary-invalid]\n");
}

BOOST_AUTO_TEST_CASE(other_syntaxes_are_refused_by_name) {
  const auto refused = [](const std::string& text) {
    const Imported imported = import(text);
    BOOST_TEST(imported.yaml == "concepts: []\n");
    return imported.problems.substr(0, imported.problems.find(';'));
  };
  BOOST_TEST(refused("@prefix skos: <http://x/> .") ==
             "v.rdf:1:1: warning: this is Turtle, and not RDF/XML");
  BOOST_TEST(refused(" {\"@graph\": []}") == "v.rdf:1:1: warning: this is JSON, and not RDF/XML");
  BOOST_TEST(refused("<http://a> <http://b> <http://c> .") ==
             "v.rdf:1:1: warning: this is N-Triples, and not RDF/XML");
  BOOST_TEST(refused("<html/>") ==
             "v.rdf:1:1: warning: this is no RDF/XML: its outermost element is not rdf:RDF");
  BOOST_TEST(refused("") == "v.rdf:1:1: warning: this is no XML, and not RDF/XML");
  BOOST_TEST(refused(rdf("")).starts_with("v.rdf: warning: there is no skos:Concept in it"));
  BOOST_TEST(refused(rdf("<skos:Concept rdf:about='urn:x:a'><xl:prefLabel rdf:resource='urn:x:l'/>"
                         "</skos:Concept>")) ==
             "v.rdf: warning: the labels are written as SKOS-XL, which is not read");
}

BOOST_AUTO_TEST_CASE(entities_that_abbreviate_iris_are_plain_text) {
  const std::string text = R"(<!DOCTYPE rdf:RDF [
 <!ENTITY skos "http://www.w3.org/2004/02/skos/core#"> <!ENTITY loop "&loop;&loop;">
 <!ENTITY file SYSTEM "file:///etc/hostname"> ]>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="&skos;">
<rdf:Description rdf:about="urn:x:a"><rdf:type rdf:resource="&skos;Concept"/>
<skos:prefLabel xml:lang="en">A &loop;&file;</skos:prefLabel></rdf:Description></rdf:RDF>)";
  BOOST_TEST(import(text).yaml == "concepts:\n  - id: a\n    labels: {en: \"A &loop;&file;\"}\n");
}

BOOST_AUTO_TEST_CASE(deep_and_circular_documents_end) {
  std::string open, close;
  for (int i = 0; i < 20'000; ++i) {
    open += "<skos:Concept><skos:broader>";
    close += "</skos:broader></skos:Concept>";
  }
  BOOST_TEST(!import(rdf(open + close)).problems.empty());
  std::string ring;
  for (int i = 0; i < 5'000; ++i)
    ring += "<skos:Concept rdf:about='urn:x:c" + std::to_string(i) +
            "' skos:prefLabel='C' xml:lang='en'><skos:broader rdf:resource='urn:x:c" +
            std::to_string((i + 1) % 5'000) + "'/></skos:Concept>\n";
  const std::string problems = import(rdf(ring)).problems;
  BOOST_TEST(problems.find("`c0` cannot be broader than `c4999`") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
