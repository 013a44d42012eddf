#include "pipeline/build.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/hash.h"
#include "catalog/catalog.h"
#include "export/formula_converter.h"
#include "export/picture_store.h"
#include "ingest/people_files.h"
#include "pipeline/book_configuration.h"
#include "pipeline/catalog_filler.h"
#include "pipeline/export_run.h"
#include "pipeline/feed_state.h"
#include "pipeline/fetch_run.h"
#include "pipeline/last_build.h"
#include "pipeline/ledger_file.h"
#include "pipeline/leftovers.h"
#include "pipeline/listing_run.h"
#include "pipeline/observed_files.h"
#include "pipeline/output_context.h"
#include "pipeline/output_reuse.h"
#include "pipeline/refused_outputs.h"
#include "pipeline/resolve_run.h"
#include "pipeline/selection.h"
#include "pipeline/told_publication.h"
#include "pipeline/vocabularies.h"

namespace offprint {
namespace {

// One build from sources to outputs. The member functions are its stages, in order.
class Build {
 public:
  Build(const Configuration& configuration, const BuildOptions& options)
      : configuration_(configuration),
        publication_(configuration.publication),
        options_(options),
        files_(options.files ? *options.files : disk_),
        advisories_(configuration.advisories) {
    result_.log = DiagnosticLog(options.least_kept, options.keep_losses);
    result_.log.add(options.found);
  }

  // The files with people, by where articles are.
  void find_people(const SourceList& sources) {
    Diagnostics diagnostics;
    people_files_ = find_people_files(files_, configuration_.root, configuration_.people,
                                      sources.origins(), diagnostics);
    result_.log.add(diagnostics);
  }

  // What there is to say when nothing has changed.
  std::optional<BuildResult> find_unchanged(const SourceList& sources) {
    find_people(sources);
    return last_build_.find(sources);
  }

  void read_ledger() {
    const std::string& path = configuration_.ledger_path;
    if (path.empty() || !files_.stat(path)) return;
    Diagnostics diagnostics;
    ledger_ = Ledger::read(files_.open(path), file_name(path), diagnostics);
    result_.log.add(diagnostics);
  }

  // Subjects and people.
  void read_rules() {
    Diagnostics diagnostics;
    vocabulary_ = read_vocabularies(rule_files_, configuration_, diagnostics);
    people_ = read_people(rule_files_, configuration_.root, people_files_, diagnostics);
    result_.log.add(diagnostics);
  }

  // Returns what there is to say when sources are other files of the same bytes.
  std::optional<BuildResult> ingest(const SourceList& sources, const std::string& catalog_path) {
    options_.begin(Stage::reading);
    read_rules();
    const FillRules rules{configuration_, files_,  vocabulary_,
                          advisories_,    people_, hash_of(rule_files_.asked())};
    CatalogFiller filler(catalog_path, rules, sources, options_);
    if (filler.keeps_all())
      if (auto same = last_build_.find(filler.catalog(), filler.plan())) {
        last_build_.commit();
        return same;
      }
    FilledCatalog filled = filler.fill();
    catalog_ = std::move(filled.catalog);
    result_.log.add(filled.log);
    publication_.site = std::move(filled.site);
    result_.documents = filled.counts.documents;
    result_.rejected = filled.counts.rejected;
    result_.drafts = filled.counts.drafts;
    result_.private_articles = filled.counts.private_articles;
    result_.withdrawn = filled.counts.withdrawn;
    result_.embargoed = filled.counts.embargoed;
    result_.expired = filled.counts.expired;
    return {};
  }

  void decide(bool reports_tags = false) {
    options_.begin(Stage::deciding);
    read_ledger();
    DecideRules rules;
    rules.reports_tags = reports_tags;
    rules.publication = publication_;
    rules.vocabulary = &vocabulary_;
    for (const std::string& tag : configuration_.style.stop_tags)
      rules.stop_tags.push_back(tag_key(tag));
    rules.duplicates = configuration_.duplicates;
    add_asked_for(catalog_->decide(rules, ledger_));
    if (!ledger_.empty()) ledger_.put_site(publication_.site);
    publication_.first_site = ledger_.first_site();
  }

  // In the place of a build.
  void read_and_decide(const SourceList& sources, bool reports_tags = false) {
    find_people(sources);
    ingest(sources, "");
    decide(reports_tags);
    complete_publication();
  }

  // What the articles tell of the publication; each is shown to `visit`.
  void complete_publication(const std::function<void(const Entry&)>& visit = {}) {
    ToldPublication told(*catalog_, options_);
    catalog_->for_each_entry([&](const Entry& entry) {
      told.add(entry);
      if (visit) visit(entry);
    });
    told.finish(publication_);
    result_.exported = told.articles();
    records_ = told.take_records();
  }

  // Published tags of these labels take the label that is proposed for them; returns the labels
  // that none has. Of what this run decided nothing else goes into the ledger.
  std::vector<std::string> accept_labels(const std::vector<std::string>& labels, TagReport& tags) {
    ledger_ = Ledger();
    read_ledger();
    std::vector<std::string> unknown = accept_proposals(labels, tags, ledger_);
    if (unknown.empty()) write_ledger(configuration_, ledger_);
    return unknown;
  }

  const TagReport& tag_report() const { return catalog_->tag_report(); }

  void resolve_only(const std::function<void(const Record&)>& visit) {
    options_.begin(Stage::exporting);
    const std::uint32_t failed =
        run_resolve(*catalog_, configuration_.limits, publication_, options_, result_.log, visit);
    result_.exported -= failed;
    result_.rejected += failed;
  }

  // What is wrong with the books' themes, without a book.
  void check_themes() { result_.log.add(theme_findings(files_, configuration_)); }

  void select_outputs() {
    options_.begin(Stage::selecting);
    Diagnostics diagnostics;
    OutputSelector selector(specs_of(configuration_, options_), publication_);
    complete_publication([&](const Entry& entry) { selector.add(entry, diagnostics); });
    for (SelectedOutput& selected : selector.finish(*catalog_, diagnostics)) {
      served_.give_address(selected.output);
      if (is_refused(selected))
        refused_.add(selected.output.path);
      else if (find_listing(selected.output.kind))
        listings_.push_back(std::move(selected));
      else
        add_running(std::move(selected), outputs_);
    }
    add_asked_for(diagnostics);
    result_.refused_outputs = refused_.count();
    refused_.report(result_.log);
    untouched_ = refused_.files_in(files_, configuration_.output_folder);
  }

  // What books show of the web is there from here on.
  void fetch_remote() {
    if (!options_.fetcher || configuration_.catalog_path.empty()) return;
    std::vector<const SelectedOutput*> books;
    for (const RunningOutput& output : outputs_)
      if (output.piece == 0) books.push_back(output.selected.get());
    const WantedPictures wanted = wanted_pictures(*catalog_, configuration_.limits, publication_,
                                                  books, configuration_.root, options_);
    if (wanted.addresses.empty()) return;
    options_.begin(Stage::fetching);
    result_.pictures.emplace();
    const std::string folder = join_path(private_folder_, "fetched");
    remote_ =
        fetch_pictures(wanted.addresses, configuration_.fetch, folder, options_, *result_.pictures);
    divide_again(wanted);
  }

  void export_outputs() {
    options_.begin(Stage::exporting);
    if (remote_.empty()) output_reuse().find(outputs_);
    const auto open = [this](RunningOutput& output) { start(output); };
    state_.records = run_export(*catalog_, records_, configuration_.limits, publication_, outputs_,
                                open, options_, result_.log);
    for (const RunningOutput& output : outputs_) {
      listing_run_.add(*output.selected, output.files);
      for (const OutputFile& file : output.files) result_.outputs.push_back({file, ""});
    }
  }

  // Lists and catalogs of what was exported.
  void list_outputs() {
    options_.begin(Stage::finishing);
    Diagnostics diagnostics;
    for (OutputFile& file : listing_run_.write(listings_, options_.source_date, diagnostics))
      result_.outputs.push_back({std::move(file), ""});
    result_.log.add(diagnostics);
  }

  // From here on, everything appears.
  void commit() {
    // What leads to other files comes after them.
    for (auto output = outputs_.rbegin(); output != outputs_.rend(); ++output)
      if (output->exporter) output->exporter->commit();
    listing_run_.commit();
    const bool ledger_was_written = write_ledger(configuration_, ledger_);
    output_reuse().remember(outputs_);
    settle_state();
    // With another ledger decisions may be made for other reasons.
    if (!ledger_was_written || catalog_->is_settled()) remember();
    catalog_->commit();
    last_build_.commit();
  }

  BuildResult finish() {
    options_.begin(Stage::reporting);
    return std::move(result_);
  }

 private:
  void add_asked_for(const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics)
      if (diagnostic.origin.empty() || is_asked_about(options_, diagnostic.origin))
        result_.log.add(diagnostic);
  }

  void remember() {
    if (!configuration_.ledger_path.empty() && disk_.stat(configuration_.ledger_path))
      beside_files_.read(configuration_.ledger_path);
    std::vector<AskedFile> asked = rule_files_.asked();
    for (AskedFile& file : beside_files_.asked()) asked.push_back(std::move(file));
    last_build_.remember(*catalog_, result_, std::move(asked));
  }

  bool is_refused(const SelectedOutput& selected) const {
    return publication_.site.empty() && needs_site(selected.output.kind);
  }

  // Volumes have room for what was fetched.
  void divide_again(const WantedPictures& wanted) {
    const auto limits = [](auto& one) { return one.selected->output.book.most_megabytes > 0; };
    if (std::ranges::none_of(outputs_, limits)) return;
    const PictureBytes bytes = picture_bytes(wanted, remote_);
    Diagnostics known;
    outputs_.clear();
    for (SelectedOutput& selected :
         select(*catalog_, specs_of(configuration_, options_), publication_, known, bytes))
      if (!is_refused(selected) && !find_listing(selected.output.kind)) {
        served_.give_address(selected.output);
        add_running(std::move(selected), outputs_);
      }
  }

  OutputReuse output_reuse() const {
    return {*catalog_, records_, files_, configuration_, publication_, options_};
  }

  void start(RunningOutput& output) {
    const OutputSpec& spec = output.selected->output;
    output.sources = std::make_unique<ObservedFiles>(files_, configuration_.root);
    ExportContext context = context_of(output, configuration_, publication_);
    context.files = output.sources.get();
    context.pictures = pictures_.with(spec.book.pictures);
    context.formulas = formulas_;
    context.source_date = options_.source_date;
    context.kindle_safe = options_.kindle_safe;
    output.exporter = find_exporter(spec.kind)->make(std::move(context));
  }

  void settle_state() {
    if (configuration_.catalog_path.empty()) return;
    for (const WrittenOutput& output : result_.outputs)
      state_.outputs.push_back(files_.canonical(output.file.path).value_or(output.file.path));
    result_.changed = settle(disk_, join_path(private_folder_, "state"),
                             configuration_.output_folder, std::move(untouched_), state_);
    write_built_feeds(disk_, join_path(private_folder_, "feeds"),
                      built_feeds(outputs_, publication_, configuration_.output_folder));
  }

  const Configuration& configuration_;
  Publication publication_;
  const BuildOptions& options_;
  FileSystem& disk_ = real_file_system();
  const FileSystem& files_;
  // What vocabularies and people are in; the ledger, and what lists of outputs look at.
  const ObservedFiles rule_files_{files_, configuration_.root};
  const ObservedFiles beside_files_{disk_, configuration_.root};
  const AdvisoryRules advisories_;
  std::vector<std::string> people_files_;
  LastBuild last_build_{configuration_, options_, files_, people_files_};
  ListedPeople people_;
  Vocabulary vocabulary_;
  Ledger ledger_;
  std::unique_ptr<Catalog> catalog_;
  RemotePictures remote_;
  const std::string private_folder_{parent_path(configuration_.catalog_path)};
  PictureStores pictures_{{configuration_.root, &files_, find_image_program(), private_folder_,
                           &remote_, configuration_.limits}};
  std::shared_ptr<FormulaConverter> formulas_ = std::make_shared<FormulaConverter>(
      FormulaSettings{configuration_.formula_converter, configuration_.root, private_folder_});
  const ServedFolder served_{configuration_};
  RecordKeys records_;
  std::vector<RunningOutput> outputs_;
  std::vector<SelectedOutput> listings_;
  ListingRun listing_run_{configuration_, publication_, served_, beside_files_};
  RefusedOutputs refused_;
  std::vector<std::string> untouched_;  // outputs that this build cannot write
  BuildState state_;
  BuildResult result_;
};

BuildResult build_once(const Configuration& configuration, const SourceList& sources,
                       const BuildOptions& options) {
  Build run(configuration, options);
  if (auto same = run.find_unchanged(sources)) return std::move(*same);
  if (auto same = run.ingest(sources, configuration.catalog_path)) return std::move(*same);
  run.decide();
  run.select_outputs();
  run.fetch_remote();
  run.export_outputs();
  run.list_outputs();
  run.commit();
  return run.finish();
}

// What an earlier run has left is used unless it turns out to be damaged, or to hold a document
// that cannot be rendered.
BuildResult build_on(const Configuration& configuration, const SourceList& sources,
                     BuildOptions options) {
  for (;;) try {
      return build_once(configuration, sources, options);
    } catch (const DamagedCatalog& damage) {
      if (options.from_nothing) throw;
      const std::string what = damage.what();
      options.found.push_back({Code::catalog_damaged, "", {}, what + "; everything is made anew"});
      options.from_nothing = true;
    } catch (const CannotRender& failure) {
      const std::size_t known = options.cannot_render.size();
      options.cannot_render.insert(failure.documents.begin(), failure.documents.end());
      if (options.cannot_render.size() == known) throw;
      options.from_nothing = true;
    }
}

}  // namespace

BuildResult build(const Configuration& configuration, const SourceList& sources,
                  const BuildOptions& options, bool hash_outputs) {
  BuildResult result = build_on(configuration, sources, options);
  remove_leftovers(configuration, result);
  if (hash_outputs)
    for (WrittenOutput& output : result.outputs)
      output.sha256 = sha256_hex_of_file(output.file.path);
  return result;
}

BuildResult check(const Configuration& configuration, const SourceList& sources,
                  const BuildOptions& options, const std::function<void(const Record&)>& visit) {
  Build run(configuration, options);
  run.read_and_decide(sources);
  run.resolve_only(visit);
  if (!visit) run.check_themes();
  return run.finish();
}

TagsResult report_tags(const Configuration& configuration, const SourceList& sources,
                       const BuildOptions& options, const std::vector<std::string>& accepted) {
  Build run(configuration, options);
  run.read_and_decide(sources, true);
  TagsResult found;
  found.tags = run.tag_report();
  if (!accepted.empty()) found.unknown = run.accept_labels(accepted, found.tags);
  found.result = run.finish();
  return found;
}

}  // namespace offprint
