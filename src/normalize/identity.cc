#include <algorithm>
#include <string>

#include "base/file_system.h"
#include "base/unicode.h"
#include "base/url.h"
#include "model/permalink.h"
#include "normalize/fields.h"
#include "normalize/origin_name.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

void take_text(const Draft& draft, FieldName name, Article& article, std::string& target) {
  if (const auto stated = text_field(draft, name, article)) {
    target = stated->text;
    explain(article, offprint::name(name), *stated);
  }
}

// Of several, the first.
void take_first(const Draft& draft, FieldName name, Article& article, std::string& target) {
  const auto names = text_list_field(draft, name, article);
  if (names.empty()) return;
  target = names.front().text;
  explain(article, offprint::name(name), names.front());
}

// A name, an address, or a map of both.
void decide_site(const Rules& rules, const Draft& draft, Article& article) {
  article.site = {rules.publication.title, rules.publication.site};
  const Field* field = draft.find(FieldName::site);
  if (!field) return;
  const Value* name = field->value.find("name");
  const Value* url = field->value.find("url");
  if (field->value.is_text())
    (is_web_address(field->value.scalar) ? url : name) = &field->value;
  else if (!name && !url)
    report_form(*field, field->value.position, "a name, or a map with `name` and `url`", article);
  if (name && name->is_text()) article.site.name = field_text(*name, article);
  if (url && url->is_text()) {
    const std::string stated = normalize_url(url->scalar).value_or("");
    if (is_web_address(stated))
      article.site.url = stated;
    else
      report(article, Code::article_url_invalid, url->position,
             "`" + url->scalar + "`, the site's, is no http or https address");
    // As the configuration's.
    if (article.site.url.ends_with('/')) article.site.url.pop_back();
  }
  if (name || url) explain(article, "site", field->value.position, stated_by(*field));
}

// The publication's are not claimed for what appeared on another site.
void decide_rights(const Rules& rules, const Draft& draft, Article& article) {
  take_text(draft, FieldName::rights, article, article.rights);
  const Publication& publication = rules.publication;
  if (!article.rights.empty() || publication.rights.empty()) return;
  if (article.site.name != publication.title && article.site.url != publication.site) return;
  article.rights = publication.rights;
  explain(article, "rights", {}, "the publication's rights", 0.9);
}

// What needs no encoding in an address stays as its publisher wrote it.
bool is_plain_slug(std::string_view slug) {
  for (std::size_t at = 0; at < slug.size();) {
    const char32_t c = next_code_point(slug, at);
    if (!is_letter(c) && !is_digit(c) && c != '-' && c != '_' && c != '.' && c != '~') return false;
  }
  return !slug.empty() && slug != "." && slug != "..";
}

std::string slug_of_path(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  path.remove_prefix(path.rfind('/') + 1);  // npos + 1 is 0
  return is_plain_slug(path) ? std::string(path) : slugify(path);
}

// A page's own address says it better than the file that somebody saved it to, or the one that
// holds it among others.
bool take_slug_of_address(const Draft& draft, Article& article) {
  const bool counts = draft.from_page || !part_of_origin(draft.origin).empty();
  const Field* field = counts ? draft.find(FieldName::url) : nullptr;
  if (!field || !is_absolute_url(field->value.scalar)) return false;
  constexpr std::string_view page_extensions[] = {".html", ".htm", ".xhtml", ".shtml",
                                                  ".php",  ".asp", ".aspx",  ".jsp"};
  std::string path = percent_decode(split_url(field->value.scalar).path);
  const std::string extension = to_lower(file_extension(path));
  if (std::find(std::begin(page_extensions), std::end(page_extensions), extension) !=
      std::end(page_extensions))
    path.resize(path.size() - extension.size());
  article.slug = slug_of_path(path);
  if (article.slug.empty() || article.slug == "index") return false;
  explain(article, "slug", field->value.position, stated_by(*field) + ", last part", 0.9);
  return true;
}

void decide_slug(const Draft& draft, Article& article) {
  if (const auto stated = text_field(draft, FieldName::slug, article)) {
    article.slug = slug_of_path(stated->text);
    if (!article.slug.empty()) return explain(article, "slug", *stated);
  }
  if (take_slug_of_address(draft, article)) return;
  article.slug = slugify(origin_name(article.origin).stem);
  if (!article.slug.empty()) return explain(article, "slug", {}, "file name", 0.8);
  article.slug = slugify(article.title);
  if (article.slug.empty()) article.slug = "article";
  explain(article, "slug", {}, "title", 0.6);
}

// Placeholders, as in "/:year/:title/", are a pattern of another tool.
bool is_pattern(std::string_view url) {
  return !is_absolute_url(url) && (url.starts_with(':') || url.find("/:") != url.npos);
}

// Absolute and without a fragment: a path is one on the publication's site. "" for what is no
// address.
std::string complete(const Rules& rules, std::string_view text) {
  const std::string& site = rules.publication.site;
  const bool whole = is_absolute_url(text) || site.empty();
  std::string url = (whole ? normalize_url(text) : resolve_url(site + "/", text)).value_or("");
  url.erase(std::min(url.find('#'), url.size()));
  return is_web_address(url) ? url : "";
}

void decide_url(const Rules& rules, const Draft& draft, Article& article) {
  const auto stated = text_field(draft, FieldName::url, article);
  // `permalink: false` is no address but an order to the tool.
  if (stated && !is_switch(stated->field->value) && !is_pattern(stated->text)) {
    article.url = complete(rules, stated->text);
    if (!article.url.empty()) return explain(article, "url", *stated);
    // A path without a site is no fault of the article's.
    if (is_absolute_url(stated->text) || !rules.publication.site.empty())
      report(article, Code::article_url_invalid, stated->position,
             "`" + stated->text + "` is no http or https address");
  }
  article.url_is_derived = true;
  article.url = permalink(rules.publication, article.slug, article.origin, article.published,
                          article.section);
  if (!article.url.empty()) explain(article, "url", {}, "permalink pattern", 0.7);
}

}  // namespace

void decide_identity(const Rules& rules, Draft& draft, Article& article) {
  take_text(draft, FieldName::id, article, article.explicit_id);
  take_first(draft, FieldName::series, article, article.series);
  take_first(draft, FieldName::section, article, article.section);
  decide_site(rules, draft, article);
  decide_rights(rules, draft, article);
  decide_slug(draft, article);
  decide_url(rules, draft, article);
  for (const FieldText& alias : text_list_field(draft, FieldName::aliases, article))
    article.aliases.push_back(alias.text);
}

}  // namespace offprint
