#include "syntax/html_page_images.h"

#include <algorithm>
#include <iterator>

#include "base/unicode.h"
#include "syntax/html_page_machinery.h"

namespace offprint {
namespace {

constexpr std::string_view white_space = " \t\r\n\f";
constexpr double widest_wanted = 2000;           // pixels: more than any page of a book shows
constexpr PageNode farthest_look = 64;           // nodes
constexpr std::size_t largest_empty_data = 400;  // bytes of a data: picture that shows nothing

// Attributes in which scripts that load pictures late find the address, the likeliest first.
constexpr std::string_view late_sets[] = {"data-srcset", "data-lazy-srcset", "data-original-set"};
constexpr std::string_view late_sources[] = {"data-src",        "data-lazy-src",   "data-original",
                                             "data-orig-file",  "data-lazy",       "data-url",
                                             "data-hi-res-src", "data-full-src",   "data-image",
                                             "data-img-src",    "data-delayed-url"};

// The parts of a file name that say that a picture is there for the layout only.
constexpr std::string_view placeholder_names[] = {
    "blank",   "spacer", "placeholder", "pixel", "1x1",   "transparent", "lazyload",
    "loading", "empty",  "grey",        "gray",  "clear", "trans"};

struct Candidate {
  std::string_view address;
  double width = 0;
  double density = 1;
};

bool is_better(const Candidate& a, const Candidate& b) {
  if ((a.width > 0) != (b.width > 0)) return a.width > 0;
  if (a.width <= 0) return a.density > b.density;
  const bool a_fits = a.width <= widest_wanted;
  if (a_fits != (b.width <= widest_wanted)) return a_fits;
  return a_fits ? a.width > b.width : a.width < b.width;
}

double to_double(std::string_view digits) {
  double number = 0;
  double place = 0;
  for (const char c : digits) {
    if (c == '.' && place == 0) {
      place = 1;
    } else if (c >= '0' && c <= '9') {
      number = place == 0 ? number * 10 + (c - '0') : number + (c - '0') * (place /= 10);
    } else {
      return 0;
    }
  }
  return number;
}

void read_descriptors(std::string_view text, Candidate& candidate) {
  while (true) {
    text.remove_prefix(std::min(text.find_first_not_of(white_space), text.size()));
    if (text.empty()) return;
    const std::string_view word = text.substr(0, text.find_first_of(white_space));
    text.remove_prefix(word.size());
    const double number = to_double(word.substr(0, word.size() - 1));
    if (word.back() == 'w') candidate.width = number;
    if (word.back() == 'x') candidate.density = number;
  }
}

// Takes the first candidate off `text`; one without an address at its end.
Candidate next_candidate(std::string_view& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\f,");
  if (begin == text.npos) return {};
  text.remove_prefix(begin);
  Candidate candidate;
  candidate.address = text.substr(0, text.find_first_of(white_space));
  text.remove_prefix(candidate.address.size());
  if (candidate.address.ends_with(',')) {
    while (candidate.address.ends_with(',')) candidate.address.remove_suffix(1);
    return candidate;
  }
  const std::string_view descriptors = text.substr(0, text.find(','));
  text.remove_prefix(descriptors.size());
  read_descriptors(descriptors, candidate);
  return candidate;
}

std::string_view file_name(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  const std::size_t slash = address.rfind('/');
  return slash == address.npos ? address : address.substr(slash + 1);
}

// A file of a page that a browser has saved with all it shows.
bool is_saved_file(std::string_view address) {
  return !address.starts_with('/') && address.find("_files/") != address.npos &&
         address.find("://") == address.npos;
}

PageNode previous_sibling(const HtmlPage& page, PageNode node) {
  const PageNode parent = page[node].parent;
  if (parent == no_page_node || page[parent].first_child == node) return no_page_node;
  PageNode at = node - 1;
  while (page[at].parent != parent) at = page[at].parent;
  return at;
}

bool is_blank_text(const HtmlPage::Node& node) {
  return node.tag.empty() && trim(node.text).empty();
}

PageNode element_before(const HtmlPage& page, PageNode node) {
  do node = previous_sibling(page, node);
  while (node != no_page_node && is_blank_text(page[node]));
  return node;
}

PageNode element_after(const HtmlPage& page, PageNode node) {
  do node = page[node].next;
  while (node != no_page_node && is_blank_text(page[node]));
  return node;
}

bool names_picture(std::string_view address) {
  const std::string name = ascii_lower(file_name(address));
  return name.ends_with(".jpg") || name.ends_with(".jpeg") || name.ends_with(".png") ||
         name.ends_with(".webp") || name.ends_with(".gif");
}

bool is_modern_type(std::string_view type) {
  return type == "image/avif" || type == "image/webp" || type == "image/jxl";
}

}  // namespace

std::string_view best_of_srcset(std::string_view srcset) {
  Candidate best;
  for (Candidate next = next_candidate(srcset); !next.address.empty();
       next = next_candidate(srcset))
    if (!is_placeholder_image(next.address) && (best.address.empty() || is_better(next, best)))
      best = next;
  return best.address;
}

bool is_placeholder_image(std::string_view address) {
  address = trim(address);
  if (address.empty() || address.starts_with("about:") || address.starts_with('#')) return true;
  if (address.starts_with("data:")) return address.size() < largest_empty_data;
  const std::string name = ascii_lower(file_name(address));
  const std::string_view stem = std::string_view(name).substr(0, name.rfind('.'));
  const bool is_drawn_small =
      name.ends_with(".gif") || name.ends_with(".png") || name.ends_with(".svg");
  return is_drawn_small && std::any_of(std::begin(placeholder_names), std::end(placeholder_names),
                                       [&](std::string_view word) { return stem == word; });
}

bool PageImages::is_beside_noscript(PageNode image) const {
  PageNode at = image;
  for (int step = 0; step < 3 && at != 0; ++step, at = page_[at].parent)
    for (const PageNode beside : {element_before(page_, at), element_after(page_, at)})
      if (beside != no_page_node && page_[beside].tag == "noscript" && holds_source(beside))
        return true;
  return false;
}

bool PageImages::shows_nothing(PageNode image) const {
  if (is_pixel_sized(page_, image) || is_beside_noscript(image)) return true;
  const std::string_view source = page_.attribute(image, "src");
  return !source.empty() && is_placeholder_image(source) &&
         trim(page_.attribute(image, "alt")).empty();
}

std::string_view PageImages::own_source(PageNode image) const {
  const std::string_view source = trim(page_.attribute(image, "src"));
  if (is_saved_file(source) && !is_placeholder_image(source)) return source;
  for (const std::string_view name : late_sets)
    if (const auto best = best_of_srcset(page_.attribute(image, name)); !best.empty()) return best;
  for (const std::string_view name : late_sources)
    if (const auto late = trim(page_.attribute(image, name));
        !is_placeholder_image(late) && late.find_first_of(" \t\n{") == late.npos)
      return late;
  if (const auto best = best_of_srcset(page_.attribute(image, "srcset")); !best.empty())
    return best;
  return is_placeholder_image(source) ? std::string_view() : source;
}

std::string_view PageImages::source_in_picture(PageNode image) const {
  const PageNode picture = page_[image].parent;
  if (picture == no_page_node || page_[picture].tag != "picture") return {};
  std::string_view found;
  bool found_modern = false;
  for (PageNode at = picture + 1; at < page_[picture].end; ++at) {
    if (page_[at].tag != "source") continue;
    std::string_view address = best_of_srcset(page_.attribute(at, "srcset"));
    if (address.empty()) address = best_of_srcset(page_.attribute(at, "data-srcset"));
    const bool modern = is_modern_type(page_.attribute(at, "type"));
    if (address.empty() || (!found.empty() && (modern || !found_modern))) continue;
    found = address;
    found_modern = modern;
  }
  return found;
}

// Thumbnails lead to the picture that they are one of.
std::string_view PageImages::linked_picture(PageNode image) const {
  PageNode up = page_[image].parent;
  for (int step = 0; step < 3 && up != no_page_node; ++step, up = page_[up].parent) {
    if (page_[up].tag != "a") continue;
    const std::string_view address = trim(page_.attribute(up, "href"));
    return names_picture(address) ? address : std::string_view();
  }
  return {};
}

std::string_view PageImages::source(PageNode image) const {
  if (is_pixel_sized(page_, image)) return {};
  std::string_view source = own_source(image);
  if (source.empty()) source = source_in_picture(image);
  return source.empty() ? linked_picture(image) : source;
}

bool PageImages::holds_source(PageNode top) const {
  const PageNode end = std::min(page_[top].end, top + farthest_look);
  for (PageNode at = top; at < end; ++at)
    if (page_[at].tag == "img" && !source(at).empty()) return true;
  return false;
}

// An <img>, or what holds one and no text.
bool PageImages::is_picture(PageNode node) const {
  if (page_[node].tag == "img") return !source(node).empty();
  if (page_[node].tag != "a" && page_[node].tag != "picture" && page_[node].tag != "span")
    return false;
  const PageNode end = page_[node].end;
  return end - node < farthest_look && holds_source(node) && trim(page_.text(node)).empty();
}

PageNode PageImages::caption(PageNode element) const {
  const std::string_view tag = page_[element].tag;
  if (tag != "p" && tag != "div") return no_page_node;
  PageNode at = page_[element].first_child;
  if (at != no_page_node && is_blank_text(page_[at])) at = element_after(page_, at);
  if (at == no_page_node || !is_picture(at)) return no_page_node;
  at = element_after(page_, at);
  bool on_own_line = false;
  for (; at != no_page_node && page_[at].tag == "br"; at = element_after(page_, at))
    on_own_line = true;
  if (at == no_page_node || element_after(page_, at) != no_page_node) return no_page_node;
  const std::string_view last = page_[at].tag;
  const bool is_small = last == "small" || last == "em" || last == "i";
  const bool is_named = page_.attribute(at, "class").find("caption") != std::string_view::npos;
  const bool is_caption = last == "figcaption" || is_named || (is_small && on_own_line);
  return is_caption && !last.empty() && !trim(page_.text(at)).empty() ? at : no_page_node;
}

bool PageImages::is_shown(PageNode noscript) const {
  if (!holds_source(noscript)) return false;
  for (const PageNode beside : {element_before(page_, noscript), element_after(page_, noscript)})
    if (beside != no_page_node && page_[beside].tag != "noscript" && holds_source(beside))
      return false;
  return true;
}

}  // namespace offprint
