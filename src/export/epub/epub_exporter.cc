#include "export/epub/epub_exporter.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/mhtml.h"
#include "base/scratch_file.h"
#include "epub_theme.embedded.h"
#include "export/epub/chapter.h"
#include "export/epub/container.h"
#include "export/epub/cover.h"
#include "export/epub/navigation.h"
#include "export/epub/package.h"
#include "export/epub/title_page.h"
#include "export/picture_converter.h"
#include "export/picture_name.h"

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

// The volume (from 0) that holds the article at `position`.
std::size_t volume_at(const std::vector<std::uint32_t>& volumes, std::uint32_t position) {
  const auto next = std::upper_bound(volumes.begin(), volumes.end(), position);
  return static_cast<std::size_t>(next - volumes.begin()) - 1;
}

// The articles of the volume that holds `row`.
class VolumeLinks final : public ChapterLinks {
 public:
  VolumeLinks(const Membership& membership, const std::vector<std::uint32_t>& volumes,
              std::uint32_t row)
      : membership_(membership), volumes_(volumes), volume_(volume_of(row)) {}
  bool in_book(std::uint32_t row) const override {
    const auto volume = volume_of(row);
    return volume && volume == volume_;
  }

 private:
  std::optional<std::size_t> volume_of(std::uint32_t row) const {
    const auto placement = membership_.find(row);
    if (!placement) return {};
    return volume_at(volumes_, placement->position);
  }

  const Membership& membership_;
  const std::vector<std::uint32_t>& volumes_;  // where they begin
  std::optional<std::size_t> volume_;
};

std::shared_ptr<PictureStore> own_pictures(const ExportContext& context) {
  return PictureStores({context.root, context.files, find_image_program(), ""})
      .with(context.output.book.pictures);
}

Diagnostic missing_program() {
  return {
      Code::image_program_missing,
      "",
      {},
      "offprint-image is not there or does not run: images that it would have converted, scaled "
      "or turned are in the book as they are, or their alternative text stands for them",
      "install it beside offprint, or say in OFFPRINT_IMAGE where it is"};
}

class EpubExporter final : public Exporter {
 public:
  explicit EpubExporter(ExportContext context)
      : context_(std::move(context)),
        pictures_(context_.pictures ? context_.pictures : own_pictures(context_)),
        sources_(*context_.files),
        spool_(ScratchFile::beside(context_.path)),
        covers_(context_, find_image_program()) {
    if (context_.volumes.empty()) context_.volumes = {0};
  }

  Rendition render(const Record& record) const override {
    Rendition rendition;
    const ChapterImages images(record, *pictures_);
    const VolumeLinks links(*context_.membership, context_.volumes, record.row);
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
    const std::uint64_t offset = spool_->append(rendition.content + facts_bytes);
    chapters_.push_back(
        {offset, placement.position, size, static_cast<std::uint32_t>(facts_bytes.size())});
  }

  bool in_order() const override { return false; }

  std::vector<OutputFile> finish(Diagnostics& diagnostics) override {
    std::sort(chapters_.begin(), chapters_.end(),
              [](const auto& a, const auto& b) { return a.position < b.position; });
    const Resource logo = find_logo();
    if (pictures_->take_missing_program()) diagnostics.push_back(missing_program());
    std::vector<OutputFile> outputs;
    auto begin = chapters_.cbegin();
    for (std::uint32_t volume = 0; volume < volumes(); ++volume) {
      const auto end = std::find_if(begin, chapters_.cend(), [&](const SpooledChapter& chapter) {
        return volume_at(context_.volumes, chapter.position) > volume;
      });
      outputs.push_back(write_volume({begin, end}, volume, logo, diagnostics));
      check_size(outputs.back(), diagnostics);
      begin = end;
    }
    spool_.reset();
    pictures_.reset();
    sources_.reset();
    chapters_ = {};
    return outputs;
  }

  void commit() override {
    for (const auto& container : containers_) container->commit();
  }

 private:
  std::uint32_t volumes() const { return static_cast<std::uint32_t>(context_.volumes.size()); }

  std::string path_of(std::uint32_t volume) const {
    return volume_path(context_.path, volume + 1, volumes());
  }

  // What goes into a volume is decided by what is known before it is written.
  void check_size(const OutputFile& file, Diagnostics& diagnostics) const {
    const std::uint64_t most = context_.output.book.most_megabytes * std::uint64_t{1'000'000};
    if (most == 0 || file.size <= most) return;
    diagnostics.push_back(
        {Code::volume_too_large,
         "",
         {},
         fmt::format("{} has {:.1f} MB, and `most_megabytes` is {}", file.path,
                     static_cast<double>(file.size) / 1'000'000,
                     context_.output.book.most_megabytes),
         file.articles == 1 ? "its only article has pictures that are too large"
                            : "its pictures, fonts and cover take more room than their files; ask "
                              "for fewer megabytes"});
  }

  Resource find_logo() {
    const std::string path = join_path("", context_.publication.logo);
    const std::string file = join_path(context_.root, path);
    const bool outside = path.starts_with('/') || path.starts_with("..");
    if (path.empty() || outside || !context_.files->stat(file)) return {};
    const std::string bytes = context_.files->read(file);
    Image image;
    image.file = path;
    image.media_type = sniff_picture(bytes);
    image.hash = hash128_hex(bytes);
    const BookPicture& picture = pictures_->prepare(image, *sources_);
    return {picture.name, picture.media_type, path, picture.size};
  }

  Book make_book(const std::vector<SpooledChapter>& chapters, std::uint32_t volume,
                 const Resource& logo, Diagnostics& diagnostics) const {
    Book book;
    book.publication = context_.publication;
    book.output_path = context_.output.path;
    book.title = context_.output.title.empty() ? context_.publication.title : context_.output.title;
    book.volume = volume + 1;
    book.volumes = volumes();
    book.logo = logo;
    for (const SpooledChapter& chapter : chapters)
      book.chapters.push_back(
          facts_from_bytes(spool_->read_at(chapter.offset + chapter.size, chapter.facts_size)));
    complete(book);
    if (book.modified.empty() && context_.source_date)
      book.modified = to_utc_timestamp(*context_.source_date);
    if (book.modified.empty())
      diagnostics.push_back({Code::modified_date_unknown,
                             "",
                             {},
                             fmt::format("{}: no article has a date; the book says that it was "
                                         "modified on 1980-01-01",
                                         path_of(volume)),
                             "date the articles, or set SOURCE_DATE_EPOCH"});
    return book;
  }

  OutputFile write_volume(const std::vector<SpooledChapter>& chapters, std::uint32_t volume,
                          const Resource& logo, Diagnostics& diagnostics) {
    Book book = make_book(chapters, volume, logo, diagnostics);
    book.cover = covers_.make(book, diagnostics);
    const std::string path = path_of(volume);
    const auto in_folder = [](std::string_view name) { return std::string(folder).append(name); };
    containers_.push_back(std::make_unique<Container>(path, in_folder("package.opf")));
    Container& container = *containers_.back();
    container.add(in_folder("package.opf"), package_document(book));
    container.add(in_folder(navigation_name), navigation_document(book));
    container.add(in_folder(ncx_name), ncx_document(book));
    container.add(in_folder(base_sheet_name), epub_theme::base_css);
    container.add(in_folder(extras_sheet_name), epub_theme::extras_css);
    if (book.cover) add_cover(container, book);
    container.add(in_folder(title_page_name), title_page(book));
    container.add(in_folder(contents_name), contents_page(book));
    for (std::size_t i = 0; i < chapters.size(); ++i)
      add_chapter(container, chapters[i], book.chapters[i]);
    if (!logo.name.empty()) add_picture(container, logo);
    for (const Resource& image : book.images)
      if (image.name != logo.name) add_picture(container, image);
    const std::uint64_t size = container.close();
    return {path, std::string(media_type), size, static_cast<std::uint32_t>(chapters.size())};
  }

  void add_chapter(Container& container, const SpooledChapter& chapter, const ChapterFacts& facts) {
    Container::Later later;
    later.fetch = [this, chapter] { return spool_->read_at(chapter.offset, chapter.size); };
    later.size = chapter.size;
    later.deflated = facts.deflated;
    later.original_size = facts.size;
    later.crc = facts.crc;
    container.add_later(std::string(folder) + chapter_path(facts), std::move(later));
  }

  static void add_cover(Container& container, const Book& book) {
    container.add(std::string(folder).append(cover_page_name), cover_page(book));
    container.add(std::string(folder).append(cover_sheet_name), cover_sheet());
    Container::Later later;
    later.fetch = [bytes = book.cover.bytes] { return *bytes; };
    later.size = later.original_size = book.cover.bytes->size();
    later.crc = crc32(*book.cover.bytes);
    container.add_later(std::string(folder) + book.cover.name, std::move(later));
  }

  // SVG is text and small: it is compressed now. Others are compressed already, and may be large:
  // they are read once for their checksum and once when the container is written.
  void add_picture(Container& container, const Resource& picture) {
    const std::string name = std::string(folder) + picture.name;
    const auto fetch = [this, inside = picture.name] { return pictures_->read(inside, *sources_); };
    const std::string bytes = fetch();
    if (picture.media_type == "image/svg+xml") return container.add(name, bytes);
    Container::Later later;
    later.fetch = fetch;
    later.size = later.original_size = bytes.size();
    later.crc = crc32(bytes);
    container.add_later(name, std::move(later));
  }

  ExportContext context_;
  // Until finish, as the spool:
  std::shared_ptr<PictureStore> pictures_;
  std::optional<PartReader> sources_;
  std::optional<ScratchFile> spool_;
  CoverMaker covers_;
  std::vector<SpooledChapter> chapters_;
  std::vector<std::unique_ptr<Container>> containers_;
};

}  // namespace

std::unique_ptr<Exporter> make_epub_exporter(ExportContext context) {
  return std::make_unique<EpubExporter>(std::move(context));
}

}  // namespace offprint
