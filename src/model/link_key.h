// The forms in which links and articles find each other. Keys are compared byte by byte.
//
//   "path:articles/salt.md"     the source's path relative to the project's root, without ".gz"
//   "url:a.example/2024/salt"   host without "www.", path without trailing '/', "index.html" or
//                               ".html"; no query, no scheme
//   "slug:salt"                 the last part of a permalink
#pragma once

#include <string>
#include <string_view>

namespace offprint {

std::string path_link_key(std::string_view path);
// `url` is absolute and normalized (normalize_url).
std::string url_link_key(std::string_view url);
std::string slug_link_key(std::string_view slug);

}  // namespace offprint
