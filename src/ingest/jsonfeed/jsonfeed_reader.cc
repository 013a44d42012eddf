#include "ingest/jsonfeed/jsonfeed_reader.h"

#include <array>
#include <charconv>
#include <map>

#include "base/charset.h"
#include "base/file_system.h"
#include "base/hash.h"
#include "base/unicode.h"
#include "ingest/charset_report.h"
#include "ingest/jsonfeed/jsonfeed_item.h"
#include "syntax/json.h"

namespace offprint {
namespace {

std::string_view text_of(const Value& map, std::string_view key) {
  const Value* value = map.find(key);
  return value && value->is_text() ? std::string_view(value->scalar) : std::string_view{};
}

// What stays an item's own when others come and go; "" for what names itself by nothing.
std::string identity_of(const Value& item) {
  for (const std::string_view key : {"id", "url", "title", "date_published"})
    if (const auto text = trim(text_of(item, key)); !text.empty()) return std::string(text);
  return "";
}

std::string hexadecimal(std::uint64_t number) {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
  const std::string text(digits.data(), end);
  return std::string(digits.size() - text.size(), '0') + text;
}

class JsonFeedReader final : public Reader {
 public:
  explicit JsonFeedReader(SourceFile file)
      : origin_(std::move(file.origin)), hash_(hash64(file.bytes)), limits_(file.limits) {
    parse(std::move(file));
  }

  std::size_t document_count() const override { return is_rejected_ ? 1 : parts_.size(); }

  Draft read(std::size_t document) const override {
    Draft draft;
    draft.format = "jsonfeed";
    draft.source_hash = hash_;
    draft.origin = is_rejected_ ? origin_ : part_origin(origin_, parts_[document]);
    if (is_rejected_ || document == 0) draft.diagnostics = diagnostics_;
    if (is_rejected_) return draft;
    const Value& item = feed_.find("items")->items[document];
    if (item.kind == Value::Kind::map)
      read_jsonfeed_item(item, feed_, origin_, draft, limits_);
    else
      draft.diagnostics.push_back({Code::json_feed_damaged, origin_, item.position,
                                   "this item of the feed is no object and cannot be read"});
    return draft;
  }

 private:
  void parse(SourceFile file) {
    const SourceText decoded = read_text(std::move(file.bytes), file.charset);
    report_charset(decoded, origin_, diagnostics_);
    JsonResult parsed = parse_json(decoded.text);
    if (parsed.problem)
      return reject(Code::json_feed_damaged, parsed.problem->position,
                    "the feed cannot be read: " + parsed.problem->message);
    feed_ = std::move(parsed.value);
    list_items();
  }

  void reject(Code code, Position position, std::string message, std::string hint = {}) {
    diagnostics_.push_back({code, origin_, position, std::move(message), std::move(hint)});
    is_rejected_ = true;
  }

  void list_items() {
    const Value* items = feed_.find("items");
    if (!items || items->kind != Value::Kind::list)
      return reject(Code::json_feed_damaged, feed_.position, "the feed has no list of `items`");
    if (items->items.size() > limits_.feed_items)
      return reject(Code::document_too_large, items->position,
                    "the feed has " + excess_of(&Limits::feed_items, limits_) + " and was not read",
                    hint_of(&Limits::feed_items, "split it"));
    std::map<std::uint64_t, std::size_t> known;
    for (const Value& item : items->items) {
      const std::uint64_t hash = hash64(identity_of(item));
      const std::size_t copy = ++known[hash];
      parts_.push_back(hexadecimal(hash) + (copy > 1 ? "-" + std::to_string(copy) : ""));
    }
  }

  std::string origin_;
  std::uint64_t hash_;
  Limits limits_;
  Value feed_;
  std::vector<std::string> parts_;
  Diagnostics diagnostics_;  // of the file
  bool is_rejected_ = false;
};

}  // namespace

std::unique_ptr<Reader> open_jsonfeed(SourceFile file) {
  return std::make_unique<JsonFeedReader>(std::move(file));
}

bool recognizes_jsonfeed(std::string_view beginning) {
  const std::size_t start = beginning.find_first_not_of(" \t\r\n");
  if (start == beginning.npos || beginning[start] != '{') return false;
  for (const std::string_view mark : {"://jsonfeed.org/version/", "://www.jsonfeed.org/version/",
                                      ":\\/\\/jsonfeed.org\\/version\\/"})
    if (beginning.find(mark) != beginning.npos) return true;
  return false;
}

}  // namespace offprint
