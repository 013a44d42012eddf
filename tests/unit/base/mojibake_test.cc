#include "base/mojibake.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <iterator>

#include "base/unicode.h"

using namespace offprint;

BOOST_AUTO_TEST_SUITE(mojibake)

BOOST_AUTO_TEST_CASE(utf8_read_as_windows_1252_is_turned_back) {
  const RepairedText repaired = repair_mojibake("Itâ€™s a cafÃ© â€“ really");
  BOOST_TEST(repaired.text == "It’s a café – really");
  BOOST_TEST(repaired.count == 3u);
  BOOST_TEST(repaired.first == 2u);
  BOOST_TEST(repaired.damaged == "â€™");
  BOOST_TEST(repaired.whole == "’");
}

BOOST_AUTO_TEST_CASE(other_scripts_are_turned_back) {
  BOOST_TEST(repair_mojibake("Ð¥Ð»ÐµÐ±").text == "Хлеб");
}

BOOST_AUTO_TEST_CASE(bytes_that_windows_1252_does_not_use_are_their_controls) {
  BOOST_TEST(repair_mojibake("â€œsaltâ€\u009D").text == "“salt”");
}

BOOST_AUTO_TEST_CASE(text_that_went_wrong_twice_is_turned_back_twice) {
  BOOST_TEST(repair_mojibake("cafÃƒÂ©").text == "café");
}

BOOST_AUTO_TEST_CASE(sound_text_stays) {
  for (const std::string text :
       {"Größe, naïve, façade", "“CAFÉ”", "A MAÇÔ É BOA", "Âge d’or", "Ça va", "Ð and ð"})
    BOOST_TEST(repair_mojibake(text).text == text);
}

BOOST_AUTO_TEST_CASE(a_sequence_that_may_be_right_stays_among_sound_letters) {
  const std::string text = "Größe, Käse und Brötchen; Ã©";
  BOOST_TEST(repair_mojibake(text).count == 0u);
}

BOOST_AUTO_TEST_CASE(good_typography_is_no_damage) {
  // With the no-break spaces that French wants, these spell Chinese, Korean and African letters.
  for (const std::string text : {"«\u00A0C’est appelé\u00A0» dit-il, «\u00A0un café\u00A0»\u00A0!",
                                 "Spaß” and “CAFÉ”", "à\u00A0« Paris »", "Ê”, É», Ï—"})
    BOOST_TEST(repair_mojibake(text).text == text);
}

BOOST_AUTO_TEST_CASE(a_text_that_speaks_of_the_damage_stays) {
  const std::string mention = "The sign â€™ stands where ’ should be, as in “itâ€™s”.";
  BOOST_TEST(repair_mojibake(mention).count == 0u);
  const std::string code = "Replace `â€™` and `Ã©` by hand.";
  const std::vector<TextRange> ranges = {{8, 8 + 10}, {22, 22 + 6}};
  BOOST_TEST(repair_mojibake(code, ranges).text == code);
  BOOST_TEST(repair_mojibake(code).count == 2u);
}

BOOST_AUTO_TEST_CASE(damage_in_a_part_is_turned_back_there_alone) {
  const std::string text = "Größe, Käse, Öl. Itâ€™s saltâ€™s and peterâ€™s; `â€™` for Ã©.";
  const std::size_t code = text.find('`');
  BOOST_TEST(repair_mojibake(text, {{code, code + 10}}).text ==
             "Größe, Käse, Öl. It’s salt’s and peter’s; `â€™` for Ã©.");
}

BOOST_AUTO_TEST_CASE(the_first_place_is_told) {
  const RepairedText repaired = repair_mojibake("One\nzwei, fÃ¼r");
  BOOST_TEST(repaired.position.line == 2u);
  BOOST_TEST(repaired.position.column == 8u);
}

// What windows-1252 shows for the bytes of `text`, every byte for itself.
std::string misread(std::string_view text) {
  static constexpr char32_t high[] = {
      0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    append_code_point(out, byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte);
  }
  return out;
}

std::string misread_as_latin1(std::string_view text) {
  std::string out;
  for (const char c : text) append_code_point(out, static_cast<unsigned char>(c));
  return out;
}

constexpr std::string_view sentences[] = {
    "Die Männer grüßen über die Straße hinweg und trinken süßen Kakao.",
    "Le garçon naïf a mangé une crêpe brûlée à Noël, «\u00A0déjà\u00A0» dit-il.",
    "El niño soñó con un pingüino en la montaña, ¿verdad?",
    "A criança não põe o chapéu à mão.",
    "Fără îndoială, știința și țara își știu rostul.",
    "Tiếng Việt có dấu: người ta thường uống cà phê sữa đá.",
    "Zażółć gęślą jaźń; Łódź leży daleko.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "Şu köşe yaz köşesi, ığdır güzeldir.",
    "Съешь ещё этих мягких французских булок.",
    "Η γρήγορη αλεπού πηδάει πάνω από το σκυλί.",
    "צפע נגד פרי בנפשו",
    "الكتابة العربية من اليمين إلى اليسار",
    "हिन्दी में लिखा हुआ एक वाक्य।",
    "ภาษาไทยไม่มีช่องว่าง",
    "敏捷的棕色狐狸跳过了懒狗。",
    "いろはにほへと ちりぬるを",
    "다람쥐 헌 쳇바퀴에 타고파",
    "It’s “quoted” — with dashes… and 20\u00A0% off 😀",
    "Kæmi ný öxi hér, ykist þjófum nú bæði víl og ádrepa."};

BOOST_AUTO_TEST_CASE(what_was_misread_is_turned_back_in_any_language) {
  for (const std::string_view sentence : sentences) {
    const std::string text(sentence);
    BOOST_TEST(repair_mojibake(misread(text)).text == text);
    BOOST_TEST(repair_mojibake(misread_as_latin1(text)).text == text);
    BOOST_TEST(repair_mojibake(misread(misread(text))).text == text);
    BOOST_TEST(repair_mojibake(text).text == text);
  }
}

BOOST_AUTO_TEST_CASE(any_mixture_of_languages_survives_and_is_turned_back) {
  BOOST_TEST(rc::check("any text", [] {
    std::string text(sentences[*rc::gen::inRange<std::size_t>(0, std::size(sentences))]);
    const auto more = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange<std::size_t>(0, std::size(sentences)));
    for (const std::size_t index : more) text.append("\n").append(sentences[index]);
    RC_ASSERT(repair_mojibake(text).text == text);
    RC_ASSERT(repair_mojibake(misread(text)).text == text);
    RC_ASSERT(repair_mojibake(misread(misread(text))).text == text);
  }));
}

BOOST_AUTO_TEST_CASE(controls_are_read_as_windows_1252) {
  BOOST_TEST(repair_controls("don\u0092t \u0093é\u0094 \u0085\u0081") == "don’t “é” …");
  BOOST_TEST(has_high_controls("a\u009F"));
  BOOST_TEST(!has_high_controls("\xC2"));
  // No UTF-8: what others are to repair.
  BOOST_TEST(
      !has_high_controls("\xC2"
                         "a"));
  BOOST_TEST(!has_high_controls("\xC2\xC2"));
  for (const char* text : {"", "a", "é\u00A0Â", "漢"}) {
    BOOST_TEST(!has_high_controls(text));
    BOOST_TEST(repair_controls(text) == text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
