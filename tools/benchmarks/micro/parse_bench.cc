// Syntax and addresses: what is done to every byte of a source.

#include <benchmark/benchmark.h>

#include "base/url.h"
#include "fixture.h"
#include "normalize/words/segmenter.h"
#include "syntax/html_parser.h"
#include "syntax/markdown_parser.h"

namespace offprint::bench {
namespace {

void count_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(text.size()));
}

void markdown(benchmark::State& state) {
  const std::string& text = long_markdown();
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(parse_markdown(text, "a.md", 1, diagnostics));
  }
  count_bytes(state, text);
}
BENCHMARK(markdown);

// Markdown whose paragraphs are raw HTML.
void markdown_with_raw_html(benchmark::State& state) {
  std::string text;
  for (int i = 0; i < 100; ++i)
    text +=
        "<div class=\"note\"><p>Salt &amp; <b>water</b>, <a href=\"/sea\">the sea</a>.</p></div>"
        "\n\nH<sub>2</sub>O and <br> a line with <kbd>keys</kbd> in it.\n\n";
  for (auto _ : state) {
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(parse_markdown(text, "a.md", 1, diagnostics));
  }
  count_bytes(state, text);
}
BENCHMARK(markdown_with_raw_html);

void html_fragment(benchmark::State& state) {
  std::string text;
  for (int i = 0; i < 100; ++i)
    text +=
        "<h2>Salt</h2><p>Of <em>the</em> <a href=\"/sea\">sea</a> &amp; sky.</p><ul><li>a<li>b"
        "</ul><table><tr><td>1<td>2</table>\n";
  for (auto _ : state) {
    Body body;
    Diagnostics diagnostics;
    parse_html_fragment(text, "a.html", {1, 1}, body, Body::root(), diagnostics);
    benchmark::DoNotOptimize(body);
  }
  count_bytes(state, text);
}
BENCHMARK(html_fragment);

void addresses(benchmark::State& state) {
  for (auto _ : state)
    for (const char* address :
         {"https://sea.example/2024/05/ferry/", "https://SEA.example:443/a/../b?c=d#e",
          "https://sea.example/caf\xC3\xA9/%7Emaud/index.html?utm_source=x", "mailto:a@b.example"})
      benchmark::DoNotOptimize(normalize_url(address));
}
BENCHMARK(addresses);

void tags_run_together(benchmark::State& state) {
  const TextWords words{std::string()};
  const WordIndex text(words, "en");
  for (auto _ : state)
    for (const char* tag : {"mentalhealth", "ADHDawareness", "climatechange", "lighthouses"})
      benchmark::DoNotOptimize(Segmenter(text).split(tag));
}
BENCHMARK(tags_run_together);

}  // namespace
}  // namespace offprint::bench
