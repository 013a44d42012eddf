#include <algorithm>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/url.h"
#include "model/link_key.h"
#include "normalize/normalizer.h"

namespace offprint {
namespace {

void add_alias_keys(const Article& article, std::vector<std::string>& keys) {
  for (const std::string& alias : article.aliases) {
    if (is_absolute_url(alias)) {
      if (const auto url = normalize_url(alias)) keys.push_back(url_link_key(*url));
    } else if (!article.site.url.empty()) {
      if (const auto url = resolve_url(article.site.url + "/", alias))
        keys.push_back(url_link_key(*url));
    }
    std::string_view path = alias;
    while (path.ends_with('/')) path.remove_suffix(1);
    if (const std::string_view slug = path.substr(path.rfind('/') + 1); !slug.empty())
      keys.push_back(slug_link_key(slug));
  }
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
  add_alias_keys(article, keys);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());

  const Body& body = article.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body.has_attribute(node, Attribute::id))
      evidence.anchors.emplace_back(body.attribute(node, Attribute::id));
  evidence.fingerprint = hash64(plain_text(body));
  return evidence;
}

}  // namespace offprint
