#include "export/epub/chapter_template.h"

#include <fmt/format.h>

#include <algorithm>
#include <kainjow/mustache.hpp>
#include <vector>

#include "base/date.h"
#include "base/unicode.h"
#include "base/url.h"
#include "export/epub/xml_scanner.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::string_view elements[] = {
    "a",  "abbr", "aside",   "b",      "bdi",  "bdo",    "br",     "cite", "code", "dd", "dl",
    "dt", "div",  "em",      "footer", "h1",   "h2",     "header", "hr",   "i",    "li", "ol",
    "p",  "q",    "section", "small",  "span", "strong", "sub",    "sup",  "time", "u",  "ul"};
constexpr std::string_view attributes[] = {"class", "lang", "xml:lang", "dir",      "role",
                                           "title", "href", "datetime", "epub:type"};

// Hold other blocks, and lines of text.
constexpr std::string_view flow[] = {"div", "section", "aside", "header", "footer", "li", "dd"};
constexpr std::string_view blocks[] = {"aside", "div", "dl", "footer",  "h1", "header",
                                       "hr",    "ol",  "p",  "section", "ul"};
constexpr std::string_view roles[] = {"doc-subtitle", "doc-notice", "doc-dedication", "note",
                                      "presentation", "none",       "group"};

template <std::size_t size>
bool is_one_of(const std::string_view (&names)[size], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

std::string attribute_problem(const XmlAttribute& attribute) {
  if (!is_one_of(attributes, attribute.name) && !attribute.name.starts_with("aria-"))
    return fmt::format("the attribute `{}` is not for templates", attribute.name);
  if (attribute.name == "href" &&
      !(is_absolute_url(attribute.value) && is_safe_link(attribute.value)))
    return fmt::format("`{}` is no absolute address", attribute.value);
  if (attribute.name == "role" && !is_one_of(roles, attribute.value))
    return fmt::format("the role `{}` is not for templates", attribute.value);
  if (attribute.name == "dir" && attribute.value != "ltr" && attribute.value != "rtl" &&
      attribute.value != "auto")
    return fmt::format("`{}` is no direction", attribute.value);
  return "";
}

// Whether HTML lets `name` stand in `parent`, as far as templates go.
bool may_stand_in(std::string_view name, std::string_view parent) {
  if (parent == "ul" || parent == "ol") return name == "li";
  if (parent == "dl") return name == "dt" || name == "dd";
  if (parent == "br" || parent == "hr" || name == "li" || name == "dt" || name == "dd")
    return false;
  return is_one_of(flow, parent) || !is_one_of(blocks, name);
}

std::string element_problem(const XmlToken& token, const std::vector<std::string>& open) {
  if (!is_one_of(elements, token.text))
    return fmt::format("the element `{}` is not for templates", token.text);
  const bool nested = std::find(open.begin(), open.end(), token.text) != open.end() &&
                      (token.text == "a" || token.text == "header" || token.text == "footer");
  if (nested || !may_stand_in(token.text, open.back()))
    return fmt::format("the element `{}` cannot stand in `{}`", token.text, open.back());
  for (const XmlAttribute& attribute : token.attributes)
    if (std::string problem = attribute_problem(attribute); !problem.empty()) return problem;
  return "";
}

Record full_record() {
  Record record;
  record.title = "A & B <C>";
  record.subtitle = "Subtitle";
  record.dek = "Dek";
  record.section = "Section";
  record.series = "Series";
  record.language = "en";
  record.authors = {{"Author", "", "aut"}};
  record.contributors = {{"Translator", "", "trl"}};
  record.published = parse_date("2024-01-02").date;
  record.modified = parse_date("2024-02-03").date;
  record.tags = {{"Tag", "tag", {}}};
  record.url = "https://site.example/a";
  record.rights = "Rights";
  record.enclosures = {{"https://site.example/a.mp3", "audio/mpeg", 0, ""}};
  record.reading_minutes = 3;
  return record;
}

// The parser and the renderer recurse.
bool is_too_complex(std::string_view text) {
  constexpr std::size_t most_bytes = 64 * 1024;
  constexpr std::size_t most_tags = 500;
  std::size_t tags = 0;
  for (std::size_t at = 0; (at = text.find('{', at)) != text.npos; ++at) ++tags;
  return text.size() > most_bytes || tags > 4 * most_tags;
}

// Sections of what is not there leave their line ends behind.
std::string without_blank_lines(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view line = std::string_view(text).substr(at, end - at);
    if (line.find_first_not_of(" \t\r\n") != line.npos) out += line;
    at = end;
  }
  return out;
}

}  // namespace

struct ChapterTemplate::Parsed {
  explicit Parsed(const std::string& text) : form(text) {
    form.set_custom_escape([](const std::string& value) {
      std::string escaped;
      append_escaped_attribute(escaped, value);
      return escaped;
    });
  }
  // Rendering is not const, but writes to the template only for lambdas and partials, of which our
  // data has none.
  mutable mustache::mustache form;
};

ChapterTemplate::ChapterTemplate(std::string_view text)
    : parsed_(std::make_shared<const Parsed>(
          std::string(is_too_complex(text) ? "{{#too complex}}" : text))) {}

std::string ChapterTemplate::render(const ChapterFields& fields) const {
  if (!parsed_) return "";
  mustache::data data = mustache::object();
  for (const auto& [name, value] : fields.fields) data.set(std::string(name), value);
  if (!fields.enclosures.empty()) {
    mustache::data list(mustache::data::type::list);
    for (const std::string& link : fields.enclosures)
      list.push_back(mustache::object{{"link", link}, {"enclosures", false}});
    data.set("enclosures", list);
  }
  if (!fields.fields.empty() || !fields.enclosures.empty()) data.set("foot", true);
  std::string out;
  parsed_->form.render(data, [&](const std::string& piece) { out += piece; });
  return without_blank_lines(out);
}

std::string ChapterTemplate::problem() const {
  if (!parsed_) return "";
  if (!parsed_->form.is_valid()) return parsed_->form.error_message();
  Record bare;
  bare.title = "Title";
  bare.language = "en";
  for (const Record& record : {full_record(), bare}) {
    ChapterFields all = chapter_head_fields(record);
    ChapterFields foot = chapter_foot_fields(record, {});
    all.fields.insert(all.fields.end(), foot.fields.begin(), foot.fields.end());
    all.enclosures = foot.enclosures;
    if (std::string problem = markup_problem(render(all)); !problem.empty()) return problem;
  }
  return "";
}

bool ChapterTemplate::makes_heading() const {
  Record record;
  record.title = "Title";
  const std::string head = render(chapter_head_fields(record));
  const std::size_t begin = head.find("<h1");
  return begin != head.npos && head.find("Title", begin) < head.find("</h1>", begin) &&
         head.find("<h1", begin + 1) == head.npos;
}

std::string markup_problem(std::string_view markup) {
  if (!is_xml_text(markup)) return "it holds characters that XML cannot hold";
  const std::string whole = fmt::format("<div>{}</div>", markup);
  XmlScanner scanner(whole);
  std::vector<std::string> open;
  for (;;) {
    const XmlToken token = scanner.next();
    switch (token.kind) {
      case XmlToken::Kind::end:
        return "";
      case XmlToken::Kind::malformed:
        return "what it makes is not well-formed: a tag is not closed, or `&` or `<` is not "
               "escaped";
      case XmlToken::Kind::doctype:
      case XmlToken::Kind::instruction:
        return "it holds a declaration";
      case XmlToken::Kind::start:
        if (!open.empty())
          if (std::string problem = element_problem(token, open); !problem.empty()) return problem;
        open.push_back(token.text);
        break;
      case XmlToken::Kind::close:
        open.pop_back();
        break;
      case XmlToken::Kind::text:
        break;
    }
  }
}

}  // namespace offprint
