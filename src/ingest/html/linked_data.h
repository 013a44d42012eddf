// Structured data of a page: JSON-LD (schema.org), with its references (`@id`) followed, and the
// entity that is the article.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "ingest/html/page_head.h"
#include "model/value.h"

namespace offprint {

// Someone credited by structured data.
struct Credit {
  std::string name;
  std::string url;  // as stated; may be empty
  bool is_organization = false;
};

// What structured data has to agree with to be about this page.
struct PageIdentity {
  std::string url;    // canonical, without scheme, "www." and last slash; "" when unknown
  std::string title;  // of the page, folded
};

class LinkedData {
 public:
  // Reads all scripts. One that cannot be repaired is reported (structured-data-invalid) and passed
  // over, and so is what goes beyond 64 scripts or 2 MB.
  LinkedData(const HtmlPage& page, const PageHead& head, std::string_view origin,
             Diagnostics& diagnostics);

  // Chooses the entity of the article: by what its type says, its address, and its headline.
  void choose_article(const PageIdentity& identity);

  // The text of `key` ("headline", "publisher.name"): of the article, else of the page's own entity
  // where `of_page` allows. The texts of a list are one each. Character references and tags inside
  // are decoded.
  std::vector<std::string> texts(std::string_view key, bool of_page = true) const;
  std::vector<Credit> credits(std::string_view key) const;
  // The names of the breadcrumbs, the outermost first.
  std::vector<std::string> breadcrumbs() const;
  // The name of the site: an entity WebSite, else the article's publisher.
  std::string site_name() const;

  bool has_article() const { return article_ != nullptr; }
  Position position() const { return position_; }  // of the script with the article
  PageNode node() const { return node_; }

 private:
  struct Entity {
    const Value* value;
    PageNode script;
    int depth;  // 0: stands by itself
  };

  void read_script(const HtmlPage& page, PageNode script, std::string_view origin,
                   Diagnostics& diagnostics);
  void list_entities(const Value& root, PageNode script);
  const Value& resolved(const Value& value) const;
  const Value* member(const Value& entity, std::string_view key) const;
  void add_texts(const Value& value, std::vector<std::string>& texts) const;
  void add_credits(const Value& value, std::vector<Credit>& credits) const;

  std::deque<Value> roots_;
  std::vector<Entity> entities_;
  std::map<std::string, const Value*, std::less<>> by_id_;
  const Value* article_ = nullptr;
  const Value* page_entity_ = nullptr;
  Position position_;
  PageNode node_ = no_page_node;
  const HtmlPage& page_;
};

// An address for comparing: without scheme, "www.", query, fragment and last slash.
std::string comparable_url(std::string_view url);

}  // namespace offprint
