// Normalization and case.
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/error.h"
#include "base/unicode.h"
#include "base/unicode_data.h"

namespace offprint {
namespace {

using icu::Normalizer2;
using icu::StringByteSink;
using icu::StringPiece;

StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<std::int32_t>(text.size())};
}

void check(UErrorCode status) {
  if (U_SUCCESS(status)) return;
  throw Error(Error::Kind::environment,
              std::string("the Unicode library failed: ") + u_errorName(status));
}

using GetForm = const Normalizer2* (*)(UErrorCode&);

const Normalizer2& get_form(GetForm get) {
  UErrorCode status = U_ZERO_ERROR;
  const Normalizer2* found = get(status);
  check(status);
  return *found;
}

const Normalizer2& nfc() {
  static const Normalizer2& instance = get_form(Normalizer2::getNFCInstance);
  return instance;
}

std::string normalize(const Normalizer2& form, std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  form.normalizeUTF8(0, piece(text), sink, nullptr, status);
  check(status);
  return out;
}

// Where the text stops being obviously in NFC. All below U+0300 is, and so is general punctuation
// but U+2000 and U+2001: nothing among these changes, or combines with what comes before it.
std::size_t skip_plain(std::string_view text) {
  std::size_t offset = 0;
  while ((offset = skip_ascii(text, offset)) < text.size()) {
    if (static_cast<unsigned char>(text[offset]) < 0xCC) {
      ++offset;
    } else if (text.compare(offset, 2, "\xE2\x80") == 0 && offset + 2 < text.size() &&
               static_cast<unsigned char>(text[offset + 2]) >= 0x82) {
      offset += 3;
    } else {
      break;
    }
  }
  return offset;
}

// The primary subtag in lower case.
std::string primary_subtag(std::string_view language) {
  std::string primary(language.substr(0, std::min(language.find_first_of("-_"), language.size())));
  for (char& c : primary) c = ascii_lower(c);
  return primary;
}

// Languages whose rules change what becomes of ASCII letters.
bool has_own_ascii_case(const std::string& primary) {
  return primary == "tr" || primary == "az" || primary == "tur" || primary == "aze";
}

template <char map(char)>
std::string map_ascii(std::string_view text) {
  std::string out(text);
  char* at = out.data();
  char* const end = at + out.size();
  for (; end - at >= 8; at += 8)  // a vector's worth
    for (int i = 0; i < 8; ++i) at[i] = map(at[i]);
  for (; at != end; ++at) *at = map(*at);
  return out;
}

using CaseFunction = void (*)(const char*, std::uint32_t, StringPiece, icu::ByteSink&, icu::Edits*,
                              UErrorCode&);

std::string map_case(std::string_view text, const std::string& language, CaseFunction function) {
  std::string out;
  out.reserve(text.size() + 8);
  StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  function(language.c_str(), 0, piece(text), sink, nullptr, status);
  check(status);
  return out;
}

}  // namespace

bool is_nfc(std::string_view text) {
  std::size_t offset = skip_plain(text);
  if (offset == text.size()) return true;
  // From the character before on, which the rest may combine with.
  while (offset > 0 && (static_cast<unsigned char>(text[--offset]) & 0xC0) == 0x80) {
  }
  UErrorCode status = U_ZERO_ERROR;
  const bool normalized = nfc().isNormalizedUTF8(piece(text.substr(offset)), status);
  check(status);
  return normalized;
}

std::string to_nfc(std::string_view text) {
  return is_nfc(text) ? std::string(text) : normalize(nfc(), text);
}

std::string ascii_lower(std::string_view text) { return map_ascii<ascii_lower>(text); }

std::string fold(std::string_view text) {
  return is_ascii(text) ? map_ascii<ascii_lower>(text)
                        : normalize(get_form(Normalizer2::getNFKCCasefoldInstance), text);
}

std::string to_nfd(std::string_view text) {
  return is_ascii(text) ? std::string(text)
                        : normalize(get_form(Normalizer2::getNFDInstance), text);
}

std::string to_lower(std::string_view text, std::string_view language) {
  const std::string primary = primary_subtag(language);
  if (is_ascii(text) && !has_own_ascii_case(primary)) return map_ascii<ascii_lower>(text);
  return map_case(text, primary, icu::CaseMap::utf8ToLower);
}

std::string to_upper(std::string_view text, std::string_view language) {
  const std::string primary = primary_subtag(language);
  if (is_ascii(text) && !has_own_ascii_case(primary)) return map_ascii<ascii_upper>(text);
  return map_case(text, primary, icu::CaseMap::utf8ToUpper);
}

std::string capitalize_first(std::string_view text, std::string_view language) {
  std::string out;
  out.reserve(text.size() + 8);
  StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  constexpr std::uint32_t options = U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_LOWERCASE;
  icu::CaseMap::utf8ToTitle(primary_subtag(language).c_str(), options, nullptr, piece(text), sink,
                            nullptr, status);
  check(status);
  return out;
}

}  // namespace offprint
