#include "pipeline/placeholders.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/display_names.h"
#include "base/pattern.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view names[] = {"tag",  "section", "series", "author", "language",
                                      "year", "month",   "slug",   "title"};

bool is_word(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  });
}

std::optional<Facet> facet_of_name(std::string_view word) {
  const auto at = std::find(std::begin(names), std::end(names), word);
  if (at == std::end(names)) return {};
  return static_cast<Facet>(at - std::begin(names));
}

// Calls word(text) for each word in braces, and plain(text) for everything between.
template <typename Plain, typename Word>
void scan(std::string_view text, Plain plain, Word word) {
  std::size_t done = 0;
  for (std::size_t open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find('}', open);
    if (close == text.npos) break;
    const std::string_view inner = text.substr(open + 1, close - open - 1);
    if (!is_word(inner)) continue;
    plain(text.substr(done, open - done));
    word(inner);
    done = close + 1;
    open = close;
  }
  plain(text.substr(done));
}

std::optional<FacetValue> text_value(std::string_view written) {
  std::string label = collapse_space(written);
  if (label.empty()) return {};
  return FacetValue{fold(label), label, slugify(label), ""};
}

std::optional<FacetValue> date_value(const Entry& entry, Facet facet) {
  if (!entry.published) return {};
  const std::string text = facet == Facet::year ? fmt::format("{:04}", entry.published->year)
                                                : fmt::format("{:04}-{:02}", entry.published->year,
                                                              entry.published->month);
  return FacetValue{text, text, text, ""};
}

std::optional<FacetValue> single_value(const Entry& entry, Facet facet) {
  switch (facet) {
    case Facet::section:
      return text_value(entry.section);
    case Facet::series:
      return text_value(entry.series);
    case Facet::language:
      if (entry.language.empty() || entry.language == "und") return {};
      return FacetValue{entry.language, entry.language, slugify(entry.language), ""};
    case Facet::year:
    case Facet::month:
      return date_value(entry, facet);
    case Facet::slug:
      return FacetValue{entry.slug, entry.title, entry.slug, ""};
    default:
      return FacetValue{entry.slug, entry.title, slugify(entry.title), ""};
  }
}

std::string words_in_braces(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += (list.empty() ? "`{" : ", `{") + word + "}`";
  return list;
}

bool is_told_by(Facet facet, const std::vector<Facet>& path) {
  const auto has = [&](Facet other) {
    return std::find(path.begin(), path.end(), other) != path.end();
  };
  return has(facet) || (facet == Facet::year && has(Facet::month)) ||
         (facet == Facet::title && has(Facet::slug)) || (facet == Facet::slug && has(Facet::title));
}

}  // namespace

std::string_view name(Facet facet) { return names[static_cast<std::size_t>(facet)]; }

std::optional<Facet> facet_of(PartsBy division) {
  switch (division) {
    case PartsBy::nothing:
      return {};
    case PartsBy::section:
      return Facet::section;
    case PartsBy::series:
      return Facet::series;
    case PartsBy::tag:
      return Facet::tag;
    case PartsBy::author:
      return Facet::author;
    case PartsBy::language:
      return Facet::language;
    case PartsBy::year:
      return Facet::year;
    case PartsBy::month:
      return Facet::month;
  }
  return {};
}

std::vector<Facet> placeholders(std::string_view text) {
  std::vector<Facet> found;
  scan(
      text, [](std::string_view) {},
      [&](std::string_view word) {
        const auto facet = facet_of_name(word);
        if (facet && std::find(found.begin(), found.end(), *facet) == found.end())
          found.push_back(*facet);
      });
  return found;
}

std::vector<std::string> unknown_placeholders(std::string_view text) {
  std::vector<std::string> found;
  scan(
      text, [](std::string_view) {},
      [&](std::string_view word) {
        if (!facet_of_name(word)) found.emplace_back(word);
      });
  return found;
}

std::string list_of_placeholders() {
  std::string list;
  for (const std::string_view& word : names) {
    if (!list.empty()) list += &word == std::end(names) - 1 ? " and " : ", ";
    list += fmt::format("{{{}}}", word);
  }
  return list;
}

std::string fill(std::string_view text, const std::function<std::string(Facet)>& value) {
  std::string out;
  scan(
      text, [&](std::string_view plain) { out += plain; },
      [&](std::string_view word) {
        const auto facet = facet_of_name(word);
        out += facet ? value(*facet) : fmt::format("{{{}}}", word);
      });
  return out;
}

std::string placeholder_problem(const OutputSpec& output) {
  const std::vector<Facet> path = placeholders(output.path);
  const std::string* texts[] = {&output.path, &output.title, &output.book.subtitle,
                                &output.book.series};
  for (const std::string* text : texts) {
    if (const std::vector<std::string> unknown = unknown_placeholders(*text); !unknown.empty()) {
      const std::vector<std::string> known(std::begin(names), std::end(names));
      const std::string_view near =
          nearest(to_lower(unknown.front()), known.data(), known.data() + known.size());
      return fmt::format("{} in `{}` mean{} nothing{}: known are {}", words_in_braces(unknown),
                         *text, unknown.size() == 1 ? "s" : "",
                         near.empty() ? "" : fmt::format(" (did you mean `{{{}}}`?)", near),
                         list_of_placeholders());
    }
    for (const Facet facet : placeholders(*text))
      if (!is_told_by(facet, path))
        return fmt::format("`{{{}}}` stands in `{}` and not in the path, so it has no value",
                           name(facet), *text);
  }
  if (!path.empty() && !(output.book.isbn.empty() && output.book.doi.empty()))
    return fmt::format("`{}` makes several books, which cannot share an ISBN or a DOI",
                       output.path);
  return "";
}

std::vector<FacetValue> values_of(const Entry& entry, Facet facet) {
  std::vector<FacetValue> values;
  if (facet == Facet::tag) {
    for (std::size_t i = 0; i < entry.tag_labels.size(); ++i)
      values.push_back({entry.tag_slugs[i], entry.tag_labels[i], entry.tag_slugs[i], ""});
  } else if (facet == Facet::author) {
    for (const Entry::Author& author : entry.authors)
      if (auto value = text_value(author.name)) {
        value->sort_name = author.sort_name;
        values.push_back(*std::move(value));
      }
  } else if (auto value = single_value(entry, facet)) {
    values.push_back(*std::move(value));
  }
  return values;
}

std::string label_for(Facet facet, std::string_view label, std::string_view language) {
  if (facet == Facet::language) return language_name(label, language);
  if (facet != Facet::year && facet != Facet::month) return std::string(label);
  Date date;
  std::from_chars(label.data(), label.data() + 4, date.year);
  if (facet == Facet::year) return year_name(date, language);
  std::from_chars(label.data() + 5, label.data() + label.size(), date.month);
  return month_name(date, language);
}

}  // namespace offprint
