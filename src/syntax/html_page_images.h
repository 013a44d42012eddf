// Which picture an <img> of a page shows, once the page's scripts have run: pages leave the real
// address in `data-src`, `srcset`, <picture> or a <noscript> beside a placeholder.
#pragma once

#include <string>
#include <string_view>

#include "syntax/html_page.h"

namespace offprint {

// The best address of a srcset (WHATWG HTML, section 4.8.4.2.1): the widest of at most 2000
// pixels, else the narrowest; or the one of the highest density. "" when there is none.
std::string_view best_of_srcset(std::string_view srcset);

// Whether this address shows nothing: empty, a tiny `data:` picture, "blank.gif" and its like.
bool is_placeholder_image(std::string_view address);

// Thread-safe.
class PageImages {
 public:
  explicit PageImages(const HtmlPage& page) : page_(page) {}

  // "" for an <img> that only keeps a place, or counts visitors.
  std::string_view source(PageNode image) const;
  // Whether nothing is lost with an <img> that has no source: it is there for the layout or for
  // counting, or a <noscript> beside it has the picture.
  bool shows_nothing(PageNode image) const;
  // Whether this <noscript> holds a picture that no <img> beside it shows.
  bool is_shown(PageNode noscript) const;
  // Of an element that is one picture and a line about it, without being a <figure>: the element
  // that holds that line. Else no_page_node.
  PageNode caption(PageNode element) const;

 private:
  bool is_picture(PageNode node) const;
  std::string_view own_source(PageNode image) const;
  std::string_view source_in_picture(PageNode image) const;
  std::string_view linked_picture(PageNode image) const;
  bool is_beside_noscript(PageNode image) const;
  bool holds_source(PageNode top) const;

  const HtmlPage& page_;
};

}  // namespace offprint
