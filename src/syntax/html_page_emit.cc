#include "base/unicode.h"
#include "syntax/html_entry.h"
#include "syntax/html_flow.h"
#include "syntax/html_page.h"
#include "syntax/html_page_images.h"

namespace offprint {
namespace {

// What a button says is a heading, not a command, from so many words on.
constexpr std::size_t fewest_heading_words = 4;

// Of such an element at the top only the contents count.
bool only_groups(const HtmlRule& rule) {
  if (rule.action != HtmlAction::keep) return rule.action != HtmlAction::embed;
  switch (rule.element) {
    case Element::division:
    case Element::section:
    case Element::aside:
    case Element::span:
    case Element::table_body:
    case Element::table_row:
    case Element::data_cell:
      return true;
    default:
      return false;
  }
}

// Walks the flat tree of a page, as the fragment's walker does gumbo's.
class PageWalker {
 public:
  PageWalker(const HtmlPage& page, const std::vector<bool>& left_out, FlowBuilder& builder)
      : page_(page),
        left_out_(left_out),
        builder_(builder),
        images_(page),
        entry_({}, {}, builder) {}

  void walk(PageNode top) {
    builder_.start_unwrapped_block(page_[top].position);
    const bool inside = !page_.is_text(top) && only_groups(html_rule(page_[top].tag));
    PageNode at = inside ? top + 1 : top;
    while (at < page_[top].end && !builder_.full()) {
      leave_before(at);
      const HtmlPage::Node& node = page_[at];
      const bool skipped = !left_out_.empty() && left_out_[at];
      if (skipped || !enter(at))
        at = node.end;
      else if (++at < node.end)
        open_.push_back(node.end);
      else
        builder_.end();
    }
    leave_before(page_[top].end);
    builder_.end();
  }

 private:
  void leave_before(PageNode at) {
    while (!open_.empty() && open_.back() <= at) {
      open_.pop_back();
      if (!builder_.full()) builder_.end();
    }
  }

  // True: the element was started.
  bool enter(PageNode at) {
    const HtmlPage::Node& node = page_[at];
    if (node.position.line != 0) entry_.locate(node.position);
    if (page_.is_text(at)) {
      builder_.text(node.text, entry_.position());
      return false;
    }
    if (node.tag == "img" || node.tag == "amp-img") return enter_image(at);
    if (node.tag == "noscript" && images_.is_shown(at)) {
      builder_.start_transparent();
      return true;
    }
    if (node.tag == "button" && opens_text(at)) {
      builder_.start_transparent();
      return true;
    }
    return enter_element(at, html_rule(node.tag));
  }

  // Whether this <button> is the heading of a text that it opens, as in lists of questions.
  bool opens_text(PageNode at) const {
    const std::string_view above = page_[page_[at].parent].tag;
    const bool is_heading = above.size() == 2 && above[0] == 'h' && above[1] != 'r';
    if (is_heading || above == "dt" || above == "summary") return true;
    return page_.has_attribute(at, "aria-expanded") &&
           page_.attribute(at, "aria-haspopup").empty() &&
           count_words(page_.text(at)) >= fewest_heading_words;
  }

  bool enter_element(PageNode at, const HtmlRule& rule) {
    read_attributes(at);
    HtmlElement element{page_[at].tag, rule, attributes_};
    if (rule.action == HtmlAction::keep && rule.element == Element::code_block)
      element.inner_class = class_of_first_code(at);
    if (rule.action == HtmlAction::embed) element.inner_address = inner_address(at);
    return entry_.enter(element);
  }

  bool enter_image(PageNode at) {
    const std::string_view source = images_.source(at);
    if (source.empty() && images_.shows_nothing(at)) return false;
    read_attributes(at);
    bool stated = false;
    for (auto& [name, value] : attributes_)
      if (name == "src") {
        value = source;
        stated = true;
      }
    if (!stated) attributes_.emplace_back("src", source);
    return entry_.enter({"img", html_rule("img"), attributes_});
  }

  void read_attributes(PageNode at) {
    attributes_.clear();
    page_.for_each_attribute(at, [&](std::string_view name, std::string_view value) {
      attributes_.emplace_back(name, value);
    });
  }

  std::string_view class_of_first_code(PageNode at) const {
    const PageNode child = page_[at].first_child;
    return child != no_page_node && page_[child].tag == "code" ? page_.attribute(child, "class")
                                                               : std::string_view();
  }

  // On the first <source>, or where a script would find it.
  std::string_view inner_address(PageNode at) const {
    for (PageNode child = page_[at].first_child; child != no_page_node; child = page_[child].next)
      if (page_[child].tag == "source")
        if (const auto address = page_.attribute(child, "src"); !address.empty()) return address;
    for (const std::string_view name : {"data-src", "data-lazy-src"})
      if (const auto address = page_.attribute(at, name); !address.empty()) return address;
    return {};
  }

  const HtmlPage& page_;
  const std::vector<bool>& left_out_;
  FlowBuilder& builder_;
  PageImages images_;
  HtmlEntry entry_;
  HtmlAttributes attributes_;
  std::vector<PageNode> open_;  // the ends of the elements that were started
};

}  // namespace

void emit_page(const HtmlPage& page, const PageSelection& selection, std::string_view origin,
               Body& body, NodeIndex parent, Diagnostics& diagnostics, const ParseLimits& limits) {
  HtmlFindings findings(origin);
  FlowBuilder builder(body, parent, findings, limits);
  PageWalker walker(page, selection.left_out, builder);
  for (const PageNode top : selection.tops) walker.walk(top);
  builder.finish();
  findings.move_to(diagnostics);
}

}  // namespace offprint
