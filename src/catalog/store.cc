#include "catalog/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "catalog/diagnostic_view.h"
#include "catalog/store_schema.h"
#include "catalog/store_statements.h"

namespace offprint {
namespace {

[[noreturn]] void reject() {
  throw DamagedCatalog("the catalog holds what no run of offprint has put there");
}

std::uint64_t seal_of(const Store::NewArticle& article, std::string_view lines, std::uint32_t seq,
                      std::uint64_t content) {
  const std::uint64_t numbers[] = {seq, article.source, static_cast<std::uint64_t>(article.state),
                                   content};
  std::uint64_t seal = hash64({reinterpret_cast<const char*>(numbers), sizeof numbers});
  for (const std::string_view text :
       {article.origin, article.site, article.facts, article.anchors, lines})
    seal = hash64(text, seal);
  return seal;
}

std::string_view bytes_of(const std::vector<Store::SiteRow>& lines) {
  return {reinterpret_cast<const char*>(lines.data()), lines.size() * sizeof(Store::SiteRow)};
}

}  // namespace

struct Store::State {
  // For a new one.
  explicit State(std::string p) : path(std::move(p)) {
    if (!path.empty()) file.emplace(path);
    database.emplace(file ? file->temporary_path() : "", path.empty() ? "in memory" : path,
                     Database::Mode::make);
    database->run(pragmas_for_new);
    database->run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                              catalog_application, catalog_form)
                      .c_str());
    database->run(pragmas);
    database->run(schema);
    database->run(SourceTable::schema);
    database->run(DeclaredTable::schema);
    database->run(OutputTable::schema);
    database->run(ArticleTable::schema);
    prepare();
    make_diagnostic_view(*database);
  }

  State() = default;

  void prepare() {
    database->run(schema_of_a_run);
    statements.emplace(*database);
    sources.emplace(*database);
    declared.emplace(*database);
    outputs.emplace(*database);
    articles.emplace(*database);
  }

  bool reopened = false, is_verified = false;
  std::string path;
  std::optional<AtomicFile> file;
  std::optional<Database> database;
  std::optional<StoreStatements> statements;
  std::optional<SourceTable> sources;
  std::optional<DeclaredTable> declared;
  std::optional<OutputTable> outputs;
  std::optional<ArticleTable> articles;
  std::uint32_t last_seq = 0, size = 0;
  struct Removed {
    std::uint32_t seq = 0;
    std::uint64_t anchors = 0;  // a hash
  };
  std::unordered_map<std::string, Removed> removed;  // by origin
  bool any_other_anchors = false;
  std::vector<std::uint32_t> seqs;   // by row
  std::vector<std::uint64_t> names;  // by row
  std::vector<std::uint32_t> rows;   // by seq
};

Store::Store(const std::string& path) : state_(std::make_unique<State>(path)) {}
Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::~Store() = default;

std::unique_ptr<Store> Store::reopen(const std::string& path) {
  if (path.empty() || !real_file_system().stat(path)) return nullptr;
  auto state = std::make_unique<State>();
  state->reopened = true;
  state->database.emplace(path, path, Database::Mode::existing);
  if (state->database->number("PRAGMA application_id") != catalog_application ||
      state->database->number("PRAGMA user_version") != catalog_form)
    return nullptr;
  state->database->run(pragmas);
  state->prepare();
  state->size = static_cast<std::uint32_t>(state->database->number("SELECT count(*) FROM facts"));
  state->last_seq =
      static_cast<std::uint32_t>(state->database->number("SELECT max(seq) FROM facts"));
  return std::unique_ptr<Store>(new Store(std::move(state)));
}

void Store::set_about(std::string_view name, std::string_view value) {
  const Use insert(state_->statements->set_about);
  insert->bind_text(1, name);
  insert->bind_bytes(2, value);
  insert->step();
}

std::string Store::about(std::string_view name) const {
  const Use query(state_->statements->about);
  query->bind_text(1, name);
  return query->step() ? std::string(query->bytes(0)) : std::string();
}

SourceTable& Store::sources() { return *state_->sources; }
OutputTable& Store::outputs() { return *state_->outputs; }
ArticleTable& Store::articles() { return *state_->articles; }
DeclaredTable& Store::declared() { return *state_->declared; }
const DeclaredTable& Store::declared() const { return *state_->declared; }

std::uint32_t Store::number_for(const NewArticle& article) {
  if (state_->removed.empty()) return ++state_->last_seq;
  const auto former = state_->removed.find(std::string(article.origin));
  if (former == state_->removed.end()) return ++state_->last_seq;
  const auto [seq, anchors] = former->second;
  if (anchors != hash64(article.anchors)) state_->any_other_anchors = true;
  state_->removed.erase(former);
  return seq;
}

void Store::add(const NewArticle& article) {
  const std::uint32_t seq = number_for(article);
  const std::uint64_t content = hash64(article.body, hash64(article.header));
  const Use fast(state_->statements->add_article);
  fast->bind(1, seq);
  fast->bind(2, article.source);
  fast->bind_text(3, article.origin);
  fast->bind(4, static_cast<std::uint64_t>(article.state));
  fast->bind_text(5, article.site);
  fast->bind(6, content);
  fast->bind_bytes(7, article.facts);
  fast->bind_bytes(8, article.anchors);
  const std::string_view lines = bytes_of(article.lines);
  fast->bind_bytes(9, lines);
  fast->bind(10, seal_of(article, lines, seq, content));
  fast->step();
  add_site_lines(lines);
  const Use large(state_->statements->add_document);
  large->bind(1, seq);
  large->bind_bytes(2, article.header);
  large->bind_bytes(3, article.body);
  large->bind(4, content ^ seq);
  large->step();
  ++state_->size;
}

void Store::remove(const KnownSource& source) {
  std::vector<std::pair<std::string, State::Removed>> articles;
  {
    const Use query(state_->statements->of_source);
    query->bind_text(1, source.origin);
    while (query->step())
      articles.emplace_back(query->bytes(1),
                            State::Removed{query->number32(0), hash64(query->bytes(2))});
  }
  for (const auto& [origin, removed] : articles) {
    for (Statement* remove :
         {&state_->statements->remove_article, &state_->statements->remove_document}) {
      const Use use(*remove);
      use->bind(1, removed.seq);
      use->step();
    }
    state_->removed.insert_or_assign(origin, removed);
    --state_->size;
  }
  state_->declared->remove(source.id);
  state_->sources->remove(source);
}

std::uint32_t Store::size() const { return state_->size; }

void Store::for_each_state(const std::function<void(LifeState, std::uint32_t)>& visit) const {
  // Without, all facts are read; made once they are there, since that is quicker.
  state_->database->run("CREATE INDEX IF NOT EXISTS facts_state ON facts (state, site)");
  Statement all(*state_->database, "SELECT state, count(*) FROM facts GROUP BY state");
  while (all.step()) visit(static_cast<LifeState>(all.number(0)), all.number32(1));
}

void Store::for_each_site(const std::function<void(std::string_view)>& visit) const {
  Statement all(*state_->database, "SELECT DISTINCT site FROM facts WHERE site <> ''");
  while (all.step()) visit(all.bytes(0));
}

void Store::add_site_lines(std::string_view lines) const {
  SiteRow row;
  for (; lines.size() >= sizeof row; lines.remove_prefix(sizeof row)) {
    std::memcpy(&row, lines.data(), sizeof row);
    const Use insert(state_->statements->add_site_line);
    insert->bind(1, row.site);
    insert->bind(2, row.edge);
    insert->bind(3, row.hash);
    insert->bind(4, row.page);
    insert->step();
  }
}

void Store::for_each_site_line(
    std::uint32_t fewest, const std::function<void(const SiteRow&, std::uint32_t)>& visit) const {
  Statement common(*state_->database,
                   "SELECT site, edge, hash, COUNT(DISTINCT page) AS pages FROM site_line "
                   "GROUP BY site, edge, hash HAVING pages >= ? ORDER BY site, edge, hash");
  common.bind(1, fewest);
  while (common.step())
    visit({common.number(0), common.number(1), common.number(2), 0}, common.number32(3));
}

void Store::begin_decisions() {
  Database& database = *state_->database;
  database.run("CREATE UNIQUE INDEX IF NOT EXISTS facts_origin ON facts (origin)");
  state_->declared->index();
  for (const auto& [origin, removed] : state_->removed) {
    const Use remove(state_->statements->remove_decision);
    remove->bind(1, removed.seq);
    remove->step();
    state_->articles->remove(removed.seq);
    state_->outputs->forget(removed.seq);
  }
  state_->removed.clear();
}

void Store::for_each_article(
    const std::function<void(std::uint32_t, std::string_view)>& visit) const {
  if (state_->reopened && !std::exchange(state_->is_verified, true)) return verify_articles(visit);
  Statement all(*state_->database,
                "SELECT seq, ifnull(merged.facts, facts.data) FROM facts "
                "LEFT JOIN merged USING (seq) ORDER BY origin");
  while (all.step()) visit(all.number32(0), all.bytes(1));
}

// Every row must be as some run wrote it, and none may be missing. Lines of articles that were
// added in this run come twice, which their pages do not mind.
void Store::verify_articles(
    const std::function<void(std::uint32_t, std::string_view)>& visit) const {
  Statement all(*state_->database,
                "SELECT seq, source, origin, state, site, content, data, anchors, lines, seal "
                "FROM facts ORDER BY origin");
  std::uint64_t articles = 0;
  for (; all.step(); ++articles) {
    const NewArticle article{all.number32(1), all.bytes(2), static_cast<LifeState>(all.number(3)),
                             all.bytes(4),    all.bytes(6), all.bytes(7)};
    if (seal_of(article, all.bytes(8), all.number32(0), all.number(5)) != all.number(9)) reject();
    add_site_lines(all.bytes(8));
    visit(all.number32(0), article.facts);
  }
  const std::int64_t expected = state_->database->number("SELECT sum(articles) FROM source");
  if (articles != static_cast<std::uint64_t>(expected)) reject();
}

std::string Store::anchors(std::uint32_t seq) const {
  const Use query(state_->statements->anchors);
  query->bind(1, seq);
  return query->step() ? std::string(query->bytes(0)) : std::string();
}

std::string Store::facts(std::uint32_t seq) const {
  const Use query(state_->statements->facts);
  query->bind(1, seq);
  if (!query->step()) reject();
  return std::string(query->bytes(0));
}

Store::Source Store::source(std::uint32_t seq) const {
  const Use query(state_->statements->document);
  query->bind(1, seq);
  if (!query->step() ||
      (hash64(query->bytes(1), hash64(query->bytes(0))) ^ seq) != query->number(2))
    reject();
  return {std::string(query->bytes(0)), std::string(query->bytes(1))};
}

void Store::replace(std::uint32_t seq, std::string_view facts, std::string_view header) {
  const Use insert(state_->statements->replace);
  insert->bind(1, seq);
  insert->bind_bytes(2, facts);
  insert->bind_bytes(3, header);
  insert->step();
}

void Store::for_each_former_decision(
    const std::function<void(const FormerDecision&)>& visit) const {
  if (!state_->reopened) return;
  Statement all(*state_->database, "SELECT seq, facts, names FROM decision");
  while (all.step()) visit({all.number32(0), all.number(1), all.number(2)});
}

bool Store::any_other_anchors() const { return state_->any_other_anchors; }

void Store::number_rows(std::vector<std::uint32_t> seqs) {
  state_->seqs = std::move(seqs);
  state_->names.assign(state_->seqs.size(), 0);
  state_->rows.assign(state_->last_seq + 1, 0);
  for (std::uint32_t row = 0; row < state_->seqs.size(); ++row)
    state_->rows[state_->seqs[row]] = row;
}

void Store::keep_decision(std::uint32_t row, std::uint64_t names) { state_->names[row] = names; }

bool Store::put_decision(std::uint32_t row, std::uint64_t facts, std::string_view decided,
                         std::uint64_t names) {
  keep_decision(row, names);
  const std::uint32_t seq = seq_of(row);
  if (state_->reopened) {
    const Use query(state_->statements->decision);
    query->bind(1, seq);
    if (query->step() && query->bytes(0) == decided && query->number(2) == facts &&
        query->number(3) == names)
      return false;
  }
  const Use insert(state_->statements->put_decision);
  insert->bind(1, seq);
  insert->bind(2, facts);
  insert->bind(3, names);
  insert->bind_bytes(4, decided);
  insert->bind(5, decision_seal(seq, facts, names, decided));
  insert->step();
  return true;
}

std::uint32_t Store::seq_of(std::uint32_t row) const { return state_->seqs.at(row); }

std::uint32_t Store::row_of(std::uint32_t seq) const {
  if (seq >= state_->rows.size()) reject();
  return state_->rows[seq];
}

std::uint64_t Store::names(std::uint32_t row) const { return state_->names.at(row); }

std::string Store::decision(std::uint32_t row) const {
  const std::uint32_t seq = seq_of(row);
  const Use query(state_->statements->decision);
  query->bind(1, seq);
  if (!query->step() ||
      decision_seal(seq, query->number(2), query->number(3), query->bytes(0)) != query->number(1))
    reject();
  return std::string(query->bytes(0));
}

void Store::for_each_decided(
    const std::function<void(std::uint32_t, std::string_view)>& visit) const {
  Statement all(*state_->database, "SELECT seq, facts, names, decided, seal FROM decision");
  while (all.step()) {
    const std::uint32_t seq = all.number32(0);
    if (decision_seal(seq, all.number(1), all.number(2), all.bytes(3)) != all.number(4)) reject();
    visit(row_of(seq), all.bytes(3));
  }
}

void Store::for_each_decision(const std::function<void(const DecidedArticle&)>& visit) const {
  Statement all(*state_->database,
                "SELECT seq, content, decided, decision.seal, "
                "ifnull(merged.facts, facts.data), merged.header, decision.facts, names FROM facts "
                "JOIN decision USING (seq) LEFT JOIN merged USING (seq) ORDER BY origin");
  for (std::uint32_t row = 0; all.step(); ++row) {
    if (decision_seal(all.number(0), all.number(6), all.number(7), all.bytes(2)) != all.number(3))
      reject();
    visit({row, hash64(all.bytes(5), all.number(1)), all.bytes(2), all.bytes(4)});
  }
}

Store::Document Store::document(std::uint32_t row) const {
  Document document;
  document.decided = decision(row);
  const std::uint32_t seq = seq_of(row);
  Source own = source(seq);
  document.body = std::move(own.body);
  const Use query(state_->statements->merged);
  query->bind(1, seq);
  const bool replaced = query->step() && !query->bytes(0).empty();
  document.header = replaced ? std::string(query->bytes(0)) : std::move(own.header);
  return document;
}

void Store::commit() {
  state_->database->run("COMMIT");
  state_->statements.reset();
  state_->sources.reset();
  state_->declared.reset();
  state_->outputs.reset();
  state_->articles.reset();
  state_->database.reset();
  if (!state_->file) return;
  // What a killed run left to undo its changes with is not for the new one.
  real_file_system().remove(state_->path + "-journal");
  state_->file->commit();
}

}  // namespace offprint
