#include "model/link_key.h"

#include <algorithm>
#include <iterator>

#include "base/file_system.h"
#include "base/unicode.h"
#include "base/url.h"

namespace offprint {
namespace {

void drop_suffix(std::string_view& text, std::string_view suffix) {
  if (text.ends_with(suffix)) text.remove_suffix(suffix.size());
}

// Parameters that tell where a reader came from, not what is read.
constexpr std::string_view tracking_names[] = {
    "_ga",           "_gl",    "_hsenc", "_hsmi",    "amp",    "cmpid",  "dclid",
    "fb_action_ids", "fbclid", "gclid",  "igshid",   "mc_cid", "mc_eid", "mkt_tok",
    "msclkid",       "ncid",   "ref",    "ref_src",  "s_cid",  "share",  "source",
    "smid",          "trk",    "twclid", "wt.mc_id", "yclid"};
constexpr std::string_view tracking_prefixes[] = {"utm_", "at_", "pk_", "mtm_", "hsa_", "vero_"};

bool is_tracking(std::string_view parameter) {
  const std::string name = to_lower(parameter.substr(0, parameter.find('=')));
  if (name.empty()) return true;
  for (const std::string_view prefix : tracking_prefixes)
    if (name.starts_with(prefix)) return true;
  return std::find(std::begin(tracking_names), std::end(tracking_names), name) !=
         std::end(tracking_names);
}

// "?p=7", or "" where the query tells no pages apart.
std::string telling_query(std::string_view query) {
  std::string out;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    if (!is_tracking(parameter)) out.append(out.empty() ? "?" : "&").append(parameter);
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return out;
}

}  // namespace

std::string path_link_key(std::string_view path) {
  return "path:" + to_nfc(without_gzip_extension(path));
}

std::string url_link_key(std::string_view url) {
  const UrlParts parts = split_url(url);
  std::string_view path = parts.path;
  drop_suffix(path, "/");
  path = without_gzip_extension(path);
  drop_suffix(path, "/index.html");
  drop_suffix(path, ".html");
  std::string key;
  key.reserve(url.size());  // its scheme makes room for ours
  key += "url:";
  key += site_key(url);
  if (path.find('%') == path.npos && is_nfc(path))
    key += path;
  else
    key += to_nfc(percent_decode(path));
  return parts.query.empty() ? key : key + telling_query(parts.query);
}

std::string slug_link_key(std::string_view slug) { return "slug:" + to_nfc(slug); }

std::string name_link_key(std::string_view name) { return "name:" + fold(name); }

bool is_name_link_key(std::string_view key) { return key.starts_with("name:"); }

}  // namespace offprint
