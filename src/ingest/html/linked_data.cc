#include "ingest/html/linked_data.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/html/json_repair.h"
#include "syntax/json.h"

namespace offprint {
namespace {

constexpr std::size_t most_scripts = 64;
constexpr std::size_t most_bytes = std::size_t{2} << 20;  // of JSON-LD in one page
constexpr std::size_t most_entities = 5000;
constexpr std::size_t most_texts = 200;

struct SchemaType {
  std::string_view name;
  int weight;
};

constexpr SchemaType schema_types[] = {
#define OFFPRINT_SCHEMA_TYPE(type, weight) {type, weight},
#include "ingest/html/schema_types.def"
#undef OFFPRINT_SCHEMA_TYPE
};

// "http://schema.org/NewsArticle", "schema:NewsArticle" → "NewsArticle".
std::string_view local_name(std::string_view type) {
  return type.substr(type.find_last_of("/:#") + 1);  // npos + 1 is 0
}

template <typename Visit>
void for_each_type(const Value& entity, Visit visit) {
  const Value* type = entity.find("@type");
  if (!type) return;
  if (type->is_text()) visit(local_name(type->scalar));
  for (const Value& item : type->items)
    if (item.is_text()) visit(local_name(item.scalar));
}

bool is_a(const Value& entity, std::string_view type) {
  bool found = false;
  for_each_type(entity, [&](std::string_view name) { found |= name == type; });
  return found;
}

int weight(const Value& entity) {
  int most = 0;
  for_each_type(entity, [&](std::string_view name) {
    for (const SchemaType& known : schema_types)
      if (known.name == name) most = std::max(most, known.weight);
  });
  return most;
}

std::string_view scalar_of(const Value& entity, std::string_view key) {
  const Value* value = entity.find(key);
  return value && value->is_text() ? std::string_view(value->scalar) : std::string_view();
}

void report(std::string_view origin, Position position, std::string message,
            Diagnostics& diagnostics) {
  diagnostics.push_back(
      {Code::structured_data_invalid, std::string(origin), position, std::move(message), ""});
}

bool is_organization(const Value& entity) {
  bool found = false;
  for_each_type(entity, [&](std::string_view name) {
    found |= name.ends_with("Organization") || name.ends_with("Business") ||
             name == "Corporation" || name == "Brand" || name == "WebSite";
  });
  return found && !is_a(entity, "Person");
}

std::string script_text(const HtmlPage& page, PageNode script) {
  return page[script].tag == "meta" ? std::string(page.attribute(script, "content"))
                                    : page.text(script);
}

}  // namespace

std::string comparable_url(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  if (const std::size_t scheme = url.find("//"); scheme != url.npos) url.remove_prefix(scheme + 2);
  std::string text = to_lower(url);
  if (text.starts_with("www.")) text.erase(0, 4);
  while (text.ends_with('/')) text.pop_back();
  return text;
}

LinkedData::LinkedData(const HtmlPage& page, const PageHead& head, std::string_view origin,
                       Diagnostics& diagnostics)
    : page_(page) {
  std::size_t bytes = 0;
  std::size_t scripts = 0;
  for (const PageNode script : head.scripts) {
    bytes += script_text(page, script).size();
    if (++scripts > most_scripts || bytes > most_bytes) {
      report(origin, page[script].position,
             "this page has too much structured data; the rest of it is not read", diagnostics);
      return;
    }
    read_script(page, script, origin, diagnostics);
  }
}

void LinkedData::read_script(const HtmlPage& page, PageNode script, std::string_view origin,
                             Diagnostics& diagnostics) {
  const std::string text = script_text(page, script);
  if (trim(text).empty()) return;
  JsonResult result = parse_json(text);
  if (result.problem) result = parse_json(repair_json(text));
  if (result.problem) {
    const std::string why = result.problem->message;
    return report(origin, page[script].position, "this structured data cannot be read: " + why,
                  diagnostics);
  }
  roots_.push_back(std::move(result.value));
  list_entities(roots_.back(), script);
}

// Values are at most as deep as the parser allows.
void LinkedData::list_entities(const Value& root, PageNode script) {
  struct Pending {
    const Value* value;
    int depth;
  };
  std::vector<Pending> pending{{&root, 0}};
  while (!pending.empty() && entities_.size() < most_entities) {
    const auto [value, depth] = pending.back();
    pending.pop_back();
    std::vector<Pending> below;
    for (const Value& item : value->items) below.push_back({&item, depth});
    for (const Value::Member& member : value->members)
      if (member.value.kind == Value::Kind::list || member.value.kind == Value::Kind::map)
        below.push_back({&member.value, member.key == "@graph" ? depth : depth + 1});
    if (value->kind == Value::Kind::map) {
      entities_.push_back({value, script, depth});
      const std::string_view id = scalar_of(*value, "@id");
      // A mere reference is not what it refers to.
      if (!id.empty() && value->members.size() > 1) {
        const auto known = by_id_.find(id);
        if (known == by_id_.end())
          by_id_.emplace(std::string(id), value);
        else if (known->second->members.size() < value->members.size())
          known->second = value;
      }
    }
    pending.insert(pending.end(), below.rbegin(), below.rend());
  }
}

const Value& LinkedData::resolved(const Value& value) const {
  if (value.kind != Value::Kind::map) return value;
  const std::string_view id = scalar_of(value, "@id");
  if (id.empty() || value.find("name") || value.find("url")) return value;
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? value : *found->second;
}

void LinkedData::choose_article(const PageIdentity& identity) {
  int best = 0;
  int best_page = 0;
  for (const Entity& entity : entities_) {
    const int type = weight(*entity.value);
    if (type == 0) continue;
    int score = type * 10 - std::min(entity.depth, 8) * 4;
    const std::string headline = fold(plain_line(!scalar_of(*entity.value, "headline").empty()
                                                     ? scalar_of(*entity.value, "headline")
                                                     : scalar_of(*entity.value, "name")));
    if (!headline.empty() && identity.title.find(headline) != std::string::npos) score += 16;
    bool same_address = false;
    for (const std::string_view key : {"url", "@id", "mainEntityOfPage"}) {
      const Value* value = entity.value->find(key);
      if (!value) continue;
      std::string_view url =
          value->is_text() ? std::string_view(value->scalar) : scalar_of(*value, "@id");
      same_address |= !url.empty() && comparable_url(url) == identity.url;
    }
    if (same_address && !identity.url.empty()) score += 12;
    if (type == 1 && score > best_page) {
      best_page = score;
      page_entity_ = entity.value;
      if (!article_) node_ = entity.script;
    } else if (type > 1 && score > best) {
      best = score;
      article_ = entity.value;
      node_ = entity.script;
    }
  }
  if (node_ != no_page_node) position_ = page_[node_].position;
}

const Value* LinkedData::member(const Value& entity, std::string_view key) const {
  const Value* at = &entity;
  while (!key.empty()) {
    const std::size_t dot = std::min(key.find('.'), key.size());
    const Value* next = at->find(key.substr(0, dot));
    if (!next) return nullptr;
    if (next->kind == Value::Kind::list && !next->items.empty() && dot < key.size())
      next = &next->items.front();
    at = &resolved(*next);
    key.remove_prefix(std::min(dot + 1, key.size()));
  }
  return at;
}

void LinkedData::add_texts(const Value& value, std::vector<std::string>& texts) const {
  if (texts.size() >= most_texts) return;
  if (value.is_text()) {
    if (std::string text = plain_line(value.scalar); !text.empty())
      texts.push_back(std::move(text));
  } else if (value.kind == Value::Kind::list) {
    for (const Value& item : value.items)
      if (item.kind != Value::Kind::list) add_texts(item, texts);
  } else if (value.kind == Value::Kind::map) {
    for (const std::string_view key : {"@value", "name", "url", "@id"})
      if (const std::string_view text = scalar_of(resolved(value), key); !text.empty()) {
        texts.push_back(plain_line(text));
        return;
      }
  }
}

std::vector<std::string> LinkedData::texts(std::string_view key, bool of_page) const {
  std::vector<std::string> found;
  for (const Value* entity : {article_, of_page ? page_entity_ : nullptr})
    if (entity && found.empty())
      if (const Value* value = member(*entity, key)) add_texts(*value, found);
  return found;
}

void LinkedData::add_credits(const Value& value, std::vector<Credit>& credits) const {
  if (credits.size() >= most_texts) return;
  const Value& entity = resolved(value);
  if (entity.is_text()) {
    credits.push_back({plain_line(entity.scalar), "", false});
  } else if (entity.kind == Value::Kind::list) {
    for (const Value& item : entity.items)
      if (item.kind != Value::Kind::list) add_credits(item, credits);
  } else if (const Value* name = entity.find("name")) {
    std::vector<std::string> names;
    add_texts(*name, names);
    for (std::string& text : names)
      credits.push_back(
          {std::move(text), std::string(scalar_of(entity, "url")), is_organization(entity)});
  } else if (!scalar_of(entity, "givenName").empty()) {
    credits.push_back({plain_line(std::string(scalar_of(entity, "givenName")) + " " +
                                  std::string(scalar_of(entity, "familyName"))),
                       std::string(scalar_of(entity, "url")), is_organization(entity)});
  }
}

std::vector<Credit> LinkedData::credits(std::string_view key) const {
  std::vector<Credit> found;
  for (const Value* entity : {article_, page_entity_})
    if (entity && found.empty())
      if (const Value* value = entity->find(key)) add_credits(*value, found);
  return found;
}

std::vector<std::string> LinkedData::breadcrumbs() const {
  for (const Entity& entity : entities_) {
    if (!is_a(*entity.value, "BreadcrumbList")) continue;
    const Value* list = entity.value->find("itemListElement");
    if (!list) continue;
    std::vector<std::string> names;
    for (const Value& item : list->items) {
      const Value* inner = item.find("item");
      std::string_view name = scalar_of(item, "name");
      if (name.empty() && inner) name = scalar_of(resolved(*inner), "name");
      if (!name.empty() && names.size() < most_texts) names.push_back(plain_line(name));
    }
    if (!names.empty()) return names;
  }
  return {};
}

std::string LinkedData::site_name() const {
  for (const Entity& entity : entities_)
    if (entity.depth == 0 && is_a(*entity.value, "WebSite"))
      if (std::string name = plain_line(scalar_of(*entity.value, "name")); !name.empty())
        return name;
  const auto publisher = texts("publisher.name");
  return publisher.empty() ? "" : publisher.front();
}

}  // namespace offprint
