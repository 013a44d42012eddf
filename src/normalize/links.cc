#include <array>
#include <string>

#include "base/file_system.h"
#include "base/url.h"
#include "model/link_key.h"
#include "normalize/fields.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

constexpr std::array<std::string_view, 3> document_extensions = {".md", ".markdown", ".html"};

// Every way in which `path`, relative to the root, can name a source file.
void add_path_keys(const std::string& path, std::vector<std::string>& keys) {
  if (path.empty() || path.starts_with("..")) return;
  keys.push_back(path_link_key(path));
  const std::string_view extension = file_extension(path);
  if (extension == ".md" || extension == ".markdown") return;
  const std::string stem =
      extension == ".html" ? path.substr(0, path.size() - extension.size()) : path;
  for (const std::string_view wanted : document_extensions) {
    keys.push_back(path_link_key(stem + std::string(wanted)));
    keys.push_back(path_link_key(stem + "/index" + std::string(wanted)));
  }
}

std::string last_part(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return std::string(file_stem(path));
}

class LinkLister {
 public:
  LinkLister(const Rules& rules, Article& article)
      : site_(rules.publication.site), article_(article) {}

  void list(NodeIndex node) {
    const std::string href(article_.body.attribute(node, Attribute::href));
    if (href.empty() || href.starts_with('#') || href.starts_with("//")) return;
    const UrlParts parts = split_url(href);
    LinkUse use;
    if (parts.has_scheme) {
      if (site_.empty() || site_key(href) != site_key(site_)) return;
      add_url_keys(href, parts, use.keys);
    } else if (!parts.path.empty()) {
      add_reference_keys(href, parts, use.keys);
    }
    if (use.keys.empty()) return;
    use.node = node;
    use.fragment = percent_decode(parts.fragment);
    use.position = article_.body[node].position;
    article_.links.push_back(std::move(use));
  }

 private:
  void add_reference_keys(const std::string& href, const UrlParts& parts,
                          std::vector<std::string>& keys) const {
    const std::string path = percent_decode(parts.path);
    if (path.starts_with('/'))
      add_path_keys(join_path("", path.substr(path.find_first_not_of('/') == path.npos
                                                  ? path.size()
                                                  : path.find_first_not_of('/'))),
                    keys);
    else
      add_path_keys(join_path(parent_path(article_.origin), path), keys);
    const std::string& base = article_.url.empty() ? site_ : article_.url;
    if (!base.empty())
      if (const auto url = resolve_url(base, href)) keys.push_back(url_link_key(*url));
    add_slug_key(path, keys);
  }

  void add_url_keys(const std::string& href, const UrlParts& parts,
                    std::vector<std::string>& keys) const {
    const auto url = normalize_url(href);
    if (!url) return;
    keys.push_back(url_link_key(*url));
    add_slug_key(percent_decode(parts.path), keys);
  }

  static void add_slug_key(std::string_view path, std::vector<std::string>& keys) {
    const std::string slug = last_part(path);
    if (!slug.empty() && slug != "." && slug != "..") keys.push_back(slug_link_key(slug));
  }

  const std::string& site_;
  Article& article_;
};

}  // namespace

void list_links(const Rules& rules, Draft&, Article& article) {
  LinkLister lister(rules, article);
  const Body& body = article.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == Element::link) lister.list(node);
}

}  // namespace offprint
