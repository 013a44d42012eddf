#include "base/unicode_data.h"

#include <unicode/idna.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <memory>

namespace offprint {
namespace {

bool has_category(char32_t code_point, std::uint32_t mask) {
  return (U_GET_GC_MASK(static_cast<UChar32>(code_point)) & mask) != 0;
}

}  // namespace

bool is_mark(char32_t code_point) {
  return code_point >= 0x300 && has_category(code_point, U_GC_M_MASK);
}
bool is_number(char32_t code_point) { return has_category(code_point, U_GC_N_MASK); }
bool is_invisible(char32_t code_point) {
  return has_category(code_point, U_GC_CC_MASK | U_GC_CF_MASK);
}

bool is_latin(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(code_point), &status) == USCRIPT_LATIN;
}

std::optional<std::string> host_to_ascii(std::string_view host) {
  UErrorCode status = U_ZERO_ERROR;
  constexpr std::uint32_t options = UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_USE_STD3_RULES |
                                    UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ;
  const std::unique_ptr<icu::IDNA> idna(icu::IDNA::createUTS46Instance(options, status));
  if (U_FAILURE(status)) return std::nullopt;
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  icu::IDNAInfo info;
  idna->nameToASCII_UTF8({host.data(), static_cast<std::int32_t>(host.size())}, sink, info, status);
  if (U_FAILURE(status) || info.hasErrors()) return std::nullopt;
  return ascii;
}

}  // namespace offprint
