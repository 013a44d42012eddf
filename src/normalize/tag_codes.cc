#include "normalize/tag_codes.h"

#include <algorithm>

#include "model/subject_scheme.h"
#include "normalize/fields.h"

namespace offprint {

std::vector<SubjectCode> tag_codes(const Field& field, const Value& tag, Article& article) {
  std::vector<SubjectCode> list;
  const Value* codes = tag.find("codes");
  if (!codes || codes->kind == Value::Kind::null) return list;
  if (codes->kind != Value::Kind::map)
    report_form(field, codes->position, "tags whose codes are a map from schemes to terms",
                article);
  for (const Value::Member& member : codes->members) {
    const std::vector<Value> one{member.value};
    for (const Value& term : member.value.kind == Value::Kind::list ? member.value.items : one) {
      const auto code = term.is_text() ? subject_code(member.key, term.scalar) : std::nullopt;
      if (!code)
        report_form(field, term.position, "tags with terms of known schemes as codes", article);
      else if (std::find(list.begin(), list.end(), *code) == list.end())
        list.push_back(*code);
    }
  }
  return list;
}

}  // namespace offprint
