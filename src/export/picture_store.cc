#include "export/picture_store.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "export/epub/svg_clean.h"
#include "export/epub/svg_uses.h"
#include "export/picture_metadata.h"
#include "export/picture_name.h"

namespace offprint {
namespace {

// Where the bytes of a picture are.
struct Place {
  std::string file;  // below the root
  std::uint32_t part = 0;
  std::string media_type;
  bool has_metadata = false, keeps_orientation = false;  // to be removed while reading
  bool is_drawing = false;                               // SVG, to be cleaned while reading
  bool is_converted = false;                             // in the scratch file, then:
  std::uint64_t offset = 0;
};

std::string_view target(std::string_view media_type) {
  if (media_type == "image/jpeg") return "jpeg";
  return media_type == "image/png" || media_type == "image/gif" ? "png" : "fitting";
}

std::string size_text(std::uint32_t width, std::uint32_t height) {
  return fmt::format("{} × {}", width, height);
}

std::string_view format_name(std::string_view media_type) {
  return media_type == "image/jpeg" ? "JPEG" : "PNG";
}

// What has happened to a picture that was converted.
std::vector<BookPicture::Finding> findings_of(const Image& image, const ConvertedPicture& made) {
  std::vector<BookPicture::Finding> findings;
  if (made.damaged)
    findings.push_back({Code::image_damaged, "is damaged; what could be read of it is shown",
                        "replace the file by a sound one"});
  if (made.has_frames)
    findings.push_back({Code::image_frames_left_out,
                        fmt::format("has several frames or pages ({}); the book shows the first",
                                    image.media_type),
                        "convert it to GIF if it must move"});
  const bool is_scaled = made.from_width > made.width || made.from_height > made.height;
  if (is_scaled)
    findings.push_back({Code::image_scaled,
                        fmt::format("has {} pixels; the book shows it with {}",
                                    size_text(made.from_width, made.from_height),
                                    size_text(made.width, made.height)),
                        ""});
  if (made.media_type != image.media_type)
    findings.push_back(
        {Code::image_converted,
         fmt::format("({}) is a {} in the book", image.media_type, format_name(made.media_type)),
         ""});
  return findings;
}

}  // namespace

struct PictureStore::Entry {
  std::mutex making;
  bool made = false;
  BookPicture picture;
  Place place;
};

std::string PictureSettings::folder_of_converted() const {
  return private_folder.empty() ? "" : join_path(private_folder, "images");
}

PictureStore::PictureStore(PictureSettings settings, const PictureSpec& spec)
    : settings_(std::move(settings)),
      spec_(spec),
      converter_(settings_.program, settings_.folder_of_converted(), settings_.limits) {}

const BookPicture& PictureStore::prepare(const Image& image, PartReader& files) {
  std::shared_ptr<Entry> entry;
  {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<Entry>& known = entries_[image.hash];
    if (!known) known = std::make_shared<Entry>();
    entry = known;
  }
  const std::lock_guard making(entry->making);
  if (entry->made) return entry->picture;
  make(*entry, image, files.read(join_path(settings_.root, image.file), image.part));
  entry->made = true;
  if (!entry->picture.name.empty()) {
    const std::lock_guard lock(mutex_);
    by_name_.emplace(entry->picture.name, entry);
  }
  return entry->picture;
}

void PictureStore::clean_drawing(Entry& entry, const Image& image, const std::string& bytes) {
  BookPicture& picture = entry.picture;
  if (count_drawn(bytes) > settings_.limits.image_elements) {
    picture.findings = {{Code::image_unreadable,
                         fmt::format("is not in the book: it draws {}",
                                     excess_of(&Limits::image_elements, settings_.limits)),
                         hint_of(&Limits::image_elements, "simplify it")}};
    return;
  }
  const CleanSvg drawing = clean_svg(bytes);
  if (!drawing.problem.empty())
    picture.findings = {{Code::svg_active_content,
                         fmt::format("is not in the book: {}", drawing.problem),
                         "export it again as plain SVG, or as PNG"}};
  else if (!drawing.removed.empty())
    picture.findings = {
        {Code::svg_active_content,
         fmt::format("was changed: the book has it without {}", drawing.removed),
         "see whether it still shows what it is to show; a book's pictures only draw"}};
  if (!drawing.problem.empty()) return;
  entry.place.is_drawing = true;
  picture.size = drawing.bytes.size();
  const bool same = drawing.bytes == bytes;
  picture.name = picture_name(same ? image.hash : hash128_hex(drawing.bytes), image.media_type);
}

void PictureStore::make(Entry& entry, const Image& image, const std::string& bytes) {
  if (convert(entry, image, bytes)) return;
  BookPicture& picture = entry.picture;
  picture.media_type = image.media_type;
  picture.width = image.width;
  picture.height = image.height;
  picture.moves = image.animated;
  if (picture_extension(image.media_type).empty()) {
    const std::string& type = image.media_type;
    picture.findings = {{Code::image_format_unsupported,
                         fmt::format("({}) has a format that books cannot hold",
                                     type.empty() ? "of no known format" : type),
                         "convert it to JPEG, PNG, GIF, WebP or SVG"}};
    return;
  }
  entry.place = {image.file, image.part, image.media_type, false, !converter_.works()};
  if (image.media_type == "image/svg+xml") return clean_drawing(entry, image, bytes);
  const BarePicture bare = without_metadata(bytes, image.media_type, entry.place.keeps_orientation);
  entry.place.has_metadata = bare.changed;
  if (bare.orientation >= 5) std::swap(picture.width, picture.height);
  if (bare.changed)
    picture.findings = {
        {Code::image_metadata_removed, "has metadata; the book's copy has none", ""}};
  picture.size = bare.bytes.size();
  picture.name =
      picture_name(bare.changed ? hash128_hex(bare.bytes) : image.hash, image.media_type);
}

// True when there is no more to do: it was converted, or cannot be read.
bool PictureStore::convert(Entry& entry, const Image& image, const std::string& bytes) {
  const std::string& type = image.media_type;
  if (!is_convertible(type)) return false;
  const BarePicture bare = without_metadata(bytes, type, false);
  const std::uint64_t pixels = std::uint64_t{bare.width} * bare.height;
  const bool is_held =
      !picture_extension(type).empty() && (type != "image/webp" || spec_.keep_webp);
  const bool is_large = pixels > spec_.most_pixels && !image.animated;
  if (is_held && !is_large && bare.complete && !bare.unusual && bare.orientation == 1) return false;
  ConvertedPicture made = converter_.convert(bytes, image.hash, target(type), spec_.most_pixels);
  if (made.no_program) {
    const std::lock_guard lock(mutex_);
    misses_program_ = true;
    return false;
  }
  BookPicture& picture = entry.picture;
  if (!made.problem.empty()) {
    const Limits& limits = settings_.limits;
    picture.findings = {
        {Code::image_unreadable,
         fmt::format("is not in the book: {}",
                     made.limit ? "it has " + excess_of(made.limit, limits) : made.problem),
         made.limit ? hint_of(made.limit, "scale it down")
                    : "replace the file by a sound one of a usual size"}};
    return true;
  }
  picture.findings = findings_of(image, made);
  picture.name = picture_name(hash128_hex(made.bytes), made.media_type);
  picture.media_type = made.media_type;
  picture.width = made.width;
  picture.height = made.height;
  picture.size = made.bytes.size();
  entry.place.is_converted = true;
  const std::lock_guard lock(mutex_);
  if (!converted_) converted_ = std::make_unique<ScratchFile>(ScratchFile::temporary());
  entry.place.offset = converted_->append(made.bytes);
  return true;
}

std::string PictureStore::read(std::string_view name, PartReader& files) const {
  Place place;
  std::uint64_t size = 0;
  {
    const std::lock_guard lock(mutex_);
    const auto known = by_name_.find(name);
    if (known == by_name_.end()) return "";
    place = known->second->place;
    size = known->second->picture.size;
    if (place.is_converted) return converted_->read_at(place.offset, size);
  }
  std::string bytes = files.read(join_path(settings_.root, place.file), place.part);
  if (place.is_drawing) return clean_svg(bytes).bytes;
  if (!place.has_metadata) return bytes;
  return without_metadata(bytes, place.media_type, place.keeps_orientation).bytes;
}

bool PictureStore::take_missing_program() {
  const std::lock_guard lock(mutex_);
  return std::exchange(misses_program_, false);
}

std::shared_ptr<PictureStore> PictureStores::with(const PictureSpec& spec) {
  std::shared_ptr<PictureStore>& store = stores_[{spec.most_pixels, spec.keep_webp}];
  if (!store) store = std::make_shared<PictureStore>(settings_, spec);
  return store;
}

}  // namespace offprint
