#include "base/space.h"
#include "base/unicode.h"
#include "model/body.h"

namespace offprint {
namespace {

bool starts_block(Element element) {
  switch (element) {
    case Element::list_item:
    case Element::definition_term:
    case Element::definition_details:
    case Element::table_row:
    case Element::table_caption:
    case Element::figure_caption:
    case Element::summary:
    case Element::note:
    case Element::embed:
      return true;
    default:
      return kind(element) == ElementKind::block;
  }
}

// Collects blocks: text goes to the open block, at the end of all text, and whatever starts or ends
// a block closes it.
class TextCollector {
 public:
  explicit TextCollector(const Body& body) : body_(body) {}

  std::string collect(NodeIndex top) {
    NodeIndex node = top;
    while (node != no_node) {
      enter(node);
      if (body_[node].first_child != no_node) {
        node = body_[node].first_child;
        continue;
      }
      leave(node);
      while (node != top && body_[node].next == no_node) {
        node = body_[node].parent;
        leave(node);
      }
      node = node == top ? no_node : body_[node].next;
    }
    close();
    return std::move(text_);
  }

 private:
  void enter(NodeIndex node) {
    const Element element = body_[node].element;
    if (element == Element::text) return add(body_.text(node));
    if (starts_block(element)) close();
    if (element == Element::code_block) ++code_depth_;
    if (element == Element::line_break) add(code_depth_ > 0 ? "\n" : " ");
    if (element == Element::embed) add(body_.attribute(node, Attribute::title));
    if (element == Element::formula) add(formula_text(body_, node));
  }

  void leave(NodeIndex node) {
    const Element element = body_[node].element;
    if (element == Element::text) return;
    if (starts_block(element)) close();
    if (element == Element::code_block) --code_depth_;
    if (element == Element::data_cell || element == Element::header_cell) add(" ");
  }

  void add(std::string_view text) {
    if (text_.size() == closed_ && closed_ > 0) text_ += between;
    text_ += text;
  }

  void close() {
    if (text_.size() == closed_) return;
    const std::size_t begin = closed_ == 0 ? 0 : closed_ + between.size();
    if (code_depth_ > 0)
      while (text_.size() > begin && text_.back() == '\n') text_.pop_back();
    else
      collapse_space_from(text_, begin);
    if (text_.size() == begin) text_.resize(closed_);
    closed_ = text_.size();
  }

  static constexpr std::string_view between = "\n\n";

  const Body& body_;
  std::string text_;
  std::size_t closed_ = 0;  // where the open block begins
  int code_depth_ = 0;
};

std::string describe(const Body& body, NodeIndex node) {
  if (node == no_node) return "nothing";
  const Element element = body[node].element;
  if (element == Element::text) return "text \"" + std::string(body.text(node)) + "\"";
  std::string text =
      "element " + std::to_string(static_cast<int>(element)) + " <" + std::string(tag(element));
  body.for_each_attribute(node, [&](Attribute name, std::string_view value) {
    text += " " + std::string(html_name(name)) + "=\"" + std::string(value) + "\"";
  });
  return text + ">";
}

}  // namespace

std::string_view formula_text(const Body& body, NodeIndex formula) {
  for (const Attribute name : {Attribute::written, Attribute::tex})
    if (body.has_attribute(formula, name)) return body.attribute(formula, name);
  return body.attribute(formula, Attribute::alt);
}

std::string plain_text(const Body& body, NodeIndex node) {
  return TextCollector(body).collect(node);
}

std::string inline_text(const Body& body, NodeIndex node) {
  std::string text;
  for (NodeIndex at = node; at != no_node; at = body.next_in_order(at, node)) {
    if (body[at].element == Element::text) text += body.text(at);
    if (body[at].element == Element::line_break) text += ' ';
    if (body[at].element == Element::formula) text += formula_text(body, at);
  }
  collapse_space_from(text, 0);
  return text;
}

std::string first_difference(const Body& a, const Body& b) {
  NodeIndex in_a = Body::root();
  NodeIndex in_b = Body::root();
  while (in_a != no_node && in_b != no_node) {
    if (describe(a, in_a) != describe(b, in_b) ||
        (a[in_a].first_child == no_node) != (b[in_b].first_child == no_node) ||
        (a[in_a].next == no_node) != (b[in_b].next == no_node))
      return describe(a, in_a) + " / " + describe(b, in_b);
    in_a = a.next_in_order(in_a, Body::root());
    in_b = b.next_in_order(in_b, Body::root());
  }
  return in_a == in_b ? "" : describe(a, in_a) + " / " + describe(b, in_b);
}

}  // namespace offprint
