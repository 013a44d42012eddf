#include "pipeline/book_configuration.h"

#include <charconv>
#include <set>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/pattern.h"
#include "base/url.h"
#include "export/epub/theme.h"
#include "model/value_text.h"

namespace offprint {
namespace {

constexpr std::pair<std::string_view, PartsBy> divisions[] = {
    {"section", PartsBy::section},   {"series", PartsBy::series}, {"tag", PartsBy::tag},
    {"author", PartsBy::author},     {"year", PartsBy::year},     {"month", PartsBy::month},
    {"language", PartsBy::language},
};

std::uint32_t number(const Value& map, std::string_view key, std::uint32_t otherwise) {
  const std::string digits = member_text(map, key);
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} && !digits.empty() ? number : otherwise;
}

bool is_true(const Value& map, std::string_view key) { return member_text(map, key) == "true"; }

std::optional<bool> choice(const Value& map, std::string_view key) {
  const std::string chosen = member_text(map, key);
  return chosen.empty() ? std::nullopt : std::optional(chosen == "true");
}

// Thirteen digits with their check digit; "" for what is no ISBN.
std::string isbn_13(std::string_view written) {
  std::string digits;
  for (const char c : written) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != '-' && c != ' ')
      return "";
  }
  if (digits.size() != 13 || !(digits.starts_with("978") || digits.starts_with("979"))) return "";
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return sum % 10 == 0 ? digits : "";
}

// "10.1000/182", of "doi:10.1000/182" and of "https://doi.org/10.1000/182".
std::string plain_doi(std::string_view written) {
  for (const std::string_view prefix : {"https://doi.org/", "http://dx.doi.org/", "doi:"})
    if (written.starts_with(prefix)) written.remove_prefix(prefix.size());
  const std::size_t slash = written.find('/');
  const bool is_doi = written.starts_with("10.") && slash != written.npos && slash > 6 &&
                      slash + 1 < written.size() && written.find(' ') == written.npos;
  return is_doi ? std::string(written) : "";
}

// Whole numbers with dots between them (EPUB 3.3, section D.3.6); nothing is fine, too.
bool is_position(std::string_view text) {
  bool digit_before = text.empty();
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && (c != '.' || !digit_before)) return false;
    digit_before = digit;
  }
  return digit_before;
}

class BookReader {
 public:
  BookReader(const Value& book, const std::string& origin, Diagnostics& diagnostics)
      : book_(book), origin_(origin), diagnostics_(diagnostics) {}

  BookSpec read() {
    BookSpec spec;
    spec.subtitle = member_text(book_, "subtitle");
    spec.edition = member_text(book_, "edition");
    spec.series = member_text(book_, "series");
    spec.series_position = member_text(book_, "series_position");
    spec.license = member_text(book_, "license");
    read_identifiers(spec);
    if (const std::string theme = member_text(book_, "theme"); !theme.empty()) spec.theme = theme;
    spec.fonts = is_true(book_, "fonts");
    spec.vertical = is_true(book_, "vertical");
    spec.embeds_media = member_text(book_, "media") == "embed";
    spec.onix = is_true(book_, "onix");
    spec.most_megabytes = number(book_, "most_megabytes", 0);
    read_parts(spec);
    if (const Value* cover = book_.find("cover")) spec.cover = read_cover(*cover);
    if (const Value* pages = book_.find("pages")) spec.pages = read_pages(*pages);
    if (const Value* found = book_.find("certification"))
      spec.certification = {member_text(*found, "certifier"), member_text(*found, "credential"),
                            member_text(*found, "report"), member_text(*found, "conforms_to")};
    if (const Value* pictures = book_.find("pictures")) {
      spec.pictures.most_pixels = number(*pictures, "most_pixels", spec.pictures.most_pixels);
      spec.pictures.keep_webp = member_text(*pictures, "webp") == "keep";
    }
    return spec;
  }

 private:
  void report(std::string_view key, const std::string& message) {
    const Value* value = book_.find(key);
    diagnostics_.push_back(
        {Code::configuration_invalid, origin_, value ? value->position : Position{}, message});
  }

  void read_identifiers(BookSpec& spec) {
    if (const std::string isbn = member_text(book_, "isbn"); !isbn.empty()) {
      spec.isbn = isbn_13(isbn);
      if (spec.isbn.empty())
        report("isbn", "`" + isbn + "` is no ISBN of 13 digits, or its last digit is wrong");
    }
    if (const std::string doi = member_text(book_, "doi"); !doi.empty()) {
      spec.doi = plain_doi(doi);
      if (spec.doi.empty()) report("doi", "`" + doi + "` is no DOI: write it as 10.1000/182");
    }
    if (!is_position(spec.series_position)) {
      report("series_position", "`" + spec.series_position + "` is no number such as 3 or 2.1");
      spec.series_position.clear();
    }
    if (const std::string date = member_text(book_, "date"); !date.empty()) {
      spec.date = parse_date(date).date;
      if (!spec.date) report("date", "`" + date + "` is no date: write it as 2024-03-12");
    }
  }

  void read_parts(BookSpec& spec) {
    const Value* parts = book_.find("parts");
    if (!parts) return;
    for (const Value& part : parts->items)
      spec.parts.push_back({member_text(part, "title"), member_texts(part, "files")});
    if (!parts->is_text()) return check_globs(*parts);
    for (const auto& [name, division] : divisions)
      if (name == parts->scalar) spec.parts_by = division;
    if (spec.parts_by == PartsBy::nothing)
      report("parts",
             "books are divided by section, series, tag, author, language, year or month, "
             "or by a list of parts, not by `" +
                 parts->scalar + "`");
  }

  void check_globs(const Value& parts) {
    for (const Value& part : parts.items)
      for (const std::string& pattern : member_texts(part, "files")) try {
          Glob{pattern};
        } catch (const Error& error) {
          diagnostics_.push_back(
              {Code::configuration_invalid, origin_, part.position, error.what()});
        }
  }

  static CoverSpec read_cover(const Value& value) {
    return {is_true(value, "none"), member_text(value, "image"), member_text(value, "design"),
            member_texts(value, "colors")};
  }

  static PagesSpec read_pages(const Value& value) {
    PagesSpec pages;
    pages.half_title = choice(value, "half_title");
    pages.title = choice(value, "title");
    pages.copyright = choice(value, "copyright");
    pages.advisories = choice(value, "advisories");
    pages.contents = choice(value, "contents");
    pages.contributors = choice(value, "contributors");
    pages.tags = choice(value, "tags");
    pages.sources = choice(value, "sources");
    pages.colophon = choice(value, "colophon");
    pages.dedication = member_text(value, "dedication");
    pages.foreword = member_text(value, "foreword");
    return pages;
  }

  const Value& book_;
  const std::string& origin_;
  Diagnostics& diagnostics_;
};

}  // namespace

BookSpec read_book_spec(const Value& book, const std::string& origin, Diagnostics& diagnostics) {
  return BookReader(book, origin, diagnostics).read();
}

Diagnostics theme_findings(const FileSystem& files, const Configuration& configuration) {
  Diagnostics findings;
  std::set<std::string> checked;
  for (const OutputSpec& output : configuration.outputs)
    if (output.kind == "epub" && checked.insert(output.book.theme).second)
      load_theme(files, configuration.root, output.book.theme, findings);
  return findings;
}

}  // namespace offprint
