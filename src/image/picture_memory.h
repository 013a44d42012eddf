// Memory for a large picture.
#pragma once

#include <cstddef>

namespace offprint::image {

// All zero, and in large pages where the system has them: of small ones a cover takes thousands,
// and the first use of each costs more than drawing on it. Throws std::bad_alloc.
class PictureMemory {
 public:
  explicit PictureMemory(std::size_t size);
  ~PictureMemory();
  PictureMemory(const PictureMemory&) = delete;
  PictureMemory& operator=(const PictureMemory&) = delete;

  unsigned char* bytes() const { return bytes_; }

 private:
  void* mapped_;
  std::size_t mapped_size_;
  unsigned char* bytes_;  // where a large page begins
};

}  // namespace offprint::image
