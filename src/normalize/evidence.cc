#include <algorithm>

#include "base/file_system.h"
#include "base/unicode.h"
#include "base/url.h"
#include "model/link_key.h"
#include "model/site_key.h"
#include "normalize/normalizer.h"
#include "normalize/origin_name.h"
#include "normalize/signature.h"
#include "normalize/tag_text.h"
#include "normalize/tag_uses.h"

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

// By which links find the article wherever it lies: its file's name, with as many of its folders as
// a link may say; without the date; its title and its other names, as slugs.
void add_name_keys(const Article& article, std::vector<std::string>& keys) {
  constexpr int most_folders = 3;
  const auto add = [&](std::string_view name) {
    if (!name.empty()) keys.push_back(name_link_key(name));
  };
  const OriginName name = origin_name(article.origin);
  if (part_of_origin(article.origin).empty()) {
    std::string_view path = without_gzip_extension(article.origin);
    path.remove_suffix(file_extension(path).size());
    if (is_index_name(file_name(path)) && !parent_path(path).empty()) path = parent_path(path);
    std::size_t begin = path.size();
    for (int folder = 0; folder <= most_folders && begin != 0; ++folder) {
      const std::size_t slash = begin == path.size() ? path.rfind('/')
                                : begin >= 2         ? path.rfind('/', begin - 2)
                                                     : path.npos;
      begin = slash == path.npos ? 0 : slash + 1;
      add(path.substr(begin));
    }
    add(name.stem);
    add(slugify(name.stem));
  }
  add(article.slug);
  add(slugify(article.title));
  for (const std::string& alias : article.aliases)
    if (alias.find('/') == alias.npos) add(slugify(alias));
}

// For the site that the page names and for its folder: pages of one site need not all say so.
void add_site_lines(const Article& article, std::vector<SiteLine>& lines) {
  if (article.page_site.empty()) return;
  for (const std::string& site : {article.page_site, folder_site_key(article.origin)}) {
    if (site == article.page_site && !lines.empty()) continue;
    lines.push_back({site, Edge::page, 0});
    for (const EdgeBlock& block : article.edge_blocks)
      lines.push_back({site, block.edge, block.hash});
    if (!article.title_suffix.suffix.empty())
      lines.push_back({site, Edge::title_suffix, article.title_suffix.hash});
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
}

// Whether parentheses, in or before which abbreviations stand, may be in the body's plain text.
bool may_have_parentheses(const Body& body) {
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    const Element element = body[node].element;
    if (element == Element::formula || element == Element::embed) return true;
    if (element == Element::text && body.text(node).find('(') != std::string_view::npos)
      return true;
  }
  return false;
}

void add_tags(const Article& article, Evidence& evidence) {
  std::vector<TagSpelling>& rows = evidence.tags;
  const bool has_blanks = has_blank_tags(article.tags);
  const auto listed = [&](const std::string& raw) { return as_words(raw, has_blanks); };
  for (const RawTag& tag : article.tags) {
    rows.insert(rows.end(), tag.spellings.begin(), tag.spellings.end());
    rows.push_back({tag.key, listed(tag.raw), 1, TagBasis::list});
    for (const std::string& other : tag.also)
      rows.push_back({tag.key, listed(other), 1, TagBasis::list});
  }
  if (article.tags.empty() || !may_have_parentheses(article.body)) return;
  const TextWords words(around_abbreviations(plain_text(article.body)));
  for (auto& [small, large] : find_abbreviations(article.tags, words))
    evidence.abbreviations.push_back({std::move(small), std::move(large)});
}

}  // namespace

Evidence evidence_of(const Article& article) {
  Evidence evidence;
  add_tags(article, evidence);
  std::vector<std::string>& keys = evidence.link_keys;
  keys.push_back(path_link_key(article.origin));
  if (!article.url.empty()) keys.push_back(url_link_key(article.url));
  // "https://a.example/?p=7", the id that WordPress gives and an address at which it answers.
  if (is_web_address(article.explicit_id))
    if (const auto url = normalize_url(article.explicit_id)) keys.push_back(url_link_key(*url));
  keys.push_back(slug_link_key(article.slug));
  for (const std::string& alias : article.aliases) add_alias_keys(article, alias, keys);
  add_name_keys(article, keys);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());

  const Body& body = article.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body.has_attribute(node, Attribute::id))
      evidence.anchors.emplace_back(body.attribute(node, Attribute::id));
  add_site_lines(article, evidence.site_lines);
  evidence.fingerprint = article.fingerprint;
  evidence.signature = signature_of(body);
  return evidence;
}

}  // namespace offprint
