#include <algorithm>

#include "base/unicode.h"
#include "base/url.h"
#include "model/link_key.h"
#include "normalize/normalizer.h"

namespace offprint {
namespace {

// What an address with this path ends in.
std::string last_part(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  path.remove_prefix(path.rfind('/') + 1);  // npos + 1 is 0
  if (path.ends_with(".html")) path.remove_suffix(5);
  return std::string(path);
}

// A former address, whole or a path on the article's site.
void add_alias_keys(const Article& article, std::string_view alias,
                    std::vector<std::string>& keys) {
  const bool whole = is_absolute_url(alias);
  if (const std::string slug = last_part(split_url(alias).path); !slug.empty())
    keys.push_back(slug_link_key(slug));
  if (!whole && article.site.url.empty()) return;
  const auto url = whole ? normalize_url(alias) : resolve_url(article.site.url + "/", alias);
  if (url) keys.push_back(url_link_key(*url));
}

}  // namespace

Evidence evidence_of(const Article& article) {
  Evidence evidence;
  for (const RawTag& tag : article.tags) evidence.tags.push_back({tag.key, tag.raw, 1});
  for (const Person& author : article.authors)
    evidence.names.push_back({fold(author.name), author.name});
  std::vector<std::string>& keys = evidence.link_keys;
  keys.push_back(path_link_key(article.origin));
  if (!article.url.empty()) keys.push_back(url_link_key(article.url));
  keys.push_back(slug_link_key(article.slug));
  for (const std::string& alias : article.aliases) add_alias_keys(article, alias, keys);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());

  const Body& body = article.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body.has_attribute(node, Attribute::id))
      evidence.anchors.emplace_back(body.attribute(node, Attribute::id));
  evidence.fingerprint = article.fingerprint;
  return evidence;
}

}  // namespace offprint
