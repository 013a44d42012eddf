#include "pipeline/export_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <unordered_set>
#include <utility>

#include "base/hash.h"
#include "base/url.h"
#include "pipeline/failed_document.h"
#include "pipeline/ordered.h"
#include "pipeline/rendition_log.h"
#include "pipeline/rendition_reuse.h"

namespace offprint {
namespace {

// Each has a file or two open, and in memory a number of bytes for every article.
constexpr std::size_t outputs_of_a_round = 64;

// The outputs that are fed by one walk over the catalog, and the rows that the walk visits.
struct Pass {
  std::optional<Order> order = Order::source;  // absent: that of `outputs`, who have the same rows
  std::vector<RunningOutput*> outputs;
  std::vector<std::uint32_t> rows;

  bool is_for(const RunningOutput& output) const {
    if (!output.has_own_order()) return order == output.selected->output.edition.order;
    return !order && std::ranges::equal(output.rows(), outputs.front()->rows());
  }
};

struct Rendered {
  RunningOutput* output;
  Placement placement;
  Rendition rendition;
  std::uint64_t hash = 0;  // of the rendition
};

struct Item {
  std::uint32_t row = 0;
  bool is_untold = false;               // what is wrong with the article is not known yet
  std::optional<StoredArticle> stored;  // unless nothing is to be found out from it
  std::vector<Rendered> rendered;
  Diagnostics diagnostics;            // of the article
  std::optional<Diagnostic> failure;  // why there is nothing to deliver

  bool has(const RunningOutput* output) const {
    return std::any_of(rendered.begin(), rendered.end(),
                       [&](const Rendered& one) { return one.output == output; });
  }
};

// The first ones, as many as the output is to have.
void cap_tags(const OutputSpec& output, const std::vector<Tag>& all, Record& record,
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

void set_link(const OutputSpec& output, Record& record) {
  record.link.clear();
  if (record.url.empty()) return;
  std::string link = record.url;
  const std::pair<std::string, std::string>* longest = nullptr;
  for (const auto& beginning : output.link_beginnings)
    if (link.starts_with(beginning.first) &&
        (!longest || beginning.first.size() > longest->first.size()))
      longest = &beginning;
  if (longest) link.replace(0, longest->first.size(), longest->second);
  for (const auto& [name, value] : output.link_parameters) link = with_parameter(link, name, value);
  if (link != record.url) record.link = std::move(link);
}

void render(const Pass& pass, const Publication& publication, Item& item) {
  if (!item.stored) return;
  Record record = resolve(*item.stored, publication);
  item.stored.reset();
  if (item.is_untold) item.diagnostics = record.diagnostics;
  const std::vector<Tag> tags = record.tags;
  SharedParts shared;
  for (RunningOutput* output : pass.outputs) {
    const auto placement = output->find(record.row);
    if (!placement || item.has(output)) continue;
    Diagnostics capped;
    cap_tags(output->selected->output, tags, record, capped);
    set_link(output->selected->output, record);
    Rendition rendition = output->exporter->render(record, shared);
    rendition.diagnostics.insert(rendition.diagnostics.begin(), capped.begin(), capped.end());
    const std::uint64_t hash = hash64(rendition.content);
    item.rendered.push_back({output, *placement, std::move(rendition), hash});
  }
}

class ExportRun {
 public:
  ExportRun(const Catalog& catalog, const RecordKeys& records, const Limits& limits,
            const Publication& publication, const OpenExporter& open, const BuildOptions& options,
            DiagnosticLog& log)
      : catalog_(catalog),
        records_(records),
        limits_(limits),
        publication_(publication),
        open_(open),
        options_(options),
        log_(log) {}

  PublishedHashes run(std::vector<RunningOutput>& outputs) {
    published_.resize(catalog_.size());
    find_untold();
    std::vector<RunningOutput*> running;
    for (RunningOutput& output : outputs) {
      if (!output.is_kept) running.push_back(&output);
    }
    for (const RunningOutput* output : running) total_ += output->rows().size();
    if (running.size() > outputs_of_a_round) sort_by_time(running);
    for (std::size_t begin = 0; begin < running.size(); begin += outputs_of_a_round)
      run_round({running.data() + begin, std::min(running.size() - begin, outputs_of_a_round)});
    run_rest();
    for (const RunningOutput& output : outputs)
      if (output.is_kept) tell_again(output);
    return published(outputs);
  }

 private:
  using Round = std::span<RunningOutput*>;

  // What was wrong with an article when it was last resolved is told from memory.
  void find_untold() {
    untold_.resize(records_.articles());
    for (std::uint32_t row = 0; row < records_.articles(); ++row)
      untold_[row] = records_.key(row) != 0;
    catalog_.outputs().for_each_reported(
        [&](std::uint32_t number, std::uint64_t record, std::string_view said) {
          const std::uint32_t row = catalog_.row_of(number);
          if (record != records_.key(row)) return;
          untold_[row] = false;
          log_.add_encoded(said);
        });
  }

  // Volumes and pages that begin at the same time come together, so that few articles are read for
  // more than one round.
  void sort_by_time(std::vector<RunningOutput*>& outputs) {
    std::vector<std::uint32_t> places(catalog_.size());
    std::uint32_t place = 0;
    for (const std::uint32_t row : rows_in(Order::newest)) places[row] = place++;
    const auto begin = [&](const RunningOutput* output) {
      return output->rows().empty() ? 0 : places[output->rows().front()];
    };
    std::ranges::stable_sort(outputs, {}, begin);
  }

  // Articles that no output holds, or those that are kept only.
  void run_rest() {
    Pass rest;
    for (std::uint32_t row = 0; row < untold_.size(); ++row)
      if (untold_[row]) rest.rows.push_back(row);
    run_pass(rest);
  }

  void tell_again(const RunningOutput& output) {
    tell_of_whole(output);
    RenditionLog::for_each(catalog_.outputs(), output.id, [&](const LoggedRendition& rendition) {
      tell_of_output(rendition.said);
      note_published(output, catalog_.row_of(rendition.number), rendition.hash);
    });
  }

  // A current feed has some articles only for a time, which changes nothing about them.
  void note_published(const RunningOutput& output, std::uint32_t row, std::uint64_t hash) {
    if (!output.has_own_order())
      published_[row] += hash * 31 ^ hash64(output.selected->output.path);
  }

  void run_round(Round round) {
    for (RunningOutput* output : round) {
      open_(*output);
      output->id = catalog_.outputs().begin(output->path());
      logs_.emplace(output, RenditionLog(catalog_.outputs(), output->id));
      kept_.emplace(output, RenditionReuse(catalog_, records_, *output));
    }
    for (const Pass& pass : plan_passes(round)) run_pass(pass);
    for (RunningOutput* output : round) {
      output->files = output->exporter->finish(output->said);
      tell_of_whole(*output);
      logs_.at(output).finish();
      kept_.at(output).finish();
    }
    logs_.clear();
    kept_.clear();
  }

  std::vector<Pass> plan_passes(Round round) {
    std::vector<Pass> passes;
    for (RunningOutput* output : round)
      if (output->exporter->in_order()) pass_for(*output, passes).outputs.push_back(output);
    for (RunningOutput* output : round)
      if (!output->exporter->in_order()) any_pass(passes).outputs.push_back(output);
    for (Pass& pass : passes) list_rows(pass);
    return passes;
  }

  static Pass& pass_for(const RunningOutput& output, std::vector<Pass>& passes) {
    for (Pass& pass : passes)
      if (pass.is_for(output)) return pass;
    Pass& pass = passes.emplace_back();
    pass.order = output.selected->output.edition.order;
    if (output.has_own_order()) pass.order.reset();
    return pass;
  }

  static Pass& any_pass(std::vector<Pass>& passes) {
    for (Pass& pass : passes)
      if (pass.order) return pass;
    return passes.emplace_back();
  }

  void list_rows(Pass& pass) {
    if (!pass.order) {
      const auto rows = pass.outputs.front()->rows();
      pass.rows.assign(rows.begin(), rows.end());
      return;
    }
    std::vector<bool> is_held(catalog_.size());
    std::size_t held = 0;
    for (const RunningOutput* output : pass.outputs)
      for (const std::uint32_t row : output->rows()) {
        held += !is_held[row];
        is_held[row] = true;
      }
    const auto take_from = [&](const std::vector<std::uint32_t>& all) {
      pass.rows.clear();
      std::ranges::copy_if(all, std::back_inserter(pass.rows),
                           [&](std::uint32_t row) { return is_held[row]; });
      return pass.rows.size() == held;
    };
    // A feed as a whole may have all of them, in this order; books are ordered by volume and part.
    const SelectedOutput* tried = nullptr;
    for (const RunningOutput* output : pass.outputs) {
      const SelectedOutput* whole = output->selected.get();
      if (std::exchange(tried, whole) == whole || !whole->volumes.empty()) continue;
      if (take_from(whole->selection->rows())) return;
    }
    take_from(rows_in(*pass.order));
  }

  const std::vector<std::uint32_t>& rows_in(Order order) {
    const auto [at, is_new] = rows_.try_emplace(order);
    if (is_new) {
      Edition everything;
      everything.order = order;
      everything.origins = options_.only;
      at->second = select_rows(catalog_, everything);
    }
    return at->second;
  }

  void run_pass(const Pass& pass) {
    auto row = pass.rows.begin();
    process_in_order<Item>(
        options_.jobs,
        [&](Item& item) {
          if (row == pass.rows.end()) return false;
          item.row = *row++;
          fetch(pass, item);
          return true;
        },
        [&](Item& item) { render_unless_it_fails(pass, item); },
        [&](Item& item) { deliver(item); });
    for (const std::uint32_t told : pass.rows) untold_[told] = false;
    if (!failed_.empty()) throw CannotRender(failed_.documents(catalog_));
  }

  void render_unless_it_fails(const Pass& pass, Item& item) const {
    unless_it_fails(
        limits_, options_.clock, [&] { render(pass, publication_, item); },
        [&](const std::exception& failure) {
          item.failure = failure_of(failure, "rendering", "", limits_);
        });
  }

  // Renditions that are there already, and the article when there is anything left to do.
  void fetch(const Pass& pass, Item& item) {
    item.is_untold = untold_[item.row];
    bool is_needed = item.is_untold;
    for (RunningOutput* output : pass.outputs) {
      const auto placement = output->find(item.row);
      if (!placement) continue;
      auto kept = kept_.at(output).find(item.row);
      if (kept)
        item.rendered.push_back({output, *placement, std::move(kept->rendition), kept->hash});
      else
        is_needed = true;
    }
    if (is_needed) item.stored = catalog_.load(item.row);
  }

  void deliver(Item& item) {
    if (item.failure) return failed_.add(item.row, std::move(*item.failure));
    const std::uint32_t number = catalog_.number_of(item.row);
    done_ += item.rendered.size();
    for (Rendered& rendered : item.rendered) {
      LoggedRendition logged{number, rendered.hash, std::move(rendered.rendition.diagnostics)};
      tell_of_output(logged.said);
      note_published(*rendered.output, item.row, rendered.hash);
      logs_.at(rendered.output).add(logged);
      const bool is_silent = logged.said.empty();
      const std::string place =
          rendered.output->exporter->append(rendered.placement, std::move(rendered.rendition));
      if (is_silent) kept_.at(rendered.output).put(item.row, rendered.hash, place);
    }
    if (item.is_untold) tell(item, number);
    if (options_.progress)
      options_.progress(Stage::exporting, static_cast<std::uint32_t>(done_),
                        static_cast<std::uint32_t>(total_));
  }

  void tell(const Item& item, std::uint32_t number) {
    log_.add(item.diagnostics);
    catalog_.outputs().put_reported(number, records_.key(item.row), item.diagnostics);
  }

  PublishedHashes published(const std::vector<RunningOutput>& outputs) {
    for (const RunningOutput& output : outputs) {
      if (!output.has_own_order()) continue;
      for (const std::uint32_t row : output.selected->selection->rows())
        if (published_[row] == 0) published_[row] = records_.key(row);
    }
    PublishedHashes published;
    catalog_.for_each_id([&](std::uint32_t row, std::string_view id) {
      if (published_[row] != 0) published.add(id, published_[row], row);
    });
    return published;
  }

  // What is true for several volumes is told once.
  void tell_of_whole(const RunningOutput& output) {
    const std::uint64_t whole = hash64(output.selected->output.path);
    for (const Diagnostic& diagnostic : output.said)
      if (reported_.insert(hash64(to_text(diagnostic), whole)).second) log_.add(diagnostic);
  }

  void tell_of_output(const Diagnostics& said) {
    for (const Diagnostic& diagnostic : said)
      if (reported_.insert(hash64(to_text(diagnostic))).second) log_.add(diagnostic);
  }

  const Catalog& catalog_;
  const RecordKeys& records_;
  const Limits& limits_;
  const Publication& publication_;
  const OpenExporter& open_;
  const BuildOptions& options_;
  DiagnosticLog& log_;
  std::vector<bool> untold_;  // by row; see Item::is_untold
  std::map<const RunningOutput*, RenditionLog> logs_;
  std::map<const RunningOutput*, RenditionReuse> kept_;
  FailedArticles failed_;
  std::vector<std::uint64_t> published_;  // by row: what it became
  std::map<Order, std::vector<std::uint32_t>> rows_;
  // Hashes of what outputs could not hold: what several cannot hold is reported once.
  std::unordered_set<std::uint64_t> reported_;
  std::uint64_t done_ = 0, total_ = 0;  // articles in outputs
};

}  // namespace

PublishedHashes run_export(const Catalog& catalog, const RecordKeys& records, const Limits& limits,
                           const Publication& publication, std::vector<RunningOutput>& outputs,
                           const OpenExporter& open, const BuildOptions& options,
                           DiagnosticLog& log) {
  return ExportRun(catalog, records, limits, publication, open, options, log).run(outputs);
}

}  // namespace offprint
