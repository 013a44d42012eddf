// What steps share: reading a Draft's fields, and saying where a decision came from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.h"
#include "model/draft.h"

namespace offprint {

struct FieldText {
  std::string text;   // clean, never empty
  Position position;  // of the text
  const Field* field = nullptr;
};

// A scalar's text made clean, without the elements of HTML in it (reported once per text:
// field-markup-removed), its character references decoded (html-entity-decoded).
std::string field_text(const Value& value, Article& article);

// The first field of this name that holds text, as one line. Lists and maps are reported
// (field-type) and passed over.
std::optional<FieldText> text_field(const Draft& draft, FieldName name, Article& article);

// The first field of this name that holds any text, as a list: a scalar is one, list items are one
// each. Maps, in the field's or an item's place, are reported (field-type) and passed over.
std::vector<FieldText> text_list_field(const Draft& draft, FieldName name, Article& article);

// A plain true or false. Jekyll's `published: false` is one and no date.
bool is_switch(const Value& value);

// Reports that `field` should have been `wanted` ("one line of text").
void report_form(const Field& field, Position position, std::string_view wanted, Article& article);

// "front-matter key `date`", or the rule that the reader gives: where a field's value comes from.
std::string stated_by(const Field& field);

void explain(Article& article, std::string_view field, Position position, std::string rule,
             double confidence = 1);
// For what a field states in so many words.
void explain(Article& article, std::string_view field, const FieldText& text);

void report(Article& article, Code code, Position position, std::string message,
            std::string hint = {});

}  // namespace offprint
