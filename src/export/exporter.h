// Records out: one output file, which may be one volume of several.
//
//   render (any thread: the heavy part) → append (one thread) → finish → commit
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "export/book_description.h"
#include "model/publication.h"
#include "model/record.h"

namespace offprint {

// Where an article stands in an output.
struct Placement {
  std::uint32_t position = 0;  // in the output's order, from 0
};

// Which articles an output holds, and where. Made before the first render; immutable.
class Membership {
 public:
  virtual ~Membership() = default;
  // By Record::row; nothing when the output does not hold it.
  virtual std::optional<Placement> find(std::uint32_t row) const = 0;
  virtual std::uint32_t size() const = 0;
};

// A part of an output: the articles from `begin` to where the next part begins. A part never goes
// on in the next volume: there it begins again, under the same title.
struct Part {
  std::string title;        // "" = none: these articles are in no part
  std::uint32_t begin = 0;  // Placement::position of its first article
};

// A file inside an output, such as a picture in a book.
struct Resource {
  std::string name;  // inside the container, unique for its content
  std::string media_type;
  std::string file;  // path relative to the root, or the web address that it was fetched from
  std::uint64_t size = 0;
  std::uint32_t part = 0;  // of `file` (see Image); 0 = all of it
};

// One article, rendered for one output. `facts` is what append and finish still need of the Record.
struct Rendition {
  struct Facts {
    virtual ~Facts() = default;
  };
  std::string content;  // a chapter (deflated), a feed item …
  std::vector<Resource> resources;
  std::shared_ptr<const Facts> facts;
  Diagnostics diagnostics;  // of the Record's origin: what this format could not hold
};

struct FeedContent;

// What outputs make alike of one article: the first that needs it makes it. One for each article
// while it is rendered, for one thread at a time.
struct SharedParts {
  std::shared_ptr<const FeedContent> feed_content;
};

class FormulaConverter;
class PictureStore;

// Where a file of a feed that is made by itself stands: the current feed, or an archive page
// (feed_pages.h).
struct FeedPlace {
  std::string period;        // "" = the current feed
  std::string older, newer;  // periods of the archive pages beside it; "" = none
};

// What is known about an output before anything is rendered.
struct ExportContext {
  Publication publication;
  OutputSpec output;
  std::string root;  // the project's folder
  std::string path;  // of the output file, as a path that works from the working folder
  const FileSystem* files = nullptr;
  std::shared_ptr<const Membership> membership;
  std::vector<Part> parts;  // by position; empty: the output is not divided
  // Shared by outputs that treat pictures alike; nullptr: the exporter makes its own.
  std::shared_ptr<PictureStore> pictures;
  std::shared_ptr<FormulaConverter> formulas;  // of TeX; nullptr: it stays text
  // Position of each volume's first article, ascending, the first 0; empty: all are one volume.
  std::vector<std::uint32_t> volumes;
  std::uint32_t volume = 0;  // the one that is made, from 0
  // Of the file of a feed that is made; absent: all of it is, and the exporter divides it where it
  // must.
  std::optional<FeedPlace> feed_place;
  bool kindle_safe = false;  // what Send to Kindle refuses is to be reported
  // Newest published or modified date of the articles of the output, or of the part of a feed.
  std::optional<Date> latest;
  std::optional<Date> source_date;  // SOURCE_DATE_EPOCH
};

struct OutputFile {
  std::string path;
  std::string media_type;
  std::uint64_t size = 0;
  std::uint32_t articles = 0;
  // Path of the output that this is a page or a copy of; "" = it is one itself.
  std::string belongs_to = {};
  std::shared_ptr<const BookDescription> book = nullptr;  // of a volume of a book
};

class Exporter {
 public:
  virtual ~Exporter() = default;

  // Thread-safe, and pure: `shared`, which belongs to `record`, saves work and changes nothing.
  virtual Rendition render(const Record& record, SharedParts& shared) const = 0;
  // Of an article that no other output holds.
  Rendition render(const Record& record) const {
    SharedParts shared;
    return render(record, shared);
  }

  // In the order in which articles arrive: ascending placement when in_order() says so, else any.
  // Returns what KeptRenditions needs to find it in the files; "" when that cannot be done.
  virtual std::string append(Placement placement, Rendition rendition) = 0;
  virtual bool in_order() const = 0;

  // Writes everything to temporary files. Diagnostics about the output as a whole go to
  // `diagnostics`.
  virtual std::vector<OutputFile> finish(Diagnostics& diagnostics) = 0;
  // Puts the files in their places. Never fails half-way for what finish could have known.
  virtual void commit() = 0;
};

// Renditions in an output that an earlier run has written.
class KeptRenditions {
 public:
  virtual ~KeptRenditions() = default;
  // The content and the facts of one, by what append() returned; nothing when it is not there. For
  // one thread at a time. Throws Error{environment}.
  virtual std::optional<Rendition> find(std::string_view remembered) = 0;
};

struct ExporterInfo {
  std::string_view name;  // "epub"
  std::string_view description;
  std::string_view extension;  // ".epub"
  bool is_feed;
  bool needs_site;  // refuses to work without Publication::site
  std::unique_ptr<Exporter> (*make)(ExportContext context);
  // The first file that finish() gave; null where renditions cannot be found again.
  std::unique_ptr<KeptRenditions> (*reopen)(const std::string& path);
};

// Where a volume (from 1) of the output at `path` is written: at "NAME-2.epub", or at `path` when
// there is one only.
std::string volume_path(std::string_view path, std::uint32_t volume, std::uint32_t volumes);

// The table of output formats (exporters.def order), for configuration and `--help`.
const std::vector<ExporterInfo>& exporters();
const ExporterInfo* find_exporter(std::string_view name);
// Whether there is such a format, and it is one of feeds.
bool is_feed_kind(std::string_view name);
// By the path's extension, or nullptr.
const ExporterInfo* exporter_for(std::string_view path);

}  // namespace offprint
