#include "export/epub/paged_list.h"

#include <fmt/format.h>

namespace offprint {

PagedList::PagedList(const Book& book, const MatterKind& kind, std::string_view title,
                     std::string_view note, std::size_t page_bytes)
    : book_(book), kind_(kind), title_(title), note_(note), page_bytes_(page_bytes) {}

void PagedList::open(std::string opening, std::string closing) {
  levels_.push_back({std::move(opening), std::move(closing)});
}

void PagedList::close() {
  if (levels_.back().written) pages_.back().content += levels_.back().closing;
  levels_.pop_back();
}

void PagedList::end_page() {
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    if (level->written) pages_.back().content += level->closing;
    level->written = false;
  }
}

void PagedList::add(std::string_view markup) {
  if (pages_.empty() || pages_.back().content.size() + markup.size() > page_bytes_) {
    if (!pages_.empty()) end_page();
    pages_.push_back({"", letter_, letter_});
  }
  Page& page = pages_.back();
  for (Level& level : levels_) {
    if (!level.written) page.content += level.opening;
    level.written = true;
  }
  page.content += markup;
  page.last_letter = letter_;
}

std::string PagedList::title_of(std::size_t page) const {
  if (pages_.size() == 1) return title_;
  const std::string& first = pages_[page].first_letter;
  const std::string& last = pages_[page].last_letter;
  if (first.empty()) return page == 0 ? title_ : fmt::format("{} ({})", title_, page + 1);
  const std::string label = title_ + std::string(label_end(book_.words()));
  return first == last ? label + first : fmt::format("{}{} – {}", label, first, last);
}

std::vector<MatterPage> PagedList::finish() {
  while (!levels_.empty()) close();
  std::vector<MatterPage> made;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    MatterPage page = make_page(kind_, title_of(i));
    if (i > 0) {
      page.id += fmt::format("-{}", i + 1);
      page.path = fmt::format("{}-{}.xhtml", kind_.stem, i + 1);
      page.landmark = {};
    }
    open_matter(page.content, book_, kind_, page.title);
    append_page_heading(page.content, book_, page.title);
    if (i == 0 && !note_.empty()) append_page_note(page.content, book_, note_);
    page.content += pages_[i].content;
    std::string().swap(pages_[i].content);
    close_matter(page.content, kind_);
    made.push_back(std::move(page));
  }
  return made;
}

}  // namespace offprint
