#include "export/kindle_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace offprint {
namespace {

constexpr std::size_t most_rows = 100;
constexpr std::size_t most_columns = 10;

class Finder {
 public:
  explicit Finder(const Record& record) : record_(record), body_(record.body) {}

  Diagnostics find(const std::vector<Image>& pictures) {
    for (const Image& picture : pictures)
      if (!picture.file.empty()) look_at(picture);
    for (NodeIndex node = Body::root(); node != no_node;
         node = body_.next_in_order(node, Body::root()))
      if (body_[node].element == Element::table)
        look_at_table(node);
      else if (body_[node].element == Element::formula)
        look_at_formula(node);
    if (formulas_ > 0) found_[formula_report_].count = formulas_;
    return std::move(found_);
  }

 private:
  void report(Code code, Position position, std::string message, std::string hint) {
    found_.push_back({code, record_.origin, position, std::move(message), std::move(hint)});
  }

  Position position_of(std::string_view src) const {
    for (NodeIndex node = Body::root(); node != no_node;
         node = body_.next_in_order(node, Body::root()))
      if (body_[node].element == Element::image && body_.attribute(node, Attribute::src) == src)
        return body_[node].position;
    return {};
  }

  void look_at(const Image& picture) {
    if (picture.media_type == "image/webp")
      report(Code::kindle_picture_format, position_of(picture.src),
             fmt::format("Kindle does not show `{}` (WebP)", picture.src),
             "convert it to JPEG or PNG");
    if (picture.media_type == "image/svg+xml")
      report(Code::kindle_svg_text, position_of(picture.src),
             fmt::format("Kindle may lose the text in `{}` (SVG)", picture.src),
             "use PNG where the picture holds text");
    if (picture.size > most_kindle_picture_bytes)
      report(
          Code::kindle_picture_large, position_of(picture.src),
          fmt::format("`{}` has {} KB", picture.src, picture.size / 1000),
          fmt::format("Kindle takes pictures of at most {} KB", most_kindle_picture_bytes / 1000));
  }

  // One report an article.
  void look_at_formula(NodeIndex formula) {
    const bool shown = body_.has_attribute(formula, Attribute::markup) ||
                       body_.has_attribute(formula, Attribute::written);  // and converted
    if (!shown || ++formulas_ > 1) return;
    formula_report_ = found_.size();
    report(Code::kindle_formula, body_[formula].position, "the article has formulas in MathML",
           "give a picture (PNG) with an alternative text instead");
  }

  void look_at_table(NodeIndex table) {
    for (NodeIndex above = body_[table].parent; above != no_node; above = body_[above].parent)
      if (body_[above].element == Element::table) {
        report(Code::kindle_table_nested, body_[table].position, "a table stands in a table",
               "take it out, or make a list of it");
        return;
      }
    std::size_t rows = 0, columns = 0;
    for (NodeIndex node = table; node != no_node; node = body_.next_in_order(node, table)) {
      if (body_[node].element != Element::table_row) continue;
      ++rows;
      std::size_t cells = 0;
      for (NodeIndex cell = body_[node].first_child; cell != no_node; cell = body_[cell].next)
        ++cells;
      columns = std::max(columns, cells);
    }
    if (rows > most_rows || columns > most_columns)
      report(Code::kindle_table_large, body_[table].position,
             fmt::format("the table has {} rows and {} columns", rows, columns),
             fmt::format("Kindle shows {} rows and {} columns well: divide it", most_rows,
                         most_columns));
  }

  const Record& record_;
  const Body& body_;
  Diagnostics found_;
  std::uint32_t formulas_ = 0;
  std::size_t formula_report_ = 0;
};

}  // namespace

Diagnostics kindle_findings(const Record& record, const std::vector<Image>& pictures) {
  return Finder(record).find(pictures);
}

Diagnostics kindle_findings_of_book(std::string_view path, std::uint64_t bytes, std::size_t svgs,
                                    bool hides_text) {
  Diagnostics found;
  if (bytes > most_kindle_book_bytes)
    found.push_back({Code::kindle_book_large,
                     "",
                     {},
                     fmt::format("{}: Send to Kindle takes at most {} MB", path,
                                 most_kindle_book_bytes / 1'000'000),
                     "divide the book with volume_size, or scale its pictures down"});
  if (svgs > most_kindle_svg)
    found.push_back({Code::kindle_svg_many,
                     "",
                     {},
                     fmt::format("{}: {} SVG pictures; with more than {}, Kindle sets the book in "
                                 "its old way",
                                 path, svgs, most_kindle_svg),
                     "use PNG for some of them"});
  if (hides_text)
    found.push_back({Code::kindle_hidden_text,
                     "",
                     {},
                     fmt::format("{}: the theme hides text", path),
                     "Kindle refuses books with more than 10,000 hidden characters"});
  return found;
}

}  // namespace offprint
