#include "check_document.h"

#include "base/file_system.h"
#include "catalog/encoding.h"
#include "check_markup.h"
#include "demand.h"
#include "ingest/open_source.h"
#include "normalize/builtin_vocabularies.h"
#include "normalize/normalizer.h"

namespace offprint::fuzz {
namespace {

void check_article(const Article& article) {
  check_text(article.title, "titles are UTF-8");
  check_text(article.subtitle, "subtitles are UTF-8");
  check_text(article.dek, "deks are UTF-8");
  check_text(article.summary, "summaries are UTF-8");
  for (const Person& author : article.authors) check_text(author.name, "names are UTF-8");
  for (const RawTag& tag : article.tags) check_text(tag.raw, "tags are UTF-8");
  check_messages(article.diagnostics);
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
