#include "catalog/people.h"

#include <algorithm>
#include <tuple>

namespace offprint {

void NameEvidence::add(const Facts& facts) {
  for (const Facts::Name& name : facts.names) forms_.add(name.key, name.form, 1, facts.exported);
}

PrintedNames NameEvidence::decide() {
  PrintedNames names;
  forms_.for_each([&](std::string_view key, const std::vector<TalliedForm>& forms) {
    const auto best = std::max_element(
        forms.begin(), forms.end(), [](const TalliedForm& a, const TalliedForm& b) {
          return std::tie(a.exported, a.others) < std::tie(b.exported, b.others);
        });
    names.emplace(key, best->form);
  });
  return names;
}

}  // namespace offprint
