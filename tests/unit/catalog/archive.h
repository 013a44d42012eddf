// A small archive for tests: articles as normalize would make them, added to a catalog, decided,
// resolved.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "catalog/catalog.h"
#include "model/link_key.h"
#include "model/permalink.h"

namespace offprint::test {

inline Publication publication() {
  Publication publication;
  publication.title = "The Marginal Sea";
  publication.site = "https://sea.example";
  return publication;
}

// An article with one paragraph, whose slug is its file's name.
inline Article article(std::string origin, std::string text = {}) {
  Article article;
  article.slug = slugify(file_stem(origin));
  article.title = article.slug;
  article.language = "en";
  article.format = "markdown";
  const NodeIndex paragraph = article.body.append(Body::root(), Element::paragraph);
  article.body.append_text(paragraph, text.empty() ? "The text of " + origin : text);
  article.origin = std::move(origin);
  return article;
}

inline Article dated(Article article, std::int16_t year, std::uint8_t month = 1,
                     std::uint8_t day = 1) {
  article.published.emplace();
  article.published->year = year;
  article.published->month = month;
  article.published->day = day;
  return article;
}

// Adds a link to the first paragraph.
inline NodeIndex link(Article& article, std::string_view href, std::vector<std::string> keys,
                      std::string fragment = {}, Position position = {7, 3}) {
  const NodeIndex paragraph = article.body[Body::root()].first_child;
  const NodeIndex node = article.body.append(paragraph, Element::link, {7, 1});
  article.body.set_attribute(node, Attribute::href, href);
  article.body.append_text(node, "words");
  if (!keys.empty())
    article.links.push_back({node, std::move(keys), std::move(fragment), position});
  return node;
}

inline void tag(Article& article, std::string_view spelling) {
  std::string key = fold(spelling);
  std::erase_if(key, [](char c) { return c == ' ' || c == '-' || c == '_'; });
  article.tags.push_back({key, std::string(spelling), {}});
}

inline void author(Article& article, std::string name, std::string sort_name = {}) {
  article.authors.push_back({std::move(name), std::move(sort_name), {}});
}

// A page of a site, whose body begins with the blocks of `top` and ends with those of `bottom`.
inline Article page(std::string origin, const std::vector<std::string>& top,
                    const std::vector<std::string>& bottom, std::string site = "site:loaf") {
  Article made = article(std::move(origin));
  made.page_site = std::move(site);
  const NodeIndex text = made.body[Body::root()].first_child;
  const auto add = [&](NodeIndex node, Edge edge, const std::string& words) {
    made.body.append_text(node, words);
    made.edge_blocks.push_back({node, edge, hash64(words)});
  };
  for (const std::string& words : top)
    add(made.body.insert_before(text, Element::paragraph, {3, 1}), Edge::top, words);
  for (const std::string& words : bottom)
    add(made.body.append(Body::root(), Element::paragraph, {9, 1}), Edge::bottom, words);
  return made;
}

inline void suffix(Article& article, const std::string& suffix) {
  article.title_suffix = {article.title, suffix, hash64(suffix)};
  article.title += " | " + suffix;
}

inline std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : fold(text))
    if (c != ' ' && c != '\n')
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  if (words.back().empty()) words.pop_back();
  return words;
}

// MinHash as in the books: the least of as many hashes of runs of four words as there are places.
inline std::vector<std::uint32_t> signature(std::string_view text) {
  const std::vector<std::string> list = words(text);
  if (list.size() < 40) return {};
  std::vector<std::uint32_t> signature;
  for (std::uint64_t place = 0; place < 128; ++place) {
    std::uint64_t least = ~std::uint64_t{0};
    for (std::size_t i = 3; i < list.size(); ++i)
      least = std::min(
          least,
          hash64(list[i - 3] + ' ' + list[i - 2] + ' ' + list[i - 1] + ' ' + list[i], place));
    signature.push_back(static_cast<std::uint32_t>(least));
  }
  return signature;
}

inline Evidence evidence(const Article& article) {
  Evidence evidence;
  for (const RawTag& tag : article.tags) evidence.tags.push_back({tag.key, tag.raw, 1});
  if (!article.page_site.empty()) evidence.site_lines.push_back({article.page_site, Edge::page, 0});
  for (const EdgeBlock& block : article.edge_blocks)
    evidence.site_lines.push_back({article.page_site, block.edge, block.hash});
  if (!article.title_suffix.suffix.empty())
    evidence.site_lines.push_back(
        {article.page_site, Edge::title_suffix, article.title_suffix.hash});
  evidence.link_keys = {path_link_key(article.origin), slug_link_key(article.slug),
                        name_link_key(file_stem(article.origin))};
  if (!article.url.empty()) evidence.link_keys.push_back(url_link_key(article.url));
  const Body& body = article.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body.has_attribute(node, Attribute::id))
      evidence.anchors.emplace_back(body.attribute(node, Attribute::id));
  evidence.fingerprint = hash64(fold(plain_text(body)));
  evidence.signature = signature(plain_text(body));
  return evidence;
}

// What a document declares for the articles of all.
struct DeclaringDocument {
  std::string origin;
  std::vector<KnownPerson> people;
  std::vector<AttachmentRow> attachments;
};

// One build: a fresh catalog, filled and decided.
class Build {
 public:
  explicit Build(std::vector<Article> articles, Ledger ledger = {},
                 Publication rules = publication(), const std::string& path = {},
                 const std::vector<DeclaringDocument>& documents = {},
                 DuplicatePolicy duplicates = DuplicatePolicy::report)
      : rules_(std::move(rules)),
        ledger_(std::move(ledger)),
        catalog_(std::make_unique<Catalog>(path)) {
    for (Article& article : articles) {
      if (article.url.empty()) {
        article.url =
            permalink(rules_, article.slug, article.origin, article.published, article.section);
        article.url_is_derived = !article.url.empty();
      }
      Evidence evidence = test::evidence(article);
      catalog_->add(encode(article, std::move(evidence)));
      origins_.push_back(article.origin);
    }
    for (const DeclaringDocument& document : documents) {
      for (const KnownPerson& person : document.people) catalog_->add(person, document.origin);
      for (const AttachmentRow& row : document.attachments) catalog_->add(row, document.origin);
    }
    std::sort(origins_.begin(), origins_.end());
    DecideRules decide;
    decide.publication = rules_;
    decide.duplicates = duplicates;
    diagnostics_ = catalog_->decide(decide, ledger_);
  }

  Record record(std::string_view origin) const {
    const auto at = std::find(origins_.begin(), origins_.end(), origin);
    return resolve(catalog_->load(static_cast<std::uint32_t>(at - origins_.begin())), rules_);
  }
  std::string id(std::string_view origin) const { return record(origin).id; }
  Catalog& catalog() { return *catalog_; }
  const Ledger& ledger() const { return ledger_; }
  const Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  Publication rules_;
  Ledger ledger_;
  std::unique_ptr<Catalog> catalog_;
  std::vector<std::string> origins_;
  Diagnostics diagnostics_;
};

// "severity: message; hint [id]" of each, with its place.
inline std::vector<std::string> texts(const Diagnostics& diagnostics) {
  std::vector<std::string> texts;
  for (const Diagnostic& diagnostic : diagnostics) texts.push_back(to_text(diagnostic));
  return texts;
}

}  // namespace offprint::test
