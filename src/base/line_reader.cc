#include "base/line_reader.h"

namespace offprint {
namespace {

constexpr std::size_t piece = 1 << 18;

}  // namespace

bool LineReader::next(std::string_view& line) {
  std::size_t searched = at_;
  for (;;) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != buffer_.npos) {
      line = std::string_view(buffer_).substr(at_, end - at_);
      at_ = end + 1;
      return true;
    }
    searched = buffer_.size() - at_;  // fill() drops what is before at_
    if (fill()) continue;
    if (at_ == buffer_.size()) return false;
    line = std::string_view(buffer_).substr(at_);
    at_ = buffer_.size();
    return true;
  }
}

bool LineReader::fill() {
  buffer_.erase(0, at_);
  at_ = 0;
  const std::string more = source_->read(offset_, piece);
  offset_ += more.size();
  buffer_ += more;
  return !more.empty();
}

}  // namespace offprint
