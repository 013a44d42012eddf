// A list that may be too long for one page: old reading systems open files of more than 260 KB
// slowly, or not at all.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/epub/matter_page.h"

namespace offprint {

// Elements are opened and closed as in one long page; where that is divided, those that are open
// end, and go on on the next page. Opening costs nothing: an element that nothing is added to
// leaves no trace.
class PagedList {
 public:
  static constexpr std::size_t usual_page_bytes = 200 * 1024;

  // `note` stands below the first page's heading; "" = none.
  PagedList(const Book& book, const MatterKind& kind, std::string_view title,
            std::string_view note = "", std::size_t page_bytes = usual_page_bytes);

  void open(std::string opening, std::string closing);
  void close();
  // Markup that is not divided.
  void add(std::string_view markup);
  // What is added from now on stands under this letter: pages are called by their first and last.
  void set_letter(std::string_view letter) { letter_ = letter; }

  // One page or more; several are called "Index: A – K", or "Contents (2)" without letters. None
  // when nothing was added.
  std::vector<MatterPage> finish();

 private:
  struct Level {
    std::string opening, closing;
    bool written = false;
  };
  struct Page {
    std::string content, first_letter, last_letter;
  };

  void end_page();
  std::string title_of(std::size_t page) const;

  const Book& book_;
  MatterKind kind_;
  std::string title_, note_, letter_;
  std::size_t page_bytes_;
  std::vector<Level> levels_;
  std::vector<Page> pages_;
};

}  // namespace offprint
