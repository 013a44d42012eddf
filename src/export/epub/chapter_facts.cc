#include "export/epub/chapter_facts.h"

#include <cstring>

#include "base/hash.h"

namespace offprint {
namespace {

class Writer {
 public:
  void number(std::uint64_t value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes += value;
  }
  std::string bytes;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes_.data(), sizeof value);
    bytes_.remove_prefix(sizeof value);
    return value;
  }
  std::string text() {
    const std::uint64_t size = number();
    std::string value(bytes_.substr(0, size));
    bytes_.remove_prefix(size);
    return value;
  }

 private:
  std::string_view bytes_;
};

void write_resources(Writer& to, const std::vector<Resource>& resources) {
  to.number(resources.size());
  for (const Resource& resource : resources) {
    to.text(resource.name);
    to.text(resource.media_type);
    to.text(resource.file);
    to.number(resource.size);
    to.number(resource.part);
  }
}

void read_resources(Reader& from, std::vector<Resource>& resources) {
  resources.resize(from.number());
  for (Resource& resource : resources) {
    resource.name = from.text();
    resource.media_type = from.text();
    resource.file = from.text();
    resource.size = from.number();
    resource.part = static_cast<std::uint32_t>(from.number());
  }
}

void write_pages(Writer& to, const ChapterFacts& facts) {
  to.text(facts.characters);
  to.number(facts.linked_places.size());
  for (const std::string& name : facts.linked_places) to.text(name);
  to.number(facts.pieces.size());
  for (const ChapterPiece& piece : facts.pieces) {
    to.number(piece.packed_size);
    to.number(piece.size);
    to.number(piece.crc);
    to.number(piece.deflated ? 1 : 0);
    to.number(piece.has_formulas ? 1 : 0);
  }
  to.number(facts.anchors.size());
  for (const auto& [id, page] : facts.anchors) {
    to.text(id);
    to.number(page);
  }
}

void read_pages(Reader& from, ChapterFacts& facts) {
  facts.characters = from.text();
  facts.linked_places.resize(from.number());
  for (std::string& name : facts.linked_places) name = from.text();
  facts.pieces.resize(from.number());
  for (ChapterPiece& piece : facts.pieces) {
    piece.packed_size = from.number();
    piece.size = from.number();
    piece.crc = static_cast<std::uint32_t>(from.number());
    piece.deflated = from.number() != 0;
    piece.has_formulas = from.number() != 0;
  }
  facts.anchors.resize(from.number());
  for (auto& [id, page] : facts.anchors) {
    id = from.text();
    page = static_cast<std::uint32_t>(from.number());
  }
}

}  // namespace

std::string chapter_name(std::string_view article_id) {
  return "a-" + hash128_hex(article_id).substr(0, 16);
}

std::string to_bytes(const ChapterFacts& facts) {
  Writer to;
  for (const std::string* text :
       {&facts.name, &facts.title, &facts.section, &facts.language, &facts.url, &facts.source_name,
        &facts.rights, &facts.published, &facts.modified})
    to.text(*text);
  to.number(static_cast<std::uint64_t>(facts.direction));
  for (const std::vector<Person>* people : {&facts.authors, &facts.contributors}) {
    to.number(people->size());
    for (const Person& person : *people) {
      to.text(person.name);
      to.text(person.sort_name);
      to.text(person.role);
      to.text(person.degrees);
      to.number(person.is_organization ? 1 : 0);
    }
  }
  to.number(facts.subjects.size());
  for (const Subject& subject : facts.subjects) {
    to.text(subject.label);
    to.number(subject.codes.size());
    for (const SubjectCode& code : subject.codes) {
      to.text(code.authority);
      to.text(code.term);
    }
  }
  to.number(facts.advisories.size());
  for (const Advisory& advisory : facts.advisories)
    for (const std::string* text :
         {&advisory.id, &advisory.label, &advisory.help, &advisory.help_url})
      to.text(*text);
  write_resources(to, facts.images);
  write_resources(to, facts.media);
  const MediaCounts& media = facts.media_counts;
  for (const std::uint32_t count : {media.audio, media.video, media.captioned, media.transcribed})
    to.number(count);
  for (const std::uint32_t count : {facts.shown_images, facts.undescribed_images,
                                    facts.formulas.shown, facts.formulas.undescribed, facts.words})
    to.number(count);
  to.number(facts.moves ? 1 : 0);
  write_pages(to, facts);
  return std::move(to.bytes);
}

ChapterFacts facts_from_bytes(std::string_view bytes) {
  ChapterFacts facts;
  Reader from(bytes);
  for (std::string* text : {&facts.name, &facts.title, &facts.section, &facts.language, &facts.url,
                            &facts.source_name, &facts.rights, &facts.published, &facts.modified})
    *text = from.text();
  facts.direction = static_cast<Direction>(from.number());
  for (std::vector<Person>* people : {&facts.authors, &facts.contributors}) {
    people->resize(from.number());
    for (Person& person : *people) {
      person.name = from.text();
      person.sort_name = from.text();
      person.role = from.text();
      person.degrees = from.text();
      person.is_organization = from.number() != 0;
    }
  }
  facts.subjects.resize(from.number());
  for (Subject& subject : facts.subjects) {
    subject.label = from.text();
    subject.codes.resize(from.number());
    for (SubjectCode& code : subject.codes) {
      code.authority = from.text();
      code.term = from.text();
    }
  }
  facts.advisories.resize(from.number());
  for (Advisory& advisory : facts.advisories)
    for (std::string* text : {&advisory.id, &advisory.label, &advisory.help, &advisory.help_url})
      *text = from.text();
  read_resources(from, facts.images);
  read_resources(from, facts.media);
  MediaCounts& media = facts.media_counts;
  for (std::uint32_t* count : {&media.audio, &media.video, &media.captioned, &media.transcribed})
    *count = static_cast<std::uint32_t>(from.number());
  for (std::uint32_t* count : {&facts.shown_images, &facts.undescribed_images,
                               &facts.formulas.shown, &facts.formulas.undescribed, &facts.words})
    *count = static_cast<std::uint32_t>(from.number());
  facts.moves = from.number() != 0;
  read_pages(from, facts);
  return facts;
}

}  // namespace offprint
