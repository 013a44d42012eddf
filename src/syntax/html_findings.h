// What the parsers have to say about one document: markup findings are merged, one per kind, with a
// count.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.h"

namespace offprint {

class HtmlFindings {
 public:
  explicit HtmlFindings(std::string_view origin) : origin_(origin) {}

  // Each call is one diagnostic; those of one code beyond the five hundredth are counted in that.
  void report(Code code, Position position, std::string message, std::string hint = {});
  // Calls of one code and kind are one diagnostic, at the first position; so are the kinds beyond
  // the hundredth.
  void count(Code code, std::string_view kind, Position position, std::string message,
             std::string hint = {});
  // Only the first call of each code is kept: for limits.
  void once(Code code, Position position, std::string message, std::string hint = {});

  void move_to(Diagnostics& diagnostics);

 private:
  std::string origin_;
  Diagnostics found_;
  std::map<std::pair<Code, std::string>, std::size_t, std::less<>> index_;
  std::map<Code, std::pair<std::size_t, std::size_t>> of_code_;  // how many, and where the last is
};

}  // namespace offprint
