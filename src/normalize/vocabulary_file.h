// Vocabularies as files, in YAML. schemas/vocabulary.schema.json has their form:
//
//   concepts:
//     - id: substance-use                      # lower-case letters, digits and hyphens; unique
//       labels: {en: Substance use, de: …}     # by BCP 47 language; at least one
//       alternatives: [Drug use, {de: …}]      # other names; or by language: {en: […], de: …}
//       broader: [health]                      # ids of concepts of this file
//       notes: Not for medicines.              # for those who choose tags; or by language
//       advisories: [substance use]            # what readers are told first, lower-case
//       codes: {MEDTOP: 20000499, BISAC: [SEL026000, SEL013000]}   # what other schemes call it
//
// Of `alternatives`, `broader`, `notes`, `advisories` and each of `codes` a lone one needs no list.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "model/vocabulary.h"

namespace offprint {

// The vocabulary of this name. What cannot be used is reported (vocabulary-invalid, with its place
// in `origin`) and left out; of two concepts that claim one name, the first keeps it. Thread-safe.
Vocabulary read_vocabulary(std::string_view yaml, std::string_view origin, Diagnostics& diagnostics,
                           std::string_view name = {});

}  // namespace offprint
