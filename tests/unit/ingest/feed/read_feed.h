// A feed read, and what was read printed: whole outputs for tests.
#pragma once

#include <memory>
#include <string>

#include "base/file_system.h"
#include "ingest/feed/feed_reader.h"
#include "syntax/serializer.h"

namespace offprint::feed_test {

inline std::string print(const Value& value) {
  if (value.kind == Value::Kind::null) return "~";
  if (value.kind == Value::Kind::scalar) return value.scalar;
  std::string text;
  for (const Value& item : value.items) text += (text.empty() ? "" : ", ") + print(item);
  for (const Value::Member& member : value.members)
    text += (text.empty() ? "" : ", ") + member.key + ": " + print(member.value);
  return value.kind == Value::Kind::list ? "[" + text + "]" : "{" + text + "}";
}

inline std::string print(Position position) {
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

// "1:2 title = Salt (RSS `title`)" a line.
inline std::string fields_of(const Draft& draft) {
  std::string text;
  for (const Field& field : draft.fields)
    text += print(field.position) + " " + std::string(name(field.name)) + " = " +
            print(field.value) + " (" + field.rule + ")\n";
  return text;
}

// The first field of this name, "" without one.
inline std::string field_of(const Draft& draft, FieldName name) {
  const Field* field = draft.find(name);
  return field ? print(field->value) : "";
}

inline std::string html_of(const Draft& draft) {
  std::string text;
  append_markup(text, draft.body, {});
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

inline std::string messages_of(const Draft& draft) {
  std::string text;
  for (const Diagnostic& diagnostic : draft.diagnostics) text += to_text(diagnostic) + "\n";
  return text;
}

inline std::unique_ptr<Reader> open_text(const std::string& text) {
  return open_feed({"a/feed.xml", text});
}

// The only item of an RSS feed in a channel that says nothing.
inline Draft rss_item(const std::string& inner) {
  return open_text("<rss version='2.0'><channel><item>" + inner + "</item></channel></rss>")
      ->read(0);
}

// The only entry of an Atom feed.
inline Draft atom_entry(const std::string& inner) {
  return open_text("<feed xmlns='http://www.w3.org/2005/Atom'><entry>" + inner + "</entry></feed>")
      ->read(0);
}

}  // namespace offprint::feed_test
