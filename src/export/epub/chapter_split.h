// A chapter that is too large for old readers, as several pages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offprint {

// An id, and the number of the page that holds it.
using ChapterAnchor = std::pair<std::string, std::uint32_t>;

struct SplitBody {
  std::vector<std::string> parts;      // markup, in reading order; never empty
  std::vector<ChapterAnchor> anchors;  // ids behind the first part, sorted
};

// "a-0123456789abcdef", and "a-0123456789abcdef-2" for the second page.
std::string page_name(std::string_view chapter_name, std::size_t page);

// Cuts `markup`, what append_chapter_body made, before headings that stand in nothing but divisions
// and sections, so that parts have at most `most_bytes`, as far as there are such headings; of
// several, the one of the highest rank in the second half of what fits. Notes go to the end of the
// part that calls them first. Links within the chapter lead to the part that has their target.
// Thread-safe.
SplitBody split_body(std::string_view markup, std::string_view chapter_name,
                     std::size_t most_bytes);

// Makes links to ids of other chapters lead to the pages that hold them. `anchors_of(name)` gives a
// chapter's anchors by its name, or nullptr when all of it is on one page. Thread-safe.
template <typename AnchorsOf>
std::string relink(std::string_view page, const AnchorsOf& anchors_of);

// The number of the page that holds `fragment` as a link has it (escaped for XML and percent
// encoded); 0 when that is the first one, or nobody knows.
std::uint32_t page_of_fragment(const std::vector<ChapterAnchor>& anchors,
                               std::string_view fragment);

template <typename AnchorsOf>
std::string relink(std::string_view page, const AnchorsOf& anchors_of) {
  constexpr std::string_view before = " href=\"";
  constexpr std::string_view between = ".xhtml#";
  std::string out;
  std::size_t done = 0;
  for (std::size_t at = 0; (at = page.find(before, at)) != page.npos;) {
    at += before.size();
    const std::string_view href = page.substr(at, page.find('"', at) - at);
    const std::size_t middle = href.find(between);
    if (middle == href.npos) continue;
    const auto* anchors = anchors_of(href.substr(0, middle));
    if (!anchors) continue;
    const std::uint32_t number = page_of_fragment(*anchors, href.substr(middle + between.size()));
    if (number == 0) continue;
    out += page.substr(done, at + middle - done);
    out += page_name("", number);
    done = at + middle;
  }
  return out += page.substr(done);
}

}  // namespace offprint
