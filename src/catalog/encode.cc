#include <algorithm>
#include <iterator>
#include <utility>

#include "base/unicode.h"
#include "catalog/catalog.h"
#include "catalog/encoding.h"

namespace offprint {
namespace {

EncodedArticle::EdgeLine edge_line(const Body& body, const EdgeBlock& block) {
  EncodedArticle::EdgeLine line{block.edge, block.hash, {}};
  for (NodeIndex node = block.node; node != no_node; node = body.next_in_order(node, block.node))
    if (body.has_attribute(node, Attribute::id))
      line.anchors.emplace_back(body.attribute(node, Attribute::id));
  return line;
}

// About that of the page that is made of it: every node has a tag before and behind it.
std::uint64_t size_as_page(const Body& body) {
  constexpr std::uint64_t markup = 12;
  std::uint64_t size = 0;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    size += body[node].text_length + (body[node].element == Element::text ? 0 : markup);
    body.for_each_attribute(
        node, [&](Attribute, std::string_view value) { size += value.size() + markup; });
  }
  return size;
}

}  // namespace

EncodedArticle encode(Article article, Evidence evidence) {
  EncodedArticle encoded;
  encoded.header = encode_header(article);
  encoded.body = article.body.to_bytes();
  encoded.evidence = std::move(evidence);
  encoded.origin = std::move(article.origin);
  encoded.format = std::move(article.format);
  encoded.word_count = article.word_count;
  encoded.explicit_id = std::move(article.explicit_id);
  encoded.slug = std::move(article.slug);
  encoded.url = std::move(article.url);
  encoded.title = std::move(article.title);
  encoded.section = std::move(article.section);
  encoded.series = std::move(article.series);
  encoded.language = std::move(article.language);
  encoded.text_bytes = size_as_page(article.body);
  for (const Image& image : article.images)
    if (!image.file.empty()) encoded.picture_bytes += image.size;
  for (const MediaFile& media : article.media) encoded.media_bytes += media.size;
  encoded.published = article.published;
  encoded.modified = article.modified;
  encoded.aliases = std::move(article.aliases);
  for (RawTag& tag : article.tags) {
    encoded.tag_keys.push_back(std::move(tag.key));
    encoded.tag_positions.push_back(tag.position);
  }
  for (const Person& author : article.authors) encoded.author_ids.push_back(author.id);
  encoded.people = std::move(article.authors);
  std::move(article.contributors.begin(), article.contributors.end(),
            std::back_inserter(encoded.people));
  encoded.scope = std::move(article.scope);
  encoded.attachments = std::move(article.attachments);
  encoded.links = std::move(article.links);
  encoded.page_site = std::move(article.page_site);
  for (const EdgeBlock& block : article.edge_blocks)
    encoded.edge_lines.push_back(edge_line(article.body, block));
  encoded.title_suffix = std::move(article.title_suffix);
  encoded.url_is_derived = article.url_is_derived;
  encoded.exported = !article.draft && !article.is_withdrawn && !has_error(article.diagnostics);
  encoded.withdrawn = article.is_withdrawn;
  encoded.syndication = std::move(article.syndication);
  return encoded;
}

}  // namespace offprint
