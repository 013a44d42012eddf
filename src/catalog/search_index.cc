#include "catalog/search_index.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/file_system.h"
#include "base/unicode.h"
#include "catalog/search_words.h"

namespace offprint {
namespace {

constexpr std::int64_t index_application = 0x6f667073;  // "ofps"
constexpr std::int64_t index_form = 1;
constexpr std::uint64_t dead_rows_at_least = 1000;  // before the table is made anew
constexpr int columns = 6;
constexpr std::size_t letters_of_beginning = 250;

// Accents do not count, and vowel signs of Indian scripts are parts of words.
constexpr const char* columns_and_words =
    "title, intro, tags, people, section, body, "
    "tokenize = \"unicode61 remove_diacritics 2 categories 'L* M* N* Co'\"";

// What is told of the columns' weights: a word in a title counts as ten in a text.
constexpr const char* rank = "bm25(words, 10, 4, 6, 6, 2, 1)";

constexpr const char* conditions =
    "(?2 = '' OR language LIKE ?2 OR language LIKE ?2 || '-%') AND (?3 = '' OR published >= ?3) "
    "AND (?4 = '' OR (published < ?4 AND published <> ''))";

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) (out += text) += '\n';
  return out;
}

using Row = std::array<std::string, columns>;

Row row_of(const ShownArticle& article, const ArticleText& text) {
  Row row{article.title,          text.intro,      joined(article.tags),
          joined(article.people), article.section, text.body};
  for (std::string& column : row) column = with_letter_marks(column);
  return row;
}

void insert(Statement& statement, std::uint64_t doc, const Row& row) {
  const Use use(statement);
  use->bind(1, doc);
  for (int column = 0; column < columns; ++column)
    use->bind_text(column + 2, row[static_cast<std::size_t>(column)]);
  use->step();
}

void bind(Statement& statement, const SearchQuery& query) {
  statement.bind_text(1, query.match);
  statement.bind_text(2, query.language);
  statement.bind_text(3, query.after);
  statement.bind_text(4, query.before);
}

bool has_marks(std::string_view text) { return text.find(search_mark_begin) != text.npos; }

std::string in_one_line(std::string_view text) {
  return collapse_space(without_letter_marks(text));
}

}  // namespace

SearchIndex::SearchIndex(const std::string& path) : database_(path, path, Database::Mode::make) {
  if (database_.number("SELECT count(*) FROM pragma_module_list WHERE name = 'fts5'") == 0)
    throw Error(Error::Kind::environment,
                "the SQLite of this machine cannot search texts: it was built without FTS5");
  database_.run(
      "PRAGMA busy_timeout = 10000; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
      "PRAGMA cache_size = -16384");
  if (database_.number("PRAGMA application_id") == index_application &&
      database_.number("PRAGMA user_version") == index_form)
    return;
  if (database_.number("SELECT count(*) FROM sqlite_master") != 0)
    throw DamagedCatalog("the index of words is none, or of another version");
  database_.run("BEGIN IMMEDIATE");
  make_tables();
  database_.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}; COMMIT",
                            index_application, index_form)
                    .c_str());
}

void SearchIndex::make_tables() {
  database_.run(
      "DROP TABLE IF EXISTS indexed; DROP TABLE IF EXISTS words;"
      "CREATE TABLE indexed (seq INTEGER PRIMARY KEY, doc INTEGER NOT NULL UNIQUE, "
      "key INTEGER NOT NULL, language TEXT NOT NULL, published TEXT NOT NULL)");
  database_.run(
      fmt::format("CREATE VIRTUAL TABLE words USING fts5({}, content = '')", columns_and_words)
          .c_str());
}

// Two lists in the order of seq are walked side by side.
void SearchIndex::update(const CatalogReader& catalog) {
  std::vector<std::uint32_t> gone;
  std::vector<std::pair<std::uint32_t, std::uint64_t>> fresh;
  {
    Statement known(database_, "SELECT seq, key FROM indexed ORDER BY seq");
    bool any = known.step();
    const auto pass = [&](std::uint32_t seq) {
      for (; any && known.number32(0) < seq; any = known.step()) gone.push_back(known.number32(0));
    };
    catalog.for_each([&](std::uint32_t seq, std::uint64_t key) {
      pass(seq);
      const bool is_known = any && known.number32(0) == seq;
      if (!is_known || known.number(1) != key) fresh.emplace_back(seq, key);
      if (is_known) any = known.step();
    });
    for (; any; any = known.step()) gone.push_back(known.number32(0));
  }
  if (gone.empty() && fresh.empty()) return;
  database_.run("BEGIN IMMEDIATE");
  for (const std::uint32_t seq : gone)
    database_.run(fmt::format("DELETE FROM indexed WHERE seq = {}", seq).c_str());
  const auto live = static_cast<std::uint64_t>(database_.number("SELECT count(*) FROM indexed"));
  auto doc = static_cast<std::uint64_t>(database_.number("SELECT max(id) FROM words_docsize"));
  if (doc > 2 * live + dead_rows_at_least) {
    make_tables();
    fresh.clear();
    catalog.for_each([&](std::uint32_t seq, std::uint64_t key) { fresh.emplace_back(seq, key); });
    doc = 0;
  }
  for (const auto& [seq, key] : fresh) add(catalog, seq, key, ++doc);
  database_.run("COMMIT");
}

void SearchIndex::add(const CatalogReader& catalog, std::uint32_t seq, std::uint64_t key,
                      std::uint64_t doc) {
  const ShownArticle article = catalog.article(seq);
  Statement words(database_,
                  "INSERT INTO words (rowid, title, intro, tags, people, section, body) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?)");
  insert(words, doc, row_of(article, catalog.text(seq)));
  Statement indexed(database_,
                    "INSERT OR REPLACE INTO indexed (seq, doc, key, language, published) "
                    "VALUES (?, ?, ?, ?, ?)");
  indexed.bind(1, seq);
  indexed.bind(2, doc);
  indexed.bind(3, key);
  indexed.bind_text(4, article.language);
  indexed.bind_text(5, article.published);
  indexed.step();
}

SearchResult SearchIndex::find(const CatalogReader& catalog, const SearchQuery& query,
                               std::uint32_t limit) const {
  const bool has_words = !query.match.empty();
  const std::string from =
      has_words ? fmt::format("words JOIN indexed ON doc = words.rowid WHERE words MATCH ?1 AND {}",
                              conditions)
                : fmt::format("indexed WHERE ?1 = '' AND {}", conditions);
  SearchResult result;
  Statement count(database_, fmt::format("SELECT count(*) FROM {}", from).c_str());
  bind(count, query);
  if (count.step()) result.total = count.number32(0);
  Statement best(database_, fmt::format("SELECT seq FROM {} ORDER BY {}, published DESC, seq "
                                        "LIMIT ?5",
                                        from, has_words ? rank : "1 = 1")
                                .c_str());
  bind(best, query);
  best.bind(5, limit);
  std::vector<std::uint32_t> seqs;
  while (best.step()) seqs.push_back(best.number32(0));
  result.hits = show(catalog, query, seqs);
  return result;
}

// The texts of the few that were found are looked through again, where FTS5 can see them.
std::vector<SearchHit> SearchIndex::show(const CatalogReader& catalog, const SearchQuery& query,
                                         const std::vector<std::uint32_t>& seqs) const {
  database_.run(fmt::format("DROP TABLE IF EXISTS temp.shown;"
                            "CREATE VIRTUAL TABLE temp.shown USING fts5({})",
                            columns_and_words)
                    .c_str());
  Statement add(database_,
                "INSERT INTO shown (rowid, title, intro, tags, people, section, body) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)");
  Statement marked(database_,
                   "SELECT highlight(shown, 0, char(2), char(3)), "
                   "snippet(shown, 5, char(2), char(3), '…', 32), "
                   "snippet(shown, 1, char(2), char(3), '…', 32) "
                   "FROM shown WHERE shown MATCH ? AND rowid = ?");
  std::vector<SearchHit> hits;
  for (const std::uint32_t seq : seqs) {
    SearchHit& hit = hits.emplace_back();
    hit.article = catalog.article(seq);
    const ArticleText text = catalog.text(seq);
    hit.title = collapse_space(hit.article.title);
    hit.snippet = first_sentences(text.body.empty() ? text.intro : text.body, letters_of_beginning,
                                  hit.article.language);
    if (query.match.empty()) continue;
    insert(add, seq, row_of(hit.article, text));
    const Use use(marked);
    use->bind_text(1, query.match);
    use->bind(2, seq);
    if (!use->step()) continue;
    hit.title = in_one_line(use->bytes(0));
    for (const int column : {2, 1})
      if (const std::string_view snippet = use->bytes(column); has_marks(snippet))
        hit.snippet = in_one_line(snippet);
  }
  return hits;
}

SearchResult search(const CatalogReader& catalog, const std::string& index_path,
                    const SearchQuery& query, std::uint32_t limit) {
  const auto once = [&] {
    SearchIndex index(index_path);
    index.update(catalog);
    return index.find(catalog, query, limit);
  };
  try {
    return once();
  } catch (const DamagedCatalog&) {
    real_file_system().remove(index_path);
    return once();
  }
}

}  // namespace offprint
