#include "base/record_sorter.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <queue>

namespace offprint {
namespace {

constexpr std::size_t least_buffer = 1 << 12, most_buffer = 1 << 16;
using Length = std::uint32_t;

// A text ends with end_of_text, and a NUL in it is followed by a byte that comes after that of the
// end.
constexpr char end_of_text[] = {'\0', '\1'};
constexpr char nul_in_text[] = {'\0', '\2'};

}  // namespace

// Reads the records of a run one after the other, or those of a list in memory.
class RecordSorter::RunReader {
 public:
  RunReader(const ScratchFile& file, Run run, std::size_t buffer)
      : file_(&file), run_(run), buffer_size_(buffer) {}
  explicit RunReader(std::vector<std::string_view> list) : list_(std::move(list)) {}

  bool next() {
    if (file_ == nullptr) {
      if (at_ == list_.size()) return false;
      record_ = list_[at_++];
      return true;
    }
    if (!fill(sizeof(Length))) return false;
    Length length = 0;
    std::memcpy(&length, buffer_.data() + at_, sizeof length);
    at_ += sizeof length;
    fill(length);
    record_ = std::string_view(buffer_).substr(at_, length);
    at_ += length;
    return true;
  }
  std::string_view record() const { return record_; }

 private:
  // False at the end of the run.
  bool fill(std::size_t wanted) {
    if (buffer_.size() - at_ >= wanted) return true;
    buffer_.erase(0, at_);
    at_ = 0;
    const std::uint64_t left = run_.end - run_.begin;
    const std::size_t missing = wanted - buffer_.size();
    const auto size =
        static_cast<std::size_t>(std::min<std::uint64_t>(std::max(missing, buffer_size_), left));
    buffer_ += file_->read_at(run_.begin, size);
    run_.begin += size;
    return buffer_.size() >= wanted;
  }

  const ScratchFile* file_ = nullptr;
  Run run_{0, 0};
  std::size_t buffer_size_ = 0;
  std::vector<std::string_view> list_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::string_view record_;
};

void RecordSorter::add(std::string_view record) {
  ++size_;
  pieces_.push_back({pending_.size(), record.size()});
  pending_ += record;
  if (pending_.size() + pieces_.size() * sizeof(Piece) > memory_) spill();
}

std::vector<std::string_view> RecordSorter::sorted_pending() const {
  std::vector<std::string_view> records;
  records.reserve(pieces_.size());
  for (const Piece& piece : pieces_)
    records.push_back(std::string_view(pending_).substr(piece.offset, piece.length));
  std::sort(records.begin(), records.end());
  records.erase(std::unique(records.begin(), records.end()), records.end());
  return records;
}

void RecordSorter::spill() {
  if (!file_) file_ = ScratchFile::temporary();
  const std::uint64_t begin = file_->size();
  std::string bytes;
  for (const std::string_view record : sorted_pending()) {
    const auto length = static_cast<Length>(record.size());
    bytes.append(reinterpret_cast<const char*>(&length), sizeof length).append(record);
    if (bytes.size() < most_buffer) continue;
    file_->append(bytes);
    bytes.clear();
  }
  file_->append(bytes);
  runs_.push_back({begin, file_->size()});
  pending_.clear();
  pieces_.clear();
}

void RecordSorter::for_each(const std::function<bool(std::string_view)>& visit) const {
  if (runs_.empty()) {
    for (const std::string_view record : sorted_pending())
      if (!visit(record)) return;
    return;
  }
  std::vector<RunReader> readers;
  const std::size_t buffer =
      std::clamp(memory_ / std::max<std::size_t>(runs_.size(), 1), least_buffer, most_buffer);
  for (const Run& run : runs_) readers.emplace_back(*file_, run, buffer);
  readers.emplace_back(sorted_pending());
  merge(readers, visit);
}

void RecordSorter::merge(std::vector<RunReader>& readers,
                         const std::function<bool(std::string_view)>& visit) const {
  const auto later = [](const RunReader* a, const RunReader* b) {
    return a->record() > b->record();
  };
  std::priority_queue<RunReader*, std::vector<RunReader*>, decltype(later)> queue(later);
  for (RunReader& reader : readers)
    if (reader.next()) queue.push(&reader);
  std::optional<std::string> last;
  while (!queue.empty()) {
    RunReader* first = queue.top();
    queue.pop();
    if (last != first->record()) {
      last = first->record();
      if (!visit(*last)) return;
    }
    if (first->next()) queue.push(first);
  }
}

SortKey& SortKey::number(std::uint64_t value) {
  std::array<char, sizeof value> big_endian;
  for (std::size_t i = big_endian.size(); i-- > 0; value >>= 8)
    big_endian[i] = static_cast<char>(value & 0xFF);
  bytes_.append(big_endian.data(), big_endian.size());
  return *this;
}

SortKey& SortKey::signed_number(std::int64_t value) {
  constexpr std::uint64_t sign = 1ULL << 63;
  return number(static_cast<std::uint64_t>(value) ^ sign);
}

SortKey& SortKey::text(std::string_view value) {
  bytes_.reserve(bytes_.size() + value.size() + sizeof end_of_text);
  for (;;) {
    const std::size_t nul = value.find('\0');
    bytes_.append(value, 0, nul);
    if (nul == value.npos) break;
    bytes_.append(nul_in_text, sizeof nul_in_text);
    value.remove_prefix(nul + 1);
  }
  bytes_.append(end_of_text, sizeof end_of_text);
  return *this;
}

std::uint64_t SortKeyReader::number() {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof value; ++i)
    value = value << 8 | static_cast<unsigned char>(rest_.at(i));
  rest_.remove_prefix(sizeof value);
  return value;
}

std::string SortKeyReader::text() {
  std::string value;
  for (;;) {
    const std::size_t nul = rest_.find('\0');
    value += rest_.substr(0, nul);
    const char second = rest_.at(nul + 1);
    rest_.remove_prefix(nul + 2);
    if (second == end_of_text[1]) return value;
    value += '\0';
  }
}

void SortKeyReader::skip_text() {
  char second = 0;
  while (second != end_of_text[1]) {
    const std::size_t nul = rest_.find('\0');
    second = rest_.at(nul + 1);
    rest_.remove_prefix(nul + 2);
  }
}

}  // namespace offprint
