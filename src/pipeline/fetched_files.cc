#include "pipeline/fetched_files.h"

#include <algorithm>
#include <charconv>

#include "base/hash.h"
#include "model/value_text.h"
#include "syntax/json.h"

namespace offprint {
namespace {

constexpr std::uint64_t most_note_bytes = 64 << 10;
constexpr std::size_t most_stamp_bytes = 512;

// Goes into a request's header: printable ASCII, of a usual length; else "".
std::string stamp(std::string text) {
  const bool is_plain =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
  return is_plain && text.size() <= most_stamp_bytes ? text : "";
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

}  // namespace

std::string FetchedFiles::note_path(const std::string& address) const {
  return join_path(folder_, hash128_hex(address) + ".json");
}

std::string FetchedFiles::path(const FetchedFile& file) const {
  const auto folder = real_file_system().canonical(folder_);
  return join_path(folder.value_or(folder_), file.hash);
}

std::optional<FetchedFile> FetchedFiles::find(const std::string& address) const {
  const FileSystem& disk = real_file_system();
  const std::string path = note_path(address);
  const auto info = disk.stat(path);
  if (!info || info->size > most_note_bytes) return {};
  const JsonResult note = parse_json(disk.read(path));
  if (note.problem || member_text(note.value, "address") != address) return {};
  FetchedFile file{member_text(note.value, "hash"), 0, member_text(note.value, "url"),
                   stamp(member_text(note.value, "etag")),
                   stamp(member_text(note.value, "last_modified"))};
  const std::string size = member_text(note.value, "size");
  std::from_chars(size.data(), size.data() + size.size(), file.size);
  const auto kept = is_hash(file.hash) ? disk.stat(join_path(folder_, file.hash)) : std::nullopt;
  if (!kept || kept->size != file.size) return {};
  return file;
}

std::optional<std::string> FetchedFiles::read(const FetchedFile& file) const {
  const FileSystem& disk = real_file_system();
  const std::string expected = path(file);
  // A link might lead to what is nobody's business.
  if (disk.canonical(expected) != expected) return {};
  std::string bytes = disk.read(expected);
  return sha256_hex(bytes) == file.hash ? std::optional(std::move(bytes)) : std::nullopt;
}

FetchedFile FetchedFiles::keep(const std::string& address, FetchedFile file,
                               std::string_view bytes) {
  file.hash = sha256_hex(bytes);
  file.size = bytes.size();
  file.etag = stamp(std::move(file.etag));
  file.last_modified = stamp(std::move(file.last_modified));
  FileSystem& disk = real_file_system();
  disk.write(join_path(folder_, file.hash), bytes);
  std::string note;
  JsonWriter json(note, 2);
  json.begin_object()
      .member("address", address)
      .member("url", file.url)
      .member("hash", file.hash)
      .member("size", std::to_string(file.size))
      .member("etag", file.etag)
      .member("last_modified", file.last_modified)
      .end_object();
  disk.write(note_path(address), note + '\n');
  return file;
}

}  // namespace offprint
