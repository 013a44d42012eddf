#include "ingest/html/byline.h"

#include <algorithm>
#include <optional>

#include "base/date.h"
#include "base/unicode.h"
#include "base/url.h"
#include "ingest/html/credit_names.h"

namespace offprint {
namespace {

constexpr std::size_t longest_byline = 200;  // bytes
constexpr PageNode most_nodes = 60;          // of an element that can be a byline
constexpr std::size_t most_candidates = 400;
constexpr std::size_t job_lines = 14;   // after the headline
constexpr std::size_t cluster_gap = 6;  // lines between people of one byline

// Folders of a site that hold pages of people.
constexpr std::string_view people_folders[] = {
    "author",      "authors",      "autor",      "autores", "auteur", "byline",
    "contributor", "contributors", "expert",     "experts", "people", "profile",
    "profiles",    "staff",        "staff_name", "team",    "writer", "writers"};

enum class Sign : std::uint8_t { shape, link, name, label, markup };

struct Candidate {
  std::string names;
  PageNode node = no_page_node;
  std::size_t line = 0;
  Sign sign = Sign::shape;
  bool has_long_label = false;  // more than "by"
};

bool leads_to_person(std::string_view href) {
  if (href.empty()) return false;
  std::string_view path = split_url(href).path;
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::size_t last = path.rfind('/');
  if (last == path.npos || last == 0) return false;
  const std::string_view folders = path.substr(0, last);
  const std::string_view folder = folders.substr(folders.rfind('/') + 1);
  return std::find(std::begin(people_folders), std::end(people_folders), folder) !=
         std::end(people_folders);
}

std::string_view rule_of(Sign sign) {
  switch (sign) {
    case Sign::markup:
      return "marked as author";
    case Sign::label:
      return "byline";
    case Sign::name:
      return "element named for the author";
    case Sign::link:
      return "link to the author's page";
    case Sign::shape:
      break;
  }
  return "name beside the date or an occupation";
}

double confidence_of(Sign sign) {
  switch (sign) {
    case Sign::markup:
      return 0.9;
    case Sign::label:
      return 0.85;
    case Sign::name:
      return 0.8;
    case Sign::link:
      return 0.7;
    case Sign::shape:
      break;
  }
  return 0.4;
}

class BylineFinder {
 public:
  BylineFinder(const Surroundings& around, std::string_view language)
      : around_(around), page_(around.page()), language_(language) {}

  Byline run() {
    collect_elements();
    collect_lines();
    drop_containers();
    Byline byline = cluster(true);
    if (byline.people.empty()) byline = cluster(false);
    if (!byline.people.empty()) return byline;
    collect_with_jobs();
    if (found_.empty()) collect_shapes();
    return cluster(true);
  }

 private:
  const std::vector<SightLine>& lines() const { return around_.lines(); }

  std::optional<Sign> sign_of(PageNode node) const {
    const std::string_view rel = page_.attribute(node, "rel");
    for (const std::string& token : lower_tokens(rel))
      if (token == "author") return Sign::markup;
    for (const std::string& token : lower_tokens(page_.attribute(node, "itemprop")))
      if (token == "author" || token == "creator") return Sign::markup;
    const std::string names = names_of(page_, node);
    if (has_mark(names, Mark::no_byline)) return {};
    if (has_mark(names, Mark::byline)) return Sign::name;
    if (page_[node].tag == "a" && leads_to_person(page_.attribute(node, "href"))) return Sign::link;
    return {};
  }

  void collect_elements() {
    for (PageNode node = 0; node < page_.size() && found_.size() < most_candidates; ++node) {
      if (page_.is_text(node) || page_[node].end - node > most_nodes || around_.is_aside(node))
        continue;
      const auto sign = sign_of(node);
      if (!sign) continue;
      std::size_t line = first_line_at(lines(), node);
      if (line >= lines().size() || lines()[line].first >= page_[node].end) continue;
      if (is_headline(line)) continue;
      add_element(node, line, *sign);
    }
  }

  bool is_headline(std::size_t line) const {
    return line >= around_.headline_begin() && line < around_.headline_end();
  }

  // The text of the element on this line; the next line when this one is only a label.
  void add_element(PageNode node, std::size_t line, Sign sign) {
    std::string text = text_on_line(node, line);
    if (const CreditLine credit = read_credit_line(text, language_);
        credit.has_label && credit.names.empty() && line + 1 < lines().size() &&
        lines()[line + 1].first < page_[node].end)
      text = text_on_line(node, ++line);
    if (text.size() > longest_byline || is_other_credit(line, text)) return;
    std::string names = without_jobs(clean_name(without_date(text), language_));
    if (names.empty() || is_sentence(names)) return;
    if (sign == Sign::link && !looks_like_person(names)) return;
    found_.push_back({std::move(names), node, line, sign, false});
  }

  std::string text_on_line(PageNode node, std::size_t line) const {
    const bool whole = lines()[line].first >= node && lines()[line].last < page_[node].end;
    if (whole) return lines()[line].text;
    return visible_text(page_, node);
  }

  std::string without_date(const std::string& text) const {
    const auto date = find_date(text, DateOrder::unknown, language_);
    if (!date) return text;
    const std::string_view whole = text;
    const std::string_view before = trim(whole.substr(0, date->begin));
    // A date before the name: "October 11, 2023 by Ann Roe".
    const bool is_first = read_credit_line(before, language_).names.size() < 4;
    return std::string(is_first ? whole.substr(date->end) : before);
  }

  static bool is_sentence(std::string_view names) {
    if (count_words(names) > 14) return true;
    return names.size() > 30 && names.ends_with('.') && names.find(". ") != names.npos;
  }

  // "Reviewed by" stands before it, in its line or as the line before.
  bool is_other_credit(std::size_t line, std::string_view text) const {
    if (read_credit_line(text, language_).is_other) return true;
    const std::string_view whole = lines()[line].text;
    const std::size_t at = whole.find(text);
    if (at != whole.npos && at > 0) {
      const std::string_view before =
          whole.substr(at - std::min<std::size_t>(at, 24), std::min<std::size_t>(at, 24));
      const std::size_t word = before.find_first_of(" |");
      const std::string_view tail = before.substr(word == before.npos ? 0 : word);
      return read_credit_line(trim(tail), language_).is_other ||
             read_credit_line(before, language_).is_other;
    }
    if (line == 0) return false;
    const std::string_view previous = lines()[line - 1].text;
    return previous.size() < 40 && read_credit_line(previous, language_).is_other;
  }

  void collect_lines() {
    for (std::size_t line = 0; line < lines().size() && found_.size() < most_candidates; ++line) {
      const std::string& text = lines()[line].text;
      if (text.size() > longest_byline || around_.is_aside(lines()[line].first) ||
          is_headline(line))
        continue;
      add_line(line, text);
    }
  }

  void add_line(std::size_t line, const std::string& text) {
    for (const std::string& part : parts_of(text)) {
      CreditLine credit = read_credit_line(part, language_);
      if (!credit.has_label) continue;
      const bool is_long = part.find(' ') < part.size() && !to_lower(part).starts_with("by ");
      std::string rest(credit.names);
      if (rest.empty() && line + 1 < lines().size() && lines()[line + 1].text.size() < 100 &&
          !is_headline(line + 1))
        rest = lines()[line + 1].text;
      const auto date = find_date(rest, DateOrder::unknown, language_);
      if (date) rest.erase(date->begin);
      std::string names = without_jobs(clean_name(rest, language_));
      if (names.empty() || is_sentence(names) || !begins_like_name(names)) continue;
      // A label that anything may follow needs the shape of a name.
      if (!around_.is_near(line) && !looks_like_person(names)) continue;
      found_.push_back({std::move(names), lines()[line].first, line, Sign::label, is_long});
      return;
    }
  }

  // A name in one line and an occupation in the next.
  void collect_with_jobs() {
    found_.clear();
    const std::size_t end = std::min(around_.headline_end() + job_lines, lines().size());
    for (std::size_t line = around_.headline_end(); line + 1 < end; ++line) {
      const std::string& below = lines()[line + 1].text;
      if (below.size() < 60 && without_jobs("," + below).empty())
        add_shape(lines()[line].text, line);
    }
  }

  // The last resort: what is written like a person's name and stands beside the date, in its line
  // or the next one, and leads nowhere (as names of sections do).
  void collect_shapes() {
    for (std::size_t line = around_.near_begin(); line < around_.near_end(); ++line) {
      const std::string& text = lines()[line].text;
      if (text.size() > 100 || is_headline(line) || !find_date(text, DateOrder::unknown, language_))
        continue;
      for (const std::string& part : parts_of(text)) add_shape(part, line);
      if (line > 0) add_shape(lines()[line - 1].text, line - 1);
      if (line + 1 < lines().size()) add_shape(lines()[line + 1].text, line + 1);
      if (!found_.empty()) return;
    }
  }

  void add_shape(std::string_view text, std::size_t line) {
    if (text.size() > 60 || is_headline(line) || around_.is_aside(lines()[line].first) ||
        is_other_credit(line, text))
      return;
    const std::string name = clean_name(text.substr(0, text.find(" in ")), language_);
    if (count_words(name) > 4 || !looks_like_person(name) || without_jobs(", " + name).empty() ||
        name == to_upper(name) || is_linked(line, name))
      return;
    found_.push_back({name, lines()[line].first, line, Sign::shape, false});
  }

  bool is_linked(std::size_t line, std::string_view name) const {
    for (PageNode node = lines()[line].first; node <= lines()[line].last; ++node) {
      if (!page_.is_text(node) || collapse_space(page_[node].text).find(name) == std::string::npos)
        continue;
      for (PageNode up = page_[node].parent; up != no_page_node && !is_block_tag(page_[up].tag);
           up = page_[up].parent)
        if (page_[up].tag == "a") return true;
    }
    return false;
  }

  static bool begins_like_name(std::string_view names) {
    std::size_t at = 0;
    const char32_t first = next_code_point(names, at);
    return is_letter(first) && (!is_lower(first) || names.find(' ') == names.npos);
  }

  // "March 3, 2024 | By Ann Roe | 5 min read"; a date before "by" parts, too.
  std::vector<std::string> parts_of(const std::string& text) const {
    std::vector<std::string> parts;
    std::string_view rest = text;
    for (;;) {
      std::size_t cut = rest.size();
      std::size_t size = 0;
      for (const std::string_view separator :
           {std::string_view("|"), std::string_view("·"), std::string_view("•"),
            std::string_view(" — "), std::string_view(" – "), std::string_view(" - ")})
        if (const std::size_t at = rest.find(separator); at < cut) {
          cut = at;
          size = separator.size();
        }
      add_part(std::string(rest.substr(0, cut)), parts);
      if (cut == rest.size() || parts.size() > 8) return parts;
      rest.remove_prefix(cut + size);
    }
  }

  void add_part(const std::string& part, std::vector<std::string>& parts) const {
    const auto date = find_date(part, DateOrder::unknown, language_);
    if (!date || date->begin > 24) return parts.push_back(part);
    // "Posted on March 3 by Ann Roe".
    const std::string after(trim(std::string_view(part).substr(date->end)));
    const std::string before(trim(std::string_view(part).substr(0, date->begin)));
    if (!before.empty()) parts.push_back(before);
    if (!after.empty()) parts.push_back(after);
  }

  // "Ann Roe and Bo Li" around "Ann Roe".
  static bool adds_person(const Candidate& outer, const Candidate& inner) {
    const std::string_view rest =
        std::string_view(outer.names).substr(outer.names.find(inner.names) + inner.names.size());
    return rest.starts_with(" and ") || rest.starts_with(" & ") ||
           (rest.starts_with(", ") && looks_like_person(without_jobs(rest.substr(2))) &&
            without_jobs(outer.names) == outer.names);
  }

  // Of an element and one inside it, the inner one has the name alone.
  void drop_containers() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.node < b.node; });
    std::vector<bool> drop(found_.size(), false);
    for (std::size_t i = 0; i < found_.size(); ++i)
      for (std::size_t j = i + 1; j < found_.size() && found_[j].node < page_[found_[i].node].end;
           ++j) {
        if (found_[i].names.find(found_[j].names) == std::string::npos) continue;
        const bool adds = found_[i].line == found_[j].line && adds_person(found_[i], found_[j]);
        (adds ? drop[j] : drop[i]) = true;
        if (!adds && found_[i].sign > found_[j].sign) found_[j].sign = found_[i].sign;
      }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found_.size(); ++i)
      if (!drop[i]) {
        if (kept != i) found_[kept] = std::move(found_[i]);
        ++kept;
      }
    found_.resize(kept);
  }

  // The strongest near the headline and those beside it; elsewhere, one person only.
  Byline cluster(bool near) const {
    std::vector<const Candidate*> pool;
    for (const Candidate& one : found_) {
      if (around_.is_near(one.line) != near) continue;
      if (!near && (!around_.is_inside(one.node) || one.sign == Sign::link)) continue;
      pool.push_back(&one);
    }
    if (pool.empty()) return {};
    const Candidate* best = pool.front();
    for (const Candidate* one : pool)
      if (rank(*one) > rank(*best)) best = one;
    if (!near) return is_only(pool, *best) ? byline_of({best}) : Byline{};
    std::vector<const Candidate*> people{best};
    for (const Candidate* one : pool) {
      const std::size_t apart = one->line > people.back()->line ? one->line - people.back()->line
                                                                : people.back()->line - one->line;
      if (one != best && one->node > best->node && rank(*one) + 1 >= rank(*best) &&
          apart <= cluster_gap)
        people.push_back(one);
    }
    return byline_of(people);
  }

  int rank(const Candidate& one) const {
    int value = 2 * static_cast<int>(one.sign);
    if (looks_like_person(one.names)) value += 2;
    // Above the headline stand also the page's own lines.
    if (one.line < around_.headline_begin()) value -= 1;
    return value;
  }

  static bool is_only(const std::vector<const Candidate*>& pool, const Candidate& best) {
    return std::all_of(pool.begin(), pool.end(), [&](const Candidate* one) {
      return one->sign < best.sign || fold(one->names) == fold(best.names);
    });
  }

  Byline byline_of(const std::vector<const Candidate*>& people) const {
    Byline byline;
    for (const Candidate* one : people) {
      const std::string folded = fold(one->names);
      const bool known =
          std::any_of(byline.people.begin(), byline.people.end(), [&](const Finding& other) {
            const std::string before = fold(other.text);
            return before.find(folded) != before.npos || folded.find(before) != folded.npos;
          });
      if (known) continue;
      byline.people.push_back({one->names, one->node, page_[one->node].position,
                               std::string(rule_of(one->sign)), confidence_of(one->sign)});
      byline.lines.push_back(one->line);
    }
    return byline;
  }

  const Surroundings& around_;
  const HtmlPage& page_;
  std::string_view language_;
  std::vector<Candidate> found_;
};

}  // namespace

Byline find_byline(const Surroundings& around, std::string_view language) {
  return BylineFinder(around, language).run();
}

}  // namespace offprint
