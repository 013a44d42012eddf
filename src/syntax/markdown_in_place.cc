#include <algorithm>
#include <string>
#include <vector>

#include "base/line_index.h"
#include "syntax/html_fragment.h"
#include "syntax/html_scan.h"
#include "syntax/markdown_ways.h"

namespace offprint {
namespace {

class InPlaceSink final : public MarkdownSink {
 public:
  explicit InPlaceSink(FlowBuilder& builder) : builder_(builder) {}

  void start(Element element, Position position, AttributeList attributes) override {
    if (element == Element::link && ++links_ > 1) defied_ = true;
    if (element == Element::notes) close_blocks();
    opened_.push_back(element);
    builder_.start(element, position, std::move(attributes));
  }

  void start_transparent() override {
    opened_.push_back(Element::text);
    builder_.start_transparent();
  }

  void end() override {
    while (!tags_.empty() && tags_.back().depth == opened_.size()) close_tag_at_end();
    if (opened_.back() == Element::link) --links_;
    opened_.pop_back();
    builder_.end();
  }

  void text(std::string_view text, Position position) override { builder_.text(text, position); }
  void separate(Position position) override { builder_.separate(position); }

  void leaf(Element element, Position position, AttributeList attributes) override {
    builder_.leaf(element, position, attributes);
  }

  void html_block(std::string_view html, Position position) override {
    const auto pieces = take_apart(html);
    if (!pieces) return defy();
    builder_.separate(position);
    for (const HtmlPiece& piece : *pieces)
      take_piece(html.substr(piece.begin, piece.end - piece.begin), piece.tag,
                 moved(position, html.substr(0, piece.begin)));
    builder_.separate(position);
  }

  void html_inline(std::string_view html, Position position) override {
    if (html.starts_with("<!--")) return;
    const std::optional<HtmlTag> tag = scan_tag(html);
    if (!tag || tag->size != html.size()) return defy();
    const HtmlRule& rule = html_rule(tag->name);
    if (rule.action != HtmlAction::unknown && !rule.inline_safe) return defy();
    if (tag->end) return close_tag(*tag);
    open_tag(*tag, rule, html, position);
  }

  bool stopped() const override { return defied_ || builder_.full(); }
  bool defied() const { return defied_; }

 private:
  struct OpenTag {
    std::string name;
    std::size_t depth;  // of the Markdown around it
    bool must_end;      // before what holds it does
    bool is_link;
  };

  void defy() { defied_ = true; }

  // Where what follows `text` stands.
  static Position moved(Position position, std::string_view text) {
    const std::size_t line = text.rfind('\n');
    if (line == text.npos)
      return {position.line, position.column + static_cast<std::uint32_t>(count_characters(text))};
    return {position.line + static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n')),
            static_cast<std::uint32_t>(count_characters(text.substr(line + 1)) + 1)};
  }

  void take_piece(std::string_view html, const std::optional<HtmlTag>& tag, Position position) {
    if (!tag) {
      if (!html.empty()) emit_html({html, position}, builder_);
    } else if (tag->end) {
      close_tag(*tag);
    } else if (emit_start_tag({html, position}, html_rule(tag->name), tag->name, builder_)) {
      // The end of a quotation in Markdown would end the one in HTML.
      tags_.push_back({tag->name, opened_.size(), tag->name == "blockquote", false});
    }
  }

  // Notes do not stand in what is open around all of the text.
  void close_blocks() {
    while (!tags_.empty() && tags_.back().depth == opened_.size()) pop_tag();
  }

  void open_tag(const HtmlTag& tag, const HtmlRule& rule, std::string_view html,
                Position position) {
    const bool is_link = tag.name == "a";
    if (is_link && ++links_ > 1) return defy();
    const bool started = emit_start_tag({html, position}, rule, tag.name, builder_);
    if (started)
      tags_.push_back({tag.name, opened_.size(), rule.action != HtmlAction::unknown, is_link});
  }

  void close_tag(const HtmlTag& tag) {
    if (!tags_.empty() && tags_.back().name == tag.name && tags_.back().depth == opened_.size())
      return pop_tag();
    // An end without a beginning means nothing, but for these two.
    if (is_open(tag.name) || tag.name == "br" || tag.name == "p") defy();
  }

  bool is_open(std::string_view name) const {
    return std::any_of(tags_.begin(), tags_.end(),
                       [&](const OpenTag& open) { return open.name == name; }) ||
           std::any_of(opened_.begin(), opened_.end(),
                       [&](Element element) { return offprint::tag(element) == name; });
  }

  void pop_tag() {
    if (tags_.back().is_link) --links_;
    tags_.pop_back();
    builder_.end();
  }

  // An unknown element may stay open, since it leaves nothing behind; so may a block, which ends
  // with what holds it.
  void close_tag_at_end() {
    if (tags_.back().must_end) defied_ = true;
    pop_tag();
  }

  FlowBuilder& builder_;
  std::vector<Element> opened_;
  std::vector<OpenTag> tags_;
  int links_ = 0;
  bool defied_ = false;
};

}  // namespace

bool build_in_place(const cmark_node* document, MarkdownPositions& positions,
                    FlowBuilder& builder) {
  InPlaceSink sink(builder);
  walk_markdown(document, positions, builder.findings(), sink);
  return !sink.defied();
}

}  // namespace offprint
