#include "export/epub/epub_exporter.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.h"
#include "base/mhtml.h"
#include "base/scratch_file.h"
#include "export/epub/book_fonts.h"
#include "export/epub/chapter.h"
#include "export/epub/container.h"
#include "export/epub/navigation.h"
#include "export/epub/package.h"
#include "export/epub/picture.h"
#include "export/epub/svg_check.h"
#include "export/epub/theme.h"
#include "export/epub/title_page.h"
#include "export/epub/vertical.h"
#include "export/kindle_check.h"

namespace offprint {
namespace {

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
        theme_(load_theme(*context_.files, context_.root, context_.output.book.theme,
                          theme_diagnostics_)),
        volume_size_(std::max<std::uint32_t>(context_.output.volume_size, 1)),
        volumes_(std::max<std::uint32_t>(
            1, (context_.membership->size() + volume_size_ - 1) / volume_size_)),
        spool_(ScratchFile::beside(context_.path)) {}

  Rendition render(const Record& record) const override {
    Rendition rendition;
    const ChapterImages images(record, context_.root, *context_.files);
    const VolumeLinks links(*context_.membership, volume_size_, record.row);
    const ChapterSetting setting{context_.publication, *theme_, context_.output.book.vertical};
    ChapterPages chapter = chapter_pages(record, setting, images, links);
    auto facts = chapter_facts(record, images);
    for (const std::string& page : chapter.pages) {
      const PackedBytes packed = deflate(page);
      facts->pieces.push_back({packed.bytes.size(), packed.size, packed.crc, packed.deflated});
      rendition.content += packed.bytes;
    }
    if (context_.output.book.fonts) {
      std::set<char32_t> characters;
      for (const std::string& page : chapter.pages) add_characters(characters, page);
      facts->characters = as_text(characters);
    }
    facts->anchors = std::move(chapter.anchors);
    rendition.resources = images.resources();
    rendition.facts = std::move(facts);
    rendition.diagnostics = images.diagnostics();
    rendition.diagnostics.insert(rendition.diagnostics.end(), chapter.diagnostics.begin(),
                                 chapter.diagnostics.end());
    report_large(record, setting, chapter, rendition.diagnostics);
    if (context_.kindle_safe) report_kindle(record, rendition);
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
    diagnostics.insert(diagnostics.end(), theme_diagnostics_.begin(), theme_diagnostics_.end());
    const Resource logo = find_logo();
    std::vector<OutputFile> outputs;
    auto begin = chapters_.cbegin();
    for (std::uint32_t volume = 0; volume < volumes_; ++volume) {
      const auto end = std::find_if(begin, chapters_.cend(), [&](const SpooledChapter& chapter) {
        return chapter.position / volume_size_ > volume;
      });
      outputs.push_back(write_volume({begin, end}, volume, logo, diagnostics));
      begin = end;
    }
    return outputs;
  }

  void commit() override {
    for (const auto& container : containers_) container->commit();
  }

 private:
  static void report_large(const Record& record, const ChapterSetting& setting,
                           const ChapterPages& chapter, Diagnostics& diagnostics) {
    std::size_t largest = 0;
    for (const std::string& page : chapter.pages) largest = std::max(largest, page.size());
    if (largest <= setting.most_bytes) return;
    diagnostics.push_back(
        {Code::chapter_large,
         record.origin,
         {},
         fmt::format("the chapter has {} KB{}", largest / 1024,
                     chapter.pages.size() > 1 ? " between two headings" : " and no heading"),
         "add headings, at which it can be divided, if it must open quickly on old devices"});
  }

  // Pictures as the book holds them, which is not always as they came.
  static void report_kindle(const Record& record, Rendition& rendition) {
    std::vector<Image> pictures;
    for (const Resource& resource : rendition.resources) {
      Image picture;
      picture.src = picture.file = resource.file;
      picture.media_type = resource.media_type;
      picture.size = resource.size;
      for (const Image& image : record.images)
        if (image.file == resource.file && image.part == resource.part) picture.src = image.src;
      pictures.push_back(std::move(picture));
    }
    const Diagnostics found = kindle_findings(record, pictures);
    rendition.diagnostics.insert(rendition.diagnostics.end(), found.begin(), found.end());
  }

  void report_kindle_of_book(const Book& book, const std::string& path, std::uint64_t size,
                             Diagnostics& diagnostics) const {
    const auto is_svg = [](const Resource& image) { return image.media_type == "image/svg+xml"; };
    const auto svgs = std::count_if(book.images.begin(), book.images.end(), is_svg);
    const Diagnostics found =
        kindle_findings_of_book(path, size, static_cast<std::size_t>(svgs), theme_->hides_text);
    diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  }

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

  Book make_book(const std::vector<SpooledChapter>& chapters, std::uint32_t volume,
                 const Resource& logo, Diagnostics& diagnostics) const {
    Book book;
    book.publication = context_.publication;
    book.output_path = context_.output.path;
    book.title = context_.output.title.empty() ? context_.publication.title : context_.output.title;
    book.volume = volume + 1;
    book.volumes = volumes_;
    book.logo = logo;
    for (const SpooledChapter& chapter : chapters)
      book.chapters.push_back(
          facts_from_bytes(spool_.read_at(chapter.offset + chapter.size, chapter.facts_size)));
    complete(book);
    book.vertical = context_.output.book.vertical && is_vertical_language(book.language);
    if (context_.output.book.vertical && !book.vertical)
      diagnostics.push_back({Code::vertical_unsuited,
                             "",
                             {},
                             fmt::format("{}: `vertical` is for Japanese and Chinese; this book is "
                                         "in `{}`",
                                         volume_path(volume), book.language),
                             "take the key away, or state the publication's language"});
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
    return book;
  }

  // What the book's own pages and everything that most languages write with need is always there.
  BookFonts fonts_of(const Book& book, std::uint32_t volume, Diagnostics& diagnostics) const {
    if (!context_.output.book.fonts) return {};
    std::set<char32_t> characters;
    for (char32_t c = 0x20; c < 0x180; ++c) characters.insert(c);
    for (char32_t c = 0x2010; c < 0x2040; ++c) characters.insert(c);
    const Publication& publication = book.publication;
    for (const std::string* text :
         {&book.title, &publication.title, &publication.description, &publication.publisher,
          &publication.rights, &context_.output.book.subtitle})
      add_characters(characters, *text);
    for (const ChapterFacts& chapter : book.chapters)
      add_characters(characters, chapter.characters);
    return embed_fonts(*theme_, *context_.files, context_.root, characters, volume_path(volume),
                       diagnostics);
  }

  std::string base_sheet(const BookFonts& fonts) const {
    std::string sheet = theme_->base_css;
    if (!fonts.css.empty()) sheet += '\n' + fonts.css;
    if (context_.output.book.vertical) sheet += theme_->vertical_css;
    return sheet;
  }

  OutputFile write_volume(const std::vector<SpooledChapter>& chapters, std::uint32_t volume,
                          const Resource& logo, Diagnostics& diagnostics) {
    Book book = make_book(chapters, volume, logo, diagnostics);
    const BookFonts fonts = fonts_of(book, volume, diagnostics);
    for (const BookFont& font : fonts.files)
      book.fonts.push_back({font.name, font.media_type, "", font.bytes.size()});
    const std::string path = volume_path(volume);
    const auto in_folder = [](std::string_view name) { return std::string(folder).append(name); };
    containers_.push_back(std::make_unique<Container>(path, in_folder("package.opf")));
    Container& container = *containers_.back();
    container.add(in_folder("package.opf"), package_document(book));
    container.add(in_folder(navigation_name), navigation_document(book));
    container.add(in_folder(ncx_name), ncx_document(book));
    container.add(in_folder(base_sheet_name), base_sheet(fonts));
    container.add(in_folder(extras_sheet_name), theme_->extras_css);
    for (const BookFont& font : fonts.files) container.add(in_folder(font.name), font.bytes);
    container.add(in_folder(title_page_name), title_page(book));
    container.add(in_folder(contents_name), contents_page(book));
    const DividedChapters divided = divided_chapters(book);
    for (std::size_t i = 0; i < chapters.size(); ++i)
      add_chapter(container, chapters[i], book.chapters[i], divided);
    if (!logo.name.empty()) add_picture(container, logo);
    for (const Resource& image : book.images)
      if (image.name != logo.name) add_picture(container, image);
    const std::uint64_t size = container.close();
    if (context_.kindle_safe) report_kindle_of_book(book, path, size, diagnostics);
    return {path, std::string(media_type), size, static_cast<std::uint32_t>(chapters.size())};
  }

  // Chapters of several pages, by name, and where their ids are.
  using DividedChapters = std::map<std::string, const std::vector<ChapterAnchor>*, std::less<>>;

  static DividedChapters divided_chapters(const Book& book) {
    DividedChapters divided;
    for (const ChapterFacts& chapter : book.chapters)
      if (!chapter.anchors.empty()) divided.emplace(chapter.name, &chapter.anchors);
    return divided;
  }

  void add_chapter(Container& container, const SpooledChapter& chapter, const ChapterFacts& facts,
                   const DividedChapters& divided) {
    const bool leads_inside =
        std::any_of(facts.linked_places.begin(), facts.linked_places.end(),
                    [&](const std::string& name) { return divided.contains(name); });
    std::uint64_t offset = chapter.offset;
    for (std::size_t i = 0; i < facts.pieces.size(); ++i) {
      const ChapterPiece& piece = facts.pieces[i];
      const std::string name = std::string(folder) + chapter_path(facts, i);
      if (leads_inside)
        add_relinked(container, name, offset, piece, divided);
      else
        add_piece(container, name, offset, piece);
      offset += piece.packed_size;
    }
  }

  void add_piece(Container& container, const std::string& name, std::uint64_t offset,
                 const ChapterPiece& piece) {
    Container::Later later;
    later.fetch = [this, offset, size = piece.packed_size] { return spool_.read_at(offset, size); };
    later.size = piece.packed_size;
    later.deflated = piece.deflated;
    later.original_size = piece.size;
    later.crc = piece.crc;
    container.add_later(name, std::move(later));
  }

  // Only now is it known on which pages of other chapters the targets of links are.
  void add_relinked(Container& container, const std::string& name, std::uint64_t offset,
                    const ChapterPiece& piece, const DividedChapters& divided) {
    const std::string page =
        inflate({spool_.read_at(offset, piece.packed_size), piece.deflated, piece.crc, piece.size});
    const PackedBytes packed = deflate(relink(page, [&](std::string_view chapter) {
      const auto found = divided.find(chapter);
      return found == divided.end() ? nullptr : found->second;
    }));
    add_piece(container, name, spool_.append(packed.bytes),
              {packed.bytes.size(), packed.size, packed.crc, packed.deflated});
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
  Diagnostics theme_diagnostics_;
  std::shared_ptr<const Theme> theme_;
  std::uint32_t volume_size_, volumes_;
  ScratchFile spool_;
  std::vector<SpooledChapter> chapters_;
  std::vector<std::unique_ptr<Container>> containers_;
};

}  // namespace

std::unique_ptr<Exporter> make_epub_exporter(ExportContext context) {
  return std::make_unique<EpubExporter>(std::move(context));
}

}  // namespace offprint
