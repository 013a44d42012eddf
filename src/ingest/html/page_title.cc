#include "ingest/html/page_title.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

using Words = std::vector<std::string>;

// Parts are told apart by these; the ones before them need blanks to be separators at all.
constexpr std::string_view separators[] = {" - ", " – ", " — ", " : ", " :: ", " ~ ",
                                           " / ", " < ", " « ", "|",   "│",    "·",
                                           "•",   "»",   "›",   "- ",  ": "};

constexpr double least_likeness = 0.2;  // of a heading that is the article's
constexpr std::size_t most_headlines = 40;
constexpr std::size_t longest_title = 600;  // bytes; longer ones are no titles

struct Part {
  std::size_t begin, end;  // bytes of the title
};

struct Separator {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
};

Separator next_separator(std::string_view title, std::size_t from) {
  Separator next;
  for (const std::string_view separator : separators) {
    const std::size_t at = title.find(separator, from);
    if (at < next.at || (at == next.at && at != title.npos && separator.size() > next.size))
      next = {at, separator.size()};
  }
  return next;
}

std::vector<Part> parts_of(std::string_view title) {
  std::vector<Part> parts;
  std::size_t begin = 0;
  for (Separator at = next_separator(title, 0); at.at != title.npos && parts.size() < 64;
       at = next_separator(title, begin)) {
    parts.push_back({begin, at.at});
    begin = at.at + at.size;
  }
  parts.push_back({begin, title.size()});
  return parts;
}

// Letters and digits only, for names that are spelled with blanks here and without there.
std::string letters_of(std::string_view text) {
  std::string letters;
  const std::string folded = fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (is_letter(c) || is_digit(c)) append_code_point(letters, c);
  }
  return letters;
}

bool is_site(std::string_view part, const SiteNames& sites) {
  std::string letters = letters_of(part);
  if (letters.size() < 2) return letters.empty();
  const std::string without_article =
      letters.starts_with("the") && letters.size() > 5 ? letters.substr(3) : letters;
  for (const std::string& host : sites.hosts)
    if (const std::string known = letters_of(host); known == letters) return true;
  for (const std::string& site : sites.names) {
    const std::string known = letters_of(site);
    if (known.empty()) continue;
    if (known == letters || known == without_article) return true;
    const std::string& shorter = known.size() < letters.size() ? known : letters;
    const std::string& longer = known.size() < letters.size() ? letters : known;
    // "Loaf" of "The Daily Loaf", but not "Sea" of "The Seaside Times".
    if (shorter.size() >= 4 && shorter.size() * 5 >= longer.size() * 2 &&
        (longer.starts_with(shorter) || longer.ends_with(shorter)))
      return true;
  }
  return false;
}

Words words_of(std::string_view text) {
  Words words;
  std::string word;
  const std::string folded = comparable_title(text);
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (is_letter(c) || is_digit(c)) {
      append_code_point(word, c);
    } else if (c != '\'' && !word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

// Twice what both have, of all: 0 to 1.
double likeness(std::string_view a, std::string_view b) {
  Words first = words_of(a);
  Words second = words_of(b);
  if (first.empty() || second.empty()) return 0;
  std::sort(first.begin(), first.end());
  std::sort(second.begin(), second.end());
  Words common;
  std::set_intersection(first.begin(), first.end(), second.begin(), second.end(),
                        std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) /
         static_cast<double>(first.size() + second.size());
}

// `part` is all of `title`, or stands at one of its ends beside a separator.
bool is_part(std::string_view part, std::string_view title) {
  const std::string a = comparable_title(part);
  const std::string b = comparable_title(title);
  if (a.empty() || a.size() > b.size()) return false;
  if (a == b) return true;
  const auto separates = [](std::string_view rest) {
    return rest.find_first_of("|-:/~<") < 3 || rest.starts_with(" ·") || rest.starts_with(" •") ||
           rest.starts_with(" »") || rest.starts_with(" «") || rest.starts_with(" ›");
  };
  const std::string_view whole = b;
  if (whole.starts_with(a) && separates(whole.substr(a.size()))) return true;
  if (!whole.ends_with(a)) return false;
  const std::string_view before = trim(whole.substr(0, whole.size() - a.size()));
  return before.ends_with('|') || before.ends_with('-') || before.ends_with(':') ||
         before.ends_with("·") || before.ends_with("•") || before.ends_with("»") ||
         before.ends_with("›");
}

bool is_same(std::string_view a, std::string_view b) {
  return comparable_title(a) == comparable_title(b);
}

// One "s" is no difference in longer words, nor is what makes a compound: "security" is in
// "cybersecurity".
bool same_word(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const std::string_view shorter = a.size() < b.size() ? a : b;
  const std::string_view longer = a.size() < b.size() ? b : a;
  if (shorter.size() >= 6 && longer.ends_with(shorter)) return true;
  return shorter.size() >= 4 && longer.size() == shorter.size() + 1 && longer.back() == 's' &&
         longer.starts_with(shorter);
}

bool has_word(const Words& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& other) { return same_word(other, word); });
}

// Whether both differ in short words without digits and in endings only, and in one word more when
// they are long.
bool differs_little(std::string_view a, std::string_view b) {
  const Words first = words_of(a);
  const Words second = words_of(b);
  bool digits = false;
  const auto unknown = [&](const Words& words, const Words& known) {
    return std::count_if(words.begin(), words.end(), [&](const std::string& word) {
      const bool has_digit = word.find_first_of("0123456789") != word.npos;
      if ((word.size() <= 3 && !has_digit) || has_word(known, word)) return false;
      digits |= has_digit;
      return true;
    });
  };
  const auto differing = unknown(first, second) + unknown(second, first);
  const std::size_t longer = std::max(first.size(), second.size());
  return first != second && first.size() > 3 && !digits && differing <= (longer > 6 ? 1 : 0);
}

// Whether the address was made from `title` and cannot have been made from `other`: all of its
// words are in the one, and some are missing in the other.
bool made_slug(std::string_view slug, std::string_view title, std::string_view other) {
  const Words words = words_of(slug);
  if (words.size() < 3) return false;
  const auto has_all = [&](std::string_view text) {
    const Words known = words_of(text);
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return has_word(known, word); });
  };
  return has_all(title) && !has_all(other);
}

// What the heading adds to the stated title is no part of it: "Title:" before, "(example.com) 87"
// after.
bool only_adds_marks(std::string_view heading, std::string_view stated) {
  const std::string whole = comparable_title(heading);
  const std::string begin = comparable_title(stated);
  if (std::string_view(whole).ends_with(begin) && words_of(stated).size() > 2) {
    const std::size_t added = whole.size() - begin.size();
    if (added > 1 && added < 12 && trim(whole.substr(0, added)).ends_with(':')) return true;
  }
  if (!std::string_view(whole).starts_with(begin) || words_of(stated).size() < 3) return false;
  const std::string_view rest = trim(std::string_view(whole).substr(begin.size()));
  if (rest.empty()) return false;
  std::size_t at = 0;
  const char32_t c = next_code_point(rest, at);
  return !is_letter(c) && (c == '(' || is_digit(c) || c == '#');
}

class Chooser {
 public:
  explicit Chooser(const TitleSources& sources) : sources_(sources) {
    for (const Finding& stated : sources.stated) add_cut(stated);
    if (!sources.page_title.text.empty()) {
      add_cut(sources.page_title);
      page_title_ = without_known(sources.page_title.text);
    }
  }

  TitleChoice run() {
    if (!sources_.headlines.empty()) take_headline(sources_.headlines.front());
    add_agreed();
    return std::move(choice_);
  }

 private:
  // Another source that is the beginning or end of this title tells where the title is cut.
  std::string without_known(const std::string& title) const {
    std::string cut = without_site(title, sources_.sites);
    for (const Finding& other : sources_.stated) {
      const std::string text = without_site(other.text, sources_.sites);
      if (text.size() < cut.size() && words_of(text).size() > 1 && is_part(text, cut)) cut = text;
    }
    return cut;
  }

  void add_cut(const Finding& source) {
    Finding cut = source;
    cut.text = without_known(source.text);
    if (!cut.text.empty() && !is_site(cut.text, sources_.sites)) cut_.push_back(std::move(cut));
  }

  // At least two sources say so.
  bool is_agreed(std::string_view title) const {
    return std::count_if(cut_.begin(), cut_.end(),
                         [&](const Finding& stated) { return is_same(stated.text, title); }) > 1;
  }

  void take(Finding title) { choice_.titles.push_back(std::move(title)); }

  void take_headline(const Finding& heading) {
    const bool in_page_title = is_part(heading.text, sources_.page_title.text);
    if (!in_page_title && made_slug(sources_.slug, page_title_, heading.text)) {
      if (likeness(page_title_, heading.text) >= least_likeness) choice_.headline = heading.node;
      return;
    }
    const bool repeated =
        in_page_title ||
        std::any_of(sources_.stated.begin(), sources_.stated.end(),
                    [&](const Finding& stated) { return is_part(heading.text, stated.text); });
    Finding title = heading;
    title.text = without_site(heading.text, sources_.sites);
    if (in_page_title || (repeated && !(is_agreed(page_title_) && boasts(heading.text)))) {
      title.rule = "headline, repeated in the page's metadata";
      title.confidence = 0.97;
      choice_.headline = heading.node;
      return take(std::move(title));
    }
    double most = 0;
    for (const Finding& stated : cut_) {
      most = std::max(most, likeness(heading.text, stated.text));
      if (!only_adds_marks(heading.text, stated.text)) continue;
      choice_.headline = heading.node;
      title.text = stated.text;
      title.rule = "headline, without what stands beside it";
      title.confidence = 0.9;
      return take(std::move(title));
    }
    if (!cut_.empty() && most < least_likeness) return;  // of a section, not of the article
    choice_.headline = heading.node;
    if (is_agreed(page_title_) && speaks_against(heading)) return;
    take(std::move(title));
  }

  // What makes the page title that several sources state better than a heading that none repeats.
  bool speaks_against(const Finding& heading) const {
    return heading.confidence < 0.7 || differs_little(page_title_, heading.text) ||
           boasts(heading.text);
  }

  // "The Loaf Reveals the Best Flour", where the page title is "The Best Flour".
  bool boasts(std::string_view heading) const {
    return names_site(heading) && !names_site(page_title_);
  }

  bool names_site(std::string_view title) const {
    const Words words = words_of(title);
    return std::any_of(
        sources_.sites.hosts.begin(), sources_.sites.hosts.end(), [&](const std::string& host) {
          return host.size() >= 4 && std::find(words.begin(), words.end(), host) != words.end();
        });
  }

  // What most of the stated titles say; of equals the earlier source.
  void add_agreed() {
    std::vector<std::pair<int, const Finding*>> ranked;
    for (const Finding& title : cut_) {
      const auto votes = std::count_if(cut_.begin(), cut_.end(), [&](const Finding& other) {
        return is_same(title.text, other.text);
      });
      ranked.push_back({static_cast<int>(votes), &title});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& entry : ranked) {
      const Finding& title = *entry.second;
      const bool known =
          std::any_of(choice_.titles.begin(), choice_.titles.end(),
                      [&](const Finding& other) { return is_same(other.text, title.text); });
      if (!known) take(title);
    }
  }

  const TitleSources& sources_;
  std::vector<Finding> cut_;  // all that is stated, without the site
  std::string page_title_;
  TitleChoice choice_;
};

}  // namespace

TitleChoice choose_title(const TitleSources& sources) { return Chooser(sources).run(); }

std::string comparable_title(std::string_view title) {
  const std::string folded = fold(title);
  std::string text;
  for (std::size_t at = 0; at < folded.size();) {
    const char32_t c = next_code_point(folded, at);
    if (c >= 0x2018 && c <= 0x201B)
      text += '\'';
    else if (c >= 0x201C && c <= 0x201F)
      text += '"';
    else if (c >= 0x2010 && c <= 0x2015)
      text += '-';
    else
      append_code_point(text, c);
  }
  return collapse_space(text);
}

std::string without_site(std::string_view title, const SiteNames& sites) {
  if (title.size() > longest_title) return collapse_space(title);
  const std::vector<Part> parts = parts_of(title);
  std::size_t first = 0;
  std::size_t last = parts.size();
  const auto text = [&](std::size_t part) {
    return title.substr(parts[part].begin, parts[part].end - parts[part].begin);
  };
  bool cut = true;
  while (cut && last - first > 1) {
    cut = false;
    // A name of several parts: "Park - National Service".
    for (std::size_t from = first + 1; from < last && !cut; ++from)
      if (is_site(title.substr(parts[from].begin, parts[last - 1].end - parts[from].begin),
                  sites)) {
        last = from;
        cut = true;
      }
    if (!cut && is_site(text(first), sites)) {
      ++first;
      cut = true;
    }
  }
  return collapse_space(title.substr(parts[first].begin, parts[last - 1].end - parts[first].begin));
}

void rank_headlines(TitleSources& sources) {
  auto& headlines = sources.headlines;
  if (headlines.size() > most_headlines) headlines.resize(most_headlines);
  std::erase_if(headlines, [&](const Finding& heading) {
    return heading.text.size() > longest_title || words_of(heading.text).empty() ||
           is_site(heading.text, sources.sites);
  });
  const auto agreement = [&](const Finding& heading) {
    double most = likeness(heading.text, without_site(sources.page_title.text, sources.sites));
    for (const Finding& stated : sources.stated)
      most = std::max(most, likeness(heading.text, without_site(stated.text, sources.sites)));
    return most;
  };
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < headlines.size(); ++i) order.push_back({-agreement(headlines[i]), i});
  std::sort(order.begin(), order.end());
  std::vector<Finding> ranked;
  for (const auto& [agreed, index] : order) ranked.push_back(std::move(headlines[index]));
  headlines = std::move(ranked);
}

}  // namespace offprint
