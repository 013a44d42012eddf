// The pictures of books: what goes into a book for a picture among the sources.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "base/limits.h"
#include "base/mhtml.h"
#include "base/scratch_file.h"
#include "export/picture_converter.h"
#include "export/remote_pictures.h"
#include "model/book_spec.h"
#include "model/image.h"

namespace offprint {

struct PictureSettings {
  std::string root;  // that Image::file is relative to
  const FileSystem* files = nullptr;
  std::string program;         // offprint-image, or ""
  std::string private_folder;  // of the project, for what is kept between builds; "" = none
  const RemotePictures* remote = nullptr;  // null: what is on the web is linked to
  Limits limits = {};

  // For PictureConverter.
  std::string folder_of_converted() const;
};

// A picture as a book holds it.
struct BookPicture {
  std::string name;  // "images/<hash of its bytes>.jpg"; "" when no book can hold it
  std::string media_type;
  std::uint64_t size = 0;               // bytes
  std::uint32_t width = 0, height = 0;  // pixels as shown; 0 = unknown
  bool moves = false;

  // What became of it, to be said after "the image `x` ".
  struct Finding {
    Code code;
    std::string text, hint;
  };
  std::vector<Finding> findings;
};

// Makes each picture once, however many articles and books show it. Thread-safe, and every function
// gives the same whatever the order of calls.
class PictureStore {
 public:
  PictureStore(PictureSettings settings, const PictureSpec& spec);

  // `image` has a file. Without metadata; converted where its format is none for books, turned
  // upright, and scaled down to PictureSpec::most_pixels. SVG is cleaned (svg_clean.h). The
  // result lives as long as this. `files` reads the sources. Throws Error{environment} when the
  // file cannot be read.
  const BookPicture& prepare(const Image& image, PartReader& files);

  // The bytes of what prepare gave the name `name`. Throws Error{environment}.
  std::string read(std::string_view name, PartReader& files) const;

  const PictureSettings& settings() const { return settings_; }
  // Whether a picture would have been converted if offprint-image were there. True once.
  bool take_missing_program();

 private:
  struct Entry;
  void make(Entry& entry, const Image& image, const std::string& bytes);
  void clean_drawing(Entry& entry, const Image& image, const std::string& bytes);
  bool convert(Entry& entry, const Image& image, const std::string& bytes);

  PictureSettings settings_;
  PictureSpec spec_;
  PictureConverter converter_;
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Entry>, std::less<>> entries_;        // by Image::hash
  std::map<std::string, std::shared_ptr<const Entry>, std::less<>> by_name_;  // in books
  std::unique_ptr<ScratchFile> converted_;
  bool misses_program_ = false;
};

// One store for every way to treat pictures. Not thread-safe.
class PictureStores {
 public:
  explicit PictureStores(PictureSettings settings) : settings_(std::move(settings)) {}
  std::shared_ptr<PictureStore> with(const PictureSpec& spec);

 private:
  PictureSettings settings_;
  std::map<std::pair<std::uint32_t, bool>, std::shared_ptr<PictureStore>> stores_;
};

}  // namespace offprint
