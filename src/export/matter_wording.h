// The words of the pages around a book's articles, by language.
#pragma once

#include <string>
#include <string_view>

#include "export/wording.h"

namespace offprint {

// Plain text. All fields are filled in every language that `Wording` has.
struct MatterWording {
  std::string_view language;
  std::string_view contributors, index, sources, colophon, copyright, dedication, foreword;
  std::string_view part;  // '#' stands for the number
  std::string_view advisories, title_page, articles;
  std::string_view advisories_note, sources_note;  // a sentence below the heading
  std::string_view publisher, published, edition, series, license, rights, identifier;
  std::string_view made_with, design, fonts;
  std::string_view text, narration, contribution;  // what someone did, where no credit says it
};

// Of the same language as `wording`.
const MatterWording& matter_wording(const Wording& wording);

// What someone did who has the MARC relator `role`, as a noun: "Text", "Photos", "Translation".
std::string role_name(const Wording& wording, std::string_view role);

}  // namespace offprint
