#include "ingest/feed/feed_pieces.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/xml_prolog.h"

namespace offprint {
namespace {

constexpr std::size_t most_tries = 200;
// Parsed in all: so many times what the feed has, or so many bytes if that is more. What is broken
// by its first item is all in each piece.
constexpr std::size_t most_times = 6;
constexpr std::size_t fewest_bytes = std::size_t{8} << 20;

// "<item" or "<entry", with or without a prefix, at `at`.
bool begins_item(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of(" \t\r\n/>", at + 1);
  if (end == text.npos || end - at > 40) return false;
  std::string_view name = text.substr(at + 1, end - at - 1);
  if (const std::size_t colon = name.find(':'); colon != name.npos) name.remove_prefix(colon + 1);
  const std::string lower = ascii_lower(name);
  return lower == "item" || lower == "entry";
}

std::size_t next_item(std::string_view text, std::size_t from) {
  while ((from = text.find('<', from)) != text.npos && !begins_item(text, from)) ++from;
  return from;
}

// Past the outermost element's start tag, by which namespaces are declared.
std::size_t end_of_root_tag(std::string_view text) {
  const std::string_view root = xml_root_name(text);
  if (root.empty()) return text.npos;
  std::size_t at = static_cast<std::size_t>(root.data() - text.data()) + root.size();
  for (; at < text.size() && text[at] != '>'; ++at)
    if (text[at] == '"' || text[at] == '\'')
      at = std::min(text.find(text[at], at + 1), text.size() - 1);
  return std::min(at + 1, text.size());
}

bool is_rss(std::string_view text) { return ascii_lower(xml_root_name(text)).ends_with("rss"); }

// The feed with nothing between its first tag and `from`; what follows keeps its place.
std::string without_items_before(std::string_view text, std::size_t head, std::size_t from,
                                 std::string_view channel) {
  std::string rest(text.substr(0, head));
  rest += channel;
  const std::string_view gone = text.substr(head, from - head);
  const std::size_t line = gone.rfind('\n') == gone.npos ? 0 : gone.rfind('\n') + 1;
  rest.append(static_cast<std::size_t>(std::count(gone.begin(), gone.end(), '\n')), '\n');
  rest.append(count_code_points(gone.substr(line)), ' ');
  return rest += text.substr(from);
}

}  // namespace

std::vector<std::unique_ptr<FeedPiece>> read_feed_pieces(std::string_view text,
                                                         const XmlOptions& options) {
  std::vector<std::unique_ptr<FeedPiece>> pieces;
  pieces.push_back(std::make_unique<FeedPiece>(text, options));
  const FeedPiece& first = *pieces[0];
  const std::size_t head = end_of_root_tag(text);
  if (!first.xml.problem() || head == text.npos || !first.tree.is_feed()) return pieces;
  // RSS has its items inside a channel, and the channel's end tag is still to come.
  const bool is_inside =
      first.tree.channel() != no_xml_node && first.tree.channel() != 0 && is_rss(text);
  std::size_t from = first.xml.problem_offset(), parsed = text.size(), tries = 1;
  const std::size_t most_bytes = std::max(fewest_bytes, most_times * text.size());
  for (bool broken = true; broken && tries < most_tries && parsed < most_bytes; ++tries) {
    from = next_item(text, std::max(from, head));
    if (from == text.npos) break;
    const std::string rest = without_items_before(text, head, from, is_inside ? "<channel>" : "");
    auto piece = std::make_unique<FeedPiece>(rest, options);
    parsed += rest.size();
    broken = piece->xml.problem().has_value();
    // How far it goes, counted from the end of both texts.
    const std::size_t left = rest.size() - piece->xml.problem_offset();
    from = std::max(from + 1, text.size() - std::min(left, text.size()));
    if (piece->tree.items().empty()) continue;
    pieces.back()->is_last = false;
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace offprint
