#include "syntax/yaml.h"

#include <yaml.h>

#include <new>
#include <unordered_map>
#include <vector>

#include "syntax/yaml_plain.h"
#include "syntax/yaml_problem.h"

namespace offprint {
namespace {

std::string_view text_of(const yaml_char_t* text, std::size_t length) {
  return {reinterpret_cast<const char*>(text), length};
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
  Composer(std::string_view text, std::uint32_t first_line, EqualKeys equal_keys,
           const DataLimits& limits)
      : text_(text), first_line_(first_line), equal_keys_(equal_keys), limits_(limits) {
    if (!yaml_parser_initialize(&parser_)) throw std::bad_alloc();
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
    } else {
      result.repeated = std::move(repeated_);
    }
    return result;
  }

 private:
  // An open list or map. No value moves while it is open: only the innermost one grows.
  struct Open {
    Value* value;
    bool awaits_key = false;
    std::unordered_map<std::string, std::size_t> keys = {};  // place among the members
    std::size_t current = 0;                                 // the member that awaits its value
    // Of the value that the current one takes the place of, when it is a scalar.
    std::optional<std::string> replaced = {};
  };

  Position position(const yaml_event_t& event) const {
    return {static_cast<std::uint32_t>(event.start_mark.line) + first_line_,
            static_cast<std::uint32_t>(event.start_mark.column) + 1};
  }

  void fail(const yaml_event_t& event, std::string message, Limit limit = nullptr) {
    problem_ = SyntaxProblem{position(event), std::move(message), limit};
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
    if (!count(event)) return;
    Open& map = open_.back();
    auto& members = map.value->members;
    const auto [known, fresh] = map.keys.try_emplace(key, members.size());
    map.current = known->second;
    map.awaits_key = false;
    if (fresh)
      members.push_back({key, position(event), {}});
    else
      replace(event, map, members[map.current]);
  }

  void replace(const yaml_event_t& event, Open& map, Value::Member& member) {
    if (equal_keys_ == EqualKeys::problem)
      return fail(event, "the key `" + member.key + "` is here twice; it was first at line " +
                             std::to_string(member.key_position.line));
    repeated_.push_back({member.key, position(event), member.key_position});
    if (member.value.is_text()) map.replaced = std::move(member.value.scalar);
    member.key_position = position(event);
    member.value = {};
  }

  void add_scalar(const yaml_event_t& event) {
    Value* value = place(event);
    if (!value) return;
    const auto& scalar = event.data.scalar;
    const std::string_view text = text_of(scalar.value, scalar.length);
    const std::string_view tag =
        scalar.tag ? std::string_view(reinterpret_cast<const char*>(scalar.tag)) : "";
    value->quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE || tag == YAML_STR_TAG;
    if (value->quoted || !is_yaml_null(text)) {
      value->kind = Value::Kind::scalar;
      value->scalar = text;
    }
    if (!open_.empty() && open_.back().replaced == value->scalar) repeated_.back().same_text = true;
    value_is_complete();
  }

  void open(const yaml_event_t& event, Value::Kind kind) {
    if (!open_.empty() && open_.back().awaits_key)
      return fail(event, "a list or a map cannot be a key; text with brackets needs quotes");
    if (open_.size() >= limits_.depth)
      return fail(event, "nested deeper than " + std::to_string(limits_.depth) + " levels",
                  &Limits::front_matter_depth);
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
                                               : &parent.members[open_.back().current].value;
    }
    value->position = position(event);
    return value;
  }

  void value_is_complete() {
    if (open_.empty()) return;
    open_.back().awaits_key = open_.back().value->kind == Value::Kind::map;
    open_.back().replaced.reset();
  }

  bool count(const yaml_event_t& event) {
    if (++nodes_ > limits_.values)
      fail(event, "more than " + std::to_string(limits_.values) + " values",
           &Limits::front_matter_values);
    return !problem_;
  }

  std::string_view text_;
  std::uint32_t first_line_;
  EqualKeys equal_keys_;
  const DataLimits& limits_;
  yaml_parser_t parser_{};
  Value* root_ = nullptr;
  std::vector<Open> open_;
  std::size_t nodes_ = 0;
  int documents_ = 0;
  std::optional<SyntaxProblem> problem_;
  std::vector<RepeatedKey> repeated_;
};

}  // namespace

YamlResult parse_yaml(std::string_view text, std::uint32_t first_line, EqualKeys equal_keys,
                      const DataLimits& limits) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (std::optional<Value> plain = read_plain_yaml(text, first_line, limits.values))
    return {*std::move(plain), {}, {}};
  return Composer(text, first_line, equal_keys, limits).compose();
}

}  // namespace offprint
