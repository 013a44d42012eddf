// Runs a fuzz target without a fuzzer: over all seeds, and over as many changes of them as asked
// for. The changes follow from constants alone, so every run is the same.
//
// Usage: replay MUTATIONS LAST FILE-OR-FOLDER…
// LAST is written with each input before it is tried, and removed at the end: after a crash it
// holds what crashed.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_mutated = 16 << 10;  // bytes

// Marsaglia's xorshift.
class Random {
 public:
  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return state_;
  }
  std::size_t below(std::size_t end) { return end == 0 ? 0 : next() % end; }

 private:
  std::uint64_t state_ = 0x9E3779B97F4A7C15u;
};

std::vector<std::string> read_seeds(int count, char** arguments) {
  std::vector<fs::path> paths;
  for (int i = 0; i < count; ++i) {
    const fs::path given(arguments[i]);
    if (!fs::is_directory(given)) {
      paths.push_back(given);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(given))
      if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> seeds;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return seeds;
}

// What syntaxes are made of.
const std::vector<std::string> tokens = {"<",
                                         ">",
                                         "</",
                                         "<!--",
                                         "-->",
                                         "<![CDATA[",
                                         "&",
                                         "&#0;",
                                         "&#x110000;",
                                         "\"",
                                         "'",
                                         "=",
                                         "[",
                                         "](",
                                         "![",
                                         "`",
                                         "```",
                                         "~~~",
                                         "---\n",
                                         "\n\n",
                                         "\r",
                                         "\t",
                                         "|",
                                         ":",
                                         "#",
                                         "\n# ",
                                         "\n> ",
                                         "\n- ",
                                         "\n1. ",
                                         "[^1]",
                                         "[^1]: ",
                                         "<table>",
                                         "<td>",
                                         "<li>",
                                         "<p>",
                                         "<a href=",
                                         "<svg>",
                                         "<template>",
                                         "<noscript>",
                                         "<script>",
                                         "<title>",
                                         "<body>",
                                         "<br/>",
                                         "javascript:",
                                         "data:",
                                         "cid:",
                                         "{\"@type\":",
                                         "{{",
                                         "}}",
                                         "\r\n\r\n",
                                         "\n--b\n",
                                         "\n--b--\n",
                                         "=\n",
                                         "=C3=A9",
                                         "Content-Type: ",
                                         "boundary=",
                                         "\x1F\x8B\x08",
                                         "\xEF\xBB\xBF",
                                         "\xFF\xFE",
                                         "\xED\xA0\x80",
                                         "\xE2\x80\xAE",
                                         "\xF4\x90\x80\x80",
                                         std::string(1, '\0'),
                                         std::string(300, '<'),
                                         std::string(300, '>'),
                                         std::string(200, '*'),
                                         std::string(200, '[')};

void change_once(std::string& text, const std::string& other, Random& random) {
  const std::size_t at = random.below(text.size() + 1);
  const std::size_t size = random.below(1 + std::min<std::size_t>(64, text.size() - at));
  switch (random.below(7)) {
    case 0:
      if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << random.below(8)));
      break;
    case 1:
      text.insert(at, 1, static_cast<char>(random.below(256)));
      break;
    case 2:
      text.erase(at, size);
      break;
    case 3:
      text.insert(at, std::string(text, at, size));
      break;
    case 4:
      text.resize(at);
      break;
    case 5:
      text.insert(at, std::string(other, random.below(other.size() + 1), 1 + random.below(256)));
      break;
    default:
      text.insert(at, tokens[random.below(tokens.size())]);
      break;
  }
}

void try_input(const std::string& text, const fs::path& last) {
  std::ofstream(last, std::ios::binary) << text;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

int run(int count, char** arguments) {
  if (count < 4) throw std::runtime_error("usage: replay MUTATIONS LAST FILE-OR-FOLDER…");
  const unsigned long mutations = std::strtoul(arguments[1], nullptr, 10);
  const fs::path last(arguments[2]);
  std::vector<std::string> seeds = read_seeds(count - 3, arguments + 3);
  if (seeds.empty()) throw std::runtime_error("no seeds");
  for (const std::string& seed : seeds) try_input(seed, last);
  for (std::string& seed : seeds) seed.resize(std::min(seed.size(), longest_mutated));
  Random random;
  for (unsigned long i = 0; i < mutations; ++i) {
    std::string text = seeds[i % seeds.size()];
    const std::string& other = seeds[random.below(seeds.size())];
    for (std::size_t changes = 1 + random.below(6); changes > 0; --changes)
      change_once(text, other, random);
    try_input(text, last);
  }
  fs::remove(last);
  std::printf("%zu seeds, %lu changes of them\n", seeds.size(), mutations);
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  try {
    return run(count, arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
