#include <string>

#include "base/unicode.h"
#include "base/url.h"
#include "model/permalink.h"
#include "normalize/fields.h"
#include "normalize/origin_name.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

void plain_field(const Draft& draft, FieldName name, Article& article, std::string& target) {
  if (const auto field = text_field(draft, name, article)) {
    target = field->text;
    explain(article, offprint::name(name), field->position, stated_by(draft, name));
  }
}

void decide_section(const Draft& draft, Article& article) {
  const auto names = text_list_field(draft, FieldName::section, article);
  if (names.empty()) return;
  article.section = names.front().text;
  explain(article, "section", names.front().position, stated_by(draft, FieldName::section));
}

void decide_slug(const Draft& draft, Article& article) {
  if (const auto field = text_field(draft, FieldName::slug, article)) {
    const std::string_view last = std::string_view(field->text).substr(field->text.rfind('/') + 1);
    article.slug = slugify(last);
    if (!article.slug.empty()) {
      explain(article, "slug", field->position, stated_by(draft, FieldName::slug));
      return;
    }
  }
  article.slug = slugify(origin_name(article.origin).stem);
  const bool from_name = !article.slug.empty();
  if (!from_name) article.slug = slugify(article.title);
  if (article.slug.empty()) article.slug = "article";
  explain(article, "slug", {}, from_name ? "file name" : "title", 0.8);
}

// What the source says, absolute: a path is on the publication's site.
std::string stated_url(const Rules& rules, const FieldText& field) {
  if (is_absolute_url(field.text)) return normalize_url(field.text).value_or("");
  if (rules.publication.site.empty()) return "";
  return resolve_url(rules.publication.site + "/", field.text).value_or("");
}

void decide_url(const Rules& rules, const Draft& draft, Article& article) {
  if (const auto field = text_field(draft, FieldName::url, article)) {
    const std::string url = stated_url(rules, *field);
    if (url.starts_with("http://") || url.starts_with("https://")) {
      article.url = url;
      explain(article, "url", field->position, stated_by(draft, FieldName::url));
      return;
    }
    // A path without a site is no fault of the article.
    if (is_absolute_url(field->text) || !rules.publication.site.empty())
      report(article, Code::article_url_invalid, field->position,
             "`" + field->text + "` is no http or https address");
  }
  article.url_is_derived = true;
  article.url = permalink(rules.publication, article.slug, article.origin, article.published,
                          article.section);
  if (!article.url.empty()) explain(article, "url", {}, "permalink pattern", 0.7);
}

void decide_draft(const Draft& draft, Article& article) {
  const auto field = text_field(draft, FieldName::draft, article);
  if (!field) return;
  const std::string value = to_lower(field->text);
  article.draft = value == "true" || value == "yes" || value == "on" || value == "1";
}

}  // namespace

void decide_identity(const Rules& rules, Draft& draft, Article& article) {
  plain_field(draft, FieldName::id, article, article.explicit_id);
  plain_field(draft, FieldName::series, article, article.series);
  plain_field(draft, FieldName::rights, article, article.rights);
  if (article.rights.empty() && !rules.publication.rights.empty()) {
    article.rights = rules.publication.rights;
    explain(article, "rights", {}, "the publication's rights", 0.9);
  }
  decide_section(draft, article);
  article.site = {rules.publication.title, rules.publication.site};
  plain_field(draft, FieldName::site, article, article.site.name);
  decide_slug(draft, article);
  decide_url(rules, draft, article);
  for (const FieldText& alias : text_list_field(draft, FieldName::aliases, article))
    article.aliases.push_back(alias.text);
  for (const FieldText& advisory : text_list_field(draft, FieldName::advisories, article))
    article.advisories.push_back(to_lower(advisory.text));
  if (!article.advisories.empty())
    explain(article, "advisories", draft.find(FieldName::advisories)->position,
            stated_by(draft, FieldName::advisories));
  decide_draft(draft, article);
}

}  // namespace offprint
