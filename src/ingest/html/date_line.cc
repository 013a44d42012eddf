#include "ingest/html/date_line.h"

#include <algorithm>
#include <optional>

#include "base/unicode.h"
#include "base/url.h"

namespace offprint {
namespace {

constexpr std::size_t longest_line = 140;  // bytes: longer ones are running text
constexpr std::size_t most_beside = 32;    // bytes, of a line far from the headline
constexpr std::size_t most_found = 200;
constexpr int earliest_year = 1985;  // of a page on the web, and what stands in it for "none"

enum class DateKind : std::uint8_t { published, modified, other };

struct DateWord {
  DateKind kind;
  std::string_view text;
};

constexpr DateWord date_words[] = {
#define OFFPRINT_DATE_WORD(kind, text) {DateKind::kind, text},
#include "ingest/html/date_words.def"
#undef OFFPRINT_DATE_WORD
};

// By the word that stands last in front of the date.
std::optional<DateKind> kind_of(std::string_view text) {
  const std::string lower = to_lower(text);
  std::optional<DateKind> kind;
  std::size_t latest = 0;
  for (const DateWord& word : date_words) {
    const std::size_t at = lower.rfind(word.text);
    if (at == lower.npos || (kind && at < latest)) continue;
    kind = word.kind;
    latest = at;
  }
  return kind;
}

struct Found {
  Date date;
  PageNode node = no_page_node;
  std::size_t line = 0;
  DateKind kind = DateKind::published;
  bool labelled = false;
  bool is_time = false;
  bool alone = false;      // the line says little else
  std::size_t beside = 0;  // bytes of the line that are not the date
};

bool is_sane(const Date& date) { return date.year >= earliest_year; }

bool same_day(const Date& a, const Date& b) {
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

class DateLineFinder {
 public:
  DateLineFinder(const Surroundings& around, DateOrder order, std::string_view language)
      : around_(around), page_(around.page()), order_(order), language_(language) {}

  DateLine run() {
    collect_times();
    collect_lines();
    DateLine dates = near();
    return dates.published.empty() && dates.modified.empty() ? elsewhere() : dates;
  }

 private:
  const std::vector<SightLine>& lines() const { return around_.lines(); }

  void collect_times() {
    for (PageNode node = 0; node < page_.size() && found_.size() < most_found; ++node) {
      if (page_[node].tag != "time" || around_.is_aside(node)) continue;
      const std::size_t line = first_line_at(lines(), node);
      const bool in_sight = line < lines().size() && lines()[line].first < page_[node].end;
      if (!in_sight) continue;
      auto date = read(page_.attribute(node, "datetime"));
      if (!date) date = read(visible_text(page_, node));
      if (!date || !is_sane(*date)) continue;
      Found found{*date, node, line, DateKind::published, false, true, true};
      judge(found, lines()[line].text.substr(0, position_in_line(node, line)));
      if (found.kind != DateKind::other) found_.push_back(found);
    }
  }

  std::size_t position_in_line(PageNode node, std::size_t line) const {
    const std::string text = visible_text(page_, node);
    const std::size_t at = lines()[line].text.find(text);
    return at == std::string::npos ? 0 : at;
  }

  std::optional<Date> read(std::string_view text) const {
    const std::string iso = readable_date(text, order_, language_);
    return iso.empty() ? std::nullopt : parse_date(iso, order_, language_).date;
  }

  // What stands before the date, in its line or as a short line of its own, and the names of the
  // elements around.
  void judge(Found& found, std::string_view before) const {
    auto kind = kind_of(before);
    if (!kind && trim(before).empty() && found.line > 0 && lines()[found.line - 1].text.size() < 32)
      kind = kind_of(lines()[found.line - 1].text);
    found.labelled = kind.has_value();
    if (!kind) {
      PageNode up = page_.is_text(found.node) ? page_[found.node].parent : found.node;
      for (int level = 0; level < 2 && up != no_page_node; ++level, up = page_[up].parent) {
        const std::string names =
            names_of(page_, up) + std::string(page_.attribute(up, "itemprop"));
        if (has_mark(to_lower(names), Mark::modified)) kind = DateKind::modified;
      }
    }
    found.kind = kind.value_or(DateKind::published);
  }

  void collect_lines() {
    for (std::size_t line = 0; line < lines().size() && found_.size() < most_found; ++line) {
      const std::string& text = lines()[line].text;
      const bool headline = line >= around_.headline_begin() && line < around_.headline_end();
      if (text.size() > longest_line || headline ||
          (around_.is_aside(lines()[line].first) && !is_under_headline(line)))
        continue;
      add_dates(line, text);
    }
  }

  void add_dates(std::size_t line, std::string_view text) {
    std::size_t from = 0;
    for (int most = 3; most > 0; --most) {
      const auto date = find_date(text.substr(from), order_, language_);
      if (!date) return;
      const std::string_view before = text.substr(from, date->begin);
      Found found{date->date, lines()[line].first, line, DateKind::published, false, false, false};
      judge(found, before);
      // In running text, a date is one that the text is about.
      const std::string_view after = text.substr(from + date->end);
      found.alone = found.labelled || (before.size() < 40 && after.size() < 50 &&
                                       count_words(before) + count_words(after) < 10);
      found.beside = text.size() - (date->end - date->begin);
      from += date->end;
      if (is_sane(found.date) && found.kind != DateKind::other && found.alone)
        found_.push_back(found);
    }
  }

  // Lower is better.
  std::size_t distance(const Found& found) const {
    std::size_t apart = found.line >= around_.headline_end()
                            ? found.line - around_.headline_end()
                            : 2 * (around_.headline_begin() - found.line) + 2;
    if (!found.is_time) apart += 1;
    if (found.labelled) apart -= std::min<std::size_t>(apart, 6);
    return apart;
  }

  // Right under the headline nothing but the article's own date stands.
  bool is_under_headline(std::size_t line) const {
    return line >= around_.headline_end() && line < around_.headline_end() + 4;
  }

  DateLine near() const {
    std::vector<const Found*> pool;
    for (const Found& found : found_)
      if (around_.is_near(found.line)) pool.push_back(&found);
    std::stable_sort(pool.begin(), pool.end(), [this](const Found* a, const Found* b) {
      return distance(*a) < distance(*b);
    });
    return dates_of(pool);
  }

  DateLine elsewhere() const {
    std::vector<const Found*> pool;
    for (const Found& found : found_)
      if ((around_.is_inside(found.node) || found.labelled) && found.beside < most_beside)
        pool.push_back(&found);
    const bool one_day = std::all_of(pool.begin(), pool.end(), [&](const Found* found) {
      return same_day(found->date, pool.front()->date);
    });
    return one_day ? dates_of(pool) : DateLine{};
  }

  double confidence_of(const Found& found) const {
    if (!around_.is_near(found.line)) return 0.5;
    const std::size_t apart = found.line >= around_.headline_end()
                                  ? found.line - around_.headline_end()
                                  : 2 * (around_.headline_begin() - found.line);
    return (apart < 10 ? 0.85 : 0.7) + (found.labelled ? 0.1 : 0);
  }

  DateLine dates_of(const std::vector<const Found*>& pool) const {
    DateLine dates;
    for (const Found* found : pool) {
      auto& list = found->kind == DateKind::modified ? dates.modified : dates.published;
      const std::string rule = found->is_time ? "`time` element" : "date line";
      if (list.empty()) dates.lines.push_back(found->line);
      if (list.size() < 2)
        list.push_back({to_iso8601(found->date), found->node, page_[found->node].position, rule,
                        confidence_of(*found)});
    }
    return dates;
  }

  const Surroundings& around_;
  const HtmlPage& page_;
  DateOrder order_;
  std::string_view language_;
  std::vector<Found> found_;
};

int digits_at(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (const char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

DateLine find_date_line(const Surroundings& around, DateOrder order, std::string_view language) {
  return DateLineFinder(around, order, language).run();
}

std::string readable_date(std::string_view text, DateOrder order, std::string_view language) {
  const std::string line = collapse_space(text);
  if (line.empty() || line.size() > longest_line) return "";
  if (parse_date(line).date) return line;
  if (const auto date = parse_date(line, order, language).date) return to_iso8601(*date);
  if (const auto found = find_date(line, order, language)) return to_iso8601(found->date);
  return "";
}

std::string date_in_url(std::string_view url) {
  const std::string_view path = split_url(url).path;
  for (std::size_t at = path.find('/'); at != path.npos; at = path.find('/', at + 1)) {
    const int year = digits_at(path, at + 1, 4);
    if (year < earliest_year || year > 2100 || at + 5 >= path.size()) continue;
    const char mark = path[at + 5];
    if (mark != '/' && mark != '-') continue;
    const int month = digits_at(path, at + 6, 2);
    const int day = digits_at(path, at + 9, 2);
    const bool whole = at + 8 < path.size() && path[at + 8] == mark && month >= 1 && day >= 1 &&
                       (at + 11 >= path.size() || digits_at(path, at + 11, 1) < 0);
    if (!whole) continue;
    std::string iso(path.substr(at + 1, 10));
    std::replace(iso.begin(), iso.end(), '/', '-');
    if (parse_date(iso).date) return iso;
  }
  return "";
}

}  // namespace offprint
