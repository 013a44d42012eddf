#include "export/epub/onix_codes.h"

#include <utility>

namespace offprint {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr Pair roles[] = {
    {"", "A01"},    {"aut", "A01"}, {"ill", "A12"}, {"art", "A12"}, {"pht", "A13"}, {"dsr", "A11"},
    {"ivr", "A43"}, {"edt", "B01"}, {"trl", "B06"}, {"nrt", "E07"}, {"vdg", "F01"},
};

constexpr Pair schemes[] = {
    {"DDC", "01"}, {"LCSH", "04"}, {"AAT", "08"}, {"UDC", "09"},   {"BISAC", "10"},
    {"BIC", "12"}, {"CLIL", "29"}, {"NDC", "40"}, {"Thema", "93"},
};

// Thema has a scheme for each kind of qualifier, which begins with its digit: place, language,
// time, education, interest, style.
constexpr std::string_view thema_qualifiers[] = {"94", "95", "96", "97", "98", "99"};

// `tableOfContents` has none: 11 promises links to every heading inside the articles, too.
constexpr Pair features[] = {
    {"index", "12"},
    {"readingOrder", "13"},
    {"alternativeText", "14"},
    {"structuralNavigation", "29"},
    {"ARIA", "30"},
    {"displayTransformability", "36"},
};

}  // namespace

std::string_view onix_contributor_role(std::string_view marc_relator) {
  for (const auto& [relator, code] : roles)
    if (relator == marc_relator) return code;
  return "A32";
}

OnixSubjectScheme onix_subject_scheme(const SubjectCode& subject) {
  const char first = subject.term.empty() ? '\0' : subject.term.front();
  if (subject.authority == "Thema" && first >= '1' && first <= '6')
    return {thema_qualifiers[first - '1'], "", false};
  for (const auto& [authority, code] : schemes)
    if (authority == subject.authority) return {code, "", authority == "LCSH"};
  return {"24", subject.authority, false};
}

std::string_view onix_accessibility_feature(std::string_view feature) {
  for (const auto& [name, code] : features)
    if (name == feature) return code;
  return "";
}

}  // namespace offprint
