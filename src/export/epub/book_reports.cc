#include "export/epub/book_reports.h"

#include <fmt/format.h>

#include <algorithm>

#include "export/kindle_check.h"
#include "export/remote_pictures.h"

namespace offprint {

Diagnostic picture_program_missing() {
  return {
      Code::image_program_missing,
      "",
      {},
      "offprint-image is not there or does not run: images that it would have converted, scaled "
      "or turned are in the book as they are, or their alternative text stands for them",
      "install it beside offprint, or say in OFFPRINT_IMAGE where it is"};
}

void report_large(const Record& record, const ChapterSetting& setting, const ChapterPages& chapter,
                  Diagnostics& diagnostics) {
  std::size_t largest = 0;
  for (const std::string& page : chapter.pages) largest = std::max(largest, page.size());
  if (largest <= setting.most_bytes) return;
  diagnostics.push_back(
      {Code::chapter_large,
       record.origin,
       {},
       fmt::format("the chapter has {} KB{}", largest / 1024,
                   chapter.pages.size() > 1 ? " between two headings" : " and no heading"),
       "add headings, at which it can be divided, if it must open quickly on old devices"});
}

// Pictures as the book holds them, which is not always as they came.
void report_kindle(const Record& record, const std::vector<Resource>& media, Rendition& rendition) {
  std::vector<Image> pictures;
  for (const Resource& resource : rendition.resources) {
    Image picture;
    picture.src = picture.file = resource.file;
    picture.media_type = resource.media_type;
    picture.size = resource.size;
    for (const Image& image : record.images)
      if ((image.file == resource.file && image.part == resource.part) ||
          web_address(image) == resource.file)
        picture.src = image.src;
    pictures.push_back(std::move(picture));
  }
  for (const Resource& resource : media)
    if (resource.media_type != book_track_type)
      rendition.diagnostics.push_back(
          {Code::kindle_media,
           record.origin,
           {},
           fmt::format("Send to Kindle refuses books that hold `{}` ({})", resource.file,
                       resource.media_type),
           "make another book for Kindle, which links to it (`media`)"});
  const Diagnostics found = kindle_findings(record, pictures);
  rendition.diagnostics.insert(rendition.diagnostics.end(), found.begin(), found.end());
}

void report_kindle_of_book(const Book& book, const std::string& path, std::uint64_t size,
                           bool theme_hides_text, Diagnostics& diagnostics) {
  const auto is_svg = [](const Resource& image) { return image.media_type == "image/svg+xml"; };
  const auto svgs = std::count_if(book.images.begin(), book.images.end(), is_svg);
  const Diagnostics found =
      kindle_findings_of_book(path, size, static_cast<std::size_t>(svgs), theme_hides_text);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
}

// What goes into a volume is decided by what is known before it is written.
void report_size(const OutputFile& file, const BookSpec& spec, Diagnostics& diagnostics) {
  const std::uint64_t most = spec.most_megabytes * std::uint64_t{1'000'000};
  if (most == 0 || file.size <= most) return;
  diagnostics.push_back(
      {Code::volume_too_large,
       "",
       {},
       fmt::format("{} has {:.1f} MB, and `most_megabytes` is {}", file.path,
                   static_cast<double>(file.size) / 1'000'000, spec.most_megabytes),
       file.articles == 1 ? spec.embeds_media
                                ? "its only article has pictures, sound or video that are too large"
                                : "its only article has pictures that are too large"
                          : "its pictures, fonts and cover take more room than their files; ask "
                            "for fewer megabytes"});
}

}  // namespace offprint
