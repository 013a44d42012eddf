// What steps share: reading a Draft's fields and saying where a decision came from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/draft.h"

namespace offprint {

struct FieldText {
  std::string text;  // clean, see clean_text
  Position position;
};

// NFC, HTML entities decoded, white space collapsed, invisible characters off the ends.
std::string clean_text(std::string_view text);

// The field as one line of text. A list or map is reported (field-type) and gives nothing, as does
// an empty text.
std::optional<FieldText> text_field(const Draft& draft, FieldName field, Article& article);

// The field as a list of texts: a scalar is one, list items are one each; other forms are reported.
std::vector<FieldText> text_list_field(const Draft& draft, FieldName field, Article& article);

// "front-matter key `date`": the rule of what a field states.
std::string stated_by(const Draft& draft, FieldName field);

void explain(Article& article, std::string_view field, Position position, std::string rule,
             double confidence = 1);

void report(Article& article, Code code, Position position, std::string message,
            std::string hint = {});

}  // namespace offprint
