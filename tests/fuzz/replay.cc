// Runs a fuzz target without a fuzzer: over all seeds, and over as many changes of them as asked
// for. The changes follow from constants alone, so every run is the same.
//
// Usage: replay MUTATIONS LAST DICTIONARY FILE-OR-FOLDER…
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

#include "change_structure.h"

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

// The entries of a dictionary in libFuzzer's form, which is one in quotation marks a line.
std::vector<std::string> read_dictionary(const fs::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  std::vector<std::string> entries;
  for (std::string line; std::getline(file, line);) {
    if (line.size() < 2 || line.front() != '"' || line.back() != '"') continue;
    std::string& entry = entries.emplace_back();
    for (std::size_t i = 1; i + 1 < line.size(); ++i) {
      if (line[i] != '\\') {
        entry += line[i];
      } else if (line[++i] != 'x') {
        entry += line[i];
      } else {
        entry += static_cast<char>(std::stoi(line.substr(i + 1, 2), nullptr, 16));
        i += 2;
      }
    }
  }
  for (const char repeated : {'<', '>', '*', '['}) entries.emplace_back(200, repeated);
  return entries;
}

void change_once(std::string& text, const std::string& other,
                 const std::vector<std::string>& dictionary, Random& random) {
  const std::size_t at = random.below(text.size() + 1);
  const std::size_t size = random.below(1 + std::min<std::size_t>(64, text.size() - at));
  switch (random.below(8)) {
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
    case 6:
      offprint::fuzz::change_structure(text, random.next());
      break;
    default:
      text.insert(at, dictionary[random.below(dictionary.size())]);
      break;
  }
}

void try_input(const std::string& text, const fs::path& last) {
  std::ofstream(last, std::ios::binary) << text;
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
}

int run(int count, char** arguments) {
  if (count < 5)
    throw std::runtime_error("usage: replay MUTATIONS LAST DICTIONARY FILE-OR-FOLDER…");
  const unsigned long mutations = std::strtoul(arguments[1], nullptr, 10);
  const fs::path last(arguments[2]);
  const std::vector<std::string> dictionary = read_dictionary(arguments[3]);
  std::vector<std::string> seeds = read_seeds(count - 4, arguments + 4);
  if (seeds.empty()) throw std::runtime_error("no seeds");
  for (const std::string& seed : seeds) try_input(seed, last);
  for (std::string& seed : seeds) seed.resize(std::min(seed.size(), longest_mutated));
  Random random;
  for (unsigned long i = 0; i < mutations; ++i) {
    std::string text = seeds[i % seeds.size()];
    const std::string& other = seeds[random.below(seeds.size())];
    for (std::size_t changes = 1 + random.below(6); changes > 0; --changes)
      change_once(text, other, dictionary, random);
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
