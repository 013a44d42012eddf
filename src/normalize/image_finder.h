// Where an article's images lie.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/mhtml.h"
#include "model/article.h"
#include "normalize/normalizer.h"

namespace offprint {

// Finds image files, or within a web archive the parts of it, as a source names them: relative to
// the article, else below the asset roots, and from "/" below the asset roots and the root. A query
// or fragment does not count; a name is tried as written and percent-decoded. What a page shows
// from the web may lie, by its file's name, in the folder that was saved with it. What a page names
// below its own site's address and is found nowhere is on the web. The pictures of the
// publication's site, and of the one that a document was exported from (Article::scope), are looked
// for by the paths of their addresses. Nothing outside the root is ever looked at, not even by a
// symbolic link.
class ImageFinder {
 public:
  ImageFinder(const Rules& rules, Article& article) : rules_(rules), article_(article) {}
  ImageFinder(const ImageFinder&) = delete;
  ImageFinder& operator=(const ImageFinder&) = delete;

  // The image that `src` names, in Article::images; looked for when it is new there. Reports at
  // `position` what cannot be found. The reference holds until the next call.
  Image& find(const std::string& src, Position position);
  // The picture of the web address `url`, from a file below the asset roots and the root if there
  // is one by the path of the address. Reports nothing and leaves Article::images alone.
  Image find_by_path(const std::string& url);

  // Any file that `src` names, found like an image, however large; nothing of it is read and
  // nothing reported. `file` is "" for what is not here.
  struct FoundFile {
    std::string file;
    std::string url;  // where readers of the site find it; "" = nobody knows
    bool outside = false, remote = false;
  };
  FoundFile find_file(const std::string& src);

 private:
  const Mhtml* archive();
  bool take_part(Image& image);
  Image look_for(const std::string& src, Position position);
  bool locate_either(Image& image, std::string_view path);  // as it is written, or decoded
  bool locate(Image& image, std::string_view path);
  bool take_packed(Image& image, std::string_view below);
  bool take(Image& image, const std::string& file);
  static void examine(Image& image, const std::string& bytes);
  void report_absence(const std::string& src, Position position);
  void report_without_address(const std::string& src, Position position);
  bool is_page() const;
  std::string_view folder() const;  // of the source, relative to the root
  bool is_of_own_site(const std::string& url) const;
  bool is_on_the_web(const std::string& src, const std::string& url) const;
  bool has_saved_name(const std::string& src) const;
  bool was_saved_with_page(std::string_view file) const;
  std::string saved_folder() const;
  bool take_saved_copy(Image& image);
  std::string site_address(std::string_view file) const;
  std::string address_of_missing(const std::string& src) const;

  const Rules& rules_;
  Article& article_;
  bool opened_ = false;
  std::string archive_bytes_;
  std::optional<Mhtml> archive_;              // the article's source, when that is one
  bool outside_ = false, too_large_ = false;  // why the last one was not taken
  bool any_size_ = false;                     // whether one may be taken that is not to be read
};

}  // namespace offprint
