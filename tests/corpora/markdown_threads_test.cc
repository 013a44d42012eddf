// Parses every Markdown file of the corpora on one thread, on many threads, by the whole way, and
// with cmark-gfm as it comes, one after the other; all must give the same trees. Exit code 77:
// there are no corpora.
//
//   markdown_threads_test FOLDER     OFFPRINT_CORPORA, when set, goes before FOLDER
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "syntax/html_parser.h"
#include "syntax/markdown_parser.h"
#include "syntax/markdown_ways.h"

using namespace offprint;

namespace {

constexpr int exit_skip = 77;
constexpr unsigned thread_count = 8;
constexpr int passes = 3;

struct Document {
  std::string path, text;
};

std::vector<Document> read_documents(const std::filesystem::path& folder) {
  std::vector<Document> documents;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".md") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    documents.push_back({entry.path(), std::string(std::istreambuf_iterator<char>(file), {})});
  }
  std::sort(documents.begin(), documents.end(),
            [](const Document& a, const Document& b) { return a.path < b.path; });
  return documents;
}

std::string parse_to_bytes(const Document& document) {
  Diagnostics diagnostics;
  std::string bytes = parse_markdown(document.text, document.path, 1, diagnostics).to_bytes();
  for (const Diagnostic& diagnostic : diagnostics) bytes += to_text(diagnostic) + "\n";
  return bytes;
}

std::vector<std::string> parse_all(const std::vector<Document>& documents, unsigned threads) {
  std::vector<std::string> bytes(documents.size());
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < threads; ++i)
    workers.emplace_back([&] {
      for (std::size_t at = next++; at < documents.size(); at = next++)
        bytes[at] = parse_to_bytes(documents[at]);
    });
  for (std::thread& worker : workers) worker.join();
  return bytes;
}

std::size_t report(std::string_view what, const std::string& path, const std::string& difference,
                   std::size_t count) {
  if (count < 10) std::cout << what << ": " << path << ": " << difference << "\n";
  return count + 1;
}

std::size_t count_thread_differences(const std::vector<Document>& documents) {
  const std::vector<std::string> expected = parse_all(documents, 1);
  std::size_t count = 0;
  for (int pass = 0; pass < passes; ++pass) {
    const std::vector<std::string> found = parse_all(documents, thread_count);
    for (std::size_t i = 0; i < documents.size(); ++i)
      if (found[i] != expected[i])
        count = report("threads", documents[i].path, "bytes differ", count);
  }
  return count;
}

std::size_t count_way_differences(const std::vector<Document>& documents) {
  std::size_t count = 0;
  for (const Document& document : documents) {
    Diagnostics diagnostics;
    const std::string difference =
        first_difference(parse_markdown(document.text, document.path, 1, diagnostics),
                         parse_markdown_whole(document.text, document.path, 1, diagnostics));
    if (!difference.empty()) count = report("ways", document.path, difference, count);
  }
  return count;
}

// What cmark-gfm's own program makes of it, as HTML. After this the parser of ours must not be used
// again: its tables are cleared.
std::string stock_html(const std::string& text) {
  cmark_gfm_core_extensions_ensure_registered();
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_UNSAFE);
  for (const char* name : {"table", "strikethrough", "autolink"})
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parser, text.data(), text.size());
  cmark_node* document = cmark_parser_finish(parser);
  char* html =
      cmark_render_html(document, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser));
  std::string result(html);
  std::free(html);
  cmark_node_free(document);
  cmark_parser_free(parser);
  return result;
}

// GFM renders a strikethrough as <del>, which Body tells apart.
void rename_strikethrough(Body& body) {
  for (NodeIndex node = 0; node < body.size(); ++node)
    if (body[node].element == Element::deleted) body.set_element(node, Element::strikethrough);
}

// Notes and task lists have other shapes on purpose, and a raw <pre> shows the line ends with which
// cmark lays out its HTML: documents with them are left out.
bool is_comparable(const std::string& text) {
  for (const char* other : {"[^", "[ ]", "[x]", "[X]", "<pre"})
    if (text.find(other) != text.npos) return false;
  return true;
}

std::size_t count_stock_differences(const std::vector<Document>& documents) {
  std::vector<Body> ours;
  std::vector<const Document*> compared;
  for (const Document& document : documents) {
    if (!is_comparable(document.text)) continue;
    Diagnostics diagnostics;
    ours.push_back(parse_markdown(document.text, document.path, 1, diagnostics));
    rename_strikethrough(ours.back());
    compared.push_back(&document);
  }
  std::size_t count = 0;
  for (std::size_t i = 0; i < compared.size(); ++i) {
    Diagnostics diagnostics;
    Body stock;
    parse_html_fragment(stock_html(compared[i]->text), compared[i]->path, {1, 1}, stock,
                        Body::root(), diagnostics);
    rename_strikethrough(stock);
    const std::string difference = first_difference(ours[i], stock);
    if (!difference.empty()) count = report("stock", compared[i]->path, difference, count);
  }
  std::cout << compared.size() << " documents compared with cmark-gfm's own rendering, " << count
            << " differ\n";
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return EXIT_FAILURE;
  const char* stated = std::getenv("OFFPRINT_CORPORA");
  const std::filesystem::path folder = stated != nullptr && *stated != '\0' ? stated : argv[1];
  if (!std::filesystem::is_directory(folder)) {
    std::cout << "no corpora at " << folder << "\n";
    return exit_skip;
  }
  const std::vector<Document> documents = read_documents(folder);
  if (documents.empty()) return exit_skip;
  const std::size_t threads = count_thread_differences(documents);
  std::cout << documents.size() << " documents parsed on " << thread_count << " threads " << passes
            << " times, " << threads << " differ from one thread\n";
  const std::size_t ways = count_way_differences(documents);
  std::cout << documents.size() << " documents parsed both ways, " << ways << " differ\n";
  const std::size_t stock = count_stock_differences(documents);
  return threads + ways + stock == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
