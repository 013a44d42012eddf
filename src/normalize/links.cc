#include <algorithm>
#include <array>
#include <string>

#include "base/file_system.h"
#include "base/unicode.h"
#include "base/url.h"
#include "model/link_key.h"
#include "normalize/fields.h"
#include "normalize/origin_name.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

using Keys = std::vector<std::string>;

bool is_markdown(std::string_view extension) {
  return extension == ".md" || extension == ".markdown";
}
bool is_source(std::string_view extension) {
  return is_markdown(extension) || extension == ".mdx" || extension == ".mdown" ||
         extension == ".mkd";
}
bool is_page(std::string_view extension) { return extension == ".html" || extension == ".htm"; }

// Every way in which `path`, relative to the root, can name a source file, the path itself first.
void add_path_keys(const std::string& path, Keys& keys) {
  if (path == ".." || path.starts_with("../")) return;
  if (!path.empty()) keys.push_back(path_link_key(path));
  const std::string_view extension = file_extension(path);
  if (is_markdown(extension)) return;
  const std::string stem =
      is_page(extension) ? path.substr(0, path.size() - extension.size()) : path;
  const std::string folder = stem.empty() ? "" : stem + "/";
  for (const std::string_view wanted : {".md", ".markdown"}) {
    if (!stem.empty()) keys.push_back(path_link_key(stem + std::string(wanted)));
    keys.push_back(path_link_key(folder + "index" + std::string(wanted)));
  }
}

// Under an article's address, the same article for other eyes.
bool is_view(std::string_view name) {
  constexpr std::array<std::string_view, 5> views{"amp", "embed", "print", "amp.html",
                                                  "print.html"};
  return std::find(views.begin(), views.end(), name) != views.end();
}

// Whether a path may show its article in another way: is_view, or "amp/".
bool has_view(std::string_view path) {
  return path.starts_with("amp/") || is_view(path.substr(path.rfind('/') + 1));
}

std::string_view trim_slashes(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  while (path.starts_with('/')) path.remove_prefix(1);
  return path;
}

// The slug that an address with this path would have. Other pages of a site ("/tags/salt/") end in
// the same words as articles, so outside of an archive's own relative links only two kinds of path
// are believed: those without folders or with dates alone for them, and those whose last part is
// long enough to be nothing else.
bool ends_in_slug(std::string_view path) {
  path = trim_slashes(path);
  const std::string_view folder =
      path.substr(0, path.rfind('/') == path.npos ? 0 : path.rfind('/'));
  const bool dated = std::all_of(folder.begin(), folder.end(),
                                 [](char c) { return c == '/' || (c >= '0' && c <= '9'); });
  return dated || std::count(path.begin() + static_cast<std::ptrdiff_t>(folder.size()), path.end(),
                             '-') >= 2;
}

void add_slug_keys(std::string_view path, Keys& keys) {
  path = trim_slashes(path);
  const std::string_view extension = file_extension(path);
  const bool is_file = is_markdown(extension) || is_page(extension);
  // Other dots belong to the name: "release-1.2".
  const std::string stem =
      origin_name(is_file ? std::string(path) : std::string(path) + ".md").stem;
  if (stem.empty() || stem.starts_with('.')) return;
  keys.push_back(slug_link_key(stem));
  if (std::string slug = slugify(stem); !slug.empty() && slug != stem)
    keys.push_back(slug_link_key(slug));
}

class LinkLister {
 public:
  LinkLister(const Rules& rules, Article& article) : rules_(rules), article_(article) {
    const std::string_view file = file_of_origin(article.origin), stem = file_stem(file);
    const bool is_folder_page = stem == "index" || stem == "_index" || file != article.origin;
    folder_ = parent_path(file);
    page_folder_ = is_folder_page ? folder_ : join_path(folder_, stem);
    base_ = article.url.empty() && !site().empty() ? site() + "/" : article.url;
    if (!base_.empty()) base_site_ = site_key(base_);
  }

  void list(NodeIndex node) {
    std::string href(article_.body.attribute(node, Attribute::href));
    if (href.empty() || href.starts_with('#')) return;
    if (href.starts_with("//")) href.insert(0, "https:");
    const UrlParts parts = split_url(href);
    LinkUse use;
    const bool by_name = href.starts_with(article_scheme);
    use.keys = by_name            ? keys_of_name(percent_decode(parts.path))
               : parts.has_scheme ? keys_of_address(href, parts)
                                  : keys_of_reference(href, parts);
    if (use.keys.empty()) return;
    use.node = node;
    use.fragment = percent_decode(parts.fragment);
    // Words of a heading, of which its id was made.
    if (by_name && use.fragment.find(' ') != std::string::npos)
      use.fragment = slugify(use.fragment);
    use.position = article_.body[node].position;
    article_.links.push_back(std::move(use));
  }

 private:
  const std::string& site() const { return rules_.publication.site; }

  // Addresses on another site are meant as they are written: an article of the archive may have
  // such an address, or have had it.
  Keys keys_of_address(const std::string& href, const UrlParts& parts) const {
    Keys keys;
    const auto url = normalize_url(href);
    if (!url || (parts.scheme != "http" && parts.scheme != "https")) return keys;
    const bool ours = !base_.empty() && site_key(*url) == base_site_;
    if (!ours && trim_slashes(parts.path).empty() && parts.query.empty()) return keys;
    add_address_keys(*url, keys);
    if (!ours) return keys;
    const std::string path = path_on_site(percent_decode(parts.path));
    add_site_paths(path, keys);
    if (ends_in_slug(path)) add_slug_keys(path, keys);
    return keys;
  }

  // The site may be a folder of its host.
  std::string path_on_site(std::string path) const {
    const std::string folder = percent_decode(split_url(site()).path);
    if (!folder.empty() && path.starts_with(folder + "/")) path.erase(0, folder.size());
    return path;
  }

  // The article of that name or path, wherever it lies. A name without folders may also be a slug
  // or a title.
  Keys keys_of_name(const std::string& name) const {
    Keys keys;
    std::string path = join_path("", trim_slashes(name));
    if (path.empty()) return {path_link_key(article_.origin)};
    if (path.starts_with(".."))
      path = join_path(folder_, path);
    else if (!name.starts_with('/'))
      add_path_keys(join_path(folder_, path), keys);
    add_site_paths(path, keys);
    const std::string_view extension = file_extension(path);
    if (is_source(extension) || is_page(extension)) path.resize(path.size() - extension.size());
    if (is_index_name(file_name(path)) && !parent_path(path).empty())
      path = std::string(parent_path(path));
    keys.push_back(name_link_key(path));
    if (path.find('/') != path.npos) return keys;
    const std::string slug = slugify(path);
    if (name_link_key(slug) != keys.back()) keys.push_back(name_link_key(slug));
    if (!slug.empty()) keys.push_back(slug_link_key(slug));
    return keys;
  }

  // The first key says whether an absence is a mistake: a source file must be there, but a site has
  // more pages than articles.
  Keys keys_of_reference(const std::string& href, const UrlParts& parts) const {
    Keys keys;
    if (parts.path.empty()) return keys;  // "?page=2"
    const std::string path = percent_decode(parts.path);
    const bool from_site = path.starts_with('/');
    const bool is_source = is_markdown(file_extension(path));
    // An address that was made here tells less about the meaning of "../sea/" than the folders do.
    const bool url_first = !is_source && (from_site || !article_.url_is_derived);
    if (url_first) add_url_key(href, keys);
    if (from_site)
      add_site_paths(path_on_site(path), keys);
    else
      add_relative_paths(path, keys);
    if (!url_first) add_url_key(href, keys);
    if (!from_site || ends_in_slug(path)) add_slug_keys(path, keys);
    return keys;
  }

  void add_url_key(const std::string& href, Keys& keys) const {
    if (base_.empty()) return;
    if (const auto url = resolve_url(base_, href)) add_address_keys(*url, keys);
  }

  // The address, then the article's own of an address that shows it in another way.
  static void add_address_keys(const std::string& url, Keys& keys) {
    keys.push_back(url_link_key(url));
    const UrlParts parts = split_url(url);
    const std::string_view path = trim_slashes(parts.path);
    if (path.empty()) return;
    const bool has_one_slash = path.data() == parts.path.data() + 1 &&
                               parts.path.size() <= path.size() + 2;  // at either end
    if (has_one_slash && parts.query.empty() && !has_view(path)) return;
    const auto end = static_cast<std::size_t>(parts.authority.data() - url.data());
    const std::string host = url.substr(0, end + parts.authority.size()) + "/";
    std::string own = url_link_key(host + std::string(path));
    if (own != keys.back()) keys.push_back(std::move(own));
    const std::size_t slash = path.rfind('/');
    if (slash != path.npos && is_view(path.substr(slash + 1)))
      keys.push_back(url_link_key(host + std::string(path.substr(0, slash))));
    if (path.starts_with("amp/")) keys.push_back(url_link_key(host + std::string(path.substr(4))));
  }

  void add_site_paths(std::string_view path, Keys& keys) const {
    for (const std::string& assets : rules_.assets)
      add_path_keys(join_path(assets, trim_slashes(path)), keys);
    add_path_keys(join_path("", trim_slashes(path)), keys);
  }

  // "../sea/" in notes/salt.md is written for the page, which is the folder notes/salt/ on most
  // sites; "../sea.md" for the file.
  void add_relative_paths(const std::string& path, Keys& keys) const {
    const std::string_view extension = file_extension(path);
    if (is_page(extension))
      keys.push_back(
          path_link_key(join_path(folder_, path.substr(0, path.size() - extension.size()))));
    if (!is_markdown(extension) && !is_page(extension))
      add_path_keys(join_path(page_folder_, path), keys);
    if (is_markdown(extension) || page_folder_ != folder_)
      add_path_keys(join_path(folder_, path), keys);
  }

  const Rules& rules_;
  Article& article_;
  std::string base_;         // what references are relative to; "" without a site
  std::string base_site_;    // the key of its site
  std::string folder_;       // of the source
  std::string page_folder_;  // that the source's page is on most sites
};

}  // namespace

void list_links(const Rules& rules, Draft&, Article& article) {
  LinkLister lister(rules, article);
  const Body& body = article.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == Element::link ||
        body.attribute(node, Attribute::href).starts_with(article_scheme))
      lister.list(node);
}

}  // namespace offprint
