#include <boost/test/unit_test.hpp>
#include <thread>
#include <vector>

#include "base/date.h"

using namespace offprint;

namespace {

struct Case {
  std::string_view language, text;
};

constexpr Case twelfth_of_march[] = {{"en", "Tuesday, March 12th, 2024"},
                                     {"en-GB", "12 March 2024"},
                                     {"es", "12 de marzo de 2024"},
                                     {"es", "martes, 12 de marzo del 2024"},
                                     {"es", "mar 12 mar 2024"},
                                     {"pt", "12 de março de 2024"},
                                     {"pt", "Terça-feira, 12 de Março de 2024"},
                                     {"pt-BR", "12 de mar. de 2024"},
                                     {"fr", "mardi 12 mars 2024"},
                                     {"de", "Dienstag, den 12. März 2024"},
                                     {"de", "12. Mrz. 2024"},
                                     {"it", "martedì 12 marzo 2024"},
                                     {"nl", "dinsdag 12 maart 2024"},
                                     {"sv", "den 12 mars 2024"},
                                     {"sv", "tisdag 12:e mars 2024"},
                                     {"da", "tirsdag den 12. marts 2024"},
                                     {"nb", "tirsdag 12. mars 2024"},
                                     {"no", "12. mars 2024"},
                                     {"fi", "tiistai 12. maaliskuuta 2024"},
                                     {"fi", "12. maaliskuu 2024"},
                                     {"pl", "wtorek, 12 marca 2024 r."},
                                     {"cs", "úterý 12. března 2024"},
                                     {"sk", "utorok 12. marca 2024"},
                                     {"hu", "2024. március 12., kedd"},
                                     {"hu", "2024. március 12-én"},
                                     {"ro", "marți, 12 martie 2024"},
                                     {"ru", "вторник, 12 марта 2024 г."},
                                     {"ru", "12-го марта 2024 года"},
                                     {"uk", "вівторок, 12 березня 2024 р."},
                                     {"bg", "вторник, 12 март 2024 г."},
                                     {"el", "Τρίτη, 12 Μαρτίου 2024"},
                                     {"el", "ΤΡΙΤΗ 12 ΜΑΡΤΙΟΥ 2024"},
                                     {"tr", "12 Mart 2024 Salı"},
                                     {"ar", "الثلاثاء، ١٢ مارس ٢٠٢٤"},
                                     {"ar", "12 آذار/مارس 2024"},
                                     {"fa", "۱۲ مارس ۲۰۲۴"},
                                     {"he", "יום שלישי, 12 במרץ 2024"},
                                     {"he", "12 במרץ 2024"},
                                     {"hi", "मंगलवार, 12 मार्च 2024"},
                                     {"hi", "१२ मार्च २०२४"},
                                     {"bn", "১২ মার্চ, ২০২৪"},
                                     {"id", "Selasa, 12 Maret 2024"},
                                     {"ms", "Selasa, 12 Mac 2024"},
                                     {"vi", "Thứ Ba, ngày 12 tháng 3 năm 2024"},
                                     {"vi", "12 tháng 3, 2024"},
                                     {"zh", "2024年3月12日"},
                                     {"zh", "2024年3月12日 星期二"},
                                     {"zh-Hant", "２０２４年３月１２日"},
                                     {"ja", "2024年3月12日(火)"},
                                     {"ja", "2024年3月12日火曜日"},
                                     {"ko", "2024년 3월 12일 화요일"},
                                     {"ko", "2024. 3. 12."},
                                     {"th", "วันที่ 12 มีนาคม 2024"},
                                     {"th", "12 มี.ค. 2567"},
                                     {"de", "March 12, 2024"},
                                     {"xx", "March 12, 2024"},
                                     {"", "March 12, 2024"}};

std::string parsed(std::string_view text, std::string_view language,
                   DateOrder order = DateOrder::unknown) {
  const ParsedDate result = parse_date(text, order, language);
  return result.date ? to_iso8601(*result.date) : "problem";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(date_language)

BOOST_AUTO_TEST_CASE(dates_are_read_in_the_languages_of_captures) {
  for (const auto& [language, text] : twelfth_of_march)
    BOOST_TEST(parsed(text, language) == "2024-03-12",
               language << ": " << text << " gave " << parsed(text, language));
}

BOOST_AUTO_TEST_CASE(times_are_read_as_each_language_says_them) {
  BOOST_TEST(parsed("12. März 2024 um 14:30 Uhr", "de") == "2024-03-12T14:30:00");
  BOOST_TEST(parsed("12. März 2024, 14.30 Uhr", "de") == "2024-03-12T14:30:00");
  BOOST_TEST(parsed("12 mars 2024 à 14h30", "fr") == "2024-03-12T14:30:00");
  BOOST_TEST(parsed("12 de marzo de 2024 a las 2:30 p. m.", "es") == "2024-03-12T14:30:00");
  BOOST_TEST(parsed("2024年3月12日 午後2時30分", "ja") == "2024-03-12T14:30:00");
  BOOST_TEST(parsed("2024년 3월 12일 오후 2:30", "ko") == "2024-03-12T14:30:00");
  BOOST_TEST(parsed("12.3.2024 klo 14.30", "fi", DateOrder::day_first) == "2024-03-12T14:30:00");
  BOOST_TEST(parsed("12.03.2024 - 14:30", "de", DateOrder::day_first) == "2024-03-12T14:30:00");
}

BOOST_AUTO_TEST_CASE(other_calendars_and_false_names_are_refused) {
  BOOST_TEST(parsed("۱۴۰۲/۱۲/۲۲", "fa") == "problem");
  BOOST_TEST(parsed("12 marzo 2024", "de") == "problem");
  BOOST_TEST(parsed("31 de junio de 2024", "es") == "problem");
  BOOST_TEST(parsed("marzo de 2024", "es") == "problem");
}

BOOST_AUTO_TEST_CASE(languages_order_numeric_dates) {
  BOOST_TEST((date_order_of("de") == DateOrder::day_first));
  BOOST_TEST((date_order_of("es-MX") == DateOrder::day_first));
  BOOST_TEST((date_order_of("en-GB") == DateOrder::day_first));
  BOOST_TEST((date_order_of("en-US") == DateOrder::month_first));
  BOOST_TEST((date_order_of("ar") == DateOrder::day_first));
  for (const std::string_view tag : {"en", "", "und", "ja", "xx", "sv", "not a language"})
    BOOST_TEST((date_order_of(tag) == DateOrder::unknown), tag);
}

BOOST_AUTO_TEST_CASE(threads_share_what_is_made_on_first_use) {
  std::vector<std::thread> threads;
  std::vector<int> right(4);
  for (std::size_t i = 0; i < right.size(); ++i)
    threads.emplace_back([&right, i] {
      for (const std::string_view language : {"ca", "hr", "sl", "lt"})
        right[i] += parsed("March 12, 2024", language) == "2024-03-12";
    });
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST(right == std::vector<int>({4, 4, 4, 4}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
