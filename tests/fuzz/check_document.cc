#include "check_document.h"

#include <cstdio>
#include <cstdlib>

#include "base/file_system.h"
#include "base/unicode.h"
#include "base/url.h"
#include "catalog/encoding.h"
#include "export/epub/xml_scanner.h"
#include "ingest/open_source.h"
#include "model/link_key.h"
#include "normalize/builtin_vocabularies.h"
#include "normalize/normalizer.h"
#include "syntax/formula_rules.h"
#include "syntax/serializer.h"

namespace offprint::fuzz {
namespace {

void demand(bool holds, const char* what, std::string_view detail = "") {
  if (holds) return;
  std::fprintf(stderr, "violated: %s %.*s\n", what, static_cast<int>(detail.size()), detail.data());
  std::abort();
}

void check_text(std::string_view text, const char* what) {
  demand(find_invalid_utf8(text) == text.npos, what);
}

// Addresses of ours that resolve replaces, whatever they lead to.
bool waits_for_resolve(std::string_view address) {
  return address.starts_with(article_scheme) || address.starts_with(attachment_scheme);
}

void check_attributes(const XmlToken& token) {
  for (const XmlAttribute& attribute : token.attributes) {
    demand(!attribute.name.starts_with("on"), "no event handlers", attribute.name);
    demand(attribute.name != "style", "no styling", attribute.value);
    if (attribute.name == "href")
      demand(is_safe_link(attribute.value) || waits_for_resolve(attribute.value), "links are safe",
             attribute.value);
    if (attribute.name == "src")
      demand(is_safe_resource(attribute.value) || is_content_id(attribute.value) ||
                 waits_for_resolve(attribute.value),
             "images are safe", attribute.value);
  }
}

void check_formula_element(const XmlToken& token) {
  demand(formula_rule(token.text).kind != FormulaKind::other, "formulas are of MathML Core",
         token.text);
  for (const XmlAttribute& attribute : token.attributes)
    demand(formula_attribute(token.text, attribute.name, attribute.value) == attribute.value,
           "formulas have attributes of MathML Core", attribute.name);
}

void check_markup(const Body& body) {
  std::string markup = "<body xmlns:epub=\"http://www.idpf.org/2007/ops\">";
  append_markup(markup, body, {.dialect = MarkupOptions::Dialect::xhtml});
  markup += "</body>";
  XmlScanner scanner(markup);
  bool any = false, in_formula = false;
  for (XmlToken token = scanner.next(); token.kind != XmlToken::Kind::end; token = scanner.next()) {
    demand(token.kind != XmlToken::Kind::malformed, "the markup is well-formed");
    if (token.text == "math" && token.kind != XmlToken::Kind::text) {
      demand(in_formula != (token.kind == XmlToken::Kind::start), "formulas hold no formulas");
      in_formula = token.kind == XmlToken::Kind::start;
    } else if (token.kind == XmlToken::Kind::start && in_formula) {
      check_formula_element(token);
    }
    if (token.kind != XmlToken::Kind::start) continue;
    any = true;
    demand(token.text != "script" && token.text != "style" && token.text != "iframe",
           "nothing active", token.text);
    check_attributes(token);
  }
  demand(any, "the markup is XML text");
}

void check_article(const Article& article) {
  check_text(article.title, "titles are UTF-8");
  check_text(article.subtitle, "subtitles are UTF-8");
  check_text(article.dek, "deks are UTF-8");
  check_text(article.summary, "summaries are UTF-8");
  for (const Person& author : article.authors) check_text(author.name, "names are UTF-8");
  for (const RawTag& tag : article.tags) check_text(tag.raw, "tags are UTF-8");
  for (const Diagnostic& diagnostic : article.diagnostics)
    check_text(to_text(diagnostic), "messages are UTF-8");
  if (has_error(article.diagnostics)) return;
  demand(!article.title.empty(), "every article has a title");
  demand(!article.language.empty(), "every article has a language");
}

}  // namespace

void check_document(std::string_view reader, std::string name, std::string bytes) {
  const ReaderInfo* info = find_reader(reader);
  demand(info != nullptr, "there is a reader", reader);
  MemoryFileSystem files;
  files.files[name] = bytes;
  Rules rules;
  rules.files = &files;
  rules.vocabulary = &starter_vocabulary();
  rules.publication.site = "https://paper.example";
  rules.tex_formulas = true;
  Source source{name, name, info};
  source.tex_formulas = true;
  const auto opened = open_source(source, std::move(bytes));
  for (std::size_t i = 0; i < opened->document_count(); ++i) {
    Draft draft = opened->read(i);
    demand(file_of_origin(draft.origin) == name, "drafts know where they are from", draft.origin);
    if (!draft.is_article) continue;
    const Article article = normalize(rules, std::move(draft));
    check_article(article);
    check_markup(article.body);
    evidence_of(article);
    const std::string header = encode_header(article);
    demand(encode_header(decode_header(header)) == header, "headers survive the catalog");
  }
}

}  // namespace offprint::fuzz
