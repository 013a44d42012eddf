#include "base/charset.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "base/unicode.h"

namespace offprint {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// The name that IANA's registry prefers for use on the Internet, or nothing for what no converter
// is known. "ISO-8859-1" and "US-ASCII" are windows-1252 in practice, as WHATWG's Encoding Standard
// has it.
std::optional<std::string> registered_name(std::string_view charset) {
  const std::string label(trim(charset));
  if (label.empty()) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const char* name = ucnv_getStandardName(label.c_str(), "MIME", &status);
  if (name == nullptr) name = ucnv_getStandardName(label.c_str(), "IANA", &status);
  if (name == nullptr) return std::nullopt;
  const std::string_view found(name);
  if (found == "ISO-8859-1" || found == "US-ASCII") return "windows-1252";
  return std::string(found);
}

std::optional<DecodedText> convert(std::string_view bytes, const std::string& charset) {
  const Converter converter = open_converter(charset);
  if (!converter) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  DecodedText decoded;
  wide.toUTF8String(decoded.text);
  decoded.charset = charset;
  decoded.damaged = wide.indexOf(char16_t{0xFFFD}) >= 0;
  return decoded;
}

std::optional<DecodedText> decode_marked(std::string_view bytes) {
  struct Mark {
    std::string_view bytes;
    const char* charset;
  };
  using namespace std::string_view_literals;
  // The longer marks come first: UTF-32LE's begins with UTF-16LE's.
  static constexpr Mark marks[] = {{"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                   {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                   {"\xFF\xFE"sv, "UTF-16LE"},
                                   {"\xFE\xFF"sv, "UTF-16BE"}};
  for (const Mark& mark : marks)
    if (bytes.starts_with(mark.bytes))
      return convert(bytes.substr(mark.bytes.size()), mark.charset);
  return std::nullopt;
}

// UTF-16 without a mark: nearly every other byte is zero, which no text in UTF-8 has.
std::optional<DecodedText> decode_unmarked_utf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1024);
  if (bytes.size() % 2 != 0 || head.find('\0') == head.npos) return std::nullopt;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
  std::optional<DecodedText> decoded;
  if (zeros[1] * 3 > head.size() && zeros[0] == 0) decoded = convert(bytes, "UTF-16LE");
  if (zeros[0] * 3 > head.size() && zeros[1] == 0) decoded = convert(bytes, "UTF-16BE");
  if (decoded) decoded->guessed = true;
  return decoded;
}

// A document may say that it is in UTF-16, but when its bytes could be read so far it is not.
bool is_believable(const std::string& charset) {
  return !charset.starts_with("UTF-") && charset != "SCSU" && !charset.starts_with("BOCU");
}

// Text in UTF-8 with a few broken bytes: more sequences of several bytes are right than wrong,
// which hardly happens by chance.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t right = 0, wrong = 0;
  for (std::size_t offset = 0; offset < bytes.size();) {
    const std::size_t begin = offset;
    next_code_point(bytes, offset);
    right += offset > begin + 1;
    wrong += offset == begin + 1 && static_cast<unsigned char>(bytes[begin]) >= 0x80;
  }
  return right > wrong;
}

// What lies around the first bytes that tell charsets apart: more of it tells no more.
std::string_view telling_sample(std::string_view bytes) {
  constexpr std::size_t before = 4 << 10, size = 256 << 10;
  const std::size_t first = std::min(find_invalid_utf8(bytes), bytes.size());
  return bytes.substr(first < before ? 0 : first - before, size);
}

std::string detect(std::string_view document) {
  const std::string_view bytes = telling_sample(document);
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       &uchardet_delete);
  const bool ok = uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) == 0;
  uchardet_data_end(detector.get());
  const auto found = ok ? registered_name(uchardet_get_charset(detector.get())) : std::nullopt;
  return found && is_believable(*found) ? *found : "windows-1252";
}

DecodedText as_utf8(std::string bytes) {
  DecodedText decoded;
  decoded.charset = "UTF-8";
  decoded.damaged = find_invalid_utf8(bytes) != std::string::npos;
  decoded.text = decoded.damaged ? replace_invalid_utf8(bytes) : std::move(bytes);
  return decoded;
}

}  // namespace

DecodedText decode_text(std::string bytes, std::string_view declared) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return as_utf8(bytes.substr(3));
  if (auto marked = decode_marked(bytes)) return *std::move(marked);
  const std::optional<std::string> name = registered_name(declared);
  // ISO-2022 switches alphabets by escapes, all in ASCII, so it looks like UTF-8.
  const bool escapes =
      name && name->starts_with("ISO-2022") && bytes.find('\x1B') != std::string::npos;
  if (!escapes && find_invalid_utf8(bytes) == std::string::npos) {
    if (auto wide = decode_unmarked_utf16(bytes)) return *std::move(wide);
    return as_utf8(std::move(bytes));
  }
  if (auto wide = decode_unmarked_utf16(bytes)) return *std::move(wide);
  if (name && is_believable(*name))
    if (auto decoded = convert(bytes, *name)) return *std::move(decoded);
  if (is_mostly_utf8(bytes)) {
    DecodedText decoded = as_utf8(std::move(bytes));
    decoded.guessed = name != "UTF-8";
    return decoded;
  }
  const std::string charset = detect(bytes);
  DecodedText decoded =
      convert(bytes, charset)
          .value_or(DecodedText{replace_invalid_utf8(bytes), "UTF-8", true, true});
  decoded.guessed = true;
  return decoded;
}

}  // namespace offprint
