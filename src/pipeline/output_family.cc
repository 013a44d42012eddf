#include "pipeline/output_family.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/error.h"
#include "base/file_system.h"
#include "export/listing.h"

namespace offprint {
namespace {

// A file's name may have 255 bytes on most systems; some are left for its end and a volume's
// number.
constexpr std::size_t most_name_bytes = 200;

bool is_book(const OutputSpec& spec) { return spec.kind == "epub"; }

std::vector<ValueTable> tables_of(const OutputSpec& spec) {
  std::vector<ValueTable> tables;
  for (const Facet facet : placeholders(spec.path)) tables.emplace_back(facet);
  return tables;
}

void newer(std::optional<Date>& latest, const std::optional<Date>& date) {
  if (date && (!latest || to_epoch_seconds(*date) > to_epoch_seconds(*latest))) latest = date;
}

std::string_view noun(Facet facet) {
  return facet == Facet::year || facet == Facet::month ? "date" : name(facet);
}

// The folders of a path from the first with a placeholder on, and the file: what tells the outputs
// of an entry apart.
std::string_view distinct_end(std::string_view path) {
  std::size_t begin = 0;
  for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
    if (!placeholders(path.substr(begin, slash - begin)).empty()) break;
    begin = slash + 1;
  }
  return path.substr(begin);
}

}  // namespace

OutputFamily::OutputFamily(const OutputSpec& spec, const Publication& publication,
                           std::size_t memory)
    : spec_(spec),
      publication_(publication),
      takes_no_articles_(find_listing(spec.kind)),
      is_divided_early_(is_divided_early(spec)),
      tables_(tables_of(spec)),
      rows_(memory) {
  if (spec.book.embeds_media) rows_.count_media();
  if (tables_.empty()) member({});
  if (!is_book(spec)) return;
  if (!spec.book.parts.empty())
    listed_.emplace(spec.book.parts);
  else if (const auto facet = facet_of(spec.book.parts_by))
    division_.emplace(*facet);
}

void OutputFamily::add(const Entry& entry, Diagnostics& diagnostics) {
  if (takes_no_articles_ || !is_for(spec_, entry.syndication)) return;
  std::optional<ListedArticles::Place> place;
  if (listed_) place = listed_->find(entry.origin, diagnostics);
  if ((listed_ && !place) || !selects(spec_.edition, entry)) return;
  std::vector<Numbers> combinations = {{}};
  for (ValueTable& table : tables_) {
    std::vector<Numbers> longer;
    const std::vector<FacetValue> values = values_of(entry, table.facet());
    if (values.empty()) {
      ++lacking_[table.facet()];
      return;
    }
    for (const FacetValue& value : values) {
      const std::uint32_t number = table.add(value);
      for (Numbers numbers : combinations) {
        numbers.push_back(number);
        longer.push_back(std::move(numbers));
      }
      if (longer.size() > most_outputs_of_an_entry) refuse_so_many();
    }
    combinations = std::move(longer);
  }
  std::uint32_t part = place ? place->part : no_part;
  if (division_)
    if (const auto values = values_of(entry, division_->facet()); !values.empty())
      part = division_->add(values.front());
  for (const Numbers& values : combinations) {
    if (place)
      rows_.add_ranked(member(values), part, entry, place->pattern);
    else
      rows_.add(member(values), part, entry, spec_.edition.order);
  }
}

std::uint32_t OutputFamily::member(const Numbers& values) {
  const auto number = static_cast<std::uint32_t>(members_.size());
  const auto at = members_.emplace(values, number).first;
  if (members_.size() > most_outputs_of_an_entry) refuse_so_many();
  return at->second;
}

void OutputFamily::refuse_so_many() const {
  throw Error(Error::Kind::usage,
              fmt::format("`{}` would make more than {} outputs: select fewer articles, or divide "
                          "them by something that has fewer values",
                          spec_.path, most_outputs_of_an_entry));
}

std::vector<SelectedOutput> OutputFamily::finish(const Catalog& catalog, Diagnostics& diagnostics) {
  report(catalog, diagnostics);
  std::vector<std::vector<std::string>> slugs;
  for (const ValueTable& table : tables_)
    slugs.push_back(table.slugs(most_name_bytes / tables_.size()));
  std::vector<SelectedOutput> outputs(members_.size());
  for (const auto& [values, number] : members_) outputs[number] = describe(values, slugs);

  Gathered articles;
  std::uint32_t current = 0, count = 0;
  const auto end_of_output = [&] {
    if (current < outputs.size())
      put_articles(std::move(articles), outputs[current], catalog.size());
    articles = {};
    count = 0;
  };
  const std::uint32_t limit = spec_.edition.limit.value_or(no_part);
  rows_.for_each([&](const SelectedRow& selected) {
    if (selected.output != current) end_of_output();
    current = selected.output;
    if (count++ >= limit) return;
    if (is_divided_early_)
      articles.for_feed.push_back({selected.row, selected.day, selected.latest});
    else
      articles.for_volumes.push_back(
          {selected.row, selected.part, selected.day != 0, selected.size});
    newer(outputs[current].latest, selected.latest);
  });
  end_of_output();
  return in_order_of_values(std::move(outputs));
}

std::vector<SelectedOutput> OutputFamily::in_order_of_values(
    std::vector<SelectedOutput> outputs) const {
  std::vector<std::pair<std::vector<std::string_view>, std::uint32_t>> order;
  for (const auto& [values, number] : members_) {
    auto& keys = order.emplace_back(std::vector<std::string_view>(), number).first;
    for (std::size_t i = 0; i < tables_.size(); ++i) keys.push_back(tables_[i].key(values[i]));
  }
  std::sort(order.begin(), order.end());
  std::vector<SelectedOutput> ordered;
  for (const auto& [keys, number] : order) ordered.push_back(std::move(outputs[number]));
  return ordered;
}

void OutputFamily::report(const Catalog& catalog, Diagnostics& diagnostics) const {
  if (listed_) listed_->report(catalog, spec_.path, diagnostics);
  std::uint32_t total = 0;
  std::string reasons;
  for (const auto& [facet, count] : lacking_) {
    total += count;
    reasons += fmt::format("{}{} {} no {}", reasons.empty() ? "" : ", ", count,
                           count == 1 ? "has" : "have", noun(facet));
  }
  if (total > 0)
    diagnostics.push_back({Code::output_articles_without_value,
                           "",
                           {},
                           fmt::format("{}: {} {} in none of these outputs: {}", spec_.path, total,
                                       total == 1 ? "article is" : "articles are", reasons)});
}

SelectedOutput OutputFamily::describe(const Numbers& values,
                                      const std::vector<std::vector<std::string>>& slugs) const {
  SelectedOutput made{spec_, nullptr, {}, {}, {}, {}, 0};
  if (tables_.empty()) return made;
  OutputSpec& output = made.output;
  for (std::size_t i = 0; i < tables_.size(); ++i)
    if (tables_[i].facet() == Facet::language) output.edition.language = tables_[i].key(values[i]);
  const auto slug = [&](Facet facet) {
    for (std::size_t i = 0; i < tables_.size(); ++i)
      if (tables_[i].facet() == facet) return slugs[i][values[i]];
    return std::string();
  };
  const std::string& language = language_of(output);
  const auto text = [&](Facet facet) { return label(facet, values, language); };
  output.path = fill(spec_.path, slug);
  output.address = fill(distinct_end(spec_.path), slug);
  for (std::string* template_text : {&output.title, &output.book.subtitle, &output.book.series})
    *template_text = fill(*template_text, text);
  if (output.title.empty()) output.title = title_of(values, language);
  return made;
}

// "Marginal Sea: Lights, 2024"; of an article alone, its title.
std::string OutputFamily::title_of(const Numbers& values, const std::string& language) const {
  std::string labels;
  for (const ValueTable& table : tables_) {
    if (table.facet() == Facet::slug || table.facet() == Facet::title)
      return label(Facet::title, values, language);
    if (!labels.empty()) labels += ", ";
    labels += label(table.facet(), values, language);
  }
  return publication_.title.empty() ? labels : publication_.title + ": " + labels;
}

std::string OutputFamily::label(Facet facet, const Numbers& values,
                                const std::string& language) const {
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    const Facet known = tables_[i].facet();
    if (facet == Facet::slug && (known == facet || known == Facet::title))
      return std::string(tables_[i].key(values[i]));
    const bool is_told = known == facet || (facet == Facet::year && known == Facet::month) ||
                         (facet == Facet::title && known == Facet::slug);
    if (is_told) return label_for(facet, tables_[i].label(values[i]), language);
  }
  return "";
}

const std::string& OutputFamily::language_of(const OutputSpec& output) const {
  return output.edition.language.empty() ? publication_.language : output.edition.language;
}

void OutputFamily::put_articles(Gathered articles, SelectedOutput& output,
                                std::uint32_t catalog_size) const {
  if (is_book(spec_)) shelve_book(articles.for_volumes, output);
  if (is_divided_early_)
    output.feed_parts = feed_parts(spec_.feed, articles.for_feed, catalog_size);
  std::vector<std::uint32_t> rows;
  for (const ShelvedArticle& article : articles.for_volumes) rows.push_back(article.row);
  for (const FeedArticle& article : articles.for_feed) rows.push_back(article.row);
  output.selection = std::make_shared<Selection>(std::move(rows), catalog_size);
}

void OutputFamily::shelve_book(std::vector<ShelvedArticle>& articles,
                               SelectedOutput& output) const {
  const std::string& language = language_of(output.output);
  if (division_)
    for (ShelvedArticle& article : articles)
      if (article.part != no_part) article.part = ranks_in(language).of_value[article.part];
  const VolumeLimits limits{std::max<std::uint32_t>(spec_.volume_size, 1),
                            spec_.book.most_megabytes * std::uint64_t{1'000'000}};
  const Order order = listed_ ? Order::source : spec_.edition.order;
  output.volumes = shelve(articles, order, limits);
  if (listed_ || division_) output.parts = parts_of(articles, output.volumes, language);
}

std::vector<Part> OutputFamily::parts_of(const std::vector<ShelvedArticle>& articles,
                                         const std::vector<std::uint32_t>& volumes,
                                         const std::string& language) const {
  std::vector<Part> parts;
  bool any_title = false;
  auto volume = volumes.begin();
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    const bool begins = volume != volumes.end() && *volume == i;
    if (begins) ++volume;
    if (!begins && articles[i].part == articles[i - 1].part) continue;
    std::string title = part_title(articles[i].part, language);
    any_title |= !title.empty();
    const bool goes_on = !begins && title.empty() && parts.back().title.empty();
    if (!goes_on) parts.push_back({std::move(title), i});
  }
  if (!any_title) parts.clear();
  return parts;
}

std::string OutputFamily::part_title(std::uint32_t part, const std::string& language) const {
  if (part == no_part) return "";
  if (listed_) return spec_.book.parts[part].title;
  const std::uint32_t number = ranks_in(language).value_at[part];
  return label_for(division_->facet(), division_->label(number), language);
}

const OutputFamily::Ranks& OutputFamily::ranks_in(const std::string& language) const {
  const auto [at, is_new] = ranks_.try_emplace(language);
  if (is_new) {
    Ranks& ranks = at->second;
    ranks.of_value = division_->ranks(spec_.edition.order, language);
    ranks.value_at.resize(ranks.of_value.size());
    for (std::uint32_t i = 0; i < ranks.of_value.size(); ++i) ranks.value_at[ranks.of_value[i]] = i;
  }
  return at->second;
}

}  // namespace offprint
