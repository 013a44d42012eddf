#include "cli/search_forms.h"

#include <algorithm>
#include <cstdint>

#include "syntax/json.h"

namespace offprint {
namespace {

// Without marks, or with what makes a terminal show them. Nothing else that a terminal obeys is
// left.
std::string shown(std::string_view marked, bool bold) {
  std::string out;
  for (const char c : marked) {
    if (c == search_mark_begin || c == search_mark_end) {
      if (bold) out += c == search_mark_begin ? "\x1b[1m" : "\x1b[0m";
    } else if (static_cast<unsigned char>(c) >= ' ' && c != '\x7f') {
      out += c;
    }
  }
  return out;
}

void add_part(std::string& line, std::string_view part) {
  if (part.empty()) return;
  line += line.empty() ? "  " : " · ";
  line += shown(part, false);
}

void add_line(std::string& out, std::string_view text) {
  if (!text.empty()) out += "  " + std::string(text) + "\n";
}

// As much of a date as is its day.
std::string_view day_of(std::string_view date) { return date.substr(0, date.find('T')); }

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.string(text);
  json.end_array();
}

}  // namespace

std::string search_as_text(const SearchResult& result, bool bold) {
  std::string out;
  for (const SearchHit& hit : result.hits) {
    const ShownArticle& article = hit.article;
    if (!out.empty()) out += '\n';
    out += shown(hit.title, bold) + "\n";
    std::string line;
    add_part(line, day_of(article.published));
    if (article.state != "published") add_part(line, article.state);
    add_part(line, article.origin);
    if (!line.empty()) out += line + "\n";
    add_line(out, shown(article.url, false));
    add_line(out, shown(hit.snippet, bold));
  }
  return out;
}

std::string search_as_json(const SearchResult& result, std::string_view query) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object().key("query").string(query);
  json.key("total").number(std::int64_t{result.total});
  json.key("articles").begin_array();
  for (const SearchHit& hit : result.hits) {
    const ShownArticle& article = hit.article;
    json.begin_object();
    json.key("id").string(article.id);
    json.key("title").string(article.title);
    json.key("state").string(article.state);
    json.member("published", article.published);
    json.key("origin").string(article.origin);
    json.member("url", article.url);
    json.member("language", article.language);
    json.member("section", article.section);
    write_texts(json, "people", article.people);
    write_texts(json, "tags", article.tags);
    json.key("snippet").string(shown(hit.snippet, false));
    json.end_object();
  }
  json.end_array().end_object();
  return out + "\n";
}

}  // namespace offprint
