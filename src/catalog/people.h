// The stratum of decide that prints every person's name in one form.
#pragma once

#include <map>
#include <string>

#include "catalog/facts.h"
#include "catalog/form_tally.h"

namespace offprint {

using PrintedNames = std::map<std::string, std::string, std::less<>>;  // name key → form

class NameEvidence {
 public:
  void add(const Facts& facts);

  // The most frequent form of each name; of equals the first in byte order.
  PrintedNames decide();

 private:
  FormTally forms_;
};

}  // namespace offprint
