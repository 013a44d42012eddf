#include "base/archive.h"

#include <algorithm>
#include <clocale>
#include <vector>

#include "base/archive_names.h"
#include "base/charset.h"
#include "base/compression.h"
#include "base/inflated_source.h"
#include "base/libarchive.h"
#include "base/scratch_file.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t block_size = 1 << 16;
constexpr std::uint64_t ratio_counts_from = std::uint64_t{1} << 20;
constexpr std::uint64_t total_ratio_counts_from = std::uint64_t{64} << 20;
constexpr std::size_t tar_block = 512;
constexpr std::size_t longest_shown_name = 200;  // code points

// libarchive turns names to the charset of the thread's locale.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (locale_) before_ = ::uselocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;
  ~Utf8Locale() {
    if (!locale_) return;
    ::uselocale(before_);
    ::freelocale(locale_);
  }

 private:
  ::locale_t locale_, before_{};
};

bool begins_as_zip(std::string_view bytes) {
  return bytes.starts_with("PK\3\4") || bytes.starts_with("PK\5\6");
}

// The header's check sum, in octal (POSIX.1-1988, "ustar"); the sum counts its own field as blanks.
bool begins_as_tar(std::string_view bytes) {
  if (bytes.size() < tar_block) return false;
  constexpr std::size_t begin = 148, end = 156;
  std::uint32_t stated = 0, sum = 0;
  bool any = false;
  for (std::size_t i = begin; i < end; ++i) {
    if (bytes[i] < '0' || bytes[i] > '7') {
      if (any) break;
      continue;
    }
    any = true;
    stated = stated * 8 + static_cast<std::uint32_t>(bytes[i] - '0');
  }
  for (std::size_t i = 0; i < tar_block; ++i)
    sum += i >= begin && i < end ? ' ' : static_cast<unsigned char>(bytes[i]);
  return any && sum == stated;
}

class Unpacker {
 public:
  Unpacker(const std::string& origin, const Limits& limits)
      : origin_(origin), limits_(limits), spool_(ScratchFile::temporary()) {}

  void run(const ByteSource& file, bool is_compressed) {
    const Utf8Locale locale;
    ArchiveFeed feed(file);
    most_bytes_ = std::min(limits_.archive_bytes,
                           std::max(total_ratio_counts_from, file.size() * limits_.archive_ratio));
    const ArchivePointer reader = new_archive_reader();
    is_compressed_ = is_compressed;
    if (archive_read_support_format_zip(reader.get()) != ARCHIVE_OK ||
        archive_read_support_format_tar(reader.get()) != ARCHIVE_OK ||
        (is_compressed && archive_read_support_filter_gzip(reader.get()) != ARCHIVE_OK) ||
        feed.open(reader.get()) != ARCHIVE_OK)
      return report_end("it cannot be read");
    while (!done_ && next(reader.get(), feed)) continue;
  }

  void report(Code code, std::string message, std::string hint) {
    unpacked_.diagnostics.push_back({code, origin_, {}, std::move(message), std::move(hint)});
  }

  UnpackedArchive take() {
    merge_excess(unpacked_.diagnostics);
    unpacked_.content = bytes_of_scratch(std::move(spool_));
    return std::move(unpacked_);
  }

  // What reading ended with is known; what libarchive says of it is not said again.
  bool damage_is_known = false;

 private:
  void report_end(const std::string& why) {
    if (damage_is_known) return;
    report(Code::archive_damaged,
           "the archive is damaged or cut short: " + why +
               (last_.empty() ? "" : "; the last file that was seen is `" + last_ + "`"),
           "fetch or pack it again");
  }

  bool next(archive* reader, const ArchiveFeed& feed) {
    archive_entry* entry = nullptr;
    const int outcome = archive_read_next_header(reader, &entry);
    if (outcome == ARCHIVE_EOF) return false;
    if (outcome == ARCHIVE_FATAL || entry == nullptr || outcome == ARCHIVE_RETRY) {
      report_end("what follows is no header of a file");
      return false;
    }
    if (++entries_ > limits_.archive_members) {
      report(Code::archive_too_large,
             "the archive has more than " + std::to_string(limits_.archive_members) +
                 " members; the others were not read",
             hint_of(&Limits::archive_members, "split it"));
      return false;
    }
    take_entry(reader, entry, feed);
    return true;
  }

  static std::string name_of(archive* reader, archive_entry* entry) {
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr) name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) return {};
    std::string bytes(name);
    if (find_invalid_utf8(bytes) == std::string::npos) return bytes;
    const bool is_zip = (archive_format(reader) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
    return decode_text(std::move(bytes), is_zip ? "IBM437" : "").text;
  }

  void take_entry(archive* reader, archive_entry* entry, const ArchiveFeed& feed) {
    const std::string name = name_of(reader, entry);
    const auto type = archive_entry_filetype(entry);
    if (type == AE_IFDIR && archive_entry_hardlink(entry) == nullptr) return;
    const MemberPath safe = safe_member_path(name, longest_member_path, deepest_member_path);
    last_ = safe.path.empty() ? last_ : safe.path;
    if (archive_entry_symlink(entry) != nullptr || archive_entry_hardlink(entry) != nullptr)
      return leave_out(name, "is a link");
    if (type != AE_IFREG) return leave_out(name, "is no file but a device or the like");
    if (*safe.problem != '\0') return leave_out(name, safe.problem);
    if (safe.path.empty()) return leave_out(name, "has no name");
    if (is_taken(safe.path)) return leave_out(name, "has the path of another member");
    if (archive_entry_is_data_encrypted(entry))
      return give_up(name, "is encrypted", "pack it without a password");
    if (has_archive_name(safe.path))
      leave_out(name, "is an archive inside the archive and was not looked into");
    ArchiveMember member;
    member.offset = spool_.size();
    member.modified_ns = std::int64_t{archive_entry_mtime(entry)} * 1'000'000'000;
    if (!read_content(reader, name, feed)) return;
    member.size = spool_.size() - member.offset;
    unpacked_.members.emplace(safe.path, member);
  }

  bool is_taken(const std::string& path) const {
    const auto& members = unpacked_.members;
    if (members.count(path)) return true;
    for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1))
      if (members.count(std::string_view(path).substr(0, slash))) return true;
    const auto below = members.lower_bound(path + "/");
    return below != members.end() && below->first.starts_with(path + "/");
  }

  bool read_content(archive* reader, const std::string& name, const ArchiveFeed& feed) {
    const std::uint64_t begin = spool_.size(), read_before = feed.bytes_read();
    std::vector<char> buffer(block_size);
    for (;;) {
      const la_ssize_t got = archive_read_data(reader, buffer.data(), buffer.size());
      if (got == 0) return true;
      if (got < 0) {
        give_up(name, "is damaged or packed in a way that is not known", "pack it again");
        return false;
      }
      spool_.append({buffer.data(), static_cast<std::size_t>(got)});
      if (spool_.size() > most_bytes_) {
        report(Code::archive_too_large,
               "the archive unpacks to more than " + std::to_string(most_bytes_ >> 20) + " MB" +
                   (most_bytes_ < limits_.archive_bytes ? ", far more than its size allows" : "") +
                   "; `" + shown(name) + "` and what follows was not read",
               most_bytes_ < limits_.archive_bytes
                   ? hint_of(&Limits::archive_ratio, "unpack it yourself to see what it is")
                   : hint_of(&Limits::archive_bytes, "split it"));
        done_ = true;
        return false;
      }
      const std::uint64_t size = spool_.size() - begin;
      const std::uint64_t packed = feed.bytes_read() - read_before + 2 * block_size;
      if (size > ratio_counts_from && size / limits_.archive_member_ratio > packed)
        return refuse_bomb(name);
    }
  }

  bool refuse_bomb(const std::string& name) {
    give_up(name, "unpacks to far more than its size allows",
            hint_of(&Limits::archive_member_ratio, "unpack it to see what it is"));
    // Passing over it would mean to inflate it all.
    if (is_compressed_) {
      report(Code::archive_too_large, "what follows `" + shown(name) + "` was not read",
             "pack it again");
      done_ = true;
    }
    return false;
  }

  static std::string shown(const std::string& name) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < longest_shown_name && end < name.size(); ++i)
      next_code_point(name, end);
    return end == name.size() ? name : name.substr(0, end) + "…";
  }

  void leave_out(const std::string& name, const std::string& why) {
    report(Code::archive_member_left_out, "`" + shown(name) + "` " + why + "; it was left out", "");
  }

  void give_up(const std::string& name, const std::string& why, const std::string& hint) {
    report(Code::archive_member_unreadable, "`" + shown(name) + "` " + why + " and was not read",
           hint);
  }

  const std::string& origin_;
  const Limits& limits_;
  ScratchFile spool_;
  UnpackedArchive unpacked_;
  std::string last_;
  std::size_t entries_ = 0;
  std::uint64_t most_bytes_ = 0;
  bool is_compressed_ = false, done_ = false;
};

}  // namespace

bool is_archive(const ByteSource& file) {
  const std::string bytes = file.read(0, tar_block);
  if (is_gzip(bytes)) return begins_as_tar(inflated_beginning(file, tar_block));
  return begins_as_zip(bytes) || begins_as_tar(bytes);
}

UnpackedArchive unpack(const std::shared_ptr<const ByteSource>& file, const std::string& origin,
                       const Limits& limits) {
  Unpacker unpacker(origin, limits);
  std::shared_ptr<const ByteSource> source = file;
  bool is_compressed = is_gzip(file->read(0, 3));
  if (is_compressed) {
    // The check sum is at the end, and libarchive passes over it.
    const InflatedSource inflated = inflate_to_file(*file, limits.archive_bytes, limits.gzip_ratio);
    if (inflated.outcome == InflatedSource::Outcome::whole) {
      source = inflated.content;
      is_compressed = false;
    } else if (inflated.outcome == InflatedSource::Outcome::damaged) {
      unpacker.report(Code::archive_damaged,
                      "the compressed archive is damaged or cut short; what could be read of it "
                      "was taken",
                      "fetch or pack it again");
      unpacker.damage_is_known = true;
    }
  }
  unpacker.run(*source, is_compressed);
  return unpacker.take();
}

}  // namespace offprint
