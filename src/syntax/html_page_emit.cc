#include "base/unicode.h"
#include "syntax/formula.h"
#include "syntax/html_entry.h"
#include "syntax/html_flow.h"
#include "syntax/html_page.h"
#include "syntax/html_page_images.h"
#include "syntax/html_page_machinery.h"

namespace offprint {
namespace {

// What a button says is a heading, not a command, from so many words on.
constexpr std::size_t fewest_heading_words = 4;

bool is_blank(const HtmlPage::Node& node) {
  return node.tag.empty() && node.text.find_first_not_of(" \t\r\n\f\xc2\xa0") == node.text.npos;
}

// Of such an element at the top only the contents count.
bool only_groups(const HtmlRule& rule) {
  if (rule.action != HtmlAction::keep)
    return rule.action != HtmlAction::embed && rule.action != HtmlAction::formula;
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
    if (at < breaks_end_) return false;
    if (page_.is_text(at)) {
      builder_.text(node.text, entry_.position());
      return false;
    }
    if (node.tag == "math") return enter_formula(at), false;
    if (ends_line_of_caption(at)) return false;
    if (node.tag == "br" && breaks_paragraph(at)) return false;
    if (node.tag == "img" || node.tag == "amp-img") return enter_image(at);
    if (at == caption_) {
      builder_.start(Element::figure_caption, entry_.position());
      return true;
    }
    if (const PageNode caption = images_.caption(at); caption != no_page_node) {
      caption_ = caption;
      builder_.start(Element::figure, entry_.position());
      return true;
    }
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

  // Two line breaks and more mean a paragraph to those who have no other.
  bool breaks_paragraph(PageNode at) {
    PageNode last = at;
    for (PageNode next = page_[at].next; next != no_page_node; next = page_[next].next) {
      if (page_[next].tag == "br")
        last = next;
      else if (!is_blank(page_[next]))
        break;
    }
    if (last == at || !builder_.break_paragraph(entry_.position())) return false;
    breaks_end_ = last + 1;
    return true;
  }

  // Between a picture and its caption.
  bool ends_line_of_caption(PageNode at) const {
    return caption_ != no_page_node && at < caption_ && page_[at].tag == "br" &&
           page_[at].parent == page_[caption_].parent;
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
    if (is_machinery(page_, at)) {
      builder_.findings().count(Code::chrome_removed, page_[at].tag, entry_.position(),
                                "the element <" + std::string(page_[at].tag) +
                                    "> was left out: it works for the page and says nothing");
      return false;
    }
    if (rule.action == HtmlAction::unknown && is_custom_tag(page_[at].tag)) {
      builder_.start_transparent();
      return true;
    }
    read_attributes(at);
    HtmlElement element{page_[at].tag, rule, attributes_};
    if (rule.action == HtmlAction::keep && rule.element == Element::code_block)
      element.inner_class = class_of_first_code(at);
    HtmlInners inners;
    if (rule.action == HtmlAction::embed) {
      inners = inners_of(at);
      element.late_address = late_address(at);
    }
    element.inners = &inners;
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
    // In Markdown it is a caption; on a page, what a pointer shows: often the name of the file.
    std::erase_if(attributes_, [](const auto& attribute) { return attribute.first == "title"; });
    return entry_.enter({"img", html_rule("img"), attributes_});
  }

  void enter_formula(PageNode math) {
    FormulaReader formula(entry_.position(), entry_.findings());
    std::vector<PageNode> ends;
    const auto end_before = [&](PageNode at) {
      for (; !ends.empty() && ends.back() <= at; ends.pop_back()) formula.end();
    };
    for (PageNode at = math + 1; at < page_[math].end; ++at) {
      end_before(at);
      if (page_.is_text(at)) {
        formula.text(page_[at].text);
        continue;
      }
      read_attributes(at);
      formula.start(page_[at].tag, attributes_);
      ends.push_back(page_[at].end);
    }
    end_before(page_[math].end);
    read_attributes(math);
    entry_.place_formula(formula, attributes_);
  }

  // But for the scripts among them.
  void read_attributes(PageNode at) {
    attributes_.clear();
    page_.for_each_attribute(at, [&](std::string_view name, std::string_view value) {
      if (!name.starts_with("on")) attributes_.emplace_back(name, value);
    });
  }

  std::string_view class_of_first_code(PageNode at) const {
    const PageNode child = page_[at].first_child;
    return child != no_page_node && page_[child].tag == "code" ? page_.attribute(child, "class")
                                                               : std::string_view();
  }

  HtmlInners inners_of(PageNode top) const {
    HtmlInners inners;
    for (PageNode at = top + 1; at < page_[top].end && inners.size() < most_inner_elements; ++at) {
      if (!is_inner_element(page_[at].tag)) continue;
      HtmlInner& inner = inners.emplace_back();
      inner.name = page_[at].tag;
      page_.for_each_attribute(at, [&](std::string_view name, std::string_view value) {
        inner.attributes.emplace_back(name, value);
      });
      if (inner.name == "a") inner.text = page_.text(at);
    }
    return inners;
  }

  std::string_view late_address(PageNode at) const {
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
  PageNode caption_ = no_page_node;  // of the last picture that had one without being a figure
  PageNode breaks_end_ = 0;          // where the last line breaks end that were a paragraph's
  std::vector<PageNode> open_;       // the ends of the elements that were started
};

}  // namespace

void emit_page(const HtmlPage& page, const PageSelection& selection, std::string_view origin,
               Body& body, NodeIndex parent, Diagnostics& diagnostics, const Limits& limits) {
  HtmlFindings findings(origin);
  FlowBuilder builder(body, parent, findings, limits);
  PageWalker walker(page, selection.left_out, builder);
  for (const PageNode top : selection.tops) walker.walk(top);
  builder.finish();
  findings.move_to(diagnostics);
}

}  // namespace offprint
