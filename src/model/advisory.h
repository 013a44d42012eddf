// What readers are told before they read: that an article speaks of something that some cannot
// bear, or should not meet unprepared. A subject, never a rating of age.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace offprint {

// As readers of an article get it. Plain text.
struct Advisory {
  std::string id;        // "self-harm"; lower case, the same in every language
  std::string label;     // in the article's language: "Selbstverletzung"; never empty
  std::string help;      // where help is to be had; "" = nothing is offered
  std::string help_url;  // absolute, or ""

  friend bool operator==(const Advisory&, const Advisory&) = default;
};

// What a publisher says of an advisory.
struct AdvisoryRule {
  std::string id;
  std::map<std::string, std::string> labels;  // by BCP 47 language
  std::vector<std::string> patterns;          // what in a text brings it: base/pattern.h, Regex
  std::uint32_t least = 1;                    // so many matches of all of them
  std::map<std::string, std::string> help;    // by BCP 47 language
  std::string help_url;
};

// The text in `language`, else in its primary language ("pt" for "pt-BR"), else in English, else
// the first by language; "" when there is none.
const std::string& text_in(const std::map<std::string, std::string>& texts,
                           const std::string& language);

}  // namespace offprint
