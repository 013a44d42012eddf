// The floor that tools/bench measures offprint against: the least that must be done to an archive
// of Markdown, done in the plainest way. One thread, stock cmark-gfm.
//
//   offprint-floor FOLDER OUTPUT
//   offprint-floor --hash FOLDER
//
// Reads every .md below FOLDER, cuts off the front matter, parses and renders it once (GFM
// extensions), deflates the HTML once (level 6) and writes one XML-escaped copy of it to OUTPUT.
// Prints how many files and bytes it read. With --hash it only hashes (XXH3) every file below
// FOLDER.

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <libdeflate.h>
#include <xxhash.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE;

// Those whose names end so; "" = all.
std::vector<fs::path> files_below(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && (ending.empty() || entry.path().extension() == ending))
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text(fs::file_size(path), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  return text;
}

// What follows the front matter between two lines of --- or +++.
std::string_view body_of(std::string_view text) {
  for (const std::string_view fence : {"---\n", "+++\n"}) {
    if (!text.starts_with(fence)) continue;
    const std::size_t end = text.find("\n" + std::string(fence), fence.size() - 1);
    if (end != text.npos) return text.substr(end + 1 + fence.size());
  }
  return text;
}

std::string render(std::string_view markdown) {
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
      cmark_parser_new(options), cmark_parser_free);
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> tree(
      cmark_parser_finish(parser.get()), cmark_node_free);
  const std::unique_ptr<char, decltype(&std::free)> html(
      cmark_render_html(tree.get(), options, cmark_parser_get_syntax_extensions(parser.get())),
      std::free);
  return html.get();
}

std::string escape(std::string_view html) {
  std::string out;
  out.reserve(html.size() + html.size() / 8);
  for (const char c : html) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

int hash(const char* folder) {
  std::size_t bytes = 0;
  XXH64_hash_t sum = 0;
  const std::vector<fs::path> files = files_below(folder, "");
  for (const fs::path& path : files) {
    const std::string text = read(path);
    bytes += text.size();
    sum ^= XXH3_64bits(text.data(), text.size());
  }
  std::printf("%zu files, %zu bytes, %016llx\n", files.size(), bytes,
              static_cast<unsigned long long>(sum));
  return 0;
}

int read_render_deflate_escape(const char* folder, const char* output) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(6), libdeflate_free_compressor);
  std::ofstream out(output, std::ios::binary);
  std::string compressed;
  std::size_t bytes = 0;
  std::size_t deflated = 0;
  const std::vector<fs::path> files = files_below(folder, ".md");
  for (const fs::path& path : files) {
    const std::string text = read(path);
    bytes += text.size();
    const std::string html = render(body_of(text));
    compressed.resize(libdeflate_deflate_compress_bound(compressor.get(), html.size()));
    deflated += libdeflate_deflate_compress(compressor.get(), html.data(), html.size(),
                                            compressed.data(), compressed.size());
    out << escape(html);
  }
  std::printf("%zu files, %zu bytes, %zu deflated\n", files.size(), bytes, deflated);
  return out.flush() ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: offprint-floor FOLDER OUTPUT\n       offprint-floor --hash FOLDER\n",
               stderr);
    return 2;
  }
  if (arguments[1] == std::string_view("--hash")) return hash(arguments[2]);
  return read_render_deflate_escape(arguments[1], arguments[2]);
}
