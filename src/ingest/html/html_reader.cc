#include "ingest/html/html_reader.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/deadline.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "ingest/charset_report.h"
#include "ingest/front_matter.h"
#include "ingest/html/html_charset.h"
#include "ingest/html/main_content.h"
#include "ingest/html/page_addresses.h"
#include "ingest/html/page_facts.h"
#include "ingest/html/page_metadata.h"
#include "ingest/html/saved_page.h"
#include "syntax/html_page.h"
#include "syntax/html_parser.h"

namespace offprint {
namespace {

constexpr std::size_t longest_quote = 60;     // code points of a block in a message
constexpr std::size_t enough_to_quote = 400;  // bytes

std::string beginning_of(const HtmlPage& page, PageNode top) {
  std::string text;
  for (PageNode at = top; at < page[top].end && text.size() < enough_to_quote;) {
    const HtmlPage::Node& node = page[at];
    if (!node.tag.empty() && is_block_element(node.tag)) text += ' ';
    text += node.text;
    at = is_silent_element(node.tag) ? node.end : at + 1;
  }
  text = collapse_space(text);
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    if (count == longest_quote) return std::string(trim(text.substr(0, at))) + " …";
    next_code_point(text, at);
  }
  return text;
}

class HtmlReader final : public Reader {
 public:
  explicit HtmlReader(SourceFile file)
      : origin_(std::move(file.origin)),
        hash_(hash64(file.bytes)),
        address_(std::move(file.address)),
        fields_(std::move(file.fields)),
        limits_(file.limits),
        decoded_(decode(std::move(file.bytes), file.charset)) {}

  std::size_t document_count() const override { return 1; }

  Draft read(std::size_t) const override {
    Draft draft;
    draft.origin = origin_;
    draft.format = "html";
    draft.source_hash = hash_;
    report_charset(decoded_, origin_, draft.diagnostics);
    const FieldTable& known = fields_ ? *fields_ : standard_fields();
    const FrontMatter parts = split_front_matter(decoded_.text, known);
    if (!stands_apart(parts.form)) {
      read_page(decoded_.text, draft);
    } else {
      draft.fields = read_front_matter(parts, origin_, known, draft.diagnostics, limits_);
      if (recognizes_html(parts.body))
        read_page(std::string(parts.body_line - 1, '\n') + std::string(parts.body), draft);
      else
        parse_html_fragment(parts.body, origin_, {parts.body_line, 1}, draft.body, Body::root(),
                            draft.diagnostics, limits_);
    }
    merge_excess(draft.diagnostics);
    return draft;
  }

 private:
  // Marks around it say that it is no text of the page.
  static bool stands_apart(FrontMatterForm form) {
    return form == FrontMatterForm::yaml || form == FrontMatterForm::toml ||
           form == FrontMatterForm::json;
  }

  // What front matter has stated stays before what the page says.
  void read_page(const std::string& text, Draft& draft) const {
    draft.from_page = true;
    const HtmlPage page(text, origin_, draft.diagnostics, limits_);
    check_deadline();
    PageMetadata metadata = read_page_metadata(page, origin_, draft.diagnostics);
    draft.fields.insert(draft.fields.end(), std::make_move_iterator(metadata.fields.begin()),
                        std::make_move_iterator(metadata.fields.end()));
    add_saved_address(draft);
    check_deadline();
    const MainContent content = find_main_content(page, metadata.shown);
    check_deadline();
    emit_page(page, content.selection, origin_, draft.body, Body::root(), draft.diagnostics,
              limits_);
    complete_addresses(page, draft);
    report_content(page, content, draft);
  }

  static SourceText decode(std::string bytes, std::string declared) {
    if (declared.empty()) declared = declared_charset(bytes);
    return read_text(std::move(bytes), declared);
  }

  void add_saved_address(Draft& draft) const {
    const std::string address = address_.empty() ? saved_from(decoded_.text) : address_;
    if (address.empty() || draft.find(FieldName::url) != nullptr) return;
    const Position begin{1, 1};
    draft.fields.push_back({FieldName::url, "url", text_value(address, begin), begin,
                            address_.empty() ? "comment of the program that saved the page"
                                             : "address in the web archive",
                            0.9});
  }

  void report_content(const HtmlPage& page, const MainContent& content, Draft& draft) const {
    if (!content.found && page.size() != 0)
      draft.diagnostics.push_back({Code::article_not_found,
                                   origin_,
                                   {1, 1},
                                   "nothing on this page reads like an article; what text it has "
                                   "was kept",
                                   "check that the page was saved with its text"});
    for (const LeftOut& block : content.left_out)
      draft.diagnostics.push_back(
          {Code::chrome_removed, origin_, page[block.node].position,
           "`" + beginning_of(page, block.node) + "` was left out: " + block.reason});
  }

  std::string origin_;
  std::uint64_t hash_;
  std::string address_;  // stated outside the page
  std::shared_ptr<const FieldTable> fields_;
  Limits limits_;
  SourceText decoded_;
};

}  // namespace

std::unique_ptr<Reader> open_html(SourceFile file) {
  return std::make_unique<HtmlReader>(std::move(file));
}

bool recognizes_html(std::string_view beginning) {
  for (;;) {
    beginning = trim(beginning);
    const std::string_view end = beginning.starts_with("<!--")    ? "-->"
                                 : beginning.starts_with("<?xml") ? "?>"
                                                                  : "";
    if (end.empty()) break;
    const std::size_t at = beginning.find(end);
    if (at == beginning.npos) return false;
    beginning.remove_prefix(at + end.size());
  }
  constexpr std::string_view first[] = {"<!doctype html", "<html", "<head", "<body"};
  const std::string head = ascii_lower(beginning.substr(0, 32));
  return std::any_of(std::begin(first), std::end(first), [&](std::string_view tag) {
    return head.starts_with(tag) && head.find_first_of("> \t\r\n", tag.size()) == tag.size();
  });
}

}  // namespace offprint
