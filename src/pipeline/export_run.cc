#include "pipeline/export_run.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "export/kindle_check.h"
#include "pipeline/ordered.h"

namespace offprint {
namespace {

// The outputs that are fed by one walk over the catalog, and the rows that the walk visits.
struct Pass {
  Order order = Order::source;
  std::vector<RunningOutput*> outputs;
  std::vector<std::uint32_t> rows;
  bool reports = false;  // the first pass reports what is wrong with the articles themselves
};

struct Rendered {
  RunningOutput* output;
  Placement placement;
  Rendition rendition;
};

struct Item {
  StoredArticle stored;
  std::string id;
  std::uint64_t hash = 0;
  std::vector<Rendered> rendered;
  Diagnostics diagnostics;
};

std::vector<Pass> plan_passes(const Catalog& catalog, const BuildOptions& options,
                              std::vector<RunningOutput>& outputs) {
  std::vector<Pass> passes;
  for (RunningOutput& output : outputs) {
    if (!output.exporter->in_order()) continue;
    auto pass = std::find_if(passes.begin(), passes.end(),
                             [&](const Pass& p) { return p.order == output.order; });
    if (pass == passes.end()) pass = passes.insert(pass, Pass{output.order, {}, {}, false});
    pass->outputs.push_back(&output);
  }
  if (passes.empty()) passes.emplace_back();
  passes.front().reports = true;
  for (RunningOutput& output : outputs)
    if (!output.exporter->in_order()) passes.front().outputs.push_back(&output);

  std::vector<OutputSpec> orders(passes.size());
  for (std::size_t i = 0; i < passes.size(); ++i) {
    orders[i].edition.order = passes[i].order;
    orders[i].edition.origins = options.only;
  }
  const std::vector<SelectedOutput> everything = select(catalog, orders);
  for (std::size_t i = 0; i < passes.size(); ++i) {
    Pass& pass = passes[i];
    for (const std::uint32_t row : everything[i].selection->rows()) {
      const auto holds = [row](const RunningOutput* output) {
        return output->selection->find(row).has_value();
      };
      if (pass.reports || std::any_of(pass.outputs.begin(), pass.outputs.end(), holds))
        pass.rows.push_back(row);
    }
  }
  return passes;
}

// The first ones, as many as the output is to have.
void cap_tags(const RunningOutput& output, const std::vector<Tag>& all, Record& record,
              Diagnostics& diagnostics) {
  record.tags = all;
  if (!output.most_tags || all.size() <= *output.most_tags) return;
  record.tags.resize(*output.most_tags);
  diagnostics.push_back(
      {Code::tags_capped,
       record.origin,
       {},
       fmt::format("of {} tags, an output has the first {}", all.size(), *output.most_tags)});
}

void render(const Pass& pass, const Publication& publication, Item& item) {
  Record record = resolve(item.stored, publication);
  item.stored = {};
  item.id = record.id;
  if (pass.reports) item.diagnostics = record.diagnostics;
  const std::vector<Tag> tags = record.tags;
  for (RunningOutput* output : pass.outputs) {
    const auto placement = output->selection->find(record.row);
    if (!placement) continue;
    cap_tags(*output, tags, record, item.diagnostics);
    Rendition rendition = output->exporter->render(record);
    item.hash = hash64(rendition.content, item.hash);
    item.diagnostics.insert(item.diagnostics.end(), rendition.diagnostics.begin(),
                            rendition.diagnostics.end());
    item.rendered.push_back({output, *placement, std::move(rendition)});
  }
}

}  // namespace

PublishedHashes run_export(const Catalog& catalog, const Publication& publication,
                           std::vector<RunningOutput>& outputs, const BuildOptions& options,
                           DiagnosticLog& log) {
  const std::vector<Pass> passes = plan_passes(catalog, options, outputs);
  std::uint32_t total = 0;
  for (const Pass& pass : passes) total += static_cast<std::uint32_t>(pass.rows.size());
  PublishedHashes published;
  std::uint32_t done = 0;
  for (const Pass& pass : passes) {
    auto row = pass.rows.begin();
    process_in_order<Item>(
        options.jobs,
        [&](Item& item) {
          if (row == pass.rows.end()) return false;
          item.stored = catalog.load(*row++);
          return true;
        },
        [&](Item& item) { render(pass, publication, item); },
        [&](Item& item) {
          if (!item.rendered.empty()) published.add(item.id, item.hash);
          for (Rendered& rendered : item.rendered)
            rendered.output->exporter->append(rendered.placement, std::move(rendered.rendition));
          log.add(item.diagnostics);
          if (options.progress) options.progress(Stage::exporting, ++done, total);
        });
  }
  return published;
}

void run_resolve(const Catalog& catalog, const Publication& publication,
                 const BuildOptions& options, DiagnosticLog& log,
                 const std::function<void(const Record&)>& visit) {
  struct Resolved {
    StoredArticle stored;
    Record record;
  };
  std::vector<std::uint32_t> rows;
  catalog.for_each_entry([&](const Entry& entry) {
    if (is_asked_about(options, entry.origin)) rows.push_back(entry.row);
  });
  std::sort(rows.begin(), rows.end());
  auto row = rows.begin();
  process_in_order<Resolved>(
      options.jobs,
      [&](Resolved& item) {
        if (row == rows.end()) return false;
        item.stored = catalog.load(*row++);
        return true;
      },
      [&](Resolved& item) { item.record = resolve(item.stored, publication); },
      [&](Resolved& item) {
        log.add(item.record.diagnostics);
        if (options.kindle_safe) log.add(kindle_findings(item.record, item.record.images));
        if (visit) visit(item.record);
      });
}

}  // namespace offprint
