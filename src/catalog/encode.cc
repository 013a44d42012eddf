#include <algorithm>

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

EncodedArticle encode(const Article& article, Evidence evidence) {
  EncodedArticle encoded;
  encoded.header = encode_header(article);
  encoded.body = article.body.to_bytes();
  encoded.evidence = std::move(evidence);
  encoded.origin = article.origin;
  encoded.format = article.format;
  encoded.word_count = article.word_count;
  encoded.explicit_id = article.explicit_id;
  encoded.slug = article.slug;
  encoded.url = article.url;
  encoded.title = article.title;
  encoded.section = article.section;
  encoded.series = article.series;
  encoded.language = article.language;
  encoded.text_bytes = size_as_page(article.body);
  for (const Image& image : article.images)
    if (!image.file.empty()) encoded.picture_bytes += image.size;
  for (const MediaFile& media : article.media) encoded.media_bytes += media.size;
  encoded.published = article.published;
  encoded.modified = article.modified;
  encoded.aliases = article.aliases;
  for (const RawTag& tag : article.tags) {
    encoded.tag_keys.push_back(tag.key);
    encoded.tag_positions.push_back(tag.position);
  }
  for (const Person& author : article.authors) encoded.author_ids.push_back(author.id);
  encoded.people = article.authors;
  encoded.people.insert(encoded.people.end(), article.contributors.begin(),
                        article.contributors.end());
  encoded.scope = article.scope;
  encoded.attachments = article.attachments;
  encoded.links = article.links;
  encoded.page_site = article.page_site;
  for (const EdgeBlock& block : article.edge_blocks)
    encoded.edge_lines.push_back(edge_line(article.body, block));
  encoded.title_suffix = article.title_suffix;
  encoded.url_is_derived = article.url_is_derived;
  encoded.exported = !article.draft && !article.is_withdrawn && !has_error(article.diagnostics);
  encoded.withdrawn = article.is_withdrawn;
  encoded.syndication = article.syndication;
  return encoded;
}

}  // namespace offprint
