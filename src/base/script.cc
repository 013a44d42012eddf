#include "base/script.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/ascii.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t sample_size = 2000;  // bytes

struct ScriptRow {
  std::string_view script, language;
};

// Scripts of one language.
constexpr ScriptRow single[] = {
    {"Armn", "hy"}, {"Cher", "chr"}, {"Geor", "ka"}, {"Grek", "el"}, {"Gujr", "gu"}, {"Guru", "pa"},
    {"Hani", "zh"}, {"Hebr", "he"},  {"Jpan", "ja"}, {"Khmr", "km"}, {"Knda", "kn"}, {"Kore", "ko"},
    {"Laoo", "lo"}, {"Mlym", "ml"},  {"Mymr", "my"}, {"Orya", "or"}, {"Sinh", "si"}, {"Taml", "ta"},
    {"Telu", "te"}, {"Thaa", "dv"},  {"Thai", "th"}, {"Tibt", "bo"},
};

constexpr std::string_view of_two_scripts[] = {"az", "bs", "kk", "ku", "ky", "mn", "pa", "sd",
                                               "sh", "sr", "tg", "tk", "tt", "ug", "uz"};

std::string_view short_name(UScriptCode script) {
  switch (script) {
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_JAPANESE:
    case USCRIPT_KATAKANA_OR_HIRAGANA:
      return "Jpan";
    case USCRIPT_HANGUL:
    case USCRIPT_KOREAN:
      return "Kore";
    case USCRIPT_SIMPLIFIED_HAN:
    case USCRIPT_TRADITIONAL_HAN:
    case USCRIPT_HAN_WITH_BOPOMOFO:
    case USCRIPT_BOPOMOFO:
      return "Hani";
    default:
      return uscript_getShortName(script);
  }
}

bool is_letter_of(UScriptCode script) {
  return script != USCRIPT_COMMON && script != USCRIPT_INHERITED && script != USCRIPT_UNKNOWN &&
         script != USCRIPT_INVALID_CODE;
}

class Tally {
 public:
  void add(std::string_view script, std::size_t count = 1) {
    letters_ += count;
    for (Count& known : counts_)
      if (known.script == script || known.script.empty()) {
        known.script = script;
        known.count += count;
        return;
      }
  }

  TextScript result() {
    for (const std::string_view east : {"Jpan", "Kore"})
      if (of(east) > 0) {
        const std::size_t han = of("Hani");
        take("Hani");
        add(east, han);
        letters_ -= han;
        break;
      }
    const auto most =
        std::max_element(counts_.begin(), counts_.end(),
                         [](const Count& a, const Count& b) { return a.count < b.count; });
    const bool clear = most->count * 5 >= letters_ * 4 && letters_ > 0;
    return {clear ? most->script : std::string_view(), letters_};
  }

 private:
  struct Count {
    std::string_view script = {};
    std::size_t count = 0;
  };

  std::size_t of(std::string_view script) const {
    for (const Count& known : counts_)
      if (known.script == script) return known.count;
    return 0;
  }
  void take(std::string_view script) {
    for (Count& known : counts_)
      if (known.script == script) known.count = 0;
  }

  std::array<Count, 8> counts_;  // more scripts in one passage: then none is the main one
  std::size_t letters_ = 0;
};

std::string_view likely_script(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale =
      icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
  if (U_FAILURE(status) || locale.isBogus() || locale.getLanguage()[0] == '\0') return {};
  locale.addLikelySubtags(status);
  if (U_FAILURE(status) || locale.getScript()[0] == '\0') return {};
  const std::int32_t code = u_getPropertyValueEnum(UCHAR_SCRIPT, locale.getScript());
  return code == UCHAR_INVALID_CODE ? std::string_view()
                                    : short_name(static_cast<UScriptCode>(code));
}

// How many letters there are in ASCII from `at` on; moves it to the first byte of another
// character, or the end.
std::size_t count_ascii_letters(std::string_view text, std::size_t& at) {
  using namespace eight_bytes;
  std::size_t count = 0;
  for (; at + 8 <= text.size(); at += 8) {
    const std::uint64_t word = load(text, at);
    if ((word & high_bits) != 0) break;
    count += (letters(word) >> 7) * ones >> 56;
  }
  for (; at < text.size() && (text[at] & 0x80) == 0; ++at) count += is_ascii_letter(text[at]);
  return count;
}

}  // namespace

TextScript script_of_text(std::string_view text) {
  text = first_bytes(text, sample_size);
  std::size_t start = 0;
  std::size_t latin = count_ascii_letters(text, start);
  if (start == text.size()) return {latin > 0 ? "Latn" : std::string_view(), latin};
  Tally tally;
  for (std::size_t at = start; at < text.size();) {
    latin += count_ascii_letters(text, at);
    if (at == text.size()) break;
    const char32_t c = next_code_point(text, at);
    if (c >= 0xC0 && c < 0x250) {
      latin += c != 0xD7 && c != 0xF7;
      continue;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    if (U_SUCCESS(status) && is_letter_of(script)) tally.add(short_name(script));
  }
  if (latin > 0) tally.add("Latn", latin);
  return tally.result();
}

std::string_view script_of_language(std::string_view tag) {
  // Neighbors are in one language, and ICU takes its time.
  thread_local std::string last_tag;
  thread_local std::string_view last_script;
  if (last_tag.empty() || last_tag != tag) {
    last_script = likely_script(tag);
    last_tag = tag;
  }
  return last_script;
}

bool may_be_written_in(std::string_view tag, std::string_view script) {
  const std::string_view own = script_of_language(tag);
  if (own == script || (script == "Hani" && (own == "Jpan" || own == "Kore"))) return true;
  const std::string_view language = tag.substr(0, tag.find('-'));
  return std::find(std::begin(of_two_scripts), std::end(of_two_scripts), language) !=
         std::end(of_two_scripts);
}

std::string_view language_of_script(std::string_view script) {
  for (const ScriptRow& row : single)
    if (row.script == script) return row.language;
  return {};
}

}  // namespace offprint
