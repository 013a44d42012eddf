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
#include "catalog/store_schema.h"
#include "catalog/store_state.h"

namespace offprint {
namespace {

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
    if (seal_of(article, all.bytes(8), all.number32(0), all.number(5)) != all.number(9))
      reject_row();
    add_site_lines(all.bytes(8));
    visit(all.number32(0), article.facts);
  }
  const std::int64_t expected = state_->database->number("SELECT sum(articles) FROM source");
  if (articles != static_cast<std::uint64_t>(expected)) reject_row();
}

std::string Store::anchors(std::uint32_t seq) const {
  const Use query(state_->statements->anchors);
  query->bind(1, seq);
  return query->step() ? std::string(query->bytes(0)) : std::string();
}

std::string Store::facts(std::uint32_t seq) const {
  const Use query(state_->statements->facts);
  query->bind(1, seq);
  if (!query->step()) reject_row();
  return std::string(query->bytes(0));
}

Store::Source Store::source(std::uint32_t seq) const {
  const Use query(state_->statements->document);
  query->bind(1, seq);
  if (!query->step() ||
      (hash64(query->bytes(1), hash64(query->bytes(0))) ^ seq) != query->number(2))
    reject_row();
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
