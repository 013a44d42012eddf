#include "export/epub/text_page.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/confined_files.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "base/url.h"
#include "export/epub/chapter_body.h"
#include "export/epub/matter_page.h"
#include "export/epub/matter_pages.h"
#include "export/epub/page.h"
#include "export/formula_converter.h"
#include "export/picture_name.h"
#include "export/remote_pictures.h"
#include "syntax/markdown_parser.h"
#include "syntax/tex_formulas.h"
#include "syntax/yaml.h"

namespace offprint {
namespace {

// Other articles cannot be named: their places in the archive are not known here.
class NoLinks final : public ChapterLinks {
 public:
  bool in_book(std::uint32_t) const override { return false; }
};

class TextPageReader {
 public:
  TextPageReader(const ExportContext& context, const std::string& file, std::string_view purpose,
                 Diagnostics& diagnostics)
      : context_(context), purpose_(purpose), diagnostics_(diagnostics) {
    record_.origin = file;
    record_.language = context.publication.language.empty() ? "und" : context.publication.language;
  }

  std::optional<TextPage> read(PictureStore& pictures) {
    TextPage page;
    if (!read_text(page)) return {};
    report_links();
    render(page, pictures);
    return page;
  }

  std::vector<std::string> addresses() {
    TextPage page;
    return read_text(page) ? web_addresses(record_) : std::vector<std::string>();
  }

 private:
  bool read_text(TextPage& page) {
    const std::string path = path_inside(record_.origin);
    if (path.empty()) return false;
    std::string text = replace_invalid_utf8(context_.files->read(path));
    const std::uint32_t first_line = take_front_matter(text, page.title);
    record_.body =
        parse_markdown(text, record_.origin, first_line, diagnostics_,
                       {.tex_formulas = context_.formulas && context_.formulas->is_configured()});
    if (context_.formulas && context_.formulas->is_configured())
      mark_tex_formulas(record_.body, false);
    take_heading(page.title);
    if (record_.body.empty() && page.title.empty()) {
      report({}, fmt::format("the {} is empty and is left out", purpose_), "");
      return false;
    }
    find_pictures();
    return true;
  }

  void report(Position position, std::string message, std::string hint) {
    diagnostics_.push_back({Code::book_page_unreadable, record_.origin, position,
                            std::move(message), std::move(hint)});
  }

  // Where a file below the root is, symbolic links followed; "" for what is not there.
  std::string path_inside(const std::string& file) {
    const std::string path = join_path("", file);
    const std::string found = join_path(context_.root, path);
    const bool outside = leaves_folder(path) || leads_outside(found);
    if (!outside && context_.files->stat(found) && !context_.files->is_folder(found)) return found;
    report({},
           outside ? fmt::format("the {} lies outside of the configuration's folder", purpose_)
                   : fmt::format("the file of the {} is not there", purpose_),
           "name a Markdown file relative to the configuration");
    return "";
  }

  // Links followed; false for what is not there.
  bool leads_outside(const std::string& found) const {
    return context_.files->canonical(found) && !lies_inside(*context_.files, context_.root, found);
  }

  // Returns the number of the first line that is left.
  static std::uint32_t take_front_matter(std::string& text, std::string& title) {
    if (!text.starts_with("---\n")) return 1;
    const std::size_t end = text.find("\n---\n", 3);
    if (end == text.npos) return 1;
    const YamlResult front = parse_yaml(std::string_view(text).substr(4, end - 3), 2);
    if (const Value* stated = front.value.find("title"); stated && stated->is_text())
      title = collapse_space(stated->scalar);
    const std::size_t body = end + std::string_view("\n---\n").size();
    const auto lines =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(body), '\n');
    text.erase(0, body);
    return static_cast<std::uint32_t>(lines) + 1;
  }

  void take_heading(std::string& title) {
    Body& body = record_.body;
    const NodeIndex first = body[Body::root()].first_child;
    if (first == no_node || heading_level(body[first].element) == 0) return;
    const std::string heading = collapse_space(inline_text(body, first));
    if (!title.empty() && heading != title) return;
    title = heading;
    body.remove(first);
  }

  void find_pictures() {
    const Body& body = record_.body;
    for (NodeIndex node = Body::root(); node != no_node;
         node = body.next_in_order(node, Body::root())) {
      if (body[node].element != Element::image) continue;
      const std::string src(body.attribute(node, Attribute::src));
      if (record_.find_image(src)) continue;
      Image image;
      image.src = src;
      image.alt = body.attribute(node, Attribute::alt);
      if (is_absolute_url(src))
        image.url = src;
      else
        find_file(image, body[node].position);
      record_.images.push_back(std::move(image));
    }
  }

  void find_file(Image& image, Position position) {
    const std::string stated = percent_decode(split_url(image.src).path);
    const bool from_root = stated.starts_with('/');
    const std::string path = from_root
                                 ? join_path("", stated.substr(1))
                                 : join_path(parent_path(join_path("", record_.origin)), stated);
    const std::string found = join_path(context_.root, path);
    const bool outside = leaves_folder(path) || leads_outside(found);
    if (outside || !context_.files->stat(found) || context_.files->is_folder(found)) {
      diagnostics_.push_back(
          {outside ? Code::image_outside_roots : Code::image_not_found, record_.origin, position,
           fmt::format("the image `{}` of the {} {}", image.src, purpose_,
                       outside ? "lies outside of the configuration's folder" : "is not there"),
           "name it relative to the Markdown file"});
      return;
    }
    const std::string bytes = context_.files->read(found);
    image.file = path;
    image.media_type = sniff_picture(bytes);
    image.hash = hash128_hex(bytes);
    image.size = bytes.size();
  }

  void report_links() {
    const Body& body = record_.body;
    for (NodeIndex node = Body::root(); node != no_node;
         node = body.next_in_order(node, Body::root())) {
      if (body[node].element != Element::link) continue;
      const std::string_view href = body.attribute(node, Attribute::href);
      if (href.starts_with('#') || (is_absolute_url(href) && is_safe_link(href))) continue;
      diagnostics_.push_back(
          {Code::link_relative, record_.origin, body[node].position,
           fmt::format("the link `{}` of the {} was made plain text", href, purpose_),
           "write the whole address, with https://"});
    }
  }

  void render(TextPage& page, PictureStore& pictures) {
    const ChapterImages images(record_, pictures);
    diagnostics_.insert(diagnostics_.end(), images.diagnostics().begin(),
                        images.diagnostics().end());
    const std::optional<Body> linked = link_remote_images(record_, images);
    const Body& with_links = linked ? *linked : record_.body;
    const std::optional<Body> converted =
        convert_formulas(record_, with_links, context_.formulas.get(), diagnostics_);
    const Body& body = converted ? *converted : with_links;
    page.formulas = append_chapter_body(page.markup, record_, body, images,
                                        ChapterMedia(record_, nullptr), NoLinks());
    page.images = images.resources();
    page.shown_images = images.shown();
    page.undescribed_images = images.undescribed();
    page.moves = images.moves();
  }

  const ExportContext& context_;
  std::string_view purpose_;
  Diagnostics& diagnostics_;
  Record record_;
};

MatterPage text_page(const Book& book, const MatterKind& kind, const TextPage& text,
                     std::string_view word) {
  MatterPage page = make_page(kind, text.title.empty() ? word : std::string_view(text.title));
  page.worded = text.title.empty();
  std::string& out = page.content;
  open_matter(out, book, kind, page.title);
  if (!page.worded)
    append_text_element(out, "h1", "class=\"page-title\"", page.title);
  else if (kind.listed)
    append_page_heading(out, book, word);
  out += "<div class=\"matter-text\">\n" + text.markup + "</div>\n";
  close_matter(out, kind);
  return page;
}

}  // namespace

std::optional<TextPage> read_text_page(const ExportContext& context, PictureStore& pictures,
                                       const std::string& file, std::string_view purpose,
                                       Diagnostics& diagnostics) {
  return TextPageReader(context, file, purpose, diagnostics).read(pictures);
}

std::vector<std::string> text_page_addresses(const ExportContext& context,
                                             const std::string& file) {
  Diagnostics told_when_it_is_read;
  return TextPageReader(context, file, "", told_when_it_is_read).addresses();
}

MatterPage dedication_page(const Book& book) {
  return text_page(book, dedication_kind, *book.dedication, book.matter_words().dedication);
}

MatterPage foreword_page(const Book& book) {
  return text_page(book, foreword_kind, *book.foreword, book.matter_words().foreword);
}

}  // namespace offprint
