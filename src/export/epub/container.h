// The OCF container (EPUB 3.3, section 4): a ZIP file with `mimetype` first.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/byte_source.h"
#include "base/file_system.h"
#include "export/epub/deflate.h"

namespace offprint {

// Entries lie in the file in the order in which they were added, all with the date 1980-01-01 and
// mode 0644, so that the same entries always make the same bytes. Not thread-safe.
class Container {
 public:
  // Adds `mimetype` and META-INF/container.xml, which names `package_path`. Throws
  // Error{environment}.
  Container(const std::string& path, std::string_view package_path);
  ~Container();

  // Small files: kept in memory until close().
  void add(const std::string& name, std::string_view bytes);
  // Bytes that are fetched when close() comes to them, one entry at a time. `size` is of what
  // `fetch` gives; with `deflated`, `original_size` and `crc` are those of the original.
  struct Later {
    std::function<std::string()> fetch;
    std::uint64_t size = 0;
    bool deflated = false;
    std::uint64_t original_size = 0;
    std::uint32_t crc = 0;
  };
  void add_later(const std::string& name, Later later);
  // The same for a large file: `open` is called when close() comes to it, what it gives is read in
  // pieces and kept no longer than it takes, and it lies in the container as it is.
  void add_stream(const std::string& name, std::uint64_t size, std::uint32_t crc,
                  std::function<std::shared_ptr<const ByteSource>()> open);

  // Writes the temporary file and closes it. Returns its size in bytes. What `fetch` throws comes
  // out here.
  std::uint64_t close();
  // Puts it in its place.
  void commit();

 private:
  struct State;
  struct Entry;
  void add_entry(const std::string& name, Entry& entry);

  std::unique_ptr<State> state_;
};

}  // namespace offprint
