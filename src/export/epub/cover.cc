#include "export/epub/cover.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/child_process.h"
#include "base/confined_files.h"
#include "base/hash.h"
#include "export/epub/book.h"
#include "export/epub/cover_colors.h"
#include "export/epub/cover_text.h"
#include "export/epub/page.h"
#include "export/picture_name.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

constexpr std::uint32_t least_side = 1000, most_pixels = 4'000'000;
constexpr double least_ratio = 1.3, most_ratio = 1.8;
constexpr std::uint64_t most_picture_bytes = std::uint64_t{128} << 20;

// What offprint-cover gives: a line, "image/png 1560 2496 …", then the picture.
struct Drawn {
  std::string bytes;
  std::vector<std::string> missing;  // code points that no font has
  std::string problem;               // why there is nothing
};

std::vector<std::string> words_of(std::string_view line) {
  std::vector<std::string> words;
  while (!line.empty()) {
    const std::size_t blank = std::min(line.find(' '), line.size());
    words.emplace_back(line.substr(0, blank));
    line.remove_prefix(std::min(blank + 1, line.size()));
  }
  return words;
}

std::string why_not(const ChildResult& result) {
  switch (result.end) {
    case ChildResult::End::not_started:
      return "`offprint-cover` cannot be started";
    case ChildResult::End::timed_out:
      return "`offprint-cover` took too long";
    case ChildResult::End::killed:
      return "`offprint-cover` broke down";
    case ChildResult::End::exited:
      break;
  }
  if (result.errors.empty()) return "`offprint-cover` does not say why";
  return result.errors.substr(0, result.errors.find('\n'));
}

Drawn draw(const std::string& program, const std::string& description) {
  if (program.empty()) return {{}, {}, "the program `offprint-cover` is not beside `offprint`"};
  ChildRequest request;
  request.program = program;
  request.input = description;
  const ChildResult result = run_child(request);
  const std::size_t end = result.output.find('\n');
  if (result.end != ChildResult::End::exited || result.status != 0)
    return {{}, {}, why_not(result)};
  std::vector<std::string> words = words_of(std::string_view(result.output).substr(0, end));
  if (words.size() < 3 || words[0] != "image/png" || end == std::string::npos)
    return {{}, {}, "`offprint-cover` is of another version"};
  words.erase(words.begin(), words.begin() + 3);
  return {result.output.substr(end + 1), std::move(words), ""};
}

Cover cover_of(const std::string& media_type, std::string bytes) {
  Cover cover;
  cover.name = fmt::format("images/cover{}", picture_extension(media_type));
  cover.media_type = media_type;
  cover.bytes = std::make_shared<const std::string>(std::move(bytes));
  return cover;
}

}  // namespace

CoverMaker::CoverMaker(const ExportContext& context, CoverPrograms programs,
                       const std::string& theme_design)
    : context_(context),
      programs_(std::move(programs)),
      design_(context.output.book.cover.design.empty() ? theme_design
                                                       : context.output.book.cover.design) {}

Cover CoverMaker::make(const Book& book, Diagnostics& diagnostics) {
  const CoverSpec& spec = context_.output.book.cover;
  if (spec.none) return {};
  Cover cover = spec.image.empty() ? Cover{} : publishers_picture(diagnostics);
  if (!cover) cover = designed(book, diagnostics);
  if (cover) cover.description = cover_alternative(book, context_.output.book);
  return cover;
}

void CoverMaker::report(Code code, const std::string& message, const std::string& hint,
                        Diagnostics& diagnostics) const {
  if (context_.volume == 0)
    diagnostics.push_back({code, "", {}, fmt::format("{}: {}", context_.path, message), hint});
}

// Where the publisher's picture is; it must lie in the project's folder, links or not.
std::string CoverMaker::picture_file(std::string& problem) const {
  const FileSystem& files = *context_.files;
  const std::string path = join_path("", context_.output.book.cover.image);
  const std::string file = join_path(context_.root, path);
  if (leaves_folder(path)) {
    problem = "it is not in the configuration's folder";
    return "";
  }
  const auto info = files.stat(file);
  if (!info) {
    problem = "it is not there";
    return "";
  }
  if (!lies_inside(files, context_.root, file))
    problem = "it is a link that leads out of the configuration's folder";
  else if (info->size > most_picture_bytes)
    problem = "it is too large";
  return file;
}

Cover CoverMaker::publishers_picture(Diagnostics& diagnostics) {
  std::string problem;
  const std::string file = picture_file(problem);
  ConvertedPicture picture;
  if (problem.empty()) {
    const std::string bytes = context_.files->read(file);
    picture = PictureConverter(programs_.converts, programs_.converted)
                  .convert(bytes, hash128_hex(bytes), "jpeg", most_pixels);
    problem = picture.problem;
  }
  if (!problem.empty()) {
    report(
        Code::cover_image_unusable,
        fmt::format("the cover `{}` cannot be used: {}", context_.output.book.cover.image, problem),
        "give the path of a JPEG or PNG picture; until then the cover is designed", diagnostics);
    return {};
  }
  report_shape(picture, diagnostics);
  return cover_of(picture.media_type, std::move(picture.bytes));
}

void CoverMaker::report_shape(const ConvertedPicture& picture, Diagnostics& diagnostics) const {
  const std::uint32_t width = picture.from_width, height = picture.from_height;
  const double ratio = static_cast<double>(height) / std::max(width, 1U);
  const bool good = std::min(width, height) >= least_side && ratio >= least_ratio &&
                    ratio <= most_ratio && !picture.damaged;
  if (good) return;
  report(Code::cover_image_unsuitable,
         fmt::format("the cover `{}` has {} x {} pixels{}", context_.output.book.cover.image, width,
                     height, picture.damaged ? ", and part of it is damaged" : ""),
         "shops want 1600 x 2560: at least 1000 pixels in width, and 1.3 to 1.8 times as high",
         diagnostics);
}

Cover CoverMaker::designed(const Book& book, Diagnostics& diagnostics) {
  const BookSpec& spec = context_.output.book;
  CoverDescription description = describe_cover(book, spec);
  description.design = design_;
  const std::string& publication =
      book.publication.title.empty() ? book.title : book.publication.title;
  const ChosenColors chosen = choose_colors(spec.cover.colors, description.design, publication);
  if (!chosen.problem.empty())
    report(Code::cover_contrast_low,
           "on the cover, " + chosen.problem + "; it became another color",
           "take a darker or a lighter color for one of them", diagnostics);
  description.ground = chosen.colors.ground;
  description.type = chosen.colors.type;
  description.accent = chosen.colors.accent;
  Drawn drawn = draw(programs_.draws, to_text(description));
  if (!drawn.problem.empty()) {
    report(Code::cover_missing, "the book has no cover: " + drawn.problem,
           "give a picture (`cover.image`), or leave the cover out (`cover.none`)", diagnostics);
    return {};
  }
  if (!drawn.missing.empty())
    report(Code::cover_glyphs_missing,
           fmt::format("the cover leaves out what no font has: {}", fmt::join(drawn.missing, ", ")),
           "give a picture (`cover.image`), or install the fonts that the README names",
           diagnostics);
  return cover_of("image/png", std::move(drawn.bytes));
}

std::string cover_page(const Book& book) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"";
  append_language(out, book.language);
  if (book.direction == Direction::rtl) out += " dir=\"rtl\"";
  out += ">\n<head>\n<meta charset=\"UTF-8\"/>\n<title>";
  append_escaped(out, book.full_title());
  out +=
      "</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"../styles/cover.css\"/>\n"
      "</head>\n<body class=\"cover-page\">\n"
      "<div class=\"cover\" epub:type=\"cover\"><img role=\"doc-cover\" src=\"../";
  out += book.cover.name + "\" alt=\"";
  append_escaped_attribute(out, book.cover.description);
  out += "\"/></div>\n</body>\n</html>\n";
  return out;
}

// As large as the page allows, nothing cut. Engines that know no heights have the width.
std::string_view cover_sheet() {
  return "html, body { height: 100%; margin: 0; padding: 0; }\n"
         ".cover { height: 100%; margin: 0; padding: 0; text-align: center; }\n"
         ".cover img { max-width: 100%; max-height: 100%; vertical-align: top; }\n";
}

}  // namespace offprint
