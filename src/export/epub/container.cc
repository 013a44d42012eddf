#include "export/epub/container.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <list>
#include <optional>

#include "base/error.h"
#include "export/epub/zip_sink.h"

namespace offprint {
namespace {

constexpr zip_uint16_t dos_date = 1 << 5 | 1;  // 1980-01-01
constexpr zip_uint32_t attributes = 0100644U << 16;

constexpr std::size_t piece_size = 1 << 18;

}  // namespace

// One entry's bytes on their way to libzip, which asks for them in close().
struct Container::Entry {
  Container::Later later;
  std::function<std::shared_ptr<const ByteSource>()> open;  // of a large file, instead of fetch
  std::shared_ptr<const ByteSource> source;
  std::string bytes;        // all, or of a large file a piece,
  std::uint64_t begin = 0;  // which begins here
  std::uint64_t read = 0;
  std::exception_ptr* failure = nullptr;

  bool start();
  zip_int64_t read_some(void* data, zip_uint64_t length);
  zip_int64_t stat(void* data) const;
  static zip_int64_t serve(void* user, void* data, zip_uint64_t length, zip_source_cmd_t command);
};

zip_int64_t Container::Entry::stat(void* data) const {
  zip_stat_t stat;
  zip_stat_init(&stat);
  stat.valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC |
               ZIP_STAT_ENCRYPTION_METHOD;
  stat.size = later.original_size;
  stat.comp_size = later.size;
  stat.comp_method = later.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
  stat.encryption_method = ZIP_EM_NONE;
  stat.crc = later.crc;
  std::memcpy(data, &stat, sizeof stat);
  return sizeof stat;
}

bool Container::Entry::start() {
  try {
    if (open)
      source = open();
    else
      bytes = later.fetch();
    if ((open ? source->size() : bytes.size()) != later.size)
      throw Error(Error::Kind::environment, "a file changed while the book was written");
  } catch (...) {
    *failure = std::current_exception();
    return false;
  }
  begin = read = 0;
  return true;
}

zip_int64_t Container::Entry::read_some(void* data, zip_uint64_t length) {
  if (source && read == begin + bytes.size() && read < later.size) {
    try {
      begin = read;
      bytes = source->read(begin, piece_size);
    } catch (...) {
      *failure = std::current_exception();
      return -1;
    }
  }
  const std::size_t size = std::min<std::uint64_t>(length, begin + bytes.size() - read);
  std::memcpy(data, bytes.data() + (read - begin), size);
  read += size;
  return static_cast<zip_int64_t>(size);
}

zip_int64_t Container::Entry::serve(void* user, void* data, zip_uint64_t length,
                                    zip_source_cmd_t command) {
  Entry& entry = *static_cast<Entry*>(user);
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                            ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_OPEN:
      return entry.start() ? 0 : -1;
    case ZIP_SOURCE_READ:
      return entry.read_some(data, length);
    case ZIP_SOURCE_CLOSE:
      std::string().swap(entry.bytes);  // assigning {} would keep the memory
      entry.source.reset();
      return 0;
    case ZIP_SOURCE_STAT:
      return entry.stat(data);
    case ZIP_SOURCE_ERROR: {
      zip_error_t error;
      zip_error_init_with_code(&error, ZIP_ER_READ);
      return zip_error_to_data(&error, data, length);
    }
    default:
      return 0;
  }
}

struct Container::State {
  std::string path;
  AtomicFile file;
  std::optional<ZipSink> sink;  // until close
  std::list<Entry> entries;
  std::exception_ptr failure;
  zip_t* zip = nullptr;

  explicit State(const std::string& target)
      : path(target), file(target), sink(file.temporary_path()) {}
  ~State() {
    if (zip) zip_discard(zip);
  }

  [[noreturn]] void fail() {
    if (failure) std::rethrow_exception(failure);
    if (sink) sink->rethrow_failure();
    throw Error(Error::Kind::environment,
                fmt::format("cannot write {}: {}", path, zip_strerror(zip)));
  }
};

Container::Container(const std::string& path, std::string_view package_path)
    : state_(std::make_unique<State>(path)) {
  state_->zip = state_->sink->open_archive();
  if (!state_->zip) throw Error(Error::Kind::environment, fmt::format("cannot write {}", path));
  static constexpr std::string_view media_type = "application/epub+zip";
  add_later("mimetype", {[] { return std::string(media_type); }, media_type.size(), false,
                         media_type.size(), crc32(media_type)});
  add("META-INF/container.xml", fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="{}" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
)",
                                            package_path));
}

Container::~Container() = default;

void Container::add(const std::string& name, std::string_view bytes) {
  PackedBytes packed = deflate(bytes);
  Later later;
  later.size = packed.bytes.size();
  later.deflated = packed.deflated;
  later.original_size = packed.size;
  later.crc = packed.crc;
  later.fetch = [kept = std::move(packed.bytes)] { return kept; };
  add_later(name, std::move(later));
}

void Container::add_later(const std::string& name, Later later) {
  Entry& entry = state_->entries.emplace_back();
  entry.later = std::move(later);
  add_entry(name, entry);
}

void Container::add_stream(const std::string& name, std::uint64_t size, std::uint32_t crc,
                           std::function<std::shared_ptr<const ByteSource>()> open) {
  Entry& entry = state_->entries.emplace_back();
  entry.later.size = entry.later.original_size = size;
  entry.later.crc = crc;
  entry.open = std::move(open);
  add_entry(name, entry);
}

void Container::add_entry(const std::string& name, Entry& entry) {
  entry.failure = &state_->failure;
  zip_source_t* source = zip_source_function(state_->zip, Entry::serve, &entry);
  if (!source) state_->fail();
  const zip_int64_t index = zip_file_add(state_->zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    state_->fail();
  }
  const auto at = static_cast<zip_uint64_t>(index);
  const zip_int32_t method = entry.later.deflated ? ZIP_CM_DEFLATE : ZIP_CM_STORE;
  if (zip_set_file_compression(state_->zip, at, method, 0) != 0 ||
      zip_file_set_dostime(state_->zip, at, 0, dos_date, 0) != 0 ||
      zip_file_set_external_attributes(state_->zip, at, 0, ZIP_OPSYS_UNIX, attributes) != 0)
    state_->fail();
}

std::uint64_t Container::close() {
  if (zip_close(state_->zip) != 0) state_->fail();
  state_->zip = nullptr;
  const std::uint64_t size = state_->sink->finish();
  state_->sink.reset();
  state_->entries.clear();
  state_->file.park();
  return size;
}

void Container::commit() { state_->file.commit(); }

}  // namespace offprint
