#include "syntax/serializer.h"

#include <vector>

#include "syntax/markup_attributes.h"
#include "syntax/markup_elements.h"
#include "syntax/markup_text.h"
#include "syntax/note_index.h"

namespace offprint {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

class MarkupWriter {
 public:
  MarkupWriter(std::string& out, const Body& body, const MarkupOptions& options)
      : out_(out),
        body_(body),
        options_(options),
        xhtml_(options.dialect == MarkupOptions::Dialect::xhtml),
        notes_(body) {
    closings_.reserve(32);
  }

  void write() {
    NodeIndex node = body_[Body::root()].first_child;
    while (node != no_node) {
      if (enter(node)) {
        if (body_[node].first_child != no_node) {
          node = body_[node].first_child;
          continue;
        }
        leave(node);
      }
      while (body_[node].next == no_node) {
        node = body_[node].parent;
        if (node == Body::root()) return;
        leave(node);
      }
      node = body_[node].next;
    }
  }

 private:
  // Writes what begins the node. True: its children come next, then leave(); false: it is complete.
  bool enter(NodeIndex node) {
    const Element element = body_[node].element;
    switch (element) {
      case Element::text:
        append_text(out_, body_, node, options_.capitals_class);
        return false;
      case Element::line_break:
      case Element::word_break:
      case Element::thematic_break:
        write_void(node);
        return false;
      case Element::image:
        write_image(node);
        return false;
      case Element::embed:
        write_embed(node);
        return false;
      case Element::formula:
        write_formula(node);
        return false;
      case Element::media_file:
        return false;  // its embed says what is to be said
      case Element::task_mark:
        write_task_mark(node);
        return false;
      case Element::note_reference:
        write_note_reference(node);
        return false;
      case Element::body:
        return enter_with({});
      case Element::link:
        return enter_link(node);
      case Element::code_block:
        return enter_code_block(node);
      case Element::notes:
        return enter_notes(node);
      case Element::note:
        return enter_note(node);
      case Element::time:
        return enter_plain(node,
                           is_valid_datetime(body_.attribute(node, Attribute::date_time), false)
                               ? Element::time
                               : Element::span);
      default:
        break;
    }
    const int level = heading_level(element);
    enter_plain(node, level == 0 ? element : heading(level + options_.heading_shift));
    if (element == Element::paragraph && xhtml_ && body_[node].previous == no_node &&
        notes_.is_note(body_[node].parent))
      write_note_number();
    return true;
  }

  void leave(NodeIndex node) {
    if (!xhtml_ && ends_note(node)) write_back_links();
    if (body_[node].element == Element::link && closings_.back() == "</a>") in_link_ = false;
    out_ += closings_.back();
    closings_.pop_back();
  }

  bool enter_with(std::string_view closing) {
    closings_.push_back(closing);
    return true;
  }

  void open_tag(NodeIndex node, std::string_view opening) {
    out_ += opening;
    if (body_[node].first_attribute != std::numeric_limits<std::uint32_t>::max())
      append_attributes(out_, body_, node, options_);
  }

  bool enter_plain(NodeIndex node, Element as) {
    const TagText& text = tag_text(as);
    open_tag(node, text.opening);
    if (as == Element::list_item && xhtml_ && is_task(body_, node)) out_ += " class=\"task\"";
    if (as == Element::header_cell && !body_.has_attribute(node, Attribute::scope) &&
        is_in_head(body_, node))
      out_ += " scope=\"col\"";
    if (as == Element::paragraph && xhtml_ && is_display(body_, node)) out_ += " class=\"display\"";
    if (as == Element::paragraph && xhtml_ && has_lines(body_, node)) {
      out_ += " class=\"lines\"><span class=\"line\">";
      return enter_with("</span></p>\n");
    }
    // Pages of paper and ink cannot be opened by hand: a book hides nothing.
    if (as == Element::details && xhtml_) out_ += " open=\"open\"";
    out_ += '>';
    return enter_with(text.closing);
  }

  void write_void(NodeIndex node) {
    const Element element = body_[node].element;
    const bool ends_line =
        element == Element::line_break && !closings_.empty() && closings_.back() == "</span></p>\n";
    if (ends_line) out_ += "</span>";
    open_tag(node, tag_text(element).opening);
    out_ += xhtml_ ? "/>" : ">";
    if (ends_line) out_ += "<span class=\"line\">";
    if (element == Element::thematic_break) out_ += '\n';
  }

  void append_href(std::string_view target) {
    out_ += " href=\"";
    if (target.size() > 1 && target[0] == '#') {
      out_ += '#';
      append_escaped_attribute(out_, options_.id_prefix);
      target.remove_prefix(1);
    }
    append_escaped_attribute(out_, target);
    out_ += '"';
  }

  // href as it is to be written, "" for none; `storage` keeps what had to be made.
  std::string_view target_of(NodeIndex node, std::string& storage) const {
    const std::string_view stored = body_.attribute(node, Attribute::href);
    if (!options_.link_target || !body_.has_attribute(node, Attribute::href)) return stored;
    storage = options_.link_target(node, stored);
    return storage;
  }

  bool enter_link(NodeIndex node) {
    std::string storage;
    const std::string_view target = target_of(node, storage);
    if (in_link_ || target.empty()) {
      if (!has_general_attributes(body_, node)) return enter_with({});
      return enter_plain(node, Element::span);
    }
    out_ += "<a";
    append_href(target);
    open_tag(node, {});
    out_ += '>';
    in_link_ = true;
    return enter_with("</a>");
  }

  bool enter_code_block(NodeIndex node) {
    open_tag(node, "<pre");
    std::string_view language = body_.attribute(node, Attribute::code_language);
    language = language.substr(0, language.find_first_of(" \t\r\n\f"));
    if (!language.empty() && !options_.has_code_classes) {
      append_attribute(out_, "data-language", language);
      language = {};
    }
    if (language.empty()) {
      out_ += "><code>";
    } else {
      out_ += "><code class=\"language-";
      append_escaped_attribute(out_, language);
      out_ += "\">";
    }
    return enter_with("</code></pre>\n");
  }

  void write_image(NodeIndex node) {
    std::string storage;
    std::string_view source = body_.attribute(node, Attribute::src);
    if (options_.image_source) source = storage = options_.image_source(node, source);
    const std::string_view alt = body_.attribute(node, Attribute::alt);
    if (source.empty()) {
      if (alt.empty()) return;
      out_ += "<span>";
      append_escaped(out_, alt);
      out_ += "</span>";
      return;
    }
    out_ += "<img";
    append_attribute(out_, "src", source);
    append_attribute(out_, "alt", alt);
    if (options_.image_class)
      if (const std::string_view name = options_.image_class(node); !name.empty())
        append_attribute(out_, "class", name);
    open_tag(node, {});
    out_ += xhtml_ ? "/>" : ">";
  }

  // Whether an embed stands among blocks rather than in a line of text.
  bool is_among_blocks(NodeIndex node) const {
    if (!holds_flow(body_[body_[node].parent].element) || in_link_) return false;
    const auto is_inline = [&](NodeIndex sibling) {
      if (sibling == no_node) return false;
      if (body_[sibling].element == Element::text) return !is_blank(body_.text(sibling));
      return kind(body_[sibling].element) == ElementKind::inline_;
    };
    return !is_inline(body_[node].previous) && !is_inline(body_[node].next);
  }

  void write_embed(NodeIndex node) {
    std::string storage;
    const std::string_view target = target_of(node, storage);
    if (options_.embed) {
      const NodeIndex parent = body_[node].parent;
      const std::string made =
          options_.embed({node, in_link_ ? std::string_view() : target, is_among_blocks(node),
                          body_[parent].element == Element::figure});
      if (!made.empty()) {
        out_ += made;
        return;
      }
    }
    std::string_view label = body_.attribute(node, Attribute::title);
    if (label.empty()) label = target.empty() ? body_.attribute(node, Attribute::href) : target;
    if (label.empty()) return;
    const bool block = is_among_blocks(node);
    if (block) out_ += xhtml_ ? "<p class=\"embed\">" : "<p>";
    const bool linked = !target.empty() && !in_link_;
    if (linked) {
      out_ += "<a";
      append_href(target);
      out_ += '>';
    }
    append_escaped(out_, label);
    if (linked) out_ += "</a>";
    if (block) out_ += "</p>\n";
  }

  // Feeds get the text: their readers strip MathML.
  void write_formula(NodeIndex node) {
    const std::string_view markup = body_.attribute(node, Attribute::markup);
    const std::string_view text = formula_text(body_, node);
    std::string_view tag = "span";
    if (body_.has_attribute(node, Attribute::tex)) tag = "code";
    if (body_.has_attribute(node, Attribute::written)) tag = "span";
    const bool shown = xhtml_ && !markup.empty();
    if (shown) tag = "math";
    if (tag == "span" && !has_general_attributes(body_, node)) return append_escaped(out_, text);
    if (!shown && is_in_code(body_, node)) return append_escaped(out_, text);
    open_tag(node, std::string("<").append(tag));
    if (shown) append_attribute(out_, "xmlns", "http://www.w3.org/1998/Math/MathML");
    if (shown && body_.has_attribute(node, Attribute::display)) out_ += " display=\"block\"";
    if (shown) append_attribute(out_, "alttext", body_.attribute(node, Attribute::alt));
    out_ += '>';
    shown ? void(out_ += markup) : append_escaped(out_, text);
    ((out_ += "</") += tag) += '>';
  }

  void write_task_mark(NodeIndex node) {
    const std::string_view mark = body_.has_attribute(node, Attribute::checked) ? "☑" : "☐";
    if (xhtml_) out_ += "<span class=\"task-mark\">";
    out_ += mark;
    out_ += xhtml_ ? "</span> " : " ";
  }

  // Appends ` name="[#]prefix stem-note[-call]"`, with `name` as far as the opening quote (and
  // '#').
  void append_note_id(std::string_view name, std::string_view stem, std::uint32_t note,
                      std::uint32_t call) {
    out_ += name;
    append_escaped_attribute(out_, options_.id_prefix);
    out_ += notes_.id_begin();
    out_ += stem;
    out_ += std::to_string(note);
    if (call > 1) (out_ += '-') += std::to_string(call);
    out_ += '"';
  }

  void write_note_reference(NodeIndex node) {
    const std::string_view label = body_.attribute(node, Attribute::label);
    const std::uint32_t number = notes_.number(label);
    if (number == 0) {
      out_ += '[';
      append_escaped(out_, label);
      out_ += ']';
      return;
    }
    const std::uint32_t call = notes_.next_call(number);
    if (!xhtml_) out_ += "<sup>";
    out_ += in_link_ ? "<span" : "<a";
    if (!in_link_) {
      if (xhtml_) out_ += " epub:type=\"noteref\" role=\"doc-noteref\"";
      append_note_id(" href=\"#", "fn-", number, 1);
    }
    append_note_id(" id=\"", "fnref-", number, call);
    if (xhtml_) out_ += " class=\"noteref\"";
    out_ += '>';
    out_ += std::to_string(number);
    out_ += in_link_ ? "</span>" : "</a>";
    if (!xhtml_) out_ += "</sup>";
  }

  bool enter_notes(NodeIndex node) {
    if (node != notes_.notes()) return enter_plain(node, Element::division);
    if (!xhtml_) {
      out_ += "<section>\n<ol>\n";
      return enter_with("</ol>\n</section>\n");
    }
    out_ += "<section role=\"doc-endnotes\" epub:type=\"endnotes\" class=\"notes\"";
    if (!options_.notes_title.empty()) append_attribute(out_, "aria-label", options_.notes_title);
    out_ += ">\n<ol>\n";
    return enter_with("</ol>\n</section>\n");
  }

  bool enter_note(NodeIndex node) {
    if (!notes_.is_note(node)) return enter_plain(node, Element::division);
    ++note_;
    out_ += xhtml_ ? "<li><div" : "<li";
    append_note_id(" id=\"", "fn-", note_, 1);
    if (!xhtml_) {
      out_ += '>';
      return enter_with("</li>\n");
    }
    out_ += " role=\"doc-footnote\" epub:type=\"footnote\">";
    const NodeIndex first = body_[node].first_child;
    if (first == no_node || body_[first].element != Element::paragraph) write_note_number();
    return enter_with("</div></li>\n");
  }

  void write_note_number() {
    const std::string number = std::to_string(note_);
    if (notes_.calls(note_) == 0) {
      (out_ += number) += ". ";
      return;
    }
    append_note_id("<a href=\"#", "fnref-", note_, 1);
    out_ += " role=\"doc-backlink\" class=\"backlink\"";
    if (!options_.note_back_label.empty())
      append_attribute(out_, "aria-label", options_.note_back_label + " " + number);
    ((out_ += '>') += number) += "</a>. ";
  }

  // Whether leaving `node` leaves the end of a note: its last paragraph, or itself when it ends
  // otherwise.
  bool ends_note(NodeIndex node) const {
    const Node& at = body_[node];
    if (at.element == Element::paragraph) return at.next == no_node && notes_.is_note(at.parent);
    if (at.element != Element::note || !notes_.is_note(node)) return false;
    return at.last_child == no_node || body_[at.last_child].element != Element::paragraph;
  }

  void write_back_links() {
    for (std::uint32_t call = 1; call <= notes_.calls(note_); ++call) {
      append_note_id(" <a href=\"#", "fnref-", note_, call);
      out_ += ">↩\xEF\xB8\x8E</a>";
    }
  }

  std::string& out_;
  const Body& body_;
  const MarkupOptions& options_;
  const bool xhtml_;
  NoteIndex notes_;
  std::vector<std::string_view> closings_;
  bool in_link_ = false;
  std::uint32_t note_ = 0;
};

}  // namespace

void append_markup(std::string& out, const Body& body, const MarkupOptions& options) {
  MarkupWriter(out, body, options).write();
}

}  // namespace offprint
