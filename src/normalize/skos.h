// Vocabularies in SKOS (W3C, "SKOS Simple Knowledge Organization System Reference"), written as
// RDF/XML. How `offprint tags import FILE` uses it:
//
//   const SkosVocabulary read = import_skos(files.read(path), path, diagnostics);
//   if (read.concepts.empty()) …          // exit code 1: the diagnostics tell why
//   std::cout << vocabulary_yaml(read.concepts, read.about);   // normalize/vocabulary_writer.h
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/vocabulary.h"

namespace offprint {

struct SkosVocabulary {
  std::vector<Concept> concepts;  // in the order of the document; ids unique
  std::string about;  // title, publisher and license of the scheme, as the document states them
};

// Reads skos:Concept elements, and rdf:Description of that type, wherever they stand; what is said
// of one IRI in several places is one concept. prefLabel becomes the label, altLabel and
// hiddenLabel alternatives, broader and narrower the hierarchy, scopeNote, definition and note the
// notes, notation a code of the scheme, exactMatch and closeMatch codes where the scheme is known
// (model/subject_scheme.h). Texts without a language are taken for `language`. An id is the last
// part of the concept's IRI, else its label, and gets a number where another has it.
//
// What cannot be used is reported (vocabulary-invalid, with its place in `origin`) and left out:
// all of what is no RDF/XML, or has its labels as SKOS-XL only. Nothing is fetched, and no entity
// expanded but those that stand for plain text. Thread-safe.
SkosVocabulary import_skos(std::string bytes, std::string_view origin, Diagnostics& diagnostics,
                           std::string_view language = "en");

}  // namespace offprint
