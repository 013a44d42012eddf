#include "ingest/wxr/blocks.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "base/unicode.h"
#include "base/url.h"
#include "syntax/json.h"

namespace offprint {
namespace {

constexpr std::size_t npos = std::string_view::npos;

constexpr std::string_view site_blocks[] = {
#define OFFPRINT_SITE_BLOCK(name) name,
#include "ingest/wxr/site_blocks.def"
#undef OFFPRINT_SITE_BLOCK
};

constexpr std::string_view empty_blocks[] = {
#define OFFPRINT_EMPTY_BLOCK(name) name,
#include "ingest/wxr/empty_blocks.def"
#undef OFFPRINT_EMPTY_BLOCK
};

bool is_site_block(std::string_view name) {
  return std::any_of(std::begin(site_blocks), std::end(site_blocks), [&](std::string_view known) {
    return known.ends_with('-') ? name.starts_with(known) : name == known;
  });
}

struct Block {
  std::string_view name;  // without "core/" and "core-embed/"
  bool is_embed = false;
  bool is_end = false;
  bool is_empty = false;        // "/-->"
  std::string_view attributes;  // JSON, or ""
};

std::optional<Block> read_block(std::string_view comment) {
  std::string_view text = trim(comment.substr(4, comment.size() - 7));
  Block block;
  block.is_end = text.starts_with('/');
  if (block.is_end) text.remove_prefix(1);
  if (!text.starts_with("wp:")) return {};
  text.remove_prefix(3);
  block.is_empty = text.ends_with('/');
  if (block.is_empty) text.remove_suffix(1);
  const std::size_t end = std::min(text.find_first_of(" \t\r\n{"), text.size());
  block.name = text.substr(0, end);
  block.attributes = trim(text.substr(end));
  if (block.name.starts_with("core/")) block.name.remove_prefix(5);
  block.is_embed = block.name == "embed" || block.name.starts_with("core-embed/");
  return block;
}

std::string attribute(const Value& attributes, std::string_view key) {
  const Value* value = attributes.find(key);
  return value && value->is_text() ? value->scalar : "";
}

class Blocks {
 public:
  Blocks(std::string_view content, const std::vector<ContentToken>& tokens,
         const BlockSurroundings& around, ContentEdits& edits)
      : content_(content), tokens_(tokens), around_(around), edits_(edits) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != ContentToken::Kind::comment) continue;
      const auto block = read_block(text_of(i));
      if (block && !block->is_end) read(i, *block);
    }
  }

 private:
  std::string_view text_of(std::size_t token) const {
    return content_.substr(tokens_[token].begin, tokens_[token].end - tokens_[token].begin);
  }

  // Blocks that need a look; most mean no more than the HTML in them.
  void read(std::size_t at, const Block& block) {
    if (block.is_embed) return embed(at, block);
    if (block.name == "block") return shared(at, block);
    if (block.name == "footnotes") return notes(at);
    if (block.name == "verse") return verse(at);
    if (block.name == "cover" || block.name == "media-text") return picture(at, block);
    if (block.name == "social-link") return account(at, block);
    if (!block.is_empty) return;
    if (std::find(std::begin(empty_blocks), std::end(empty_blocks), block.name) !=
        std::end(empty_blocks))
      return;
    if (block.name == "separator") return edits_.insert(tokens_[at].end, "<hr>");
    if (is_site_block(block.name))
      report(at, Code::chrome_removed,
             "the block `" + std::string(block.name) + "` shows other parts of its site");
    else
      report(at, Code::template_syntax_removed,
             "the block `" + std::string(block.name) + "` holds what only its site can show");
  }

  void report(std::size_t at, Code code, std::string message) {
    edits_.findings.push_back({code, tokens_[at].begin, std::move(message), ""});
  }

  // The number of the token that ends the block whose beginning is token `at`, or npos. Embeds and
  // verses hold no others, so the first end is theirs.
  std::size_t end_of(std::size_t at) const {
    for (std::size_t i = at + 1; i < tokens_.size(); ++i) {
      if (tokens_[i].kind != ContentToken::Kind::comment) continue;
      const auto block = read_block(text_of(i));
      if (block) return block->is_end ? i : npos;
    }
    return npos;
  }

  // The address that stands as text in an embed, for want of an attribute.
  std::string address_within(std::size_t at, std::size_t end) const {
    for (std::size_t i = at + 1; i < end; ++i) {
      const std::string_view text = trim(text_of(i));
      if (tokens_[i].kind == ContentToken::Kind::text && is_web_address(text))
        return decode_ampersands(text);
    }
    return "";
  }

  void embed(std::size_t at, const Block& block) {
    const std::size_t end = block.is_empty ? at : end_of(at);
    if (end == npos) return;
    const Value attributes = parse_json(block.attributes).value;
    std::string url = attribute(attributes, "url");
    if (url.empty()) url = address_within(at, end);
    if (url.empty()) {
      if (block.is_empty)
        report(at, Code::embed_removed, "an embed without an address was dropped");
      return;
    }
    // The block's own HTML is a frame for a script, but for the caption.
    std::size_t caption = at, caption_end = at;
    for (std::size_t i = at + 1; i < end; ++i) {
      if (tokens_[i].name != "figcaption") continue;
      if (!tokens_[i].is_end && caption == at) caption = i;
      if (tokens_[i].is_end) caption_end = i;
    }
    const std::string frame = "<figure><iframe src=\"" + as_attribute(url) + "\"></iframe>";
    if (caption_end <= caption)
      return edits_.replace(tokens_[at].begin, tokens_[end].end, frame + "</figure>");
    edits_.replace(tokens_[at].begin, tokens_[caption].begin, frame);
    edits_.replace(tokens_[caption_end].end, tokens_[end].end, "</figure>");
  }

  void shared(std::size_t at, const Block& block) {
    const std::string ref = attribute(parse_json(block.attributes).value, "ref");
    std::uint32_t id = 0;
    std::from_chars(ref.data(), ref.data() + ref.size(), id);
    std::optional<std::string> text;
    if (id != 0 && around_.shared) text = around_.shared(id);
    if (text) return edits_.insert(tokens_[at].end, "\n" + *text + "\n");
    report(at, Code::template_syntax_removed,
           "the shared block " + (ref.empty() ? "without an id" : "`" + ref + "`") +
               " is not in this export");
  }

  void notes(std::size_t at) {
    const Value notes = parse_json(around_.notes).value;
    std::string html;
    for (const Value& note : notes.items) {
      const std::string id = as_attribute(attribute(note, "id"));
      const std::string text = attribute(note, "content");
      if (id.empty() && text.empty()) continue;
      html += "<li id=\"" + id + "\">" + text + " <a href=\"#" + id + "-link\">↩</a></li>";
    }
    if (!html.empty()) return edits_.insert(tokens_[at].end, "<ol>" + html + "</ol>");
    report(at, Code::template_syntax_removed, "the notes of the item are not in this export");
  }

  // A poem's lines are no code.
  void verse(std::size_t at) {
    if (at + 1 >= tokens_.size()) return;
    std::size_t i = at + 1;
    while (i + 1 < tokens_.size() && tokens_[i].kind == ContentToken::Kind::text &&
           trim(text_of(i)).empty())
      ++i;
    const ContentToken& pre = tokens_[i];
    if (pre.kind != ContentToken::Kind::verbatim || pre.name != "pre") return;
    const std::size_t open = content_.find('>', pre.begin) + 1;
    const std::size_t close = content_.rfind("</", pre.end);
    if (open > close) return;
    edits_.replace(pre.begin, open, "<p>");
    for (std::size_t line = content_.find('\n', open); line < close;
         line = content_.find('\n', line + 1))
      edits_.replace(line, line + 1, "<br>\n");
    edits_.replace(close, pre.end, "</p>");
  }

  // Older covers show their picture by a style, newer ones as an image.
  void picture(std::size_t at, const Block& block) {
    const Value attributes = parse_json(block.attributes).value;
    std::string url = attribute(attributes, "url");
    if (url.empty()) url = attribute(attributes, "mediaUrl");
    if (url.empty() || attribute(attributes, "backgroundType") == "video") return;
    for (std::size_t i = at + 1; i < tokens_.size(); ++i) {
      const ContentToken& token = tokens_[i];
      if (token.kind == ContentToken::Kind::comment && read_block(text_of(i))) break;
      const bool shows = token.name == "img" || token.name == "video";
      if (token.kind == ContentToken::Kind::tag && shows) return;
    }
    edits_.insert(tokens_[at].end, "<figure><img src=\"" + as_attribute(url) + "\" alt=\"" +
                                       as_attribute(attribute(attributes, "alt")) + "\"></figure>");
  }

  void account(std::size_t at, const Block& block) {
    const Value attributes = parse_json(block.attributes).value;
    const std::string url = attribute(attributes, "url");
    std::string label = attribute(attributes, "label");
    if (label.empty()) label = capitalize_first(attribute(attributes, "service"));
    if (url.empty() || url == "#") return;
    edits_.insert(tokens_[at].end, "<li><a href=\"" + as_attribute(url) + "\">" +
                                       as_attribute(label.empty() ? url : label) + "</a></li>");
  }

  std::string_view content_;
  const std::vector<ContentToken>& tokens_;
  const BlockSurroundings& around_;
  ContentEdits& edits_;
};

bool ends_lines(const ContentToken& token) {
  return token.kind == ContentToken::Kind::comment || token.kind == ContentToken::Kind::verbatim ||
         token.name == "br" || is_content_block(token.name);
}

}  // namespace

void edit_blocks(std::string_view content, const std::vector<ContentToken>& tokens,
                 const BlockSurroundings& around, ContentEdits& edits) {
  if (content.find("wp:") != npos) Blocks(content, tokens, around, edits).run();
}

void edit_lone_addresses(std::string_view content, const std::vector<ContentToken>& tokens,
                         ContentEdits& edits) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const ContentToken& token = tokens[i];
    if (token.kind != ContentToken::Kind::text) continue;
    const std::string_view until_end = content.substr(0, token.end);
    for (std::size_t at = token.begin; at < token.end;) {
      const std::size_t end = std::min(until_end.find('\n', at), token.end);
      const std::string_view line = content.substr(at, end - at);
      const std::string_view address = trim(line);
      const bool begins = at > token.begin || i == 0 || ends_lines(tokens[i - 1]);
      const bool ends = end < token.end || i + 1 == tokens.size() || ends_lines(tokens[i + 1]);
      if (begins && ends && is_web_address(address) && address.find_first_of(" \t[]\"'") == npos) {
        const auto begin = static_cast<std::size_t>(address.data() - content.data());
        edits.insert(begin, "<a href=\"" + std::string(address) + "\">");
        edits.insert(begin + address.size(), "</a>");
      }
      at = end + 1;
    }
  }
}

}  // namespace offprint
