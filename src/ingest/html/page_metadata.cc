#include "ingest/html/page_metadata.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/language.h"
#include "base/unicode.h"
#include "base/url.h"
#include "ingest/html/byline.h"
#include "ingest/html/date_line.h"
#include "ingest/html/dek_and_tags.h"
#include "ingest/html/linked_data.h"
#include "ingest/html/page_authors.h"
#include "ingest/html/page_contributors.h"
#include "ingest/html/page_head.h"
#include "ingest/html/page_owner.h"
#include "ingest/html/page_sources.h"
#include "ingest/html/page_title.h"
#include "ingest/html/surroundings.h"

namespace offprint {
namespace {

constexpr std::size_t longest_page_title = 2000;  // bytes
constexpr std::size_t most_titles = 20;           // stated ones
constexpr std::size_t most_keywords = 15;  // of `keywords`; longer lists are for search engines
constexpr std::size_t longest_meta_line = 160;  // bytes: a line of byline and date, nothing else

// "https://blog.daily-loaf.example/x" → "blog.daily-loaf.example", "daily-loaf", "blog".
std::vector<std::string> host_names(std::string_view url) {
  const std::string host = site_key(url);
  if (host.empty()) return {};
  std::vector<std::string> names{host};
  std::size_t begin = 0;
  for (std::size_t dot = host.find('.'); dot != host.npos; dot = host.find('.', begin)) {
    if (dot - begin >= 3) names.push_back(host.substr(begin, dot - begin));
    begin = dot + 1;
    const std::string rest = host.substr(begin);
    if (rest.find('.') != rest.npos) names.push_back(rest);
  }
  return names;
}

std::string all_text(const Value& value) {
  std::string text = value.scalar;
  for (const Value& item : value.items) text += ' ' + all_text(item);
  for (const Value::Member& member : value.members) text += ' ' + all_text(member.value);
  return text;
}

bool has_path(std::string_view url) {
  const UrlParts parts = split_url(url);
  return parts.path.size() > 1 || parts.has_query;
}

class MetadataReader {
 public:
  MetadataReader(const HtmlPage& page, std::string_view origin, Diagnostics& diagnostics)
      : page_(page),
        head_(read_page_head(page)),
        linked_(page, head_, origin, diagnostics),
        asides_(page_asides(page, head_)),
        sources_{page_, head_, linked_, asides_} {}

  PageMetadata run() {
    identify();
    read_language();
    read_title();
    const Surroundings around(page_, asides_, headline_, title_);
    headline_ = around.headline();
    show(headline_);
    read_dek(around);
    read_subtitle(around);
    const Byline byline = find_byline(around, language_);
    const DateLine dates = find_date_line(around, order_, language_);
    std::vector<std::string> sites = sites_.names;
    sites.insert(sites.end(), sites_.hosts.begin(), sites_.hosts.end());
    std::vector<Field> authors = choose_authors(sources_, byline, sites, language_);
    if (!authors.empty()) show_byline(around, byline, authors.front().value);
    for (Field& field : authors) metadata_.fields.push_back(std::move(field));
    PageContributors others = find_contributors(sources_, around, byline, language_);
    for (Field& field : others.fields) metadata_.fields.push_back(std::move(field));
    show_lines(around, others.lines);
    read_dates(dates);
    show_lines(around, dates.lines);
    read_tags(around);
    for (const FieldName name : {FieldName::summary, FieldName::image_alt})
      add_first(stated(sources_, name), name);
    read_owner(around);
    read_addresses();
    return std::move(metadata_);
  }

 private:
  void add(FieldName name, const Finding& finding) {
    metadata_.fields.push_back({name, std::string(offprint::name(name)),
                                text_value(finding.text, finding.position), finding.position,
                                finding.rule, finding.confidence});
  }

  void add_first(const std::vector<Finding>& findings, FieldName name) {
    if (!findings.empty()) add(name, findings.front());
  }

  void show(PageNode node) {
    if (node != no_page_node &&
        std::find(metadata_.shown.begin(), metadata_.shown.end(), node) == metadata_.shown.end())
      metadata_.shown.push_back(node);
  }

  // The page's address and title, by which the article's entity is known; then the site's names.
  void identify() {
    if (head_.title != no_page_node)
      page_title_ = collapse_space(first_bytes(page_.text(head_.title), longest_page_title));
    for (const PageHead::Named* named : {head_.link("canonical"), head_.meta("og:url")})
      if (named && (address_.empty() || !has_path(address_)))
        address_ = normalize_url(named->value).value_or("");
    linked_.choose_article({comparable_url(address_), fold(page_title_)});
    if (address_.empty())
      for (const std::string& url : linked_.texts("url"))
        if (address_.empty()) address_ = normalize_url(url).value_or("");
    read_site();
    sites_.hosts = host_names(address_);
  }

  void read_site() {
    std::vector<Finding> findings = stated(sources_, FieldName::site);
    if (std::string name = linked_.site_name(); !name.empty())
      findings.push_back(
          {std::move(name), linked_.node(), linked_.position(), "JSON-LD `publisher`", 0.85});
    std::erase_if(findings, [](const Finding& one) { return one.text.size() > 120; });
    for (const Finding& finding : findings) sites_.names.push_back(finding.text);
    if (!findings.empty()) add_site(findings.front());
  }

  void add_site(const Finding& site) {
    Field field{FieldName::site, "site",    text_value(site.text, site.position),
                site.position,   site.rule, site.confidence};
    const UrlParts parts = split_url(address_);
    if (parts.has_scheme && parts.has_authority) {
      Value map;
      map.kind = Value::Kind::map;
      map.position = field.position;
      map.members.push_back({"name", field.position, std::move(field.value)});
      const std::string root =
          std::string(parts.scheme) + "://" + std::string(parts.authority) + "/";
      map.members.push_back({"url", field.position, text_value(root, field.position)});
      field.value = std::move(map);
    }
    metadata_.fields.push_back(std::move(field));
  }

  void read_language() {
    std::vector<Finding> findings;
    for (const std::string_view key : {"lang", "xml:lang"})
      findings.push_back({std::string(trim(page_.attribute(0, key))), 0, page_[0].position,
                          "the page's `lang`", 1});
    for (Finding& other : stated(sources_, FieldName::language))
      findings.push_back(std::move(other));
    for (Finding& finding : findings) {
      std::replace(finding.text.begin(), finding.text.end(), '_', '-');
      finding.text.erase(std::min(finding.text.find_first_of(",; "), finding.text.size()));
      const auto tag = canonical_language(finding.text);
      if (!tag) continue;
      finding.text = *tag;
      if (language_.empty()) {
        language_ = *tag;
        add(FieldName::language, finding);
      }
      // "en-US" of another source tells how "en" writes its dates.
      if (order_ == DateOrder::unknown && tag->starts_with(language_)) order_ = date_order_of(*tag);
    }
  }

  void read_title() {
    TitleSources sources;
    sources.stated = stated(sources_, FieldName::title);
    if (sources.stated.size() > most_titles) sources.stated.resize(most_titles);
    if (!page_title_.empty())
      sources.page_title = {page_title_, head_.title, page_[head_.title].position, "page title",
                            0.75};
    for (const PageNode heading : head_.headings) {
      // Lines of one heading are rarely all its headline.
      const bool lines = page_.find("br", heading) != no_page_node;
      sources.headlines.push_back({visible_text(page_, heading), heading, page_[heading].position,
                                   lines ? "headline of several lines" : "headline",
                                   lines ? 0.6 : 0.8});
    }
    sources.sites = sites_;
    std::string_view path = split_url(address_).path;
    while (path.ends_with('/')) path.remove_suffix(1);
    path.remove_prefix(path.rfind('/') + 1);  // npos + 1 is 0
    sources.slug = percent_decode(path.substr(0, path.find('.')));
    rank_headlines(sources);
    TitleChoice choice = choose_title(sources);
    headline_ = choice.headline;
    if (!choice.titles.empty()) title_ = choice.titles.front().text;
    for (const Finding& title : choice.titles) add(FieldName::title, title);
  }

  void read_dek(const Surroundings& around) {
    const std::optional<Dek> dek = find_dek(around);
    if (!dek) return;
    add(FieldName::dek, dek->text);
    show(dek->cover);
  }

  void read_subtitle(const Surroundings& around) {
    std::vector<Finding> subtitles = stated(sources_, FieldName::subtitle);
    if (std::optional<Dek> seen = find_subtitle(around, language_)) {
      if (std::find(metadata_.shown.begin(), metadata_.shown.end(), seen->cover) ==
          metadata_.shown.end())
        subtitles.push_back(seen->text);
      show(seen->cover);
    }
    add_first(subtitles, FieldName::subtitle);
  }

  void read_owner(const Surroundings& around) {
    std::vector<Finding> rights = stated(sources_, FieldName::rights);
    if (const auto line = find_copyright(around)) rights.push_back(*line);
    add_first(rights, FieldName::rights);
    if (!sites_.names.empty() || page_title_.empty()) return;
    const Finding page_title{page_title_, head_.title, page_[head_.title].position};
    if (const auto site = find_site_beside_title(around, title_, page_title)) add_site(*site);
  }

  // What can be read, the best first; then the address; then what cannot, for the report.
  void read_dates(const DateLine& dates) {
    std::vector<Finding> unreadable;
    std::vector<Finding> published = readable(stated(sources_, FieldName::published), unreadable);
    const std::string day = date_in_url(address_);
    insert_seen(dates.published, day, published);
    std::vector<Finding> modified = readable(stated(sources_, FieldName::modified), unreadable);
    modified.insert(modified.end(), dates.modified.begin(), dates.modified.end());
    if (!day.empty()) published.push_back({day, no_page_node, {}, "date in the address", 0.7});
    if (published.empty() && !modified.empty()) {
      published.push_back(modified.front());
      published.back().rule += ", the only date";
      published.back().confidence = 0.4;
    }
    if (published.empty()) published = std::move(unreadable);
    for (const Finding& date : published) add(FieldName::published, date);
    for (const Finding& date : modified) add(FieldName::modified, date);
  }

  // Systems write their own day for articles that were moved into them, or the day in another zone;
  // readers see the first one. So an earlier date in sight comes first, and the day before or after
  // does when the address has it, too.
  static void insert_seen(const std::vector<Finding>& seen, std::string_view day_in_url,
                          std::vector<Finding>& published) {
    bool first = false;
    if (!seen.empty() && !published.empty()) {
      const auto known = parse_date(published.front().text).date;
      const auto other = parse_date(seen.front().text).date;
      if (known && other) {
        const std::int64_t days = (to_epoch_seconds(*known) - to_epoch_seconds(*other)) / 86400;
        first = (days > 1 && seen.front().confidence > 0.8) ||
                (!day_in_url.empty() && seen.front().text.starts_with(day_in_url));
      }
    }
    published.insert(first ? published.begin() : published.end(), seen.begin(), seen.end());
  }

  std::vector<Finding> readable(std::vector<Finding> dates,
                                std::vector<Finding>& unreadable) const {
    std::vector<Finding> good;
    for (Finding& date : dates) {
      std::string text = readable_date(date.text, order_, language_);
      const auto parsed = parse_date(text, order_, language_).date;
      if (!parsed) {
        unreadable.push_back(std::move(date));
      } else if (parsed->year > 1970) {  // where clocks begin is no date
        date.text = std::move(text);
        good.push_back(std::move(date));
      }
    }
    return good;
  }

  void show_lines(const Surroundings& around, const std::vector<std::size_t>& lines) {
    for (const std::size_t line : lines)
      if (around.lines()[line].text.size() <= longest_meta_line) show(around.cover(line, line));
  }

  // The lines with people who became authors.
  void show_byline(const Surroundings& around, const Byline& byline, const Value& authors) {
    const std::string names = fold(all_text(authors));
    for (std::size_t i = 0; i < byline.people.size(); ++i)
      if (names.find(fold(byline.people[i].text)) != names.npos)
        show_lines(around, {byline.lines[i]});
  }

  void read_tags(const Surroundings& around) {
    const ShownTags shown = find_tags(around);
    std::vector<Finding> tags = stated(sources_, FieldName::tags);
    std::erase_if(tags, [](const Finding& tag) {
      const auto commas = std::count(tag.text.begin(), tag.text.end(), ',') +
                          std::count(tag.text.begin(), tag.text.end(), ';');
      return tag.rule == "meta `keywords`" && static_cast<std::size_t>(commas) >= most_keywords;
    });
    if (!tags.empty())
      std::erase_if(tags,
                    [rule = tags.front().rule](const Finding& tag) { return tag.rule != rule; });
    if (tags.empty()) tags = shown.tags;
    add_list(FieldName::tags, tags);
    for (const PageNode cover : shown.covers) show(cover);

    std::vector<Finding> sections = stated(sources_, FieldName::section);
    sections.insert(sections.end(), shown.categories.begin(), shown.categories.end());
    std::erase_if(sections, [](const Finding& section) {
      return to_lower(section.text).starts_with("uncategori");
    });
    if (sections.empty()) add_breadcrumb(sections);
    add_first(sections, FieldName::section);
  }

  void add_breadcrumb(std::vector<Finding>& sections) const {
    std::vector<std::string> crumbs = linked_.breadcrumbs();
    if (!crumbs.empty()) crumbs.pop_back();  // the page itself
    if (crumbs.size() > 1)                   // the first one is the site
      sections.push_back(
          {crumbs.back(), linked_.node(), linked_.position(), "JSON-LD breadcrumbs", 0.7});
  }

  void add_list(FieldName name, const std::vector<Finding>& findings) {
    if (findings.empty()) return;
    const Finding& first = findings.front();
    Field field{
        name, std::string(offprint::name(name)), {}, first.position, first.rule, first.confidence};
    field.value.kind = Value::Kind::list;
    field.value.position = first.position;
    for (const Finding& one : findings)
      field.value.items.push_back(text_value(one.text, one.position));
    metadata_.fields.push_back(std::move(field));
  }

  void read_addresses() {
    std::vector<Finding> urls = stated(sources_, FieldName::url);
    std::erase_if(urls, [](const Finding& url) {
      return !is_absolute_url(url.text) || !is_safe_link(url.text) || !has_path(url.text);
    });
    add_first(urls, FieldName::url);
    for (Finding image : stated(sources_, FieldName::image)) {
      // What is named relative to the page may lie beside it, where it was saved.
      const bool from_site = image.text.starts_with('/');
      const auto whole = from_site ? resolve_url(address_, image.text) : normalize_url(image.text);
      if (!whole || !is_safe_resource(*whole)) continue;
      image.text = *whole;
      return add(FieldName::image, image);
    }
  }

  const HtmlPage& page_;
  PageHead head_;
  LinkedData linked_;
  std::vector<bool> asides_;
  PageSources sources_;
  PageMetadata metadata_;
  std::string page_title_, address_, language_, title_;
  DateOrder order_ = DateOrder::unknown;
  SiteNames sites_;
  PageNode headline_ = no_page_node;
};

}  // namespace

PageMetadata read_page_metadata(const HtmlPage& page, std::string_view origin,
                                Diagnostics& diagnostics) {
  if (page.size() == 0) return {};
  return MetadataReader(page, origin, diagnostics).run();
}

}  // namespace offprint
