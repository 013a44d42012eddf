#include "pipeline/catalog_filler.h"

#include <fmt/format.h>

#include <cstdint>
#include <numeric>
#include <utility>

#include "base/program_id.h"

namespace offprint {
namespace {

constexpr std::string_view site_name = "site";  // in the catalog: under which articles were made

Rules rules_of(const FillRules& given) {
  const Configuration& configuration = given.configuration;
  Rules rules;
  rules.publication = configuration.publication;
  rules.root = configuration.root;
  rules.assets = configuration.assets;
  rules.files = &given.files;
  rules.style = configuration.style;
  rules.vocabulary = &given.vocabulary;
  rules.advisories = &given.advisories;
  rules.people = &given.people;
  rules.tex_formulas = !configuration.formula_converter.empty();
  rules.limits = configuration.limits;
  return rules;
}

}  // namespace

CatalogFiller::CatalogFiller(const std::string& path, const FillRules& rules,
                             const SourceList& sources, const BuildOptions& options)
    : path_(path),
      given_(rules),
      rules_(rules_of(rules)),
      configured_site_(rules_.publication.site),
      sources_(sources),
      options_(options) {
  if (reopen())
    plan_ = plan_sources(sources_, *rules_.files, rules_.root, options_.as_of, *filled_.catalog);
}

FilledCatalog CatalogFiller::fill() {
  if (!plan_ || !fill_changes()) fill_anew();
  filled_.site = rules_.publication.site;
  return std::move(filled_);
}

// By what articles are made, beside their sources.
std::string CatalogFiller::rules_text() const {
  const auto flag = [](bool is_set, char letter) { return is_set ? letter : '-'; };
  return fmt::format(
      "{:x} {:x} {:x} {}{}{}{}{} {}\n{}", program_id(), given_.configuration.content_hash,
      given_.read_hash, flag(options_.include_drafts, 'd'), flag(options_.include_private, 'p'),
      flag(options_.include_embargoed, 'w'), flag(options_.include_expired, 'x'),
      flag(options_.as_of.has_value(), 't'), configured_site_, rules_.publication.title);
}

bool CatalogFiller::reopen() {
  if (path_.empty() || options_.from_nothing || !options_.only.empty()) return false;
  if (given_.configuration.content_hash == 0) return false;
  filled_.catalog = Catalog::reopen(path_, rules_text());
  if (filled_.catalog) rules_.publication.site = filled_.catalog->about(site_name);
  return filled_.catalog != nullptr;
}

// False when too much is different.
bool CatalogFiller::fill_changes() {
  Catalog& catalog = *filled_.catalog;
  if (plan_->to_read.size() > plan_->kept) return false;
  plan_->refresh(catalog.sources());
  for (const KnownSource& source : plan_->outdated) catalog.remove(source);
  filled_.log = DiagnosticLog(options_.least_kept, options_.keep_losses);
  catalog.sources().for_each_said(
      [&](std::uint32_t, const Diagnostics& said) { filled_.log.add(said); });
  run_ingest(rules_, sources_, std::move(plan_->to_read), options_, catalog, filled_.log);
  filled_.counts = count_articles(catalog);
  return told_site() == rules_.publication.site;
}

void CatalogFiller::fill_anew() {
  rules_.publication.site = configured_site_;
  ingest_all();
  // Articles that state their addresses tell the site; what depends on it is then made again.
  if (told_site() != rules_.publication.site) {
    rules_.publication.site = told_site();
    ingest_all();
  }
  filled_.catalog->set_about(site_name, rules_.publication.site);
}

void CatalogFiller::ingest_all() {
  filled_.catalog.reset();
  filled_.catalog = std::make_unique<Catalog>(path_);
  filled_.catalog->set_rules(rules_text());
  filled_.log = DiagnosticLog(options_.least_kept, options_.keep_losses);
  std::vector<std::uint32_t> all(sources_.size());
  std::iota(all.begin(), all.end(), 0U);
  filled_.counts =
      run_ingest(rules_, sources_, std::move(all), options_, *filled_.catalog, filled_.log);
}

std::string CatalogFiller::told_site() const {
  const bool is_told = configured_site_.empty() && filled_.counts.sites.size() == 1;
  return is_told ? *filled_.counts.sites.begin() : configured_site_;
}

}  // namespace offprint
