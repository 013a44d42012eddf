// The cover of a book: its publisher's picture, or one that offprint-cover draws.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "export/exporter.h"
#include "export/picture_converter.h"

namespace offprint {

struct Book;

inline constexpr std::string_view cover_page_name = "text/cover.xhtml";
inline constexpr std::string_view cover_sheet_name = "styles/cover.css";

struct Cover {
  std::string name;  // below the package's folder: "images/cover.png"; "" = the book has none
  std::string media_type;
  std::string description;  // for those who do not see it
  std::shared_ptr<const std::string> bytes;

  explicit operator bool() const { return !name.empty(); }
};

// Their paths; "" = it is not there.
struct CoverPrograms {
  std::string draws;      // offprint-cover
  std::string converts;   // offprint-image
  std::string converted;  // the folder that keeps what it made, for the volumes after the first
};

// Makes the cover of a volume. What is wrong with what was configured is reported for the first one
// alone.
// Not thread-safe.
class CoverMaker {
 public:
  // `theme_design` is drawn where the book names no design. `context` must outlive the maker.
  CoverMaker(const ExportContext& context, CoverPrograms programs, const std::string& theme_design);

  // `book` is complete. What cannot be made is reported, and the book has no cover.
  Cover make(const Book& book, Diagnostics& diagnostics);

 private:
  Cover publishers_picture(Diagnostics& diagnostics);
  Cover designed(const Book& book, Diagnostics& diagnostics);
  std::string picture_file(std::string& problem) const;
  void report_shape(const ConvertedPicture& picture, Diagnostics& diagnostics) const;
  void report(Code code, const std::string& message, const std::string& hint,
              Diagnostics& diagnostics) const;

  const ExportContext& context_;
  CoverPrograms programs_;
  std::string design_;
};

// The page that shows it: a picture and nothing else, for readers that show the cover twice
// otherwise say it twice. XHTML.
std::string cover_page(const Book& book);
// Its style.
std::string_view cover_sheet();

}  // namespace offprint
