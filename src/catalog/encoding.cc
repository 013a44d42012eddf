#include "catalog/encoding.h"

#include <algorithm>
#include <bit>

#include "catalog/byte_stream.h"

namespace offprint {
namespace {

// Changes with the layout, so that no other layout is ever misread.
constexpr std::uint64_t layout = 12;

// How each part is written and read: one walk over the fields serves both directions, so that they
// cannot disagree.
class Writing {
 public:
  void operator()(const std::string& value) { out_.text(value); }
  void operator()(bool value) { out_.boolean(value); }
  void operator()(std::uint32_t value) { out_.number(value); }
  void operator()(std::uint64_t value) { out_.number(value); }
  void operator()(double value) { out_.number(std::bit_cast<std::uint64_t>(value)); }
  void operator()(const std::optional<Date>& value) { out_.date(value); }
  void operator()(const Position& value) {
    out_.number(value.line);
    out_.number(value.column);
  }
  template <typename Enum>
  void enumerator(Enum value, Enum) {
    out_.number(static_cast<std::uint64_t>(value));
  }
  template <typename Items, typename Walk>
  void list(Items& items, Walk walk) {
    out_.list(items, walk);
  }
  std::string take() { return std::move(out_).take(); }

 private:
  ByteWriter out_;
};

class Reading {
 public:
  explicit Reading(std::string_view bytes) : in_(bytes) {}

  // Of a new item: most of its texts are empty, and stay so.
  void operator()(std::string& value) {
    if (const std::string_view text = in_.text(); !text.empty()) value.assign(text);
  }
  void operator()(bool& value) { value = in_.boolean(); }
  void operator()(std::uint32_t& value) { value = in_.number32(); }
  void operator()(std::uint64_t& value) { value = in_.number(); }
  void operator()(double& value) { value = std::bit_cast<double>(in_.number()); }
  void operator()(std::optional<Date>& value) { value = in_.date(); }
  void operator()(Position& value) {
    value.line = in_.number32();
    value.column = in_.number32();
  }
  template <typename Enum>
  void enumerator(Enum& value, Enum last) {
    const std::uint32_t number = in_.number32();
    if (number > static_cast<std::uint32_t>(last)) ByteReader::reject();
    value = static_cast<Enum>(number);
  }
  template <typename Items, typename Walk>
  void list(Items& items, Walk walk) {
    constexpr std::size_t most_at_once = 256;  // damaged bytes can name any number
    const std::size_t count = in_.count();
    items.reserve(std::min(count, most_at_once));
    for (std::size_t i = 0; i < count; ++i) walk(items.emplace_back());
  }
  void expect_end() const { in_.expect_end(); }

 private:
  ByteReader in_;
};

template <typename Coder, typename Strings>
void walk_texts(Coder& coder, Strings& texts) {
  coder.list(texts, [&](auto& text) { coder(text); });
}

template <typename Coder, typename Diagnostics>
void walk_diagnostics(Coder& coder, Diagnostics& diagnostics) {
  coder.list(diagnostics, [&](auto& diagnostic) {
    coder.enumerator(diagnostic.code, static_cast<Code>(all_codes().size() - 1));
    coder(diagnostic.origin);
    coder(diagnostic.position);
    coder(diagnostic.message);
    coder(diagnostic.hint);
    coder(diagnostic.count);
  });
}

template <typename Coder, typename Images>
void walk_images(Coder& coder, Images& images) {
  coder.list(images, [&](auto& image) {
    for (auto* text :
         {&image.src, &image.file, &image.url, &image.alt, &image.media_type, &image.hash})
      coder(*text);
    coder(image.part);
    coder(image.width);
    coder(image.height);
    coder(image.size);
    coder(image.animated);
  });
}

template <typename Coder, typename People>
void walk_people(Coder& coder, People& people) {
  coder.list(people, [&](auto& person) {
    for (auto* text :
         {&person.name, &person.sort_name, &person.url, &person.id, &person.role, &person.degrees})
      coder(*text);
    coder(person.is_organization);
  });
}

template <typename Coder, typename SomeArticle>
void walk_lists(Coder& coder, SomeArticle& article) {
  walk_people(coder, article.authors);
  walk_people(coder, article.contributors);
  coder.list(article.tags, [&](auto& tag) {
    coder(tag.key);
    coder(tag.raw);
    walk_texts(coder, tag.also);
    coder.list(tag.codes, [&](auto& code) {
      coder(code.authority);
      coder(code.term);
    });
    coder(tag.position);
  });
  walk_texts(coder, article.aliases);
  coder.list(article.advisories, [&](auto& advisory) {
    for (auto* text : {&advisory.id, &advisory.label, &advisory.help, &advisory.help_url})
      coder(*text);
  });
  walk_texts(coder, article.attachments);
  walk_images(coder, article.images);
  coder.list(article.media, [&](auto& media) {
    for (auto* text : {&media.src, &media.file, &media.media_type, &media.codec}) coder(*text);
    coder.enumerator(media.place, MediaFile::Place::outside);
    coder(media.size);
  });
  coder.list(article.enclosures, [&](auto& enclosure) {
    coder(enclosure.url);
    coder(enclosure.media_type);
    coder(enclosure.size);
    coder(enclosure.title);
    for (auto* number : {&enclosure.duration, &enclosure.season, &enclosure.episode})
      coder(*number);
  });
  coder.list(article.links, [&](auto& link) {
    coder(link.node);
    coder(link.fragment);
    coder(link.position);
  });
  coder.list(article.provenance, [&](auto& provenance) {
    coder(provenance.field);
    coder(provenance.position);
    coder(provenance.rule);
    coder(provenance.confidence);
  });
  coder.list(article.edge_blocks, [&](auto& block) {
    coder(block.node);
    coder.enumerator(block.edge, Edge::title_suffix);
    coder(block.hash);
  });
  walk_diagnostics(coder, article.diagnostics);
}

template <typename Coder, typename SomeArticle>
void walk(Coder& coder, SomeArticle& article) {
  for (auto* text : {&article.origin, &article.format, &article.explicit_id, &article.slug,
                     &article.title, &article.subtitle, &article.dek, &article.summary,
                     &article.language, &article.section, &article.series, &article.rights,
                     &article.site.name, &article.site.url, &article.url, &article.lead_image,
                     &article.page_site, &article.title_suffix.title, &article.title_suffix.suffix})
    coder(*text);
  coder(article.scope);
  coder(article.source_hash);
  coder(article.position);
  coder(article.title_suffix.hash);
  coder.enumerator(article.direction, Direction::rtl);
  coder(article.published);
  coder(article.modified);
  coder(article.url_is_derived);
  coder(article.word_count);
  coder(article.reading_minutes);
  coder(article.draft);
  coder(article.is_private);
  coder(article.embargo);
  coder(article.expires);
  coder(article.is_withdrawn);
  coder(article.syndication.is_limited);
  coder.list(article.syndication.partners, [&](auto& partner) { coder(partner); });
  walk_lists(coder, article);
}

}  // namespace

std::string encode_header(const Article& article) {
  Writing writing;
  writing(layout);
  walk(writing, article);
  return writing.take();
}

Article decode_header(std::string_view bytes) {
  Reading reading(bytes);
  std::uint64_t found = 0;
  reading(found);
  if (found != layout) ByteReader::reject();
  Article article;
  walk(reading, article);
  reading.expect_end();
  return article;
}

}  // namespace offprint
