#include "ingest/html/page_owner.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "ingest/html/page_title.h"

namespace offprint {
namespace {

constexpr std::size_t lines_of_foot = 25;   // the last ones of a page
constexpr std::size_t longest_owner = 160;  // bytes of a copyright line
constexpr std::size_t most_site_words = 6;
constexpr std::size_t longest_site = 80;  // bytes

constexpr std::string_view copyright_signs[] = {"©", "(c)", "copyright"};
constexpr std::string_view reservation = "all rights reserved";
constexpr std::string_view ends_of_owner[] = {" · ", "|", " • ", " – ", " — ", " / ", " » "};

constexpr std::string_view bars[] = {"|", "│", " · ", " • ", " » ", " › ", " :: "};
constexpr std::string_view dashes[] = {" - ", " – ", " — "};

struct Separator {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

template <std::size_t N>
Separator last_of(std::string_view text, const std::string_view (&marks)[N]) {
  Separator last;
  for (const std::string_view mark : marks)
    if (const std::size_t at = text.rfind(mark);
        at != text.npos && (last.size == 0 || at > last.at))
      last = {at, mark.size()};
  return last;
}

bool is_copyright(std::string_view line) {
  const std::string lower = to_lower(line);
  return std::any_of(std::begin(copyright_signs), std::end(copyright_signs),
                     [&](std::string_view sign) { return lower.starts_with(sign); });
}

// Whose a picture is, is seldom said with a year.
bool has_year(std::string_view line) {
  std::size_t digits = 0;
  return std::any_of(line.begin(), line.end(), [&](char c) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    return digits == 4;
  });
}

// Someone besides the sign, the years and the reservation of rights.
bool names_owner(std::string_view line) {
  std::string lower = to_lower(line);
  if (!has_year(line) && lower.find("copyright") == lower.npos) return false;
  for (const std::string_view sign : copyright_signs)
    if (const std::size_t at = lower.find(sign); at != lower.npos) lower.erase(at, sign.size());
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t begin = at;
    if (is_letter(next_code_point(lower, at)))
      return !std::string_view(lower).substr(begin).starts_with(reservation);
  }
  return false;
}

std::string owner_of(std::string_view line) {
  for (const std::string_view end : ends_of_owner) line = line.substr(0, line.find(end));
  const std::size_t reserved = to_lower(line).find(reservation);
  if (reserved < line.size()) line = line.substr(0, line.find_first_of(".,-", reserved));
  if (line.size() > longest_owner) line = line.substr(0, line.find(". ") + 1);
  return std::string(trim(line));
}

// Whether a line of the page is this name, or its copyright line has it.
bool is_repeated(const Surroundings& around, std::string_view name) {
  const std::string wanted = comparable_title(name);
  return std::any_of(around.lines().begin(), around.lines().end(), [&](const SightLine& line) {
    if (line.text.size() > longest_owner + name.size()) return false;
    const std::string text = comparable_title(line.text);
    return text == wanted || (is_copyright(line.text) && text.find(wanted) != text.npos);
  });
}

bool is_name(std::string_view text) {
  const std::size_t words = count_words(text);
  return words > 0 && words <= most_site_words && text.size() <= longest_site;
}

}  // namespace

std::optional<Finding> find_copyright(const Surroundings& around) {
  const auto& lines = around.lines();
  const std::size_t first = lines.size() - std::min(lines.size(), lines_of_foot);
  for (std::size_t i = lines.size(); i-- > first;) {
    if (!is_copyright(lines[i].text)) continue;
    std::string owner = owner_of(lines[i].text);
    if (owner.empty() || !names_owner(owner)) continue;
    const PageNode node = lines[i].first;
    return Finding{std::move(owner), node, around.page()[node].position, "copyright line", 0.7};
  }
  return {};
}

std::optional<Finding> find_site_beside_title(const Surroundings& around, std::string_view title,
                                              const Finding& page_title) {
  const std::string_view whole = page_title.text;
  if (title.empty() || whole.size() <= title.size()) return {};
  const std::string before = comparable_title(title);
  for (const bool is_bar : {true, false}) {
    const Separator separator = is_bar ? last_of(whole, bars) : last_of(whole, dashes);
    if (separator.size == 0) continue;
    if (!comparable_title(whole.substr(0, separator.at)).starts_with(before)) continue;
    const std::string_view site = trim(whole.substr(separator.at + separator.size));
    if (!is_name(site) || comparable_title(site) == before) continue;
    const bool repeated = is_repeated(around, site);
    if (!is_bar && !repeated) continue;
    return Finding{
        std::string(site), page_title.node, page_title.position,
        repeated ? "behind the page title, repeated on the page" : "behind the page title",
        repeated ? 0.8 : 0.7};
  }
  return {};
}

}  // namespace offprint
