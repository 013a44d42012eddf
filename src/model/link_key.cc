#include "model/link_key.h"

#include "base/file_system.h"
#include "base/unicode.h"
#include "base/url.h"

namespace offprint {
namespace {

void drop_suffix(std::string_view& text, std::string_view suffix) {
  if (text.ends_with(suffix)) text.remove_suffix(suffix.size());
}

}  // namespace

std::string path_link_key(std::string_view path) {
  return "path:" + std::string(without_gzip_extension(path));
}

std::string url_link_key(std::string_view url) {
  std::string_view path = split_url(url).path;
  drop_suffix(path, "/");
  path = without_gzip_extension(path);
  drop_suffix(path, "/index.html");
  drop_suffix(path, ".html");
  return "url:" + site_key(url) + percent_decode(path);
}

std::string slug_link_key(std::string_view slug) { return "slug:" + std::string(slug); }

std::string name_link_key(std::string_view name) { return "name:" + fold(name); }

bool is_name_link_key(std::string_view key) { return key.starts_with("name:"); }

}  // namespace offprint
