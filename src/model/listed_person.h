// People whom a project lists once, by id, for the articles that name them so.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "base/position.h"
#include "model/person.h"

namespace offprint {

struct ListedPerson {
  Person person;     // its url is absolute, or a path on the publication's site
  std::string file;  // relative to the root
  Position position;
};

// By id, folded (base/unicode.h).
using ListedPeople = std::map<std::string, ListedPerson, std::less<>>;

}  // namespace offprint
