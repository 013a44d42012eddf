#include "model/draft.h"

#include <algorithm>
#include <iterator>

namespace offprint {

namespace {

constexpr std::string_view names[] = {
#define OFFPRINT_FIELD(name) #name,
#include "model/fields.def"
#undef OFFPRINT_FIELD
};

}  // namespace

std::string_view name(FieldName field) { return names[static_cast<std::size_t>(field)]; }

std::optional<FieldName> field_of_name(std::string_view name) {
  const auto at = std::find(std::begin(names), std::end(names), name);
  if (at == std::end(names)) return {};
  return static_cast<FieldName>(at - std::begin(names));
}

const Field* Draft::find(FieldName field) const {
  for (const Field& candidate : fields)
    if (candidate.name == field && candidate.value.kind != Value::Kind::null) return &candidate;
  return nullptr;
}

}  // namespace offprint
