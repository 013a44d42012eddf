#include "base/error.h"
#include "catalog/search_index.h"
#include "damage.h"
#include "small_project.h"
#include "work_folder.h"

namespace {

using namespace offprint;

struct Sound {
  std::string catalog, index;
};

Sound make_sound() {
  fuzz::SmallProject project;
  project.files.files = {
      {"in/a.md", "---\ndate: 2024-05-01\ntags: [salt]\n---\n\n# Salt\n\nOf [tides](b.md).\n"},
      {"in/b.md", "---\nauthor: Ann Lee\nsection: Sea\n---\n\n# Tides\n\n潮の満ち引き。\n"}};
  const fuzz::WorkFolder folder;
  project.build_into(folder.path(), 1);
  const std::string catalog = folder.path() + "/.offprint/catalog.sqlite";
  const std::string index = folder.path() + "/words";
  search(CatalogReader(catalog), index, parse_search("salt"), 9);
  return {real_file_system().read(catalog), real_file_system().read(index)};
}

// As `offprint show` and `offprint search` do. What cannot be read is said; what can be is read.
void look_up(const std::string& catalog_path, const std::string& index_path) {
  try {
    const CatalogReader catalog(catalog_path);
    catalog.for_each([&](std::uint32_t seq, std::uint64_t) {
      catalog.article(seq);
      catalog.text(seq);
    });
    for (const char* words : {"salt", "tag:salt tide*", "潮", "-salt after:2020"})
      search(catalog, index_path, parse_search(words), 9);
  } catch (const Error& error) {
    fuzz::demand(*error.what() != '\0', "errors say something");
  }
}

}  // namespace

// A damaged catalog, or a damaged index of its words.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Sound sound = make_sound();
  static const fuzz::WorkFolder folder;
  fuzz::Input input(data, size);
  const bool is_index = input.choice(3) == 0;
  const std::string catalog = folder.path() + "/catalog", index = folder.path() + "/words";
  FileSystem& disk = real_file_system();
  disk.write(catalog, is_index ? sound.catalog : fuzz::damaged(sound.catalog, input));
  disk.write(index, is_index ? fuzz::damaged(sound.index, input) : sound.index);
  look_up(catalog, index);
  return 0;
}
