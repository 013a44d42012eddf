#include "model/advisory.h"

namespace offprint {

const std::string& text_in(const std::map<std::string, std::string>& texts,
                           const std::string& language) {
  static const std::string none;
  for (const std::string& wanted :
       {language, language.substr(0, language.find('-')), std::string("en")})
    if (const auto at = texts.find(wanted); at != texts.end()) return at->second;
  return texts.empty() ? none : texts.begin()->second;
}

}  // namespace offprint
