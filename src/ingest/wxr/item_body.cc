#include "ingest/wxr/item_body.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/edited_text.h"
#include "ingest/wxr/blocks.h"
#include "ingest/wxr/content_edits.h"
#include "ingest/wxr/content_tokens.h"
#include "ingest/wxr/paragraphs.h"
#include "ingest/wxr/shortcodes.h"
#include "ingest/wxr/wxr_channel.h"
#include "syntax/html_parser.h"

namespace offprint {
namespace {

constexpr int deepest_shared = 3;  // shared blocks that show shared blocks
constexpr int most_shared = 200;   // in one item, and bytes of them:
constexpr std::size_t most_shared_bytes = 4 << 20;

class ItemContent {
 public:
  ItemContent(const ItemSurroundings& around, Diagnostics& diagnostics)
      : around_(around), diagnostics_(diagnostics) {}

  // `text`, whose source is the content's text, gets what WordPress makes of it but for paragraphs.
  void edit(const XmlMarkup& content, int depth, EditedText& text) {
    const std::vector<ContentToken> tokens = read_content(content.text, true);
    ContentEdits edits;
    const BlockSurroundings blocks{[&](std::uint32_t id) { return shared(id, depth); },
                                   around_.notes};
    edit_blocks(content.text, tokens, blocks, edits);
    edit_shortcodes(content.text, tokens, around_.id, edits);
    edit_lone_addresses(content.text, tokens, edits);
    for (ContentEdits::Finding& finding : edits.findings)
      diagnostics_.push_back({finding.code, std::string(around_.origin),
                              content.source_position(text.position_of(finding.at)),
                              std::move(finding.message), std::move(finding.hint)});
    apply(edits, text);
  }

 private:
  std::optional<std::string> shared(std::uint32_t id, int depth) {
    const bool is_enough = depth >= deepest_shared || shared_bytes_ > most_shared_bytes;
    if (!around_.shared || is_enough || ++shared_ > most_shared) return {};
    const std::optional<XmlMarkup> content = around_.shared(id);
    if (!content) return {};
    shared_bytes_ += content->text.size();
    if (shared_bytes_ > most_shared_bytes) return {};
    EditedText text(content->text, 1);
    edit(*content, depth + 1, text);
    return std::string(text.text());
  }

  const ItemSurroundings& around_;
  Diagnostics& diagnostics_;
  int shared_ = 0;
  std::size_t shared_bytes_ = 0;
};

}  // namespace

XmlMarkup read_item_content(const XmlDocument& xml) {
  XmlMarkup content;
  const XmlNode element = xml.child(0, wxr::content, "encoded");
  if (element == no_xml_node) return content;
  Position end{1, 1};
  for (XmlNode node = element + 1; node < xml[element].end; ++node) {
    if (!xml[node].is_text) continue;
    const std::string_view text = xml[node].text;
    content.places.push_back({end, xml[node].position});
    content.text += text;
    const std::size_t line = text.rfind('\n');
    end.line += static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
    const auto characters = static_cast<std::uint32_t>(
        count_code_points(line == text.npos ? text : text.substr(line + 1)));
    end.column = line == text.npos ? end.column + characters : 1 + characters;
  }
  return content;
}

Body make_item_body(const XmlMarkup& content, const ItemSurroundings& around,
                    Diagnostics& diagnostics) {
  EditedText shown(content.text, 1);
  ItemContent(around, diagnostics).edit(content, 0, shown);
  EditedText html(shown.text(), 1);
  add_paragraphs(shown.text(), html);
  Body body;
  Diagnostics found;
  parse_html_fragment(html.text(), around.origin, {1, 1}, body, Body::root(), found, around.limits);
  const auto place = [&](Position position) {
    if (position.line == 0) return position;
    return content.source_position(shown.source_position(html.source_position(position)));
  };
  body.relocate(place);
  for (Diagnostic& diagnostic : found) {
    diagnostic.position = place(diagnostic.position);
    diagnostics.push_back(std::move(diagnostic));
  }
  return body;
}

}  // namespace offprint
