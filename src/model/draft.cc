#include "model/draft.h"

namespace offprint {

std::string_view name(FieldName field) {
  static constexpr std::string_view names[] = {
#define OFFPRINT_FIELD(name) #name,
#include "model/fields.def"
#undef OFFPRINT_FIELD
  };
  return names[static_cast<std::size_t>(field)];
}

const Field* Draft::find(FieldName field) const {
  for (const Field& candidate : fields)
    if (candidate.name == field && candidate.value.kind != Value::Kind::null) return &candidate;
  return nullptr;
}

}  // namespace offprint
