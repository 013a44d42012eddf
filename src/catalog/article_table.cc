#include "catalog/article_table.h"

#include <optional>
#include <string>
#include <string_view>

#include "catalog/entry.h"
#include "syntax/json.h"

namespace offprint {
namespace {

constexpr std::string_view author_role = "aut";

// One that is published but not exported is there in another form, with which it was made one.
std::string_view state_of(const Facts& facts) {
  return facts.state == LifeState::published && !facts.exported ? "merged" : name(facts.state);
}

std::string text_of(const std::optional<Date>& date) { return date ? to_iso8601(*date) : ""; }

// Adds a text behind the name that it goes by.
void add_member(std::string& json, std::string_view mark, std::string_view value) {
  json += mark;
  append_json_string(json, value);
}

std::string tags_of(const Entry& entry) {
  std::string tags = "[";
  for (std::size_t i = 0; i < entry.tag_slugs.size(); ++i) {
    add_member(tags, i == 0 ? "{\"slug\":" : ",{\"slug\":", entry.tag_slugs[i]);
    add_member(tags, ",\"label\":", entry.tag_labels[i]);
    tags += '}';
  }
  return tags += ']';
}

std::string people_of(const Entry& entry, const std::vector<Person>& contributors) {
  std::string people = "[";
  const auto add = [&](std::string_view role, std::string_view name, std::string_view sort_name) {
    add_member(people, people.size() == 1 ? "{\"role\":" : ",{\"role\":", role);
    add_member(people, ",\"name\":", name);
    if (!sort_name.empty()) add_member(people, ",\"sort_name\":", sort_name);
    people += '}';
  };
  for (const Entry::Author& author : entry.authors) add(author_role, author.name, author.sort_name);
  for (const Person& person : contributors) add(person.role, person.name, person.sort_name);
  return people += ']';
}

}  // namespace

const char* const ArticleTable::schema = R"(
  CREATE TABLE article (seq INTEGER PRIMARY KEY, id TEXT, slug TEXT, origin TEXT, url TEXT,
                        title TEXT, section TEXT, series TEXT, language TEXT, published TEXT,
                        modified TEXT, words INTEGER, state TEXT, format TEXT, tags TEXT,
                        people TEXT);
  CREATE VIEW article_tag AS
    SELECT seq, tag.key + 1 AS position, tag.value ->> 'slug' AS tag,
           tag.value ->> 'label' AS label
    FROM article, json_each(article.tags) AS tag;
  CREATE VIEW article_person AS
    SELECT seq, person.key + 1 AS position, person.value ->> 'role' AS role,
           person.value ->> 'name' AS name, person.value ->> 'sort_name' AS sort_name
    FROM article, json_each(article.people) AS person;
  CREATE VIEW tag AS
    SELECT tag, label, count(*) AS articles FROM article JOIN article_tag USING (seq)
    WHERE state = 'published' GROUP BY tag, label;
  CREATE VIEW person AS
    SELECT name, sort_name, count(DISTINCT CASE role WHEN 'aut' THEN seq END) AS written,
           count(DISTINCT seq) AS articles
    FROM article JOIN article_person USING (seq) WHERE state = 'published' GROUP BY name;
)";

struct ArticleTable::Statements {
  explicit Statements(const Database& d) : database(d) {}

  const Database& database;
  Statement put{database,
                "INSERT OR REPLACE INTO article (seq, id, slug, origin, url, title, section, "
                "series, language, published, modified, words, state, format, tags, people) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Statement remove{database, "DELETE FROM article WHERE seq = ?"};
};

ArticleTable::ArticleTable(Database& database)
    : statements_(std::make_shared<Statements>(database)) {}

void ArticleTable::put(std::uint32_t seq, const Facts& facts, const ArticleDecisions& decisions) {
  const Entry entry = entry_of(0, facts, decisions);
  const std::string published = text_of(entry.published), modified = text_of(entry.modified);
  const std::string tags = tags_of(entry);
  const std::string people = people_of(entry, contributors_of(facts, decisions));
  const Use insert(statements_->put);
  insert->bind(1, seq);
  int column = 2;
  for (const std::string_view text :
       {std::string_view(entry.id), std::string_view(entry.slug), std::string_view(entry.origin),
        std::string_view(decisions.url), std::string_view(entry.title),
        std::string_view(entry.section), std::string_view(entry.series),
        std::string_view(entry.language), std::string_view(published), std::string_view(modified)})
    text.empty() ? insert->bind_null(column++) : insert->bind_text(column++, text);
  insert->bind(column++, facts.word_count);
  for (const std::string_view text :
       {state_of(facts), facts.format, std::string_view(tags), std::string_view(people)})
    insert->bind_text(column++, text);
  insert->step();
}

void ArticleTable::remove(std::uint32_t seq) {
  const Use remove(statements_->remove);
  remove->bind(1, seq);
  remove->step();
}

}  // namespace offprint
