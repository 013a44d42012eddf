#include "catalog/encoding.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

#include "base/error.h"
#include "base/generators.h"

using namespace offprint;

namespace {

std::string any_text() { return *rc::gen::oneOf(test::text(), test::bytes()); }
Position any_position() {
  return {*rc::gen::arbitrary<std::uint32_t>(), *rc::gen::arbitrary<std::uint32_t>()};
}
std::size_t few() { return *rc::gen::inRange<std::size_t>(0, 4); }

std::vector<std::string> any_texts() {
  std::vector<std::string> texts(few());
  for (std::string& text : texts) text = any_text();
  return texts;
}

std::optional<Date> any_date() {
  if (*rc::gen::arbitrary<bool>()) return std::nullopt;
  Date date;
  date.year = *rc::gen::arbitrary<std::int16_t>();
  date.month = *rc::gen::inRange<std::uint8_t>(1, 13);
  date.day = *rc::gen::inRange<std::uint8_t>(1, 32);
  date.has_time = *rc::gen::arbitrary<bool>();
  date.hour = *rc::gen::inRange<std::uint8_t>(0, 24);
  date.minute = *rc::gen::inRange<std::uint8_t>(0, 60);
  date.second = *rc::gen::inRange<std::uint8_t>(0, 61);
  date.has_offset = *rc::gen::arbitrary<bool>();
  date.offset_minutes = *rc::gen::arbitrary<std::int16_t>();
  return date;
}

void fill_lists(Article& article) {
  for (std::size_t i = few(); i > 0; --i)
    article.authors.push_back({any_text(), any_text(), any_text(), any_text()});
  for (std::size_t i = few(); i > 0; --i)
    article.tags.push_back({any_text(), any_text(), any_position()});
  article.aliases = any_texts();
  for (std::size_t i = few(); i > 0; --i)
    article.media.push_back({any_text(), MediaFile::Place::remote, any_text(), any_text(),
                             any_text(), *rc::gen::arbitrary<std::uint64_t>()});
  for (const std::string& text : any_texts())
    article.advisories.push_back({text, any_text(), any_text(), any_text()});
  article.attachments = any_texts();
  for (std::size_t i = few(); i > 0; --i)
    article.images.push_back({any_text(), any_text(), *rc::gen::arbitrary<std::uint32_t>(),
                              any_text(), any_text(), any_text(), any_text(),
                              *rc::gen::arbitrary<std::uint32_t>(),
                              *rc::gen::arbitrary<std::uint32_t>(),
                              *rc::gen::arbitrary<std::uint64_t>(), *rc::gen::arbitrary<bool>()});
  for (std::size_t i = few(); i > 0; --i)
    article.links.push_back(
        {*rc::gen::arbitrary<NodeIndex>(), any_texts(), any_text(), any_position()});
  for (std::size_t i = few(); i > 0; --i)
    article.edge_blocks.push_back({*rc::gen::arbitrary<NodeIndex>(),
                                   *rc::gen::element(Edge::top, Edge::bottom),
                                   *rc::gen::arbitrary<std::uint64_t>()});
  for (std::size_t i = few(); i > 0; --i)
    article.provenance.push_back({any_text(), any_position(), any_text(), 0.92});
  for (std::size_t i = few(); i > 0; --i)
    article.diagnostics.push_back(
        {static_cast<Code>(*rc::gen::inRange<std::size_t>(0, all_codes().size())), any_text(),
         any_position(), any_text(), any_text(), *rc::gen::arbitrary<std::uint32_t>()});
}

Article any_article() {
  Article article;
  for (std::string* text : {&article.origin,
                            &article.format,
                            &article.explicit_id,
                            &article.slug,
                            &article.title,
                            &article.subtitle,
                            &article.dek,
                            &article.summary,
                            &article.language,
                            &article.section,
                            &article.series,
                            &article.rights,
                            &article.site.name,
                            &article.site.url,
                            &article.url,
                            &article.lead_image,
                            &article.page_site,
                            &article.title_suffix.title,
                            &article.title_suffix.suffix,
                            &article.scope})
    *text = any_text();
  article.title_suffix.hash = *rc::gen::arbitrary<std::uint64_t>();
  article.source_hash = *rc::gen::arbitrary<std::uint64_t>();
  article.direction = *rc::gen::element(Direction::ltr, Direction::rtl);
  article.published = any_date();
  article.modified = any_date();
  article.url_is_derived = *rc::gen::arbitrary<bool>();
  article.word_count = *rc::gen::arbitrary<std::uint32_t>();
  article.draft = *rc::gen::arbitrary<bool>();
  article.is_private = *rc::gen::arbitrary<bool>();
  article.expires = any_date();
  fill_lists(article);
  return article;
}

void check_lists(const Article& a, const Article& b) {
  RC_ASSERT(a.authors == b.authors);
  RC_ASSERT(a.aliases == b.aliases);
  RC_ASSERT(a.advisories == b.advisories);
  RC_ASSERT(a.attachments == b.attachments);
  RC_ASSERT(a.scope == b.scope);
  RC_ASSERT(a.is_private == b.is_private);
  RC_ASSERT(a.expires == b.expires);
  RC_ASSERT(a.diagnostics == b.diagnostics);
  RC_ASSERT(a.tags.size() == b.tags.size());
  for (std::size_t i = 0; i < a.tags.size(); ++i) {
    RC_ASSERT(a.tags[i].key == b.tags[i].key);
    RC_ASSERT(a.tags[i].raw == b.tags[i].raw);
    RC_ASSERT(a.tags[i].position == b.tags[i].position);
  }
  RC_ASSERT(a.images.size() == b.images.size());
  for (std::size_t i = 0; i < a.images.size(); ++i) {
    const Image &x = a.images[i], &y = b.images[i];
    RC_ASSERT(std::tie(x.src, x.file, x.part, x.url, x.alt, x.media_type, x.hash, x.width, x.height,
                       x.size, x.animated) == std::tie(y.src, y.file, y.part, y.url, y.alt,
                                                       y.media_type, y.hash, y.width, y.height,
                                                       y.size, y.animated));
  }
  RC_ASSERT(a.media == b.media);
  RC_ASSERT(a.links.size() == b.links.size());
  for (std::size_t i = 0; i < a.links.size(); ++i) {
    const LinkUse &x = a.links[i], &y = b.links[i];
    RC_ASSERT(std::tie(x.node, x.fragment, x.position) == std::tie(y.node, y.fragment, y.position));
    RC_ASSERT(y.keys.empty());
  }
  RC_ASSERT(a.edge_blocks.size() == b.edge_blocks.size());
  for (std::size_t i = 0; i < a.edge_blocks.size(); ++i) {
    const EdgeBlock &x = a.edge_blocks[i], &y = b.edge_blocks[i];
    RC_ASSERT(std::tie(x.node, x.edge, x.hash) == std::tie(y.node, y.edge, y.hash));
  }
  const TitleSuffix &x = a.title_suffix, &y = b.title_suffix;
  RC_ASSERT(std::tie(a.page_site, x.title, x.suffix, x.hash) ==
            std::tie(b.page_site, y.title, y.suffix, y.hash));
  RC_ASSERT(a.provenance.size() == b.provenance.size());
  for (std::size_t i = 0; i < a.provenance.size(); ++i) {
    const Provenance &x = a.provenance[i], &y = b.provenance[i];
    RC_ASSERT(std::tie(x.field, x.position, x.rule, x.confidence) ==
              std::tie(y.field, y.position, y.rule, y.confidence));
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(encoding)

BOOST_AUTO_TEST_CASE(a_header_comes_back_as_it_was) {
  const bool holds = rc::check([] {
    const Article a = any_article();
    const Article b = decode_header(encode_header(a));
    RC_ASSERT(std::tie(a.origin, a.format, a.explicit_id, a.slug, a.title, a.subtitle, a.dek,
                       a.summary) == std::tie(b.origin, b.format, b.explicit_id, b.slug, b.title,
                                              b.subtitle, b.dek, b.summary));
    RC_ASSERT(std::tie(a.language, a.section, a.series, a.rights, a.site.name, a.site.url, a.url,
                       a.lead_image) == std::tie(b.language, b.section, b.series, b.rights,
                                                 b.site.name, b.site.url, b.url, b.lead_image));
    RC_ASSERT(std::tie(a.source_hash, a.direction, a.url_is_derived, a.word_count, a.draft) ==
              std::tie(b.source_hash, b.direction, b.url_is_derived, b.word_count, b.draft));
    RC_ASSERT(a.published == b.published);
    RC_ASSERT(a.modified == b.modified);
    check_lists(a, b);
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_CASE(every_shortened_header_is_refused) {
  Article article;
  article.origin = "salt.md";
  article.tags.push_back({"salt", "Salt", {1, 1}});
  article.links.push_back({3, {"slug:pepper"}, "x", {2, 2}});
  const std::string whole = encode_header(article);
  for (std::size_t size = 0; size < whole.size(); ++size)
    BOOST_CHECK_THROW(decode_header(whole.substr(0, size)), Error);
  BOOST_CHECK_THROW(decode_header(whole + '\0'), Error);
}

BOOST_AUTO_TEST_CASE(damaged_bytes_are_read_or_refused_but_never_crash) {
  const bool holds = rc::check([] {
    std::string bytes = encode_header(any_article());
    for (std::size_t i = few(); i > 0; --i)
      bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
    try {
      decode_header(bytes);
    } catch (const Error& error) {
      RC_ASSERT(error.kind() == Error::Kind::environment);
    }
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()
