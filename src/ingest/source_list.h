// The files that articles are read from, in little memory: an archive has hundreds of thousands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/path_list.h"
#include "ingest/reader.h"

namespace offprint {

struct Source {
  std::string origin;  // relative to the root
  std::string path;    // as a path that works from the working folder
  const ReaderInfo* reader = nullptr;
  std::shared_ptr<const FieldTable> fields = {};  // see SourceFile
  bool tex_formulas = false;                      // see SourceFile
  std::shared_ptr<const Limits> limits = {};      // null: the defaults
};

// Costs ten bytes for each source beside its origin; a Source is made when one is asked for.
// Reading is thread-safe.
class SourceList {
 public:
  // What all origins are relative to: "", or a folder.
  explicit SourceList(std::string root = {}) : root_(std::move(root)) {}

  // `reader` must outlive the list.
  void add(std::string_view origin, const ReaderInfo& reader);
  // By origin. Of several sources of one origin, the one that was added first is left.
  void sort();
  void remove_if(const std::function<bool(std::string_view origin)>& is_unwanted);
  // How all of them are read (SourceFile).
  void read_with(std::shared_ptr<const FieldTable> fields, std::shared_ptr<const Limits> limits,
                 bool tex_formulas);

  std::size_t size() const { return origins_.size(); }
  bool empty() const { return origins_.empty(); }
  const PathList& origins() const { return origins_; }
  const ReaderInfo& reader(std::size_t index) const { return *readers_[reader_numbers_[index]]; }
  std::string path(std::size_t index) const;
  Source operator[](std::size_t index) const;

 private:
  std::uint16_t number_of(const ReaderInfo& reader);

  std::string root_;
  PathList origins_;
  std::vector<std::uint16_t> reader_numbers_;  // one for each origin
  std::vector<const ReaderInfo*> readers_;     // by number
  std::shared_ptr<const FieldTable> fields_;
  std::shared_ptr<const Limits> limits_;
  bool tex_formulas_ = false;
};

}  // namespace offprint
