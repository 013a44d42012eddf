#include "syntax/markdown_walk.h"

#include <cmark-gfm-core-extensions.h>

#include "syntax/tex_formulas.h"

namespace offprint {
namespace {

class MarkdownWalker {
 public:
  MarkdownWalker(MarkdownPositions& positions, HtmlFindings& findings, MarkdownSink& sink)
      : positions_(positions), findings_(findings), sink_(sink), types_(cmark_types()) {}

  void walk(const cmark_node* document) {
    const cmark_node* node = document->first_child;
    while (node != nullptr && !sink_.stopped()) {
      if (enter(node) && node->first_child != nullptr) {
        node = node->first_child;
        continue;
      }
      leave(node);
      while (node->next == nullptr) {
        node = node->parent;
        if (node == document) return close_notes();
        leave(node);
      }
      node = node->next;
    }
  }

 private:
  // True: the children come next.
  bool enter(const cmark_node* node) {
    position_ = positions_.of(node);
    switch (node->type) {
      case CMARK_NODE_TEXT:
        sink_.text(view(node->as.literal), position_);
        return false;
      case CMARK_NODE_SOFTBREAK:
        sink_.text("\n", position_);
        return false;
      case CMARK_NODE_LINEBREAK:
        if (in_formula_)
          sink_.text("\n", position_);
        else
          sink_.leaf(Element::line_break, position_, {});
        return false;
      case CMARK_NODE_CODE:
        enter_code(node);
        return false;
      case CMARK_NODE_HTML_INLINE:
        look_for_formula(view(node->as.literal));
        sink_.html_inline(view(node->as.literal), position_);
        return false;
      case CMARK_NODE_EMPH:
        return in_formula_ ? write_marks(node) : start(Element::emphasis);
      case CMARK_NODE_STRONG:
        return in_formula_ ? write_marks(node) : start(Element::strong);
      case CMARK_NODE_LINK:
        return enter_link(node);
      case CMARK_NODE_IMAGE:
        enter_image(node);
        return false;
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        enter_note_reference(node);
        return false;
      default:
        return enter_block(node);
    }
  }

  // In MathML, what looks like emphasis is operators: <mo>*</mo> … <mo>*</mo>.
  void look_for_formula(std::string_view tag) {
    if (tag.starts_with("<math") && !tag.ends_with("/>")) in_formula_ = true;
    if (tag.starts_with("</math")) in_formula_ = false;
  }

  bool write_marks(const cmark_node* node) {
    const char mark = positions_.first_byte(node) == '_' ? '_' : '*';
    marks_.push_back({node, std::string(node->type == CMARK_NODE_STRONG ? 2 : 1, mark)});
    sink_.text(marks_.back().second, position_);
    return true;
  }

  bool enter_block(const cmark_node* node) {
    in_formula_ = false;
    switch (node->type) {
      case CMARK_NODE_PARAGRAPH:
        return enter_paragraph(node);
      case CMARK_NODE_HEADING:
        return start(heading(node->as.heading.level));
      case CMARK_NODE_BLOCK_QUOTE:
        return start(Element::block_quote);
      case CMARK_NODE_LIST:
        return enter_list(node);
      case CMARK_NODE_ITEM:
        return enter_item(node);
      case CMARK_NODE_CODE_BLOCK:
        enter_code_block(node);
        return false;
      case CMARK_NODE_THEMATIC_BREAK:
        sink_.leaf(Element::thematic_break, position_, {});
        return false;
      case CMARK_NODE_HTML_BLOCK:
        sink_.html_block(view(node->as.literal), position_);
        return false;
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        return enter_note(node);
      default:
        break;
    }
    if (node->type == types_.table) return start(Element::table);
    if (node->type == types_.table_row) return enter_row(node);
    if (node->type == types_.table_cell) return enter_cell(node);
    if (node->type == types_.strikethrough) return start(Element::strikethrough);
    sink_.start_transparent();
    return true;
  }

  void leave(const cmark_node* node) {
    switch (node->type) {
      case CMARK_NODE_TEXT:
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
      case CMARK_NODE_CODE:
      case CMARK_NODE_HTML_INLINE:
      case CMARK_NODE_IMAGE:
      case CMARK_NODE_FOOTNOTE_REFERENCE:
      case CMARK_NODE_CODE_BLOCK:
      case CMARK_NODE_THEMATIC_BREAK:
      case CMARK_NODE_HTML_BLOCK:
        return;
      case CMARK_NODE_PARAGRAPH:
        if (!is_tight(node)) sink_.end();
        return;
      default:
        break;
    }
    if (!marks_.empty() && marks_.back().first == node) {
      sink_.text(marks_.back().second, position_);
      marks_.pop_back();
      return;
    }
    sink_.end();
    if (node->type == types_.table_row && ends_group(node)) sink_.end();
  }

  bool start(Element element, AttributeList attributes = {}) {
    sink_.start(element, position_, std::move(attributes));
    return true;
  }

  void enter_code(const cmark_node* node) {
    if (node->extension == types_.dollars) return enter_formula(view(node->as.literal));
    start(Element::code);
    sink_.text(view(node->as.literal), position_);
    sink_.end();
  }

  void enter_code_block(const cmark_node* node) {
    std::string_view language = view(node->as.code.info);
    language = language.substr(0, language.find_first_of(" \t\n\r\f\v"));
    AttributeList attributes;
    if (!language.empty()) attributes.emplace_back(Attribute::code_language, language);
    start(Element::code_block, std::move(attributes));
    sink_.text(view(node->as.code.literal), position_);
    sink_.end();
  }

  // In dollars.
  void enter_formula(std::string_view written) {
    TexEffort effort;
    const std::optional<TexFormula> formula = dollar_formula(written, 0, effort);
    if (!formula) return sink_.text(written, position_);
    sink_.leaf(Element::formula, position_, formula_attributes(*formula, written));
  }

  static bool is_tight(const cmark_node* paragraph) {
    const cmark_node* list = paragraph->parent->parent;
    return list != nullptr && list->type == CMARK_NODE_LIST && list->as.list.tight;
  }

  bool enter_paragraph(const cmark_node* node) {
    if (is_tight(node))
      sink_.separate(position_);
    else
      start(Element::paragraph);
    if (node->prev == nullptr && has_task_mark(node->parent)) task_mark(node->parent);
    return true;
  }

  bool has_task_mark(const cmark_node* node) const {
    return node->type == CMARK_NODE_ITEM && node->extension == types_.task_list;
  }

  void task_mark(const cmark_node* item) {
    AttributeList attributes;
    if (cmark_gfm_extensions_get_tasklist_item_checked(const_cast<cmark_node*>(item)))
      attributes.emplace_back(Attribute::checked, "checked");
    sink_.leaf(Element::task_mark, position_, std::move(attributes));
  }

  bool enter_list(const cmark_node* node) {
    const cmark_list& list = node->as.list;
    if (list.list_type == CMARK_BULLET_LIST) return start(Element::bullet_list);
    AttributeList attributes;
    if (list.start != 1) attributes.emplace_back(Attribute::start, std::to_string(list.start));
    return start(Element::ordered_list, std::move(attributes));
  }

  // The mark goes into the first paragraph, where there is one.
  bool enter_item(const cmark_node* node) {
    start(Element::list_item);
    const bool begins_with_text =
        node->first_child != nullptr && node->first_child->type == CMARK_NODE_PARAGRAPH;
    if (has_task_mark(node) && !begins_with_text) task_mark(node);
    return true;
  }

  static bool is_header(const cmark_node* row) {
    return cmark_gfm_extensions_get_table_row_is_header(const_cast<cmark_node*>(row)) != 0;
  }
  bool ends_group(const cmark_node* row) const { return row->next == nullptr || is_header(row); }

  bool enter_row(const cmark_node* node) {
    cmark_node* table = node->parent;
    alignments_ = cmark_gfm_extensions_get_table_alignments(table);
    columns_ = cmark_gfm_extensions_get_table_columns(table);
    column_ = 0;
    in_header_ = is_header(node);
    if (in_header_)
      start(Element::table_head);
    else if (node->prev == nullptr || is_header(node->prev))
      start(Element::table_body);
    return start(Element::table_row);
  }

  bool enter_cell(const cmark_node*) {
    AttributeList attributes;
    const unsigned char alignment = column_ < columns_ ? alignments_[column_] : 0;
    ++column_;
    if (alignment == 'l') attributes.emplace_back(Attribute::align, "left");
    if (alignment == 'c') attributes.emplace_back(Attribute::align, "center");
    if (alignment == 'r') attributes.emplace_back(Attribute::align, "right");
    return start(in_header_ ? Element::header_cell : Element::data_cell, std::move(attributes));
  }

  bool enter_link(const cmark_node* node) {
    std::string href = checked_link(view(node->as.link.url), position_, findings_);
    if (href.empty()) {
      sink_.start_transparent();
      return true;
    }
    AttributeList attributes;
    attributes.emplace_back(Attribute::href, std::move(href));
    if (node->as.link.title.len > 0)
      attributes.emplace_back(Attribute::title, view(node->as.link.title));
    return start(Element::link, std::move(attributes));
  }

  // As cmark's own renderer flattens it.
  static std::string alternative_text(const cmark_node* image) {
    std::string text;
    const cmark_node* node = image->first_child;
    while (node != nullptr) {
      switch (node->type) {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
        case CMARK_NODE_HTML_INLINE:
          text += view(node->as.literal);
          break;
        case CMARK_NODE_LINEBREAK:
        case CMARK_NODE_SOFTBREAK:
          text += ' ';
          break;
        default:
          break;
      }
      if (node->first_child != nullptr) {
        node = node->first_child;
        continue;
      }
      while (node != image && node->next == nullptr) node = node->parent;
      node = node == image ? nullptr : node->next;
    }
    return text;
  }

  void enter_image(const cmark_node* node) {
    std::string alt = alternative_text(node);
    std::string source = checked_resource(view(node->as.link.url), position_, findings_);
    if (source.empty()) return sink_.text(alt, position_);
    AttributeList attributes;
    attributes.emplace_back(Attribute::src, std::move(source));
    attributes.emplace_back(Attribute::alt, std::move(alt));
    if (node->as.link.title.len > 0)
      attributes.emplace_back(Attribute::title, view(node->as.link.title));
    sink_.leaf(Element::image, position_, std::move(attributes));
  }

  void enter_note_reference(const cmark_node* node) {
    AttributeList attributes;
    attributes.emplace_back(Attribute::label, view(node->parent_footnote_def->as.literal));
    sink_.leaf(Element::note_reference, position_, std::move(attributes));
  }

  bool enter_note(const cmark_node* node) {
    if (!in_notes_) start(Element::notes);
    in_notes_ = true;
    AttributeList attributes;
    attributes.emplace_back(Attribute::label, view(node->as.literal));
    attributes.emplace_back(Attribute::calls, std::to_string(node->footnote.def_count));
    return start(Element::note, std::move(attributes));
  }

  void close_notes() {
    if (in_notes_) sink_.end();
  }

  MarkdownPositions& positions_;
  HtmlFindings& findings_;
  MarkdownSink& sink_;
  const CmarkTypes& types_;
  Position position_;
  const unsigned char* alignments_ = nullptr;
  unsigned columns_ = 0, column_ = 0;
  bool in_header_ = false;
  bool in_notes_ = false;
  bool in_formula_ = false;                                       // between the tags of a <math>
  std::vector<std::pair<const cmark_node*, std::string>> marks_;  // emphasis that is none
};

}  // namespace

void walk_markdown(const cmark_node* document, MarkdownPositions& positions, HtmlFindings& findings,
                   MarkdownSink& sink) {
  MarkdownWalker(positions, findings, sink).walk(document);
}

}  // namespace offprint
