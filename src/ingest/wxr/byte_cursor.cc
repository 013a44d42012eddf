#include "ingest/wxr/byte_cursor.h"

#include <algorithm>

namespace offprint {
namespace {

std::uint32_t characters(std::string_view bytes) {
  return static_cast<std::uint32_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// CR LF is one end of line, which its LF makes.
std::uint32_t line_ends(std::string_view bytes, bool after_return) {
  auto count = static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  if (after_return && !bytes.starts_with('\n')) ++count;
  for (std::size_t at = bytes.find('\r'); at != bytes.npos; at = bytes.find('\r', at + 1))
    if (at + 1 < bytes.size() && bytes[at + 1] != '\n') ++count;
  return count;
}

}  // namespace

std::string_view ByteCursor::ahead(std::size_t wanted) {
  while (window_.size() - at_ < wanted && !reaches_end()) {
    window_.erase(0, at_);
    at_ = 0;
    const std::string more = source_.read(read_, std::max(chunk_, wanted));
    if (more.empty()) break;
    read_ += more.size();
    window_ += more;
  }
  return std::string_view(window_).substr(at_);
}

void ByteCursor::advance(std::size_t bytes) {
  if (bytes == 0) return;
  const std::string_view passed = std::string_view(window_).substr(at_, bytes);
  const std::uint32_t ends = line_ends(passed, after_return_);
  const std::size_t last = passed.find_last_of("\r\n");
  place_.line += ends;
  if (last != passed.npos)
    place_.column = 1 + characters(passed.substr(last + 1));
  else
    place_.column = (ends != 0 ? 1 : place_.column) + characters(passed);
  after_return_ = passed.back() == '\r';
  at_ += bytes;
  place_.offset += bytes;
}

void ByteCursor::go_to(const FilePlace& place) {
  const std::uint64_t begin = read_ - window_.size();
  if (place.offset >= begin && place.offset <= read_) {
    at_ = static_cast<std::size_t>(place.offset - begin);
  } else {
    window_.clear();
    at_ = 0;
    read_ = place.offset;
  }
  place_ = place;
  after_return_ = false;
}

}  // namespace offprint
