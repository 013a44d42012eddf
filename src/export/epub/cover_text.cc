#include "export/epub/cover_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "export/epub/page.h"

namespace offprint {
namespace {

constexpr std::size_t most_names = 3;     // more of them stand for nobody
constexpr std::size_t longest_name = 28;  // bytes, of a name that is kept in one line

constexpr std::pair<std::string_view, std::string_view> cover_words[] = {
    {"en", "Cover"},  {"ar", "الغلاف"},     {"de", "Titelbild"}, {"es", "Cubierta"},
    {"fa", "جلد"},    {"fr", "Couverture"}, {"it", "Copertina"}, {"ja", "表紙"},
    {"nl", "Omslag"}, {"pl", "Okładka"},    {"pt", "Capa"},      {"ru", "Обложка"},
    {"zh", "封面"},
};

// The publication's, else those of all articles where they are few.
std::vector<std::string> names_of(const Book& book) {
  std::vector<std::string> names;
  const auto add = [&](const std::vector<Person>& people) {
    for (const Person& person : people)
      if (std::find(names.begin(), names.end(), person.name) == names.end())
        names.push_back(person.name);
  };
  add(book.publication.authors);
  const bool configured = !names.empty();
  for (const ChapterFacts& chapter : book.chapters)
    if (!configured && names.size() <= most_names) add(chapter.authors);
  if (names.size() > most_names) names.clear();
  return names;
}

// A name is not divided between lines.
std::string held_together(std::string name) {
  if (name.size() > longest_name) return name;
  std::string held;
  for (const char c : name) held += c == ' ' ? std::string("\u00A0") : std::string(1, c);
  return held;
}

// "2019–2026", or the day of what has one article.
std::string dates_of(const Book& book, const BookSpec& spec) {
  if (spec.date) return to_display(*spec.date, book.language);
  int first = 0, last = 0;
  for (const ChapterFacts& chapter : book.chapters) {
    const auto date = parse_date(chapter.published).date;
    if (!date) continue;
    if (book.chapters.size() == 1) return to_display(*date, book.language);
    first = first == 0 ? date->year : std::min<int>(first, date->year);
    last = std::max<int>(last, date->year);
  }
  if (first == 0) return "";
  return first == last ? std::to_string(first) : fmt::format("{}–{}", first, last);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string all;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!all.empty()) all += between;
    all += part;
  }
  return all;
}

std::string series_of(const BookSpec& spec) {
  return joined({spec.series, spec.series.empty() ? "" : spec.series_position}, " ");
}

std::string hex_of(std::uint32_t color) { return fmt::format("{:06x}", color); }

}  // namespace

CoverDescription describe_cover(const Book& book, const BookSpec& spec) {
  CoverDescription cover;
  cover.language = book.language;
  cover.direction = name(book.direction);
  cover.title = book.title;
  cover.subtitle = spec.subtitle;
  std::vector<std::string> names;
  for (const std::string& name : names_of(book)) names.push_back(held_together(name));
  cover.authors = join_names(book.words(), names);
  const Publication& publication = book.publication;
  cover.publication = publication.title != book.title ? publication.title : publication.publisher;
  cover.issue = joined({series_of(spec), spec.edition, dates_of(book, spec)}, " · ");
  if (book.volumes > 1) cover.volume = volume_label(book.words(), book.volume);
  return cover;
}

std::string to_text(const CoverDescription& description) {
  std::string out;
  for (const auto& [name, text] : cover_texts) {
    const std::string& value = description.*text;
    if (value.empty() || value.size() > cover_text_limit) continue;
    (out += name) += ' ';
    for (const char c : value) out += static_cast<unsigned char>(c) < ' ' || c == 0x7F ? ' ' : c;
    out += '\n';
  }
  for (const auto& [name, color] : cover_colors)
    out += fmt::format("{} {}\n", name, hex_of(description.*color));
  return out;
}

std::string cover_alternative(const Book& book, const BookSpec& spec) {
  return joined({book.full_title(), spec.subtitle, join_names(book.words(), names_of(book))}, ". ");
}

std::string_view cover_word(const Wording& words) {
  for (const auto& [language, word] : cover_words)
    if (language == words.language) return word;
  return cover_words[0].second;
}

}  // namespace offprint
