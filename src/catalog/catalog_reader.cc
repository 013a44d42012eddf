#include "catalog/catalog_reader.h"

#include <utility>

#include "base/file_system.h"
#include "base/hash.h"
#include "catalog/decision_bytes.h"
#include "catalog/encoding.h"
#include "catalog/json_list.h"
#include "catalog/site_remover.h"
#include "catalog/store_schema.h"

namespace offprint {
namespace {

constexpr const char* select_article =
    "SELECT id, slug, origin, url, title, section, language, state, published, "
    "(SELECT json_group_array(tag.value ->> 'label') FROM json_each(tags) AS tag), "
    "(SELECT json_group_array(person.value ->> 'name') FROM json_each(people) AS person) "
    "FROM article WHERE seq = ?";

const std::string& existing(const std::string& path) {
  if (!path.empty() && real_file_system().stat(path)) return path;
  throw Error(Error::Kind::usage, "there is no catalog yet: run `offprint build` first");
}

std::vector<std::string> list_of(std::string_view json) {
  std::vector<std::string> texts;
  JsonListReader in(json);
  for (in.open(); in.more();) texts.push_back(in.text());
  return texts;
}

}  // namespace

struct CatalogReader::Statements {
  explicit Statements(const Database& d) : database(d) {}

  const Database& database;
  Statement article{database, select_article};
  Statement text{database,
                 "SELECT header, body, document.seal, decided, decision.seal, decision.facts, "
                 "decision.names FROM document "
                 "JOIN decision USING (seq) WHERE seq = ?"};
};

CatalogReader::CatalogReader(const std::string& path)
    : database_(existing(path), path, Database::Mode::existing) {
  // What a killed build has left half done is undone by whoever comes first; else nothing changes.
  database_.run("PRAGMA busy_timeout = 1000; PRAGMA query_only = ON");
  if (database_.number("PRAGMA application_id") != catalog_application ||
      database_.number("PRAGMA user_version") != catalog_form)
    throw Error(Error::Kind::usage,
                "the catalog is of another version of offprint: run `offprint build` first");
  database_.run("BEGIN");
  statements_ = std::make_unique<Statements>(database_);
}

CatalogReader::~CatalogReader() = default;

void CatalogReader::for_each(const std::function<void(std::uint32_t, std::uint64_t)>& visit) const {
  Statement all(database_,
                "SELECT seq, content, decision.facts, decision.seal FROM article "
                "JOIN facts USING (seq) JOIN decision USING (seq) WHERE article.state <> 'merged' "
                "ORDER BY seq");
  while (all.step())
    visit(all.number32(0), (all.number(1) * 31 + all.number(2)) * 31 + all.number(3));
}

ShownArticle CatalogReader::article(std::uint32_t seq) const {
  ShownArticle article;
  article.seq = seq;
  const Use query(statements_->article);
  query->bind(1, seq);
  if (!query->step()) return article;
  int column = 0;
  for (std::string* text :
       {&article.id, &article.slug, &article.origin, &article.url, &article.title, &article.section,
        &article.language, &article.state, &article.published})
    *text = query->bytes(column++);
  article.tags = list_of(query->bytes(column));
  article.people = list_of(query->bytes(column + 1));
  return article;
}

ArticleText CatalogReader::text(std::uint32_t seq) const {
  const Use query(statements_->text);
  query->bind(1, seq);
  if (!query->step() ||
      (hash64(query->bytes(1), hash64(query->bytes(0))) ^ seq) != query->number(2) ||
      decision_seal(seq, query->number(5), query->number(6), query->bytes(3)) != query->number(4))
    throw DamagedCatalog("the text of an article is damaged in the catalog");
  Article article = decode_header(query->bytes(0));
  article.body = Body::from_bytes(query->bytes(1));
  const ArticleDecisions decisions = decode_decisions(query->bytes(3));
  // They were made for all forms of an article together, of which this may be one.
  if (decisions.chrome.size() == article.edge_blocks.size()) remove_site(decisions, article);
  ArticleText text{std::move(article.subtitle), plain_text(article.body)};
  if (!article.dek.empty()) text.intro += (text.intro.empty() ? "" : "\n") + article.dek;
  return text;
}

}  // namespace offprint
