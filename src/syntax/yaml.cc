#include "syntax/yaml.h"

#include <yaml.h>

#include <unordered_set>
#include <vector>

#include "syntax/yaml_problem.h"

namespace offprint {
namespace {

constexpr std::size_t max_depth = 64;
constexpr std::size_t max_nodes = 100'000;

std::string_view text_of(const yaml_char_t* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};
}

bool is_null(std::string_view plain) {
  return plain.empty() || plain == "~" || plain == "null" || plain == "Null" || plain == "NULL";
}

class Event {
 public:
  Event() = default;
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
  ~Event() { yaml_event_delete(&event_); }

  bool read(yaml_parser_t& parser) {
    yaml_event_delete(&event_);
    return yaml_parser_parse(&parser, &event_) != 0;
  }
  const yaml_event_t& operator*() const { return event_; }
  const yaml_event_t* operator->() const { return &event_; }

 private:
  yaml_event_t event_{};
};

// Builds one Value from libyaml's events, without recursion.
class Composer {
 public:
  Composer(std::string_view text, std::uint32_t first_line) : text_(text), first_line_(first_line) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
  }
  Composer(const Composer&) = delete;
  Composer& operator=(const Composer&) = delete;
  ~Composer() { yaml_parser_delete(&parser_); }

  YamlResult compose() {
    YamlResult result;
    root_ = &result.value;
    result.value.position = {first_line_, 1};
    Event event;
    while (!problem_) {
      if (!event.read(parser_)) {
        problem_ = describe_yaml_error(parser_, text_, first_line_);
        break;
      }
      if (event->type == YAML_STREAM_END_EVENT) break;
      handle(*event);
    }
    if (problem_) {
      result.value = {};
      result.problem = std::move(problem_);
    }
    return result;
  }

 private:
  // An open list or map. No value moves while it is open: only the innermost one grows.
  struct Open {
    Value* value;
    bool awaits_key = false;
    std::unordered_set<std::string> keys = {};
  };

  Position position(const yaml_event_t& event) const {
    return {static_cast<std::uint32_t>(event.start_mark.line) + first_line_,
            static_cast<std::uint32_t>(event.start_mark.column) + 1};
  }

  void fail(const yaml_event_t& event, std::string message) {
    problem_ = SyntaxProblem{position(event), std::move(message)};
  }

  void handle(const yaml_event_t& event) {
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        if (++documents_ > 1) fail(event, "a second document begins here; only one is allowed");
        return;
      case YAML_ALIAS_EVENT:
        fail(event,
             "aliases (`*name`) are not supported: write the value out, or put it in quotes");
        return;
      case YAML_SCALAR_EVENT:
        if (!open_.empty() && open_.back().awaits_key) return add_key(event);
        return add_scalar(event);
      case YAML_SEQUENCE_START_EVENT:
        return open(event, Value::Kind::list);
      case YAML_MAPPING_START_EVENT:
        return open(event, Value::Kind::map);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        open_.pop_back();
        return value_is_complete();
      default:
        return;
    }
  }

  void add_key(const yaml_event_t& event) {
    const auto& scalar = event.data.scalar;
    const std::string key(text_of(scalar.value, scalar.length));
    if (key == "<<" && scalar.style == YAML_PLAIN_SCALAR_STYLE)
      return fail(event, "merge keys (`<<`) are not supported: write the keys out");
    Open& map = open_.back();
    if (!map.keys.insert(key).second) {
      for (const Value::Member& member : map.value->members)
        if (member.key == key)
          return fail(event, "the key `" + key + "` is here twice; it was first at line " +
                                 std::to_string(member.key_position.line));
    }
    if (!count(event)) return;
    map.value->members.push_back({key, position(event), {}});
    map.awaits_key = false;
  }

  void add_scalar(const yaml_event_t& event) {
    Value* value = place(event);
    if (!value) return;
    const auto& scalar = event.data.scalar;
    const std::string_view text = text_of(scalar.value, scalar.length);
    const std::string_view tag =
        scalar.tag ? std::string_view(reinterpret_cast<const char*>(scalar.tag)) : "";
    value->quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE || tag == YAML_STR_TAG;
    if (value->quoted || !is_null(text)) {
      value->kind = Value::Kind::scalar;
      value->scalar = text;
    }
    value_is_complete();
  }

  void open(const yaml_event_t& event, Value::Kind kind) {
    if (!open_.empty() && open_.back().awaits_key)
      return fail(event, "a list or a map cannot be a key; text with brackets needs quotes");
    if (open_.size() >= max_depth)
      return fail(event, "nested deeper than " + std::to_string(max_depth) + " levels");
    Value* value = place(event);
    if (!value) return;
    value->kind = kind;
    open_.push_back({value, kind == Value::Kind::map});
  }

  // Where the next value goes, or nullptr after a problem.
  Value* place(const yaml_event_t& event) {
    if (!count(event)) return nullptr;
    Value* value = root_;
    if (!open_.empty()) {
      Value& parent = *open_.back().value;
      value = parent.kind == Value::Kind::list ? &parent.items.emplace_back()
                                               : &parent.members.back().value;
    }
    value->position = position(event);
    return value;
  }

  void value_is_complete() {
    if (!open_.empty()) open_.back().awaits_key = open_.back().value->kind == Value::Kind::map;
  }

  bool count(const yaml_event_t& event) {
    if (++nodes_ > max_nodes) fail(event, "more than " + std::to_string(max_nodes) + " values");
    return !problem_;
  }

  std::string_view text_;
  std::uint32_t first_line_;
  yaml_parser_t parser_{};
  Value* root_ = nullptr;
  std::vector<Open> open_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
  std::optional<SyntaxProblem> problem_;
};

}  // namespace

YamlResult parse_yaml(std::string_view text, std::uint32_t first_line) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return Composer(text, first_line).compose();
}

}  // namespace offprint
