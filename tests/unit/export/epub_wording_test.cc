#include <boost/test/unit_test.hpp>
#include <set>

#include "export/epub/page.h"
#include "export/exporter.h"
#include "export/matter_wording.h"
#include "export/wording.h"

using namespace offprint;

BOOST_AUTO_TEST_SUITE(epub_wording)

BOOST_AUTO_TEST_CASE(every_language_has_every_word) {
  std::set<std::string_view> languages;
  for (const std::string_view language :
       {"ar", "de", "en", "es", "fa", "fr", "it", "ja", "nl", "pl", "pt", "ru", "zh"}) {
    const Wording& words = wording(language);
    BOOST_TEST(words.language == language);
    languages.insert(words.contents);
    for (const std::string_view word :
         {words.contents, words.start, words.notes, words.back_to_text, words.updated, words.source,
          words.tags, words.volume, words.advisory, words.image, words.by, words.separator,
          words.last_separator, words.text_summary, words.described_summary,
          words.undescribed_summary})
      BOOST_TEST(!word.empty());
    BOOST_TEST(words.volume.find('#') != words.volume.npos);
    BOOST_TEST(words.undescribed_summary.find('#') != words.volume.npos);
    BOOST_TEST(words.undescribed_summary.find('*') != words.volume.npos);
    const MatterWording& matter = matter_wording(words);
    BOOST_TEST(matter.language == language);
    BOOST_TEST(matter.part.find('#') != matter.part.npos);
    BOOST_TEST(!matter.contribution.empty());  // the last one
    for (const std::string_view role : {"aut", "pht", "ill", "trl", "edt", "ivr", "rev", "nrt",
                                        "vdg", "dsr", "dtc", "ctb", "xyz"}) {
      const std::string name = role_name(words, role);
      BOOST_TEST(!name.empty());
      BOOST_TEST(name.find_first_of(":") == name.npos);
      BOOST_TEST(name.find("\uFF1A") == name.npos);
    }
  }
  BOOST_TEST(languages.size() == 12U);  // Spanish and Portuguese say the same
}

BOOST_AUTO_TEST_CASE(regions_do_not_matter_and_others_get_english) {
  BOOST_TEST(wording("fr-CA").contents == "Sommaire");
  BOOST_TEST(wording("fi").language == "en");
  BOOST_TEST(wording("und").language == "en");
  BOOST_TEST(!speaks(wording("fi"), "fi"));
}

BOOST_AUTO_TEST_CASE(names_are_joined_as_the_language_does) {
  BOOST_TEST(join_names(wording("en"), {"A", "B", "C"}) == "A, B and C");
  BOOST_TEST(join_names(wording("ar"), {"A", "B"}) == "A وB");
  BOOST_TEST(join_names(wording("ja"), {"A"}) == "A");
  BOOST_TEST(volume_label(wording("ja"), 12) == "第12巻");
}

BOOST_AUTO_TEST_CASE(roles_are_nouns) {
  BOOST_TEST(role_name(wording("en"), "") == "Text");
  BOOST_TEST(role_name(wording("en"), "nrt") == "Narration");
  BOOST_TEST(role_name(wording("fr"), "trl") == "Traduction");
  BOOST_TEST(role_name(wording("ja"), "pht") == "写真");
  BOOST_TEST(role_name(wording("de"), "xyz") == "Mitarbeit");
}

BOOST_AUTO_TEST_CASE(formats_are_found_by_name_and_extension) {
  BOOST_TEST(find_exporter("rss")->name == "rss");
  BOOST_TEST(exporter_for("a/b.EPUB")->name == "epub");
  BOOST_TEST(find_exporter("pdf") == nullptr);
  BOOST_TEST(exporter_for("a.pdf") == nullptr);
  BOOST_TEST(exporters().size() == 5U);
}

BOOST_AUTO_TEST_CASE(labels_end_as_their_language_writes_colons) {
  BOOST_TEST(label_end(wording("en-GB")) == ": ");
  BOOST_TEST(label_end(wording("fr-CA")) == "\u00A0: ");
  BOOST_TEST(label_end(wording("ja")) == "\uFF1A");
  BOOST_TEST(label_end(wording("zh-Hans")) == "\uFF1A");
}

BOOST_AUTO_TEST_SUITE_END()
