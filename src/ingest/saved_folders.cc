#include "ingest/saved_folders.h"

#include <algorithm>

#include "base/compression.h"
#include "base/unicode.h"
#include "base/url.h"
#include "ingest/article_names.h"
#include "ingest/open_source.h"

namespace offprint {
namespace {

constexpr std::string_view separators = "_-. ";

bool is_word(std::string_view text) {
  if (text.empty()) return false;
  for (std::size_t at = 0; at < text.size();)
    if (!is_letter(next_code_point(text, at))) return false;
  return true;
}

// The folders beside a page that are named like it; `stem` is its path without extension.
std::vector<std::string> candidates(const std::string& stem, const PathList& origins) {
  std::vector<std::string> found;
  for (const char separator : separators) {
    const std::string prefix = stem + separator;
    std::size_t at = origins.lower_bound(prefix);
    while (at != origins.size() && origins[at].starts_with(prefix)) {
      const std::size_t slash = origins[at].find('/', prefix.size());
      if (slash == std::string_view::npos) {
        ++at;
        continue;
      }
      std::string folder(origins[at].substr(0, slash));
      const std::string beyond = folder + static_cast<char>('/' + 1);
      at = origins.lower_bound(beyond, at);
      if (is_word(std::string_view(folder).substr(prefix.size())))
        found.push_back(std::move(folder));
    }
  }
  return found;
}

std::string page_bytes(const FileSystem& files, const std::string& path) {
  const auto info = files.stat(path);
  if (!info || info->size > Limits().source_bytes) return {};
  std::string bytes = files.read(path);
  return is_gzip(bytes) ? inflate_gzip(bytes, Limits().source_bytes).bytes : bytes;
}

// What a reference in a page names, character references of "&" undone.
std::string decoded(std::string_view reference) {
  std::string text = percent_decode(reference);
  constexpr std::string_view ampersand = "&amp;";
  for (std::size_t at = 0; (at = text.find(ampersand, at)) != text.npos; ++at)
    text.replace(at, ampersand.size(), "&");
  return text;
}

// Whether some quoted reference leads into the folder, and to no document.
bool uses(std::string_view page, std::string_view folder_name) {
  const std::size_t longest = 3 * folder_name.size() + 64;
  for (const char quote : {'"', '\''}) {
    for (std::size_t at = 0; (at = page.find(quote, at)) != page.npos;) {
      ++at;
      std::string_view reference = page.substr(at);
      if (reference.starts_with("./")) reference.remove_prefix(2);
      const std::size_t slash = reference.substr(0, longest).find('/');
      if (slash == reference.npos || decoded(reference.substr(0, slash)) != folder_name) continue;
      reference.remove_prefix(slash + 1);
      const std::string_view file = reference.substr(0, reference.find_first_of("\"'?#<> "));
      if (!file.empty() && !reader_for(file)) return true;
    }
  }
  return false;
}

}  // namespace

SavedFolders::SavedFolders(const FileSystem& files, const std::string& root,
                           const PathList& origins) {
  for (const std::string_view origin : origins) {
    if (!is_web_page(origin)) continue;
    const std::string stem(origin.substr(0, origin.size() - file_extension(origin).size()));
    std::string page;
    for (std::string& folder : candidates(stem, origins)) {
      if (page.empty()) page = page_bytes(files, join_path(root, origin));
      if (uses(page, file_name(folder))) folders_.push_back(std::move(folder));
    }
  }
  std::sort(folders_.begin(), folders_.end());
}

bool SavedFolders::hold(std::string_view origin) const {
  for (std::size_t slash = origin.find('/'); slash != origin.npos;
       slash = origin.find('/', slash + 1))
    if (std::binary_search(folders_.begin(), folders_.end(), origin.substr(0, slash))) return true;
  return false;
}

}  // namespace offprint
