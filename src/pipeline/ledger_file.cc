#include "pipeline/ledger_file.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/file_system.h"

namespace offprint {
namespace {

// Writes over a file only from the first byte on that is another one than before.
class ChangedFile {
 public:
  explicit ChangedFile(const std::string& path)
      : path_(path),
        before_(real_file_system().stat(path) ? real_file_system().open(path)
                                              : bytes_in_memory("")) {}

  void write(std::string_view bytes) {
    pending_ += bytes;
    if (pending_.size() >= most_pending) flush();
  }
  // Whether the file is another one now.
  bool finish() {
    flush();
    if (!now_ && same_ != before_->size()) begin();
    if (now_) now_->commit();
    return now_.has_value();
  }

 private:
  static constexpr std::size_t most_pending = 1 << 16;

  void flush() {
    if (!now_ && before_->read(same_, pending_.size()) == pending_)
      same_ += pending_.size();
    else
      begin().write(pending_);
    pending_.clear();
  }

  AtomicFile& begin() {
    if (now_) return *now_;
    now_.emplace(path_);
    for (std::uint64_t at = 0; at < same_; at += most_pending)
      now_->write(before_->read(at, std::min<std::uint64_t>(most_pending, same_ - at)));
    return *now_;
  }

  const std::string& path_;
  std::shared_ptr<const ByteSource> before_;
  std::optional<AtomicFile> now_;
  std::string pending_;
  std::uint64_t same_ = 0;  // how many bytes, from the first on
};

}  // namespace

bool write_ledger(const Configuration& configuration, const Ledger& ledger) {
  const std::string& path = configuration.ledger_path;
  if (!configuration.keeps_ledger || path.empty() || ledger.empty()) return false;
  ChangedFile file(path);
  ledger.write([&](std::string_view piece) { file.write(piece); });
  return file.finish();
}

std::vector<std::string> accept_proposals(const std::vector<std::string>& labels, TagReport& tags,
                                          Ledger& ledger) {
  std::vector<std::string> unknown = labels;
  const bool all = std::erase(unknown, "all") > 0;
  for (ReportedTag& tag : tags.tags) {
    if (tag.proposed.empty()) continue;
    const bool is_named = std::erase(unknown, tag.label) > 0;
    if (!is_named && !all) continue;
    ledger.put_tag(tag.key, tag.proposed);
    tag.label = std::exchange(tag.proposed, "");
  }
  return unknown;
}

}  // namespace offprint
