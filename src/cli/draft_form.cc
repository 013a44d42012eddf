#include "cli/draft_form.h"

#include "cli/json_parts.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

// Readers limit the nesting of values.
void write_value(JsonWriter& json, const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      json.null();
      break;
    case Value::Kind::scalar:
      json.string(value.scalar);
      break;
    case Value::Kind::list:
      json.begin_array();
      for (const Value& item : value.items) write_value(json, item);
      json.end_array();
      break;
    case Value::Kind::map:
      json.begin_object();
      for (const Value::Member& member : value.members) {
        json.key(member.key);
        write_value(json, member.value);
      }
      json.end_object();
      break;
  }
}

void write_fields(JsonWriter& json, const Draft& draft) {
  json.key("fields").begin_array();
  for (const Field& field : draft.fields) {
    json.begin_object().key("name").string(name(field.name)).key("key").string(field.key);
    json.key("value");
    write_value(json, field.value);
    write_position(json, field.position);
    json.key("rule").string(field.rule).key("confidence").number(field.confidence).end_object();
  }
  json.end_array();
}

void write_people(JsonWriter& json, const Draft& draft) {
  json.key("people").begin_array();
  for (const KnownPerson& known : draft.people) {
    json.begin_object().member("scope", known.scope).key("id").string(known.id);
    json.key("name").string(known.person.name);
    json.member("sort_name", known.person.sort_name).member("url", known.person.url).end_object();
  }
  json.end_array();
}

void write_attachments(JsonWriter& json, const Draft& draft) {
  json.key("attachments").begin_array();
  for (const Attachment& attachment : draft.attachments) {
    json.begin_object().member("scope", attachment.scope).key("id").string(attachment.id);
    json.member("parent", attachment.parent).key("order").number(std::int64_t{attachment.order});
    json.key("url").string(attachment.url);
    json.member("alt", attachment.alt).member("caption", attachment.caption);
    json.member("media_type", attachment.media_type);
    write_position(json, attachment.position);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

std::string draft_as_json(const Draft& draft) {
  std::string out, html;
  JsonWriter json(out);
  json.begin_object().key("origin").string(draft.origin).key("format").string(draft.format);
  json.key("is_article").boolean(draft.is_article).member("scope", draft.scope);
  write_fields(json, draft);
  write_people(json, draft);
  write_attachments(json, draft);
  append_markup(html, draft.body, {});
  json.key("body_html").string(html);
  write_diagnostics(json, draft.diagnostics);
  json.end_object();
  return out + "\n";
}

}  // namespace offprint
