#include "export/epub/epub_exporter.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/mhtml.h"
#include "base/scratch_file.h"
#include "epub_theme.embedded.h"
#include "export/epub/chapter.h"
#include "export/epub/container.h"
#include "export/epub/matter_pages.h"
#include "export/epub/navigation.h"
#include "export/epub/onix.h"
#include "export/epub/package.h"
#include "export/epub/picture.h"
#include "export/epub/svg_check.h"
#include "export/epub/text_page.h"

namespace offprint {
namespace {

constexpr std::size_t large_chapter = 260 * 1024;
constexpr std::string_view folder = "EPUB/";
constexpr std::string_view media_type = "application/epub+zip";

// Where a chapter lies in the spool: its bytes, then its facts.
struct SpooledChapter {
  std::uint64_t offset = 0;
  std::uint32_t position = 0;
  std::uint32_t size = 0;
  std::uint32_t facts_size = 0;
};

// The articles of the volume that holds `row`.
class VolumeLinks final : public ChapterLinks {
 public:
  VolumeLinks(const Membership& membership, std::uint32_t volume_size, std::uint32_t row)
      : membership_(membership), volume_size_(volume_size), volume_(volume_of(row)) {}
  bool in_book(std::uint32_t row) const override {
    const auto volume = volume_of(row);
    return volume && volume == volume_;
  }

 private:
  std::optional<std::uint32_t> volume_of(std::uint32_t row) const {
    const auto placement = membership_.find(row);
    if (!placement) return {};
    return placement->position / volume_size_;
  }

  const Membership& membership_;
  std::uint32_t volume_size_;
  std::optional<std::uint32_t> volume_;
};

class EpubExporter final : public Exporter {
 public:
  explicit EpubExporter(ExportContext context)
      : context_(std::move(context)),
        pictures_(*context_.files),
        volume_size_(std::max<std::uint32_t>(context_.output.volume_size, 1)),
        volumes_(std::max<std::uint32_t>(
            1, (context_.membership->size() + volume_size_ - 1) / volume_size_)),
        spool_(ScratchFile::beside(context_.path)) {}

  Rendition render(const Record& record) const override {
    Rendition rendition;
    const ChapterImages images(record, context_.root, *context_.files);
    const VolumeLinks links(*context_.membership, volume_size_, record.row);
    const std::string page = chapter_page(record, context_.publication, images, links);
    auto facts = chapter_facts(record, images);
    PackedBytes packed = deflate(page);
    facts->size = packed.size;
    facts->crc = packed.crc;
    facts->deflated = packed.deflated;
    rendition.content = std::move(packed.bytes);
    rendition.resources = images.resources();
    rendition.facts = std::move(facts);
    rendition.diagnostics = images.diagnostics();
    if (page.size() > large_chapter)
      rendition.diagnostics.push_back(
          {Code::chapter_large,
           record.origin,
           {},
           fmt::format("the chapter has {} KB", page.size() / 1024),
           "divide the article in two if it must open quickly on old devices"});
    return rendition;
  }

  void append(Placement placement, Rendition rendition) override {
    const auto& facts = static_cast<const ChapterFacts&>(*rendition.facts);
    const std::string facts_bytes = to_bytes(facts);
    const auto size = static_cast<std::uint32_t>(rendition.content.size());
    const std::uint64_t offset = spool_.append(rendition.content + facts_bytes);
    chapters_.push_back(
        {offset, placement.position, size, static_cast<std::uint32_t>(facts_bytes.size())});
  }

  bool in_order() const override { return false; }

  std::vector<OutputFile> finish(Diagnostics& diagnostics) override {
    std::sort(chapters_.begin(), chapters_.end(),
              [](const auto& a, const auto& b) { return a.position < b.position; });
    const Resource logo = find_logo();
    read_text_pages(diagnostics);
    std::vector<OutputFile> outputs;
    auto begin = chapters_.cbegin();
    for (std::uint32_t volume = 0; volume < volumes_; ++volume) {
      const auto end = std::find_if(begin, chapters_.cend(), [&](const SpooledChapter& chapter) {
        return chapter.position / volume_size_ > volume;
      });
      write_volume({begin, end}, volume, logo, outputs, diagnostics);
      begin = end;
    }
    return outputs;
  }

  void commit() override {
    for (const auto& container : containers_) container->commit();
    for (const auto& record : records_) record->commit();
  }

 private:
  std::string volume_path(std::uint32_t volume) const {
    if (volumes_ == 1) return context_.path;
    const std::string_view extension = file_extension(context_.path);
    const std::string stem = context_.path.substr(0, context_.path.size() - extension.size());
    return fmt::format("{}-{}{}", stem, volume + 1, extension);
  }

  Resource find_logo() const {
    const std::string path = join_path("", context_.publication.logo);
    const std::string file = join_path(context_.root, path);
    const bool outside = path.starts_with('/') || path.starts_with("..");
    if (path.empty() || outside || !context_.files->stat(file)) return {};
    const std::string bytes = context_.files->read(file);
    const std::string_view type = sniff_picture(bytes);
    if (type.empty() || (type == "image/svg+xml" && !svg_problem(bytes).empty())) return {};
    return {picture_name(hash128_hex(bytes), type), std::string(type), path, bytes.size()};
  }

  void read_text_pages(Diagnostics& diagnostics) {
    const PagesSpec& pages = context_.output.book.pages;
    if (!pages.dedication.empty())
      dedication_ = read_text_page(context_, pages.dedication, "dedication", diagnostics);
    if (!pages.foreword.empty())
      foreword_ = read_text_page(context_, pages.foreword, "foreword", diagnostics);
  }

  // A dedication and a foreword stand in the first volume; names of one book in none of several.
  void add_spec(Book& book, const std::string& path, Diagnostics& diagnostics) const {
    book.spec = context_.output.book;
    if (book.volume == 1) {
      book.dedication = dedication_;
      book.foreword = foreword_;
    }
    if (volumes_ == 1 || (book.spec.isbn.empty() && book.spec.doi.empty())) return;
    book.spec.isbn.clear();
    book.spec.doi.clear();
    if (book.volume == 1)
      diagnostics.push_back({Code::book_identifier_shared,
                             "",
                             {},
                             fmt::format("{}: there are {} volumes, and none has the ISBN or DOI "
                                         "of the whole",
                                         path, volumes_),
                             "let one volume hold all articles, or make an output of each"});
  }

  Book make_book(const std::vector<SpooledChapter>& chapters, std::uint32_t volume,
                 const Resource& logo, Diagnostics& diagnostics) const {
    Book book;
    book.publication = context_.publication;
    book.output_path = context_.output.path;
    book.title = context_.output.title.empty() ? context_.publication.title : context_.output.title;
    book.volume = volume + 1;
    book.volumes = volumes_;
    book.logo = logo;
    add_spec(book, volume_path(volume), diagnostics);
    std::vector<std::uint32_t> positions;
    for (const SpooledChapter& chapter : chapters) positions.push_back(chapter.position);
    book.parts = parts_of(positions, context_.parts);
    for (const SpooledChapter& chapter : chapters)
      book.chapters.push_back(
          facts_from_bytes(spool_.read_at(chapter.offset + chapter.size, chapter.facts_size)));
    complete(book);
    if (book.modified.empty() && context_.source_date)
      book.modified = to_utc_timestamp(*context_.source_date);
    if (book.modified.empty())
      diagnostics.push_back({Code::modified_date_unknown,
                             "",
                             {},
                             fmt::format("{}: no article has a date; the book says that it was "
                                         "modified on 1980-01-01",
                                         volume_path(volume)),
                             "date the articles, or set SOURCE_DATE_EPOCH"});
    add_matter(book, volume_path(volume), diagnostics);
    return book;
  }

  void write_volume(const std::vector<SpooledChapter>& chapters, std::uint32_t volume,
                    const Resource& logo, std::vector<OutputFile>& outputs,
                    Diagnostics& diagnostics) {
    const Book book = make_book(chapters, volume, logo, diagnostics);
    const std::string path = volume_path(volume);
    const auto in_folder = [](std::string_view name) { return std::string(folder).append(name); };
    containers_.push_back(std::make_unique<Container>(path, in_folder("package.opf")));
    Container& container = *containers_.back();
    container.add(in_folder("package.opf"), package_document(book));
    container.add(in_folder(navigation_name), navigation_document(book));
    container.add(in_folder(ncx_name), ncx_document(book));
    container.add(in_folder(base_sheet_name), epub_theme::base_css);
    container.add(in_folder(extras_sheet_name), epub_theme::extras_css);
    for (const MatterPage& page : book.front) container.add(in_folder(page.path), page.content);
    for (const BookPart& part : book.parts) {
      if (!part.title.empty()) container.add(in_folder(part.path()), part_page(book, part));
      for (std::size_t i = part.begin; i < part.end; ++i)
        add_chapter(container, chapters[i], book.chapters[i]);
    }
    for (const MatterPage& page : book.back) container.add(in_folder(page.path), page.content);
    if (!logo.name.empty()) add_picture(container, logo);
    for (const Resource& image : book.images)
      if (image.name != logo.name) add_picture(container, image);
    const std::uint64_t size = container.close();
    const auto articles = static_cast<std::uint32_t>(chapters.size());
    outputs.push_back({path, std::string(media_type), size, articles});
    if (!book.spec.onix) return;
    const std::string record = onix_record(book, size, path, diagnostics);
    AtomicFile& file = *records_.emplace_back(std::make_unique<AtomicFile>(onix_path(path)));
    file.write(record);
    outputs.push_back({onix_path(path), "application/xml", record.size(), articles});
  }

  // "book.onix.xml", beside "book.epub".
  static std::string onix_path(const std::string& path) {
    return path.substr(0, path.size() - file_extension(path).size()) + ".onix.xml";
  }

  void add_chapter(Container& container, const SpooledChapter& chapter, const ChapterFacts& facts) {
    Container::Later later;
    later.fetch = [this, chapter] { return spool_.read_at(chapter.offset, chapter.size); };
    later.size = chapter.size;
    later.deflated = facts.deflated;
    later.original_size = facts.size;
    later.crc = facts.crc;
    container.add_later(std::string(folder) + chapter_path(facts), std::move(later));
  }

  // SVG is text and small: it is compressed now. Others are compressed already, and may be large:
  // they are read once for their checksum and once when the container is written.
  void add_picture(Container& container, const Resource& picture) {
    const std::string name = std::string(folder) + picture.name;
    const std::string file = join_path(context_.root, picture.file);
    const auto fetch = [this, file, part = picture.part] { return pictures_.read(file, part); };
    const std::string bytes = fetch();
    if (picture.media_type == "image/svg+xml") return container.add(name, bytes);
    Container::Later later;
    later.fetch = fetch;
    later.size = later.original_size = bytes.size();
    later.crc = crc32(bytes);
    container.add_later(name, std::move(later));
  }

  ExportContext context_;
  PartReader pictures_;
  std::uint32_t volume_size_, volumes_;
  ScratchFile spool_;
  std::vector<SpooledChapter> chapters_;
  std::optional<TextPage> dedication_, foreword_;
  std::vector<std::unique_ptr<Container>> containers_;
  std::vector<std::unique_ptr<AtomicFile>> records_;  // ONIX
};

}  // namespace

std::unique_ptr<Exporter> make_epub_exporter(ExportContext context) {
  return std::make_unique<EpubExporter>(std::move(context));
}

}  // namespace offprint
