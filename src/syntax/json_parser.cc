#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>

#include "base/unicode.h"
#include "syntax/json.h"

namespace offprint {
namespace {

// Finds where keys and values begin in a text that is JSON as far as it is asked about.
class TokenCursor {
 public:
  TokenCursor(std::string_view text, Position begin) : text_(text), position_(begin) {}

  // Of the next key or value, in the order of the text.
  Position next() {
    move_to(std::min(text_.find_first_not_of(" \t\r\n,:]}", at_), text_.size()));
    const Position begin = position_;
    move_to(end_of_token());
    return begin;
  }

  // Of this offset, which is not before what next() has passed.
  Position position_of(std::size_t offset) {
    move_to(std::max(offset, at_));
    return position_;
  }

 private:
  std::size_t end_of_token() const {
    if (at_ == text_.size()) return at_;
    if (text_[at_] == '{' || text_[at_] == '[') return at_ + 1;
    if (text_[at_] != '"') return std::min(text_.find_first_of(" \t\r\n,:]}", at_), text_.size());
    for (std::size_t at = at_ + 1;; at += 2) {
      at = text_.find_first_of("\\\"", at);
      if (at == text_.npos) return text_.size();
      if (text_[at] == '"') return at + 1;
    }
  }

  void move_to(std::size_t end) {
    std::string_view passed = text_.substr(at_, end - at_);
    const std::size_t line_end = passed.rfind('\n');
    if (line_end != passed.npos) {
      position_.line += static_cast<std::uint32_t>(std::count(passed.begin(), passed.end(), '\n'));
      position_.column = 1;
      passed.remove_prefix(line_end + 1);
    }
    position_.column += static_cast<std::uint32_t>(count_code_points(passed));
    at_ = end;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Position position_;
};

void keep_last_of_equal_keys(std::vector<Value::Member>& members) {
  std::vector<std::size_t> order(members.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return members[a].key < members[b].key; });
  std::vector<bool> is_last(members.size(), true);
  bool unique = true;
  for (std::size_t i = 0; i + 1 < order.size(); ++i)
    if (members[order[i]].key == members[order[i + 1]].key) unique = is_last[order[i]] = false;
  if (unique) return;
  std::vector<Value::Member> kept;
  for (std::size_t i = 0; i < members.size(); ++i)
    if (is_last[i]) kept.push_back(std::move(members[i]));
  members = std::move(kept);
}

// What Boost.JSON's parser calls: builds the Value.
class Builder {
 public:
  using error_code = boost::json::error_code;
  using string_view = boost::json::string_view;
  static constexpr std::size_t max_object_size = -1, max_array_size = -1, max_key_size = -1,
                               max_string_size = -1;

  Builder(std::string_view text, Position begin) : cursor(text, begin) {}

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return begin(Value::Kind::map); }
  bool on_object_end(std::size_t, error_code&) {
    keep_last_of_equal_keys(open_.back().value.members);
    return end();
  }
  bool on_array_begin(error_code&) { return begin(Value::Kind::list); }
  bool on_array_end(std::size_t, error_code&) { return end(); }
  bool on_key_part(string_view part, std::size_t, error_code&) { return gather(part); }
  bool on_key(string_view rest, std::size_t, error_code&) {
    gather(rest);
    open_.back().key_position = cursor.next();
    open_.back().key = std::move(text_);
    text_.clear();
    return true;
  }
  bool on_string_part(string_view part, std::size_t, error_code&) { return gather(part); }
  bool on_string(string_view rest, std::size_t, error_code&) {
    gather(rest);
    return scalar(std::exchange(text_, {}), true);
  }
  bool on_number_part(string_view, error_code&) { return true; }
  bool on_int64(std::int64_t value, string_view, error_code&) {
    return scalar(std::to_string(value), false);
  }
  bool on_uint64(std::uint64_t value, string_view, error_code&) {
    return scalar(std::to_string(value), false);
  }
  bool on_double(double value, string_view, error_code&) {
    std::string text;
    append_json_number(text, value);
    return scalar(std::move(text), false);
  }
  bool on_bool(bool value, error_code&) { return scalar(value ? "true" : "false", false); }
  bool on_null(error_code&) {
    Value value;
    value.position = cursor.next();
    return add(std::move(value));
  }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }

  Value result;
  TokenCursor cursor;
  std::uint64_t values = 0;

 private:
  struct Open {
    Value value;
    std::string key = {};  // of the member that comes next
    Position key_position = {};
  };

  bool gather(string_view part) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool begin(Value::Kind kind) {
    Open open;
    open.value.kind = kind;
    open.value.position = cursor.next();
    open_.push_back(std::move(open));
    return true;
  }
  bool end() {
    Value value = std::move(open_.back().value);
    open_.pop_back();
    return add(std::move(value));
  }
  bool scalar(std::string text, bool quoted) {
    Value value = text_value(std::move(text), cursor.next());
    value.quoted = quoted;
    return add(std::move(value));
  }
  bool add(Value value) {
    ++values;
    if (open_.empty()) {
      result = std::move(value);
      return true;
    }
    Open& parent = open_.back();
    if (parent.value.kind == Value::Kind::list)
      parent.value.items.push_back(std::move(value));
    else
      parent.value.members.push_back(
          {std::move(parent.key), parent.key_position, std::move(value)});
    return true;
  }

  std::vector<Open> open_;
  std::string text_;
};

std::string describe(const boost::json::error_code& code) {
  using boost::json::error;
  if (code == error::incomplete) return "the JSON ends too early";
  if (code == error::extra_data) return "more text follows the end of the JSON";
  return "this is no JSON: " + code.message();
}

}  // namespace

JsonResult parse_json(std::string_view text, Position begin, const DataLimits& limits) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  boost::json::parse_options options;
  options.max_depth = limits.depth;
  boost::json::basic_parser<Builder> parser(options, text, begin);
  boost::json::error_code error;
  const std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (!error && read < text.size()) error = boost::json::error::extra_data;
  JsonResult result;
  if (error == boost::json::error::too_deep)
    result.problem = SyntaxProblem{TokenCursor(text, begin).position_of(read),
                                   "nested deeper than " + std::to_string(limits.depth) + " levels",
                                   &Limits::front_matter_depth};
  else if (error)
    result.problem = SyntaxProblem{TokenCursor(text, begin).position_of(read), describe(error)};
  else if (parser.handler().values > limits.values)
    result.problem = SyntaxProblem{begin, "more than " + std::to_string(limits.values) + " values",
                                   &Limits::front_matter_values};
  else
    result.value = std::move(parser.handler().result);
  return result;
}

}  // namespace offprint
