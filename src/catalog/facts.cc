#include "catalog/facts.h"

#include <algorithm>

#include "base/unicode.h"
#include "catalog/byte_stream.h"

namespace offprint {

namespace {

std::string signature_bytes(const std::vector<std::uint32_t>& signature) {
  std::string bytes;
  for (const std::uint32_t place : signature) {
    bytes += static_cast<char>(place & 0xff);
    bytes += static_cast<char>(place >> 8 & 0xff);
  }
  return bytes;
}

void write_people(const std::vector<Person>& people, ByteWriter& out) {
  out.list(people, [&](const Person& person) {
    out.text(fold(person.name));
    for (const std::string* text :
         {&person.name, &person.sort_name, &person.url, &person.degrees, &person.role})
      out.text(*text);
    out.boolean(person.is_organization);
    out.boolean(!person.id.empty());
  });
}

}  // namespace

std::string encode_facts(const EncodedArticle& article) {
  ByteWriter out;
  for (const std::string* text :
       {&article.origin, &article.explicit_id, &article.slug, &article.url, &article.title,
        &article.section, &article.language, &article.format})
    out.text(*text);
  out.number(article.word_count);
  out.boolean(article.exported);  // without_export changes it in place
  out.number(static_cast<std::uint64_t>(article.state));
  out.boolean(article.withdrawn);
  out.boolean(article.url_is_derived);
  out.date(article.published);
  out.date(article.modified);
  out.number(article.evidence.fingerprint);
  out.texts(article.tag_keys);
  out.list(article.tag_positions, [&](const Position& position) {
    out.number(position.line);
    out.number(position.column);
  });
  out.list(article.evidence.abbreviations, [&](const Abbreviation& pair) {
    out.text(pair.short_key);
    out.text(pair.long_key);
  });
  out.texts(article.evidence.link_keys);
  out.list(article.evidence.tags, [&](const TagSpelling& tag) {
    out.text(tag.key);
    out.text(tag.spelling);
    out.number(tag.count);
    out.number(static_cast<std::uint64_t>(tag.basis));
  });
  write_people(article.people, out);
  out.text(article.scope);
  out.texts(article.author_ids);
  out.texts(article.attachments);
  out.text(article.page_site);
  out.text(article.title_suffix.title);
  out.number(article.title_suffix.hash);
  out.list(article.edge_lines, [&](const EncodedArticle::EdgeLine& line) {
    out.number(static_cast<std::uint64_t>(line.edge));
    out.number(line.hash);
    out.texts(line.anchors);
  });
  out.text(signature_bytes(article.evidence.signature));
  out.text(article.series);
  out.number(article.text_bytes);
  out.number(article.picture_bytes);
  out.number(article.media_bytes);
  out.boolean(article.syndication.is_limited);
  out.texts(article.syndication.partners);
  out.list(article.links, [&](const LinkUse& link) {
    out.texts(link.keys);
    out.text(link.fragment);
  });
  return std::move(out).take();
}

namespace {

void read_tags(ByteReader& in, Facts& facts) {
  facts.tags.clear();
  in.list([&] {
    Facts::Tag& tag = facts.tags.emplace_back();
    tag.key = in.text();
    tag.spelling = in.text();
    tag.count = in.number32();
    constexpr auto last = TagBasis::text;
    tag.basis = static_cast<TagBasis>(in.enumerator(static_cast<std::uint8_t>(last) + 1));
  });
}

void read_people(ByteReader& in, Facts& facts) {
  facts.people.clear();
  in.list([&] {
    Facts::Credit& person = facts.people.emplace_back();
    for (std::string_view* text :
         {&person.key, &person.name, &person.sort_name, &person.url, &person.degrees, &person.role})
      *text = in.text();
    person.is_organization = in.boolean();
    person.is_open = in.boolean();
  });
}

}  // namespace

void decode_facts(std::string_view bytes, Facts& facts) {
  facts.bytes = bytes;
  ByteReader in(bytes);
  for (std::string_view* text : {&facts.origin, &facts.explicit_id, &facts.slug, &facts.url,
                                 &facts.title, &facts.section, &facts.language, &facts.format})
    *text = in.text();
  facts.word_count = in.number32();
  facts.exported = in.boolean();
  constexpr auto last_state = LifeState::expired;
  facts.state = static_cast<LifeState>(in.enumerator(static_cast<std::uint8_t>(last_state) + 1));
  facts.withdrawn = in.boolean();
  facts.url_is_derived = in.boolean();
  facts.published = in.date();
  facts.modified = in.date();
  facts.fingerprint = in.number();
  in.texts(facts.tag_keys);
  facts.tag_positions.clear();
  in.list([&] {
    Position& position = facts.tag_positions.emplace_back();
    position.line = in.number32();
    position.column = in.number32();
  });
  facts.abbreviations.clear();
  in.list([&] {
    Facts::Abbreviation& pair = facts.abbreviations.emplace_back();
    pair.short_key = in.text();
    pair.long_key = in.text();
  });
  in.texts(facts.link_keys);
  read_tags(in, facts);
  read_people(in, facts);
  facts.scope = in.text();
  in.texts(facts.author_ids);
  in.texts(facts.attachments);
  facts.page_site = in.text();
  facts.title_before_suffix = in.text();
  facts.title_suffix = in.number();
  facts.edge_lines.clear();
  in.list([&] {
    Facts::EdgeLine& line = facts.edge_lines.emplace_back();
    constexpr auto last = Edge::title_suffix;
    line.edge = static_cast<Edge>(in.enumerator(static_cast<std::uint8_t>(last) + 1));
    line.hash = in.number();
    in.texts(line.anchors);
  });
  facts.signature = in.text();
  facts.series = in.text();
  facts.text_bytes = in.number();
  facts.picture_bytes = in.number();
  facts.media_bytes = in.number();
  facts.limits_feeds = in.boolean();
  in.texts(facts.partners);
  facts.link_bytes = in.rest();
}

std::string without_export(std::string_view facts) {
  ByteReader in(facts);
  for (int texts = 0; texts < 8; ++texts) in.text();
  in.number();
  std::string changed(facts);
  changed[facts.size() - in.rest().size()] = '\0';
  return changed;
}

std::vector<LinkFacts> Facts::links() const {
  std::vector<LinkFacts> links;
  ByteReader in(link_bytes);
  in.list([&] {
    LinkFacts& link = links.emplace_back();
    in.texts(link.keys);
    link.fragment = in.text();
  });
  in.expect_end();
  return links;
}

bool Facts::may_link_by_name() const { return link_bytes.find("name:") != link_bytes.npos; }

std::string encode_anchors(const std::vector<std::string>& anchors) {
  ByteWriter out;
  out.texts(anchors);
  return std::move(out).take();
}

std::string without_anchors(std::string_view anchors, const std::vector<std::string>& unwanted) {
  std::vector<std::string> left = decode_anchors(anchors);
  std::erase_if(left, [&](const std::string& anchor) {
    return std::find(unwanted.begin(), unwanted.end(), anchor) != unwanted.end();
  });
  return encode_anchors(left);
}

std::vector<std::string> decode_anchors(std::string_view anchors) {
  std::vector<std::string> decoded;
  ByteReader in(anchors);
  in.texts(decoded);
  return decoded;
}

bool has_anchor(std::string_view anchors, std::string_view anchor) {
  ByteReader in(anchors);
  for (std::size_t left = in.count(); left > 0; --left)
    if (in.text() == anchor) return true;
  return false;
}

}  // namespace offprint
