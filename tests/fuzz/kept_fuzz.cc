#include "base/error.h"
#include "damage.h"
#include "small_project.h"
#include "work_folder.h"

namespace {

using namespace offprint;
using fuzz::demand;

fuzz::SmallProject project(bool is_changed) {
  fuzz::SmallProject made;
  made.files.files = {
      {"in/salt.md",
       "---\ndate: 2024-05-01\ntags: [deepsea, salt]\nauthor: Ann Lee\n---\n\n# Salt\n\n"
       "See [the tide](tide.md) and [nothing](gone.md).[^1]\n\n[^1]: A note.\n"},
      {"in/tide.html",
       "<title>Tide</title><meta name=author content=\"Bo Roe\"><h1>Tide</h1>"
       "<p>The deep sea.</p><img src=p.png alt=\"A picture\">"}};
  made.files.files["in/third.md"] =
      is_changed ? "# Third, again\n\nThe deep sea has changed.\n" : "# Third\n\nShort.\n";
  return made;
}

// What a build leaves, and what the next one makes of it when a source has changed and when not.
struct Sound {
  std::map<std::string, std::string> kept, outputs;
  std::map<std::string, std::string> next[2];
};

void put(const std::map<std::string, std::string>& files, const std::string& folder) {
  for (const auto& [path, bytes] : files) {
    const std::filesystem::path target = folder + "/" + path;
    std::filesystem::create_directories(target.parent_path());
    std::FILE* const file = std::fopen(target.c_str(), "wb");
    demand(file && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size(), "disk works");
    std::fclose(file);
  }
}

Sound make_sound() {
  const fuzz::WorkFolder folder;
  project(false).build_into(folder.path(), 1);
  Sound sound;
  sound.kept = fuzz::files_in(folder.path(), true);
  sound.outputs = fuzz::files_in(folder.path(), false);
  for (const bool is_changed : {false, true}) {
    const fuzz::WorkFolder next;
    put(sound.outputs, next.path());
    project(is_changed).build_into(next.path(), 1);
    sound.next[is_changed] = fuzz::files_in(next.path(), false);
  }
  return sound;
}

}  // namespace

// What a build keeps for the next one is damaged: the next makes what it would have made without.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Sound sound = make_sound();
  fuzz::Input input(data, size);
  const bool is_changed = input.choice(2) != 0;
  auto kept = sound.kept;
  const auto chosen =
      std::next(kept.begin(), static_cast<std::ptrdiff_t>(input.choice(kept.size())));
  chosen->second = fuzz::damaged(chosen->second, input);
  const fuzz::WorkFolder folder;
  put(sound.outputs, folder.path());
  put(kept, folder.path());
  project(is_changed).build_into(folder.path(), 1);
  demand(fuzz::files_in(folder.path(), false) == sound.next[is_changed], "damage changes nothing",
         chosen->first);
  return 0;
}
