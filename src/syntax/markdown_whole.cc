#include <string>
#include <vector>

#include "base/unicode.h"
#include "syntax/html_fragment.h"
#include "syntax/html_stand_ins.h"
#include "syntax/markdown_ways.h"

namespace offprint {
namespace {

// A beginning of names that the document has not thought of.
std::string unused_marker(std::string_view text) {
  const std::string lower = ascii_lower(text);
  std::string marker = "offprint-";
  for (int number = 1; lower.find(marker) != lower.npos; ++number)
    marker = "offprint" + std::to_string(number) + "-";
  return marker;
}

class WholeSink final : public MarkdownSink {
 public:
  struct Flow {
    std::string html;
    StandIns long_texts;
  };
  struct Note {
    Position position;
    AttributeList attributes;
    Flow flow;
  };

  explicit WholeSink(std::string marker)
      : marker_(std::move(marker)), flow_{{}, StandIns(marker_)} {}

  void start(Element element, Position position, AttributeList attributes) override {
    open_.push_back(element);
    if (element == Element::notes) return;
    if (element == Element::note) {
      notes_.push_back({position, std::move(attributes), {{}, StandIns(marker_)}});
      out_ = &notes_.back().flow;
      return;
    }
    write_tag(tag(element), position, attributes);
    if (element == Element::code_block) out_->html += '\n';  // which the parser drops
  }

  void start_transparent() override { open_.push_back(Element::text); }

  void end() override {
    const Element element = open_.back();
    open_.pop_back();
    if (element == Element::notes || element == Element::note || element == Element::text) return;
    ((out_->html += "</") += tag(element)) += '>';
  }

  void text(std::string_view text, Position) override {
    std::string clean;
    if (append_xml_text(clean, text)) dropped_characters_ = true;
    out_->long_texts.append(out_->html, clean);
  }

  void leaf(Element element, Position position, AttributeList attributes) override {
    if (!tag(element).empty()) return write_tag(tag(element), position, attributes);
    write_ours(element == Element::task_mark ? "task-mark"
               : element == Element::formula ? "formula"
                                             : "note-reference",
               position, attributes);
  }

  void separate(Position position) override { write_ours("separator", position, {}); }

  void html_block(std::string_view html, Position position) override {
    separate(position);
    out_->html += html;
    separate(position);
  }

  void html_inline(std::string_view html, Position) override { out_->html += html; }
  bool stopped() const override { return false; }

  Flow& flow() { return flow_; }
  std::vector<Note>& notes() { return notes_; }
  const std::string& marker() const { return marker_; }
  bool dropped_characters() const { return dropped_characters_; }

 private:
  void write_tag(std::string_view name, Position position, const AttributeList& attributes) {
    (out_->html += '<') += name;
    write_attribute(marker_ + "at",
                    std::to_string(position.line) + ":" + std::to_string(position.column));
    for (const auto& [attribute, value] : attributes) {
      const bool ours = attribute == Attribute::code_language || attribute == Attribute::label ||
                        attribute == Attribute::checked || attribute == Attribute::written;
      write_attribute((ours ? marker_ : std::string()) + std::string(html_name(attribute)), value);
    }
    out_->html += '>';
  }

  void write_ours(std::string_view label, Position position, const AttributeList& attributes) {
    const std::string name = marker_ + std::string(label);
    write_tag(name, position, attributes);
    ((out_->html += "</") += name) += '>';
  }

  void write_attribute(const std::string& name, std::string_view value) {
    ((out_->html += ' ') += name) += "=\"";
    std::string clean;
    if (append_xml_text(clean, value)) dropped_characters_ = true;
    append_html_text(out_->html, clean);
    out_->html += '"';
  }

  std::string marker_;
  Flow flow_;
  std::vector<Note> notes_;
  Flow* out_ = &flow_;
  std::vector<Element> open_;
  bool dropped_characters_ = false;
};

}  // namespace

bool build_whole(const cmark_node* document, std::string_view text, MarkdownPositions& positions,
                 FlowBuilder& builder) {
  const Position begin = positions.of(document);
  WholeSink sink(unused_marker(text));
  walk_markdown(document, positions, builder.findings(), sink);
  const auto emit = [&](WholeSink::Flow& flow, Position position) {
    emit_html({flow.html, position, sink.marker(), &flow.long_texts}, builder);
  };
  emit(sink.flow(), begin);
  if (sink.notes().empty()) return !sink.dropped_characters();
  builder.start(Element::notes, sink.notes().front().position);
  for (WholeSink::Note& note : sink.notes()) {
    builder.start(Element::note, note.position, note.attributes);
    emit(note.flow, note.position);
    builder.end();
  }
  builder.end();
  return !sink.dropped_characters();
}

}  // namespace offprint
