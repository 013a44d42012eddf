#include "export/epub_fixture.h"

#include <zip.h>

#include <numeric>

#include "base/hash.h"
#include "export/epub/volume_links.h"

namespace offprint::testing {

Record make_record(std::uint32_t row, const std::string& id, const std::string& title) {
  Record record;
  record.row = row;
  record.id = id;
  record.origin = id + ".md";
  record.slug = id;
  record.title = title;
  record.language = "en";
  add_paragraph(record, "Text of " + id + ".");
  return record;
}

NodeIndex add_paragraph(Record& record, const std::string& text) {
  const NodeIndex paragraph = record.body.append(Body::root(), Element::paragraph);
  record.body.append_text(paragraph, text);
  return paragraph;
}

NodeIndex add_link(Record& record, const std::string& href, const std::string& text) {
  const NodeIndex paragraph = record.body.append(Body::root(), Element::paragraph);
  const NodeIndex link = record.body.append(paragraph, Element::link);
  record.body.set_attribute(link, Attribute::href, href);
  record.body.append_text(link, text);
  return link;
}

NodeIndex add_formula(Record& record, const std::string& markup, const std::string& alt) {
  const NodeIndex paragraph = record.body.append(Body::root(), Element::paragraph, {9, 1});
  const NodeIndex formula = record.body.append(paragraph, Element::formula, {9, 1});
  record.body.set_attribute(formula, Attribute::markup, markup);
  record.body.set_attribute(formula, Attribute::alt, alt);
  return formula;
}

NodeIndex add_image(Record& record, const std::string& src, const std::string& alt) {
  const NodeIndex paragraph = record.body.append(Body::root(), Element::paragraph, {7, 3});
  const NodeIndex image = record.body.append(paragraph, Element::image, {7, 3});
  record.body.set_attribute(image, Attribute::src, src);
  record.body.set_attribute(image, Attribute::alt, alt);
  return image;
}

Image file_image(const std::string& src, const std::string& file, const std::string& media_type,
                 const std::string& bytes) {
  Image image;
  image.src = src;
  image.file = file;
  image.media_type = media_type;
  image.hash = hash128_hex(bytes);
  image.size = bytes.size();
  return image;
}

BookMaker::BookMaker() {
  context.output.book.cover.none = true;  // offprint-image is not beside the tests
  context.publication.title = "Marginal Sea";
  context.publication.site = "https://marginal-sea.example";
  context.publication.language = "en";
  context.output.kind = "epub";
  context.output.path = "book.epub";
  context.path = folder.path() + "/out/book.epub";
  context.root = "root";
}

std::vector<OutputFile> BookMaker::make(const std::vector<Record>& records,
                                        const std::vector<std::size_t>& order) {
  context.files = &files;
  context.membership =
      std::make_shared<WholeMembership>(static_cast<std::uint32_t>(records.size()));
  ExportContext filled = context;
  if (filled.volumes.empty())
    for (std::uint32_t begin = 0; begin < records.size(); begin += context.output.volume_size)
      filled.volumes.push_back(begin);
  std::vector<std::size_t> indexes = order;
  if (indexes.empty()) {
    indexes.resize(records.size());
    std::iota(indexes.begin(), indexes.end(), 0);
  }
  std::vector<OutputFile> outputs;
  do {
    const auto exporter = make_epub_exporter(filled);
    for (const std::size_t index : indexes) {
      const std::uint32_t row = records[index].row;
      if (!filled.volumes.empty() && volume_at(filled.volumes, row) != filled.volume) continue;
      Rendition rendition = exporter->render(records[index]);
      article_diagnostics.insert(article_diagnostics.end(), rendition.diagnostics.begin(),
                                 rendition.diagnostics.end());
      exporter->append({row}, std::move(rendition));
    }
    for (OutputFile& file : exporter->finish(output_diagnostics))
      outputs.push_back(std::move(file));
    exporter->commit();
  } while (++filled.volume < filled.volumes.size());
  return outputs;
}

std::vector<ArchiveEntry> read_archive(const std::string& path) {
  zip_t* zip = zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
  BOOST_REQUIRE(zip != nullptr);
  std::vector<ArchiveEntry> entries;
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
    zip_stat_t stat;
    const auto index = static_cast<zip_uint64_t>(i);
    BOOST_REQUIRE(zip_stat_index(zip, index, 0, &stat) == 0);
    ArchiveEntry entry{stat.name, std::string(stat.size, '\0'), stat.comp_method == ZIP_CM_STORE};
    zip_file_t* file = zip_fopen_index(zip, index, 0);
    BOOST_REQUIRE(file != nullptr);
    // One more than there is, so that libzip reaches the end and compares the checksum.
    BOOST_TEST(zip_fread(file, entry.bytes.data(), stat.size) ==
               static_cast<zip_int64_t>(stat.size));
    char beyond = 0;
    BOOST_TEST(zip_fread(file, &beyond, 1) == 0);
    zip_fclose(file);
    entries.push_back(std::move(entry));
  }
  zip_close(zip);
  return entries;
}

std::string entry(const std::vector<ArchiveEntry>& archive, const std::string& name) {
  for (const ArchiveEntry& entry : archive)
    if (entry.name == name) return entry.bytes;
  return "";
}

}  // namespace offprint::testing
