// What becomes of an article's pictures in a book.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/mhtml.h"
#include "export/exporter.h"
#include "export/picture_store.h"

namespace offprint {

// Decided once for each picture that the body, or the head of the article, shows. Not thread-safe;
// one for each rendering.
class ChapterImages {
 public:
  // Prepares them in `store`. `record` and `store` must outlive this. Throws Error{environment}.
  ChapterImages(const Record& record, PictureStore& store);

  // "images/<hash>.jpg" below the package's folder; "" when the book cannot hold the picture.
  std::string_view name_in_book(std::string_view src) const;
  // Where readers can see a picture that the book does not hold because it is on the web; else "".
  std::string_view address(std::string_view src) const;
  // The record's picture, or nullptr; its width and height are those in the book.
  const Image* find(std::string_view src) const;
  // Whether it is shown inside the body.
  bool body_shows(std::string_view src) const;

  const std::vector<Resource>& resources() const { return resources_; }
  const Diagnostics& diagnostics() const { return diagnostics_; }
  bool moves() const { return moves_; }
  // How often the chapter shows a picture, and how often one without an alternative text.
  std::uint32_t shown() const { return shown_; }
  std::uint32_t undescribed() const { return undescribed_; }

 private:
  struct Use {
    const Image* image = nullptr;
    std::string name, address;
    bool in_body = false;
  };

  void survey();
  void decide(Use& use, std::string_view src, Position position, bool is_poster);
  void decide_remote(Use& use, std::string_view src, Position position, bool is_poster);
  void describe(std::string_view src, std::string_view alt);
  void hold(Use& use, const Image& image, Position position);
  void report(Code code, Position position, std::string message, std::string hint);

  const Record& record_;
  PictureStore& store_;
  PartReader files_;
  std::unordered_map<std::string_view, const Image*> images_;
  std::unordered_map<std::string_view, Use> uses_;
  std::deque<Image> changed_;  // those that have other sizes in the book, or were fetched
  std::unordered_set<std::string> unfetched_;  // addresses that were reported
  std::vector<Resource> resources_;
  Diagnostics diagnostics_;
  bool moves_ = false;
  std::uint32_t shown_ = 0, undescribed_ = 0;
};

}  // namespace offprint
