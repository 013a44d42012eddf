#include <array>

#include "base/archive.h"
#include "base/unicode.h"
#include "demand.h"
#include "export/epub/xml_scanner.h"
#include "small_project.h"
#include "syntax/html_tree.h"
#include "syntax/json.h"
#include "work_folder.h"

namespace {

using namespace offprint;
using fuzz::check_text;
using fuzz::demand;

constexpr char separator = '\x1E';
constexpr std::array extensions = {".md",    ".mdx", ".html", ".txt", ".wxr",
                                   ".mhtml", ".rss", ".atom", ".json"};

void check_xml(const std::string& path, std::string_view bytes) {
  XmlScanner scanner(bytes);
  for (XmlToken token = scanner.next(); token.kind != XmlToken::Kind::end; token = scanner.next())
    demand(token.kind != XmlToken::Kind::malformed, "XML is well-formed", path);
}

void check_html(const HtmlNode& node) {
  for (const std::string_view name : {"script", "style", "iframe", "object", "form", "base"})
    demand(node.name != name, "feeds hold nothing active", name);
  for (const auto& [name, value] : node.attributes)
    demand(!name.starts_with("on") && name != "style", "feeds have no handlers", name);
  for (const HtmlNode& child : node.children) check_html(child);
}

void check_json(const std::string& path, std::string_view bytes) {
  const JsonResult json = parse_json(bytes);
  demand(!json.problem, "JSON is valid", path);
  const Value* items = json.value.find("items");
  if (!items) return;
  for (const Value& item : items->items)
    if (const Value* content = item.find("content_html"))
      if (const auto tree = parse_html_tree(content->scalar)) check_html(*tree);
}

void check_file(const std::string& path, const std::string& bytes);

void check_book(const std::string& path, const std::string& bytes) {
  const UnpackedArchive book = unpack(bytes_in_memory(bytes), path);
  demand(book.diagnostics.empty() && book.members.contains("mimetype"), "books can be opened",
         path);
  for (const auto& [name, member] : book.members)
    check_file(name, book.content->read(member.offset, member.size));
}

void check_file(const std::string& path, const std::string& bytes) {
  const std::string_view extension = std::string_view(path).substr(path.rfind('.') + 1);
  if (extension == "epub") return check_book(path, bytes);
  if (extension == "png" || extension == "jpg") return;
  check_text(bytes, "outputs are UTF-8");
  if (extension == "json") check_json(path, bytes);
  for (const std::string_view xml : {"xml", "atom", "opml", "xhtml", "opf", "ncx"})
    if (extension == xml) check_xml(path, bytes);
}

}  // namespace

// Documents between separators, each of the format that its first byte chooses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Input input(data, size);
  fuzz::SmallProject project;
  while (!input.empty() && project.files.files.size() < 8) {
    const std::string document(input.until(separator));
    if (document.empty()) continue;
    const std::size_t format = static_cast<std::uint8_t>(document[0]) % extensions.size();
    const std::string number = std::to_string(project.files.files.size());
    project.files.files["in/a" + number + extensions[format]] = document.substr(1);
  }
  const fuzz::WorkFolder alone, together;
  project.build_into(alone.path(), 1);
  project.build_into(together.path(), 4);
  const auto outputs = fuzz::files_in(alone.path(), false);
  demand(outputs == fuzz::files_in(together.path(), false), "threads make no difference");
  for (const auto& [path, bytes] : outputs)
    if (path != "offprint.ids") check_file(path, bytes);
  return 0;
}
