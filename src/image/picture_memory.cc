#include "image/picture_memory.h"

#include <sys/mman.h>

#include <memory>
#include <new>

namespace offprint::image {
namespace {

constexpr std::size_t large_page = std::size_t{2} << 20;

}  // namespace

PictureMemory::PictureMemory(std::size_t size) : mapped_size_(size + large_page) {
  mapped_ = mmap(nullptr, mapped_size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped_ == MAP_FAILED) throw std::bad_alloc();
  void* begin = mapped_;
  std::size_t space = mapped_size_;
  bytes_ = static_cast<unsigned char*>(std::align(large_page, size, begin, space));
  madvise(bytes_, size, MADV_HUGEPAGE);  // where there are none, small ones do
}

PictureMemory::~PictureMemory() { munmap(mapped_, mapped_size_); }

}  // namespace offprint::image
