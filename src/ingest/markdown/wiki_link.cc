#include "ingest/markdown/wiki_link.h"

#include <algorithm>
#include <iterator>

#include "base/file_system.h"
#include "base/unicode.h"
#include "base/url.h"
#include "ingest/markdown/markup_words.h"
#include "model/link_key.h"

namespace offprint {
namespace {

constexpr std::size_t longest_link = 600;  // bytes

constexpr std::string_view image_extensions[] = {".apng", ".avif", ".bmp",  ".gif",
                                                 ".heic", ".jpeg", ".jpg",  ".png",
                                                 ".svg",  ".tif",  ".tiff", ".webp"};
constexpr std::string_view page_extensions[] = {".md", ".markdown", ".mdx"};

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit_char(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

template <typename Extensions>
bool has_extension(std::string_view path, const Extensions& extensions) {
  const std::string extension = ascii_lower(file_extension(path));
  return std::find(std::begin(extensions), std::end(extensions), extension) != std::end(extensions);
}

bool is_image(const WikiLink& link) { return has_extension(link.target, image_extensions); }

// "talk.mp3", but not "2024.03 Salt".
bool is_other_file(std::string_view target) {
  const std::string_view extension = file_extension(target);
  return extension.size() >= 3 && extension.size() <= 5 &&
         !has_extension(target, page_extensions) &&
         std::all_of(extension.begin() + 1, extension.end(),
                     [](char c) { return is_digit_char(c) || (is_letter_byte(c) && c > 0); }) &&
         std::any_of(extension.begin() + 1, extension.end(), is_letter_byte);
}

bool is_size(std::string_view words) {
  return !words.empty() && words.find_first_not_of("0123456789x") == words.npos;
}

// What no page is called, and what arrays, tests and tables of other languages hold.
bool is_plausible(std::string_view inside) {
  if (inside.empty() || is_blank(inside.front()) || is_blank(inside.back())) return false;
  const std::string_view page = inside.substr(0, inside.find('|'));
  if (page.starts_with('^') || page.starts_with('_')) return false;
  if (page.find_first_of("\"<>{}=`;$") != page.npos) return false;
  const std::string lower = ascii_lower(page);
  return lower != "toc" && std::any_of(page.begin(), page.end(), is_letter_byte);
}

std::string_view without_page_extension(std::string_view target) {
  if (has_extension(target, page_extensions)) target.remove_suffix(file_extension(target).size());
  return target;
}

std::string address(const WikiLink& link) {
  if (is_absolute_url(link.target)) return std::string(link.target);
  std::string address;
  if (!link.target.empty()) {
    address = is_other_file(link.target) ? std::string() : std::string(article_scheme);
    address += percent_encode_path(without_page_extension(link.target));
  }
  if (link.place.empty()) return address;
  return (address += '#') +=
         link.place.starts_with('^') ? std::string(link.place.substr(1)) : heading_id(link.place);
}

std::string words_of(const WikiLink& link) {
  if (!link.words.empty() && !(link.embeds && is_size(link.words))) return std::string(link.words);
  const std::string page = escape_markdown(without_page_extension(link.target));
  if (link.place.empty() || link.place.starts_with('^')) return page;
  return page.empty() ? escape_markdown(link.place)
                      : page + " &#62; " + escape_markdown(link.place);
}

}  // namespace

bool read_wiki_link(std::string_view text, std::size_t offset, WikiLink& link) {
  link = {};
  std::size_t begin = offset;
  link.embeds = text.substr(begin).starts_with("![[");
  if (link.embeds) ++begin;
  if (!text.substr(begin).starts_with("[[")) return false;
  begin += 2;
  const std::string_view ahead = text.substr(begin, longest_link);
  const std::size_t size = ahead.find_first_of("[]\r\n");
  if (size == ahead.npos || !ahead.substr(size).starts_with("]]")) return false;
  link.end = begin + size + 2;
  const char after = link.end < text.size() ? text[link.end] : '\n';
  if (after == '(' || after == '[' || after == ']' || after == ':') return false;
  std::string_view inside = ahead.substr(0, size);
  if (!is_plausible(inside)) return false;
  const std::size_t bar = inside.find('|');
  if (bar != inside.npos) {
    link.words = trim(inside.substr(bar + 1));
    // "alt|200"
    const std::size_t last = link.words.rfind('|');
    if (last != link.words.npos && is_size(trim(link.words.substr(last + 1)))) {
      link.words = link.words.substr(0, last);
      if (link.words.ends_with('\\')) link.words.remove_suffix(1);
    }
    inside = inside.substr(0, bar);
    if (inside.ends_with('\\')) inside.remove_suffix(1);  // as tables need it
  }
  const std::size_t hash = inside.find('#');
  link.target = trim(inside.substr(0, hash));
  if (hash != inside.npos) link.place = trim(inside.substr(inside.rfind('#') + 1));
  return !link.target.empty() || !link.place.empty();
}

bool becomes_link(const WikiLink& link) { return link.embeds && !is_image(link); }

std::string to_markdown(const WikiLink& link) {
  if (!link.embeds || !is_image(link)) return markdown_link(words_of(link), address(link));
  const std::string_view words = is_size(link.words) ? std::string_view() : link.words;
  return "!" + markdown_link(escape_markdown(words), percent_encode_path(link.target));
}

}  // namespace offprint
