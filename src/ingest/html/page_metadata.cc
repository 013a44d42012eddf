#include "ingest/html/page_metadata.h"

#include <string>
#include <utility>

#include "base/language.h"
#include "base/unicode.h"

namespace offprint {
namespace {

struct MetaRule {
  std::string_view name;
  FieldName field;
  double confidence;
};

constexpr MetaRule meta_rules[] = {
    {"og:title", FieldName::title, 0.9},
    {"author", FieldName::authors, 0.9},
    {"article:published_time", FieldName::published, 0.9},
    {"og:site_name", FieldName::site, 0.9},
    {"description", FieldName::summary, 0.9},
};

void add(PageMetadata& metadata, FieldName name, std::string_view text, Position position,
         std::string rule, double confidence) {
  Field field{name, std::string(offprint::name(name)), {}, position, std::move(rule), confidence};
  field.value.kind = Value::Kind::scalar;
  field.value.scalar = collapse_space(text);
  field.value.quoted = true;
  field.value.position = position;
  if (!field.value.scalar.empty()) metadata.fields.push_back(std::move(field));
}

}  // namespace

PageMetadata read_page_metadata(const HtmlPage& page, std::string_view, Diagnostics&) {
  PageMetadata metadata;
  if (page.size() == 0) return metadata;
  for (const MetaRule& rule : meta_rules)
    for (PageNode node = 0; node < page.size(); ++node) {
      if (page[node].tag != "meta") continue;
      const std::string_view property = page.attribute(node, "property");
      if ((property.empty() ? page.attribute(node, "name") : property) == rule.name)
        add(metadata, rule.field, page.attribute(node, "content"), page[node].position,
            "meta `" + std::string(rule.name) + "`", rule.confidence);
    }
  if (const PageNode title = page.find("title"); title != no_page_node)
    add(metadata, FieldName::title, page.text(title), page[title].position, "page title", 0.7);
  if (const auto tag = canonical_language(page.attribute(0, "lang")))
    add(metadata, FieldName::language, *tag, page[0].position, "`lang` of the page", 1);
  return metadata;
}

}  // namespace offprint
