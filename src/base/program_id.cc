#include "base/program_id.h"

#include <elf.h>
#include <link.h>

#include <string_view>

#include "base/hash.h"

namespace offprint {
namespace {

// The identities in one segment of notes: each is a header, a name and its bytes, padded to four.
std::uint64_t hash_of_notes(const char* at, std::size_t size, std::uint64_t hash) {
  const auto padded = [](std::size_t bytes) { return (bytes + 3) / 4 * 4; };
  const char* end = at + size;
  while (at + sizeof(ElfW(Nhdr)) <= end) {
    const auto& note = *reinterpret_cast<const ElfW(Nhdr)*>(at);
    const char* bytes = at + sizeof note + padded(note.n_namesz);
    if (note.n_type == NT_GNU_BUILD_ID && bytes + note.n_descsz <= end)
      hash = hash64({bytes, note.n_descsz}, hash);
    at = bytes + padded(note.n_descsz);
  }
  return hash;
}

int add_object(dl_phdr_info* object, std::size_t, void* into) {
  if (std::string_view(object->dlpi_name).starts_with("linux-vdso")) return 0;  // the kernel's
  auto& hash = *static_cast<std::uint64_t*>(into);
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = object->dlpi_phdr[i];
    if (segment.p_type == PT_NOTE && segment.p_align <= 4)
      hash = hash_of_notes(reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr),
                           segment.p_memsz, hash);
  }
  return 0;
}

}  // namespace

std::uint64_t program_id() {
  static const std::uint64_t id = [] {
    std::uint64_t hash = 0;
    ::dl_iterate_phdr(add_object, &hash);
    return hash;
  }();
  return id;
}

}  // namespace offprint
