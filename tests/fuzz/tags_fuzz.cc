#include <set>

#include "base/unicode.h"
#include "catalog/catalog.h"
#include "demand.h"
#include "normalize/builtin_vocabularies.h"
#include "normalize/clean_text.h"
#include "normalize/normalizer.h"
#include "normalize/tag_text.h"

namespace {

using namespace offprint;
using fuzz::check_text;
using fuzz::demand;

void check_splitting(const std::string& text) {
  const std::string clean = clean_text(text);
  is_hash_list(clean);
  for (const std::string_view part : split_tags(clean)) {
    demand(part.data() >= clean.data() && part.data() + part.size() <= clean.data() + clean.size(),
           "tags are parts of their text");
    check_text(part, "parts are UTF-8");
    const std::string tag = clean_tag(part);
    check_text(tag, "tags are UTF-8");
    demand(clean_tag(tag) == tag, "clean tags stay", tag);
    demand(tag.empty() || !tag_key(tag).empty(), "tags have keys", tag);
    check_text(as_words(tag, false), "words are UTF-8");
    const std::string slug = slugify(tag);
    check_text(slug, "slugs are UTF-8");
    demand(slugify(slug) == slug, "slugs stay", slug);
  }
}

// An article with these tags, and their words in its text.
Article article(std::string origin, const std::string& tags, std::string_view text) {
  Rules rules;
  rules.vocabulary = &starter_vocabulary();
  MemoryFileSystem files;
  rules.files = &files;
  Draft draft;
  draft.origin = std::move(origin);
  draft.format = "markdown";
  draft.fields.push_back({FieldName::tags, "tags", text_value(tags, {2, 7}), {2, 1}});
  draft.body.append_text(draft.body.append(Body::root(), Element::paragraph), text);
  return normalize(rules, std::move(draft));
}

void check_labels(const Catalog& catalog) {
  for (std::uint32_t row = 0; row < catalog.size(); ++row) {
    const Record record = resolve(catalog.load(row), {});
    std::set<std::string> labels, slugs;
    for (const Tag& tag : record.tags) {
      demand(!tag.label.empty() && !tag.slug.empty(), "tags have labels and slugs", tag.label);
      check_text(tag.label, "labels are UTF-8");
      demand(collapse_space(tag.label) == tag.label, "labels stand on a line", tag.label);
      demand(labels.insert(tag.label).second, "labels differ", tag.label);
      demand(slugs.insert(tag.slug).second, "slugs differ", tag.slug);
    }
  }
}

}  // namespace

// Two lines of tags of two articles, and a text of both.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string utf8 = replace_invalid_utf8({reinterpret_cast<const char*>(data), size});
  fuzz::Input input(reinterpret_cast<const std::uint8_t*>(utf8.data()), utf8.size());
  const std::string first(input.until('\n')), second(input.until('\n'));
  check_splitting(first);
  check_splitting(second);
  Catalog catalog("");
  for (const Article& made :
       {article("a.md", first, input.rest()), article("b.md", second, input.rest())})
    catalog.add(encode(made, evidence_of(made)));
  DecideRules rules;
  rules.vocabulary = &starter_vocabulary();
  Ledger ledger;
  fuzz::check_messages(catalog.decide(rules, ledger));
  check_labels(catalog);
  return 0;
}
