// Random texts for properties, made of what has a way of breaking things.
#pragma once

#include <rapidcheck.h>

#include <string>

#include "base/unicode.h"

namespace offprint::test {

// Any bytes, ill-formed UTF-8 more often than not.
inline rc::Gen<std::string> bytes() {
  const auto piece = rc::gen::oneOf(
      rc::gen::container<std::string>(rc::gen::arbitrary<char>()),
      rc::gen::elementOf(std::vector<std::string>{
          "abc", "\xC3", "\xC3\xA9", "\xE2\x80", "\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xED\xA0\x80",
          "\xF0\x9F\x98\x80", "\xF4\x90\x80\x80", "\xC0\x80", "\n", "\x01", "12345678"}));
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                      [](const std::vector<std::string>& pieces) {
                        std::string out;
                        for (const std::string& piece : pieces) out += piece;
                        return out;
                      });
}

inline rc::Gen<std::string> text_of(std::u32string alphabet) {
  const auto letter = rc::gen::elementOf(std::move(alphabet));
  return rc::gen::map(rc::gen::container<std::u32string>(letter),
                      [](const std::u32string& letters) {
                        std::string out;
                        for (const char32_t c : letters) append_code_point(out, c);
                        return out;
                      });
}

// Well-formed UTF-8: marks in any order, letters that change length with case, jamo, several
// scripts.
inline rc::Gen<std::string> text() {
  return rc::gen::oneOf(
      text_of(
          U"abz AZ09 "
          U"\n\t.,'-_"
          U"éÅßıİſœΣσς\u0301\u0308\u0323\u0345\u2000\u2014\u2019\u200B\u212B\u1100\u1161\u11A8가"
          U"漢字かなカ\u3099อาअ\u093Cעא\uFB01\uFEFF\u00AD😀"),
      rc::gen::map(rc::gen::container<std::u32string>(rc::gen::inRange<char32_t>(0, 0x30000)),
                   [](const std::u32string& letters) {
                     std::string out;
                     for (const char32_t c : letters) append_code_point(out, c);
                     return out;
                   }));
}

}  // namespace offprint::test
