#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/language.h"
#include "base/script.h"
#include "normalize/fields.h"
#include "normalize/other_language.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

bool is_passage(Element element) {
  switch (element) {
    case Element::paragraph:
    case Element::list_item:
    case Element::definition_term:
    case Element::definition_details:
    case Element::table_caption:
    case Element::header_cell:
    case Element::data_cell:
    case Element::figure_caption:
    case Element::summary:
      return true;
    default:
      return heading_level(element) > 0;
  }
}

bool gathers(Element element) {
  return element == Element::block_quote || element == Element::bullet_list ||
         element == Element::ordered_list;
}

class Passages {
 public:
  explicit Passages(Article& article)
      : article_(article),
        body_(article.body),
        is_latin_(may_be_written_in(article.language, "Latn")) {}

  void run() {
    NodeIndex next = no_node;
    for (NodeIndex node = body_.next_in_order(Body::root(), Body::root()); node != no_node;
         node = next) {
      const Element element = body_[node].element;
      next = body_.next_in_order(node, Body::root(),
                                 element == Element::code_block || element == Element::code);
      if (element == Element::text) continue;
      settle_stated(node);
      if (is_passage(element) && holds_text(node) && !is_too_brief(node)) mark(node);
    }
    gather();
  }

 private:
  struct Around {
    std::string_view language;  // "" where the source says that nobody knows
    bool stated = false;        // in the body
    Direction direction;
  };

  // What holds at `node` by its ancestors, and by itself.
  Around around(NodeIndex node) const {
    Around found{article_.language, false, article_.direction};
    bool has_direction = false;
    for (; node != Body::root() && node != no_node; node = body_[node].parent) {
      if (!found.stated && body_.has_attribute(node, Attribute::lang)) {
        found.language = body_.attribute(node, Attribute::lang);
        found.stated = true;
      }
      const std::string_view dir = body_.attribute(node, Attribute::dir);
      if (!has_direction && (dir == "rtl" || dir == "ltr")) {
        found.direction = dir == "rtl" ? Direction::rtl : Direction::ltr;
        has_direction = true;
      }
    }
    return found;
  }

  void settle_stated(NodeIndex node) {
    if (!body_.has_attribute(node, Attribute::lang)) return;
    const std::string stated(body_.attribute(node, Attribute::lang));
    const auto tag = canonical_language(stated);
    if (!tag && !stated.empty() && !stated.starts_with("und")) {
      body_.remove_attribute(node, Attribute::lang);
      report(article_, Code::language_invalid, body_[node].position,
             "`" + stated + "` is no language", "use a BCP 47 tag such as `en` or `pt-BR`");
    } else if (tag) {
      if (*tag != stated) body_.set_attribute(node, Attribute::lang, *tag);
      direct(node, direction_of(*tag));
    }
  }

  void direct(NodeIndex node, Direction direction) {
    if (body_.has_attribute(node, Attribute::dir) || around(node).direction == direction) return;
    body_.set_attribute(node, Attribute::dir, name(direction));
  }

  // Words, and no blocks, which are passages of their own.
  bool holds_text(NodeIndex node) const {
    bool inline_content = false;
    for (NodeIndex child = body_[node].first_child; child != no_node; child = body_[child].next) {
      if (kind(body_[child].element) == ElementKind::block) return false;
      inline_content |= body_[child].element != Element::task_mark;
    }
    return inline_content;
  }

  // A few words in ASCII, as most passages are: they cannot be told from the article's language
  // when that has the same letters.
  bool is_too_brief(NodeIndex passage) const {
    std::size_t length = 0;
    for (NodeIndex node = passage; is_latin_ && node != no_node;
         node = body_.next_in_order(node, passage)) {
      if (body_[node].element == Element::formula) return false;
      if (body_[node].element != Element::text) continue;
      const std::string_view text = body_.text(node);
      length += text.size();
      if (length >= fewest_letters_of_language || !is_ascii(text)) return false;
    }
    return is_latin_;
  }

  void mark(NodeIndex node) {
    const Around here = around(node);
    if (here.stated) return;
    const auto other = other_language(inline_text(body_, node), here.language);
    if (!other) return;
    // Latin letters alone may be a name, a number or an address.
    if (!(other->by_script_alone && other->tag == "und-Latn")) {
      body_.set_attribute(node, Attribute::lang, other->tag);
      marked_.push_back(node);
    }
    direct(node, direction_of(other->tag));
  }

  // A quotation or list whose every part was marked alike is marked instead of them.
  void gather() {
    std::map<NodeIndex, std::vector<NodeIndex>> by_parent;
    for (const NodeIndex node : marked_) by_parent[body_[node].parent].push_back(node);
    for (const auto& [parent, children] : by_parent)
      if (gathers(body_[parent].element) && are_all(parent, children)) lift(parent, children);
  }

  bool are_all(NodeIndex parent, const std::vector<NodeIndex>& children) const {
    std::size_t count = 0;
    for (NodeIndex child = body_[parent].first_child; child != no_node; child = body_[child].next)
      ++count;
    if (count != children.size() || body_.has_attribute(parent, Attribute::dir)) return false;
    for (const NodeIndex child : children)
      if (body_.attribute(child, Attribute::lang) !=
          body_.attribute(children.front(), Attribute::lang))
        return false;
    return true;
  }

  void lift(NodeIndex parent, const std::vector<NodeIndex>& children) {
    for (const Attribute attribute : {Attribute::lang, Attribute::dir}) {
      const std::string value(body_.attribute(children.front(), attribute));
      if (value.empty()) continue;
      body_.set_attribute(parent, attribute, value);
      for (const NodeIndex child : children) body_.remove_attribute(child, attribute);
    }
  }

  Article& article_;
  Body& body_;
  std::vector<NodeIndex> marked_;
  bool is_latin_;  // the article's language
};

}  // namespace

void mark_passages(const Rules&, Draft&, Article& article) { Passages(article).run(); }

}  // namespace offprint
