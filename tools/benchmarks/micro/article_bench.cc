// What is done to every article, and to all of them at once.

#include <benchmark/benchmark.h>

#include <filesystem>

#include "catalog/ledger.h"
#include "export/epub/deflate.h"
#include "export/exporter.h"
#include "fixture.h"

namespace offprint::bench {
namespace {

void read_and_normalize(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(normalize(rules(), draft()));
}
BENCHMARK(read_and_normalize);

// Of it, what is not normalizing.
void read_only(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(draft());
}
BENCHMARK(read_only);

void encode_article(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(encode(article(), evidence_of(article())));
}
BENCHMARK(encode_article);

// A catalog of one article, decided.
class Archive {
 public:
  Archive() {
    catalog_.add(encode(article(), evidence_of(article())));
    DecideRules decide;
    decide.publication = rules().publication;
    decide.vocabulary = rules().vocabulary;
    Ledger ledger;
    catalog_.decide(decide, ledger);
  }
  StoredArticle load() const { return catalog_.load(0); }

 private:
  Catalog catalog_{""};
};

void load_article(benchmark::State& state) {
  const Archive archive;
  for (auto _ : state) benchmark::DoNotOptimize(archive.load());
}
BENCHMARK(load_article);

void resolve_article(benchmark::State& state) {
  const StoredArticle stored = Archive().load();
  for (auto _ : state) benchmark::DoNotOptimize(resolve(stored, rules().publication));
}
BENCHMARK(resolve_article);

class Everything final : public Membership {
 public:
  std::optional<Placement> find(std::uint32_t row) const override { return Placement{row}; }
  std::uint32_t size() const override { return 1; }
};

// A chapter deflated, or an item, as one output has it.
void render(benchmark::State& state, const char* kind) {
  const Record record = resolve(Archive().load(), rules().publication);
  ExportContext context;
  context.publication = rules().publication;
  context.root = rules().root;
  context.files = rules().files;
  context.output.kind = context.output.path = kind;
  const auto folder = std::filesystem::temp_directory_path() / "offprint-micro";
  context.path = (folder / kind).string();
  context.membership = std::make_shared<Everything>();
  auto exporter = find_exporter(kind)->make(std::move(context));
  for (auto _ : state) benchmark::DoNotOptimize(exporter->render(record));
  exporter.reset();
  std::filesystem::remove_all(folder);
}
BENCHMARK_CAPTURE(render, chapter, "epub");
BENCHMARK_CAPTURE(render, rss_item, "rss");
BENCHMARK_CAPTURE(render, jsonfeed_item, "jsonfeed");

void deflate_chapter(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(deflate(long_markdown()));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(long_markdown().size()));
}
BENCHMARK(deflate_chapter);

// Of so many articles: each links the next, a hundred tags, one author.
void decide_archive(benchmark::State& state) {
  std::vector<EncodedArticle> articles;
  for (int i = 0; i < state.range(0); ++i) {
    const Article made = normalize(rules(), draft(i));
    articles.push_back(encode(made, evidence_of(made)));
  }
  DecideRules decide;
  decide.publication = rules().publication;
  decide.vocabulary = rules().vocabulary;
  decide.duplicates = DuplicatePolicy::keep;
  for (auto _ : state) {
    state.PauseTiming();
    Catalog catalog("");
    for (const EncodedArticle& one : articles) catalog.add(one);
    Ledger ledger;
    state.ResumeTiming();
    benchmark::DoNotOptimize(catalog.decide(decide, ledger));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
}
BENCHMARK(decide_archive)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace offprint::bench

BENCHMARK_MAIN();
