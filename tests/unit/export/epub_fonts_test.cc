#include <boost/test/unit_test.hpp>

#include "export/epub/book_fonts.h"
#include "export/epub/font_subset.h"

using namespace offprint;

namespace {

// EB Garamond, where the machine has it (tools/packages.txt, judges).
BookFonts embed(const std::set<char32_t>& characters, Diagnostics& diagnostics) {
  const MemoryFileSystem files;
  return embed_fonts(*built_in_theme("quarto"), files, "root", characters, "a.epub", diagnostics);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_fonts)

BOOST_AUTO_TEST_CASE(a_subset_holds_its_characters_under_another_name_and_is_always_the_same) {
  Diagnostics diagnostics;
  std::set<char32_t> characters;
  add_characters(characters, "Salt é");
  BOOST_TEST(as_text(characters) == " Salté");
  const BookFonts fonts = embed(characters, diagnostics);
  if (fonts.files.empty()) {
    BOOST_TEST(!diagnostics.empty());  // not installed, and said so
    return;
  }
  BOOST_REQUIRE(fonts.files.size() == 3U);
  const std::string& bytes = fonts.files[0].bytes;
  BOOST_TEST(bytes.starts_with("OTTO"));
  BOOST_TEST(bytes.size() < 60'000U);
  BOOST_TEST(bytes == embed(characters, diagnostics).files[0].bytes);
  const SubsetFont again = subset_font(bytes, characters, "Other");
  BOOST_TEST(again.family == "Book Face 1");
  BOOST_TEST(again.problem == "");
  characters.insert(U'Ж');
  BOOST_TEST(embed(characters, diagnostics).files[0].bytes.size() > bytes.size());
  BOOST_TEST(fonts.css.starts_with("@font-face { font-family: \"EB Garamond\";"));
  BOOST_TEST(fonts.files.back().name == font_notice_name);
  BOOST_TEST(fonts.files.back().bytes.find("SIL O") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_font_is_refused) {
  for (const char* bytes : {"", "OTTO", "no font at all", "\0\1\0\0"})
    BOOST_TEST(subset_font(bytes, {U'a'}, "Name").bytes == "");
}

BOOST_AUTO_TEST_CASE(missing_fonts_are_reported) {
  Theme theme = *built_in_theme("quarto");
  theme.fonts = {"No Such Font.otf"};
  Diagnostics diagnostics;
  BOOST_TEST(embed_fonts(theme, MemoryFileSystem(), "", {U'a'}, "a.epub", diagnostics).css == "");
  BOOST_REQUIRE(diagnostics.size() == 1U);
  BOOST_TEST((diagnostics[0].code == Code::theme_font_missing));
}

BOOST_AUTO_TEST_SUITE_END()
