#include "syntax/markup_attributes.h"

#include <algorithm>

#include "base/url.h"

namespace offprint {
namespace {

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }
bool is_blank_char(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool is_cell(Element element) {
  return element == Element::data_cell || element == Element::header_cell;
}

// Takes `pattern` off the front of `text`: 'd' stands for a digit, others for themselves.
bool take(std::string_view& text, std::string_view pattern) {
  if (text.size() < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] == 'd' ? !is_digit_char(text[i]) : text[i] != pattern[i]) return false;
  text.remove_prefix(pattern.size());
  return true;
}

bool take_time(std::string_view& text) {
  if (!take(text, "dd:dd")) return false;
  if (!take(text, ":dd")) return true;
  if (text.starts_with('.')) {
    std::size_t digits = 1;
    while (digits < text.size() && is_digit_char(text[digits])) ++digits;
    if (digits < 2 || digits > 4) return false;
    text.remove_prefix(digits);
  }
  return true;
}

bool take_zone(std::string_view& text) {
  return take(text, "Z") || take(text, "+dd:dd") || take(text, "-dd:dd") || take(text, "+dddd") ||
         take(text, "-dddd");
}

bool is_citable(Element element) {
  return element == Element::block_quote || element == Element::quotation ||
         element == Element::deleted || element == Element::inserted;
}

bool is_span(std::string_view value, bool zero_allowed) {
  return is_integer(value, false) && value.size() <= 4 &&
         (zero_allowed || value.find_first_not_of('0') != value.npos) &&
         (value.size() < 4 || value == "1000");
}

class AttributeWriter {
 public:
  AttributeWriter(std::string& out, const Body& body, NodeIndex node, const MarkupOptions& options)
      : out_(out), body_(body), node_(node), element_(body[node].element), options_(options) {}

  void write(Attribute name, std::string_view value) {
    if (!write_general(name, value) && is_allowed(name, value)) put(name, value);
  }

 private:
  bool xhtml() const { return options_.dialect == MarkupOptions::Dialect::xhtml; }

  void put(Attribute name, std::string_view value) {
    if (name != Attribute::reversed) return append_attribute(out_, html_name(name), value);
    out_ += xhtml() ? " reversed=\"reversed\"" : " reversed";
  }

  // Those that any element may have, and those that are not written as they are stored. True: done.
  bool write_general(Attribute name, std::string_view value) {
    switch (name) {
      case Attribute::id:
        if (!is_valid_id(value)) return true;
        out_ += " id=\"";
        append_escaped_attribute(out_, options_.id_prefix);
        append_escaped_attribute(out_, value);
        out_ += '"';
        return true;
      case Attribute::lang:
        if (value.empty()) return true;
        if (xhtml()) append_attribute(out_, "xml:lang", value);
        append_attribute(out_, "lang", value);
        return true;
      case Attribute::align:
        if (xhtml() && is_cell(element_) &&
            (value == "left" || value == "right" || value == "center")) {
          out_ += " class=\"align-";
          out_ += value;
          out_ += '"';
        }
        return true;
      default:
        return false;
    }
  }

  bool is_allowed(Attribute name, std::string_view value) const {
    switch (name) {
      case Attribute::dir:
        return value == "ltr" || value == "rtl" ||
               (value == "auto" && element_ != Element::direction_override);
      case Attribute::title:
        return !value.empty();
      case Attribute::width:
      case Attribute::height:
        return element_ == Element::image && is_integer(value, false);
      case Attribute::column_span:
        return is_cell(element_) && is_span(value, false);
      case Attribute::row_span:
        return is_cell(element_) && is_span(value, true);
      case Attribute::scope:
        return element_ == Element::header_cell &&
               (value == "col" || value == "row" || value == "colgroup" || value == "rowgroup");
      case Attribute::start:
        return element_ == Element::ordered_list && is_integer(value, true);
      case Attribute::reversed:
        return element_ == Element::ordered_list;
      case Attribute::list_type:
        return element_ == Element::ordered_list && value.size() == 1 &&
               std::string_view("1aAiI").find(value[0]) != std::string_view::npos;
      case Attribute::value:
        return element_ == Element::list_item && is_integer(value, true) &&
               body_[body_[node_].parent].element == Element::ordered_list;
      case Attribute::date_time:
        if (element_ == Element::time) return is_valid_datetime(value, false);
        return (element_ == Element::deleted || element_ == Element::inserted) &&
               is_valid_datetime(value, true);
      case Attribute::cite:
        return is_citable(element_) && is_absolute_url(value) && is_safe_link(value) &&
               std::none_of(value.begin(), value.end(), is_blank_char);
      default:
        return false;
    }
  }

  std::string& out_;
  const Body& body_;
  const NodeIndex node_;
  const Element element_;
  const MarkupOptions& options_;
};

}  // namespace

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_escaped_attribute(out, value);
  out += '"';
}

void append_attributes(std::string& out, const Body& body, NodeIndex node,
                       const MarkupOptions& options) {
  AttributeWriter writer(out, body, node, options);
  body.for_each_attribute(
      node, [&](Attribute name, std::string_view value) { writer.write(name, value); });
}

bool has_general_attributes(const Body& body, NodeIndex node) {
  return is_valid_id(body.attribute(node, Attribute::id)) ||
         !body.attribute(node, Attribute::lang).empty() ||
         !body.attribute(node, Attribute::dir).empty();
}

bool is_valid_id(std::string_view id) {
  return !id.empty() && std::none_of(id.begin(), id.end(), is_blank_char);
}

bool is_integer(std::string_view text, bool negative) {
  if (negative && text.starts_with('-')) text.remove_prefix(1);
  return !text.empty() && text.size() <= 9 && std::all_of(text.begin(), text.end(), is_digit_char);
}

bool is_valid_datetime(std::string_view text, bool precise) {
  if (!precise) {
    std::string_view rest = text;
    if (take_time(rest) && rest.empty()) return true;
    rest = text;
    if (take(rest, "dddd-dd") && rest.empty()) return true;
    rest = text;
    if (take(rest, "dddd") && rest.empty()) return true;
  }
  if (!take(text, "dddd-dd-dd")) return false;
  if (text.empty()) return true;
  if (!take(text, "T") && !take(text, " ")) return false;
  if (!take_time(text)) return false;
  const bool zone = take_zone(text);
  return text.empty() && (zone || !precise);
}

}  // namespace offprint
