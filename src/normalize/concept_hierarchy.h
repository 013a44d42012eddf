// What is wrong with the hierarchy of a vocabulary's concepts.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/vocabulary.h"

namespace offprint {

struct BroaderFault {
  std::size_t item = 0;     // index of the concept
  std::string broader;      // the id that it names
  bool is_unknown = false;  // no concept has it; else the concept would be broader than itself
};

// Takes out of Concept::broader what is there twice, names no concept of `concepts`, or closes a
// circle (the link that does, in the order of the concepts), and returns the latter two in the
// order of the concepts. Linear; no recursion. Thread-safe.
std::vector<BroaderFault> settle_hierarchy(std::vector<Concept>& concepts);

}  // namespace offprint
