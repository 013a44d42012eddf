#include "export/epub/epub_exporter.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/confined_files.h"
#include "base/hash.h"
#include "base/mhtml.h"
#include "base/scratch_file.h"
#include "export/epub/book_fonts.h"
#include "export/epub/book_reports.h"
#include "export/epub/chapter.h"
#include "export/epub/container.h"
#include "export/epub/cover.h"
#include "export/epub/describe_book.h"
#include "export/epub/logo.h"
#include "export/epub/matter_pages.h"
#include "export/epub/navigation.h"
#include "export/epub/onix.h"
#include "export/epub/package.h"
#include "export/epub/page.h"
#include "export/epub/spooled_pages.h"
#include "export/epub/text_page.h"
#include "export/epub/theme.h"
#include "export/epub/vertical.h"
#include "export/epub/volume_links.h"
#include "export/picture_converter.h"

namespace offprint {
namespace {

constexpr std::string_view folder = package_folder;
constexpr std::string_view media_type = "application/epub+zip";

// Where a chapter lies in the spool: its bytes, then its facts.
struct SpooledChapter {
  std::uint64_t offset = 0;
  std::uint32_t position = 0;
  std::uint32_t size = 0;
  std::uint32_t facts_size = 0;
};

// Pictures and media are prepared while a chapter is rendered, and links to places inside others
// may lead elsewhere in the container than they did before (add_relinked).
bool can_be_found_again(const ChapterFacts& facts) {
  return facts.images.empty() && facts.media.empty() && facts.linked_places.empty();
}

std::shared_ptr<PictureStore> own_pictures(const ExportContext& context) {
  return PictureStores({context.root, context.files, find_image_program(), ""})
      .with(context.output.book.pictures);
}

class EpubExporter final : public Exporter {
 public:
  explicit EpubExporter(ExportContext context)
      : context_(std::move(context)),
        pictures_(context_.pictures ? context_.pictures : own_pictures(context_)),
        sources_(*context_.files),
        theme_(load_theme(*context_.files, context_.root, context_.output.book.theme,
                          theme_diagnostics_)),
        spool_(ScratchFile::beside(context_.path)),
        covers_(context_,
                {find_cover_program(), pictures_->settings().program,
                 pictures_->settings().folder_of_converted()},
                theme_->cover_design) {
    if (context_.volumes.empty()) context_.volumes = {0};
    if (context_.output.book.embeds_media)
      media_ = std::make_unique<MediaStore>(context_.root, *context_.files);
  }

  Rendition render(const Record& record, SharedParts&) const override {
    Rendition rendition;
    const ChapterImages images(record, *pictures_);
    const VolumeLinks links(*context_.membership, context_.volumes, record.row);
    const ChapterSetting setting{context_.publication, *theme_, context_.formulas.get(),
                                 media_.get(), context_.output.book.vertical};
    ChapterPages chapter = chapter_pages(record, setting, images, links);
    auto facts = chapter_facts(record, images);
    for (const std::string& page : chapter.pages) {
      const PackedBytes packed = deflate(page);
      const bool has_formulas = chapter.formulas.shown > 0 && holds_formulas(page);
      facts->pieces.push_back(
          {packed.bytes.size(), packed.size, packed.crc, packed.deflated, has_formulas});
      rendition.content += packed.bytes;
    }
    if (context_.output.book.fonts) facts->characters = characters_of(chapter.pages);
    facts->anchors = std::move(chapter.anchors);
    facts->formulas = chapter.formulas;
    facts->media = std::move(chapter.media);
    facts->media_counts = chapter.media_counts;
    rendition.resources = images.resources();
    rendition.facts = facts;
    rendition.diagnostics = images.diagnostics();
    for (Diagnostic& found : chapter.diagnostics) rendition.diagnostics.push_back(std::move(found));
    report_large(record, setting, chapter, rendition.diagnostics);
    if (context_.kindle_safe) report_kindle(record, facts->media, rendition);
    return rendition;
  }

  std::string append(Placement placement, Rendition rendition) override {
    const auto& facts = static_cast<const ChapterFacts&>(*rendition.facts);
    std::string facts_bytes = to_bytes(facts);
    const auto size = static_cast<std::uint32_t>(rendition.content.size());
    const std::uint64_t offset = spool_->append(rendition.content += facts_bytes);
    chapters_.push_back(
        {offset, placement.position, size, static_cast<std::uint32_t>(facts_bytes.size())});
    return can_be_found_again(facts) ? std::move(facts_bytes) : std::string();
  }

  bool in_order() const override { return false; }

  std::vector<OutputFile> finish(Diagnostics& diagnostics) override {
    std::sort(chapters_.begin(), chapters_.end(),
              [](const auto& a, const auto& b) { return a.position < b.position; });
    if (context_.volume == 0) {
      diagnostics.insert(diagnostics.end(), theme_diagnostics_.begin(), theme_diagnostics_.end());
      read_text_pages(diagnostics);
    }
    if (pictures_->take_missing_program()) diagnostics.push_back(picture_program_missing());
    std::vector<OutputFile> outputs = write_volume(diagnostics);
    spool_.reset();
    pictures_.reset();
    sources_.reset();
    chapters_ = {};
    return outputs;
  }

  void commit() override {
    container_->commit();
    if (record_) record_->commit();
  }

 private:
  std::uint32_t volumes() const { return static_cast<std::uint32_t>(context_.volumes.size()); }

  std::string path() const { return volume_path(context_.path, context_.volume + 1, volumes()); }

  void read_text_pages(Diagnostics& diagnostics) {
    const PagesSpec& pages = context_.output.book.pages;
    if (!pages.dedication.empty())
      dedication_ =
          read_text_page(context_, *pictures_, pages.dedication, "dedication", diagnostics);
    if (!pages.foreword.empty())
      foreword_ = read_text_page(context_, *pictures_, pages.foreword, "foreword", diagnostics);
  }

  // A dedication and a foreword stand in the first volume; names of one book in none of several.
  void add_spec(Book& book, Diagnostics& diagnostics) const {
    book.spec = context_.output.book;
    if (book.volume == 1) {
      book.dedication = dedication_;
      book.foreword = foreword_;
    }
    if (volumes() == 1 || (book.spec.isbn.empty() && book.spec.doi.empty())) return;
    book.spec.isbn.clear();
    book.spec.doi.clear();
    if (book.volume == 1)
      diagnostics.push_back({Code::book_identifier_shared,
                             "",
                             {},
                             fmt::format("{}: there are {} volumes, and none has the ISBN or DOI "
                                         "of the whole",
                                         path(), volumes()),
                             "let one volume hold all articles, or make an output of each"});
  }

  Book make_book(const Resource& logo, Diagnostics& diagnostics) const {
    Book book;
    book.publication = context_.publication;
    book.output_path = context_.output.path;
    book.title = context_.output.title.empty() ? context_.publication.title : context_.output.title;
    book.volume = context_.volume + 1;
    book.volumes = volumes();
    book.logo = logo;
    add_spec(book, diagnostics);
    std::vector<std::uint32_t> positions;
    for (const SpooledChapter& chapter : chapters_) positions.push_back(chapter.position);
    book.parts = parts_of(positions, context_.parts);
    for (const SpooledChapter& chapter : chapters_)
      book.chapters.push_back(
          facts_from_bytes(spool_->read_at(chapter.offset + chapter.size, chapter.facts_size)));
    complete(book);
    book.vertical = context_.output.book.vertical && is_vertical_language(book.language);
    if (context_.output.book.vertical && !book.vertical)
      diagnostics.push_back({Code::vertical_unsuited,
                             "",
                             {},
                             fmt::format("{}: `vertical` is for Japanese and Chinese; this book is "
                                         "in `{}`",
                                         path(), book.language),
                             "take the key away, or state the publication's language"});
    if (book.modified.empty() && context_.source_date)
      book.modified = to_utc_timestamp(*context_.source_date);
    if (book.modified.empty())
      diagnostics.push_back({Code::modified_date_unknown,
                             "",
                             {},
                             fmt::format("{}: no article has a date; the book says that it was "
                                         "modified on 1980-01-01",
                                         path()),
                             "date the articles, or set SOURCE_DATE_EPOCH"});
    return book;
  }

  // What the book's own pages and everything that most languages write with need is always there.
  BookFonts fonts_of(const Book& book, Diagnostics& diagnostics) const {
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
    return embed_fonts(*theme_, *context_.files, context_.root, characters, path(), diagnostics);
  }

  std::string base_sheet(const BookFonts& fonts) const {
    std::string sheet = theme_->base_css;
    if (!fonts.css.empty()) sheet += '\n' + fonts.css;
    if (context_.output.book.vertical) sheet += theme_->vertical_css;
    if (media_) sheet += theme_->media_css;
    return sheet;
  }

  std::vector<OutputFile> write_volume(Diagnostics& diagnostics) {
    const Resource logo = find_logo(context_, *pictures_, *sources_, diagnostics);
    Book book = make_book(logo, diagnostics);
    book.cover = covers_.make(book, diagnostics);
    const BookFonts fonts = fonts_of(book, diagnostics);
    for (const BookFont& font : fonts.files)
      book.fonts.push_back({font.name, font.media_type, "", font.bytes.size()});
    book.font_families = fonts.families;
    SpooledPages pages(*spool_);
    add_matter(book, path(), diagnostics, [&](MatterPage& page) { pages.keep(page); });
    const auto in_folder = [](std::string_view name) { return std::string(folder).append(name); };
    container_ = std::make_unique<Container>(path(), in_folder("package.opf"));
    Container& container = *container_;
    container.add(in_folder("package.opf"), package_document(book));
    container.add(in_folder(navigation_name), navigation_document(book));
    container.add(in_folder(ncx_name), ncx_document(book));
    container.add(in_folder(base_sheet_name), base_sheet(fonts));
    container.add(in_folder(extras_sheet_name), theme_->extras_css);
    for (const BookFont& font : fonts.files) container.add(in_folder(font.name), font.bytes);
    if (book.cover) add_cover(container, book);
    pages.add(book.front, folder, container);
    const DividedChapters divided = divided_chapters(book);
    for (const BookPart& part : book.parts) {
      if (!part.title.empty()) container.add(in_folder(part.path()), part_page(book, part));
      for (std::size_t i = part.begin; i < part.end; ++i)
        add_chapter(container, chapters_[i], book.chapters[i], divided);
    }
    pages.add(book.back, folder, container);
    if (!logo.name.empty()) add_picture(container, logo);
    for (const Resource& image : book.images)
      if (image.name != logo.name) add_picture(container, image);
    for (const Resource& media : book.media) add_media(container, media);
    const std::uint64_t size = container.close();
    if (context_.kindle_safe)
      report_kindle_of_book(book, path(), size, theme_->hides_text, diagnostics);
    const auto articles = static_cast<std::uint32_t>(chapters_.size());
    std::vector<OutputFile> files{
        {path(), std::string(media_type), size, articles, "", describe_book(book)}};
    report_size(files.back(), context_.output.book, diagnostics);
    if (!book.spec.onix) return files;
    const std::string record = onix_record(book, size, path(), diagnostics);
    record_ = std::make_unique<AtomicFile>(onix_path());
    record_->write(record);
    files.push_back({onix_path(), "application/xml", record.size(), articles});
    return files;
  }

  // "book.onix.xml", beside "book.epub".
  std::string onix_path() const {
    const std::string book = path();
    return book.substr(0, book.size() - file_extension(book).size()) + ".onix.xml";
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
    container.add_later(name, read_later(*spool_, offset, piece));
  }

  // Only now is it known on which pages of other chapters the targets of links are.
  void add_relinked(Container& container, const std::string& name, std::uint64_t offset,
                    const ChapterPiece& piece, const DividedChapters& divided) {
    const std::string page = inflate(
        {spool_->read_at(offset, piece.packed_size), piece.deflated, piece.crc, piece.size});
    const PackedBytes packed = deflate(relink(page, [&](std::string_view chapter) {
      const auto found = divided.find(chapter);
      return found == divided.end() ? nullptr : found->second;
    }));
    add_piece(container, name, spool_->append(packed.bytes),
              {packed.bytes.size(), packed.size, packed.crc, packed.deflated, piece.has_formulas});
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

  void add_media(Container& container, const Resource& media) {
    container.add_stream(std::string(folder) + media.name, media.size, media_->crc(media.name),
                         [this, name = media.name] { return media_->open(name); });
  }

  ExportContext context_;
  std::unique_ptr<MediaStore> media_;  // null: the book links to what plays
  // Until finish, as the spool:
  std::shared_ptr<PictureStore> pictures_;
  std::optional<PartReader> sources_;
  Diagnostics theme_diagnostics_;
  std::shared_ptr<const Theme> theme_;
  std::optional<ScratchFile> spool_;
  CoverMaker covers_;
  std::vector<SpooledChapter> chapters_;
  std::optional<TextPage> dedication_, foreword_;
  std::unique_ptr<Container> container_;
  std::unique_ptr<AtomicFile> record_;  // ONIX
};

}  // namespace

std::unique_ptr<Exporter> make_epub_exporter(ExportContext context) {
  return std::make_unique<EpubExporter>(std::move(context));
}

}  // namespace offprint
