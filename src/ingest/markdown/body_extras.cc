#include "ingest/markdown/body_extras.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "ingest/markdown/markup_words.h"

namespace offprint {
namespace {

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

bool is_text(const Body& body, NodeIndex node) {
  return node != no_node && body[node].element == Element::text;
}

// Cuts a text node to its first `size` bytes, without white space at its end.
void cut(Body& body, NodeIndex text, std::size_t size) {
  std::string left(body.text(text).substr(0, size));
  left.erase(left.find_last_not_of(" \t\n") + 1);
  if (left.empty())
    body.remove(text);
  else
    body.set_text(text, left);
}

// "[!NOTE]", "[!tip]-" at the beginning of `text`: its kind, and `size` is how long it is.
std::string_view callout_kind(std::string_view text, std::size_t& size) {
  if (!text.starts_with("[!")) return {};
  const std::size_t end = text.find(']');
  if (end == text.npos || end > 60) return {};
  std::string_view kind = text.substr(2, end - 2);
  kind = kind.substr(0, kind.find('|'));  // metadata
  size = end + 1;
  if (size < text.size() && (text[size] == '-' || text[size] == '+')) ++size;
  const bool ends = size == text.size() || text[size] == ' ' || text[size] == '\n';
  const bool is_name =
      !kind.empty() && is_name_char(kind.front()) &&
      std::all_of(kind.begin(), kind.end(), [](char c) { return is_name_char(c) || c == ' '; });
  return ends && is_name ? kind : std::string_view();
}

// Moves the paragraph's first line into `line`. True: nothing is left of the paragraph.
bool move_first_line(Body& body, NodeIndex paragraph, NodeIndex line) {
  while (body[paragraph].first_child != no_node) {
    const NodeIndex child = body[paragraph].first_child;
    if (body[child].element == Element::line_break) {
      body.remove(child);
      break;
    }
    if (!is_text(body, child)) {
      body.move_to_end(child, line);
      continue;
    }
    const std::string text(body.text(child));
    const std::size_t end = text.find('\n');
    body.append_text(line, text.substr(0, end), body[child].position);
    if (end == text.npos) {
      body.remove(child);
      continue;
    }
    Position after = body[child].position;
    body.remove(child);
    const std::string rest = text.substr(end + 1);
    if (rest.empty()) break;
    if (after.line != 0) after = {after.line + 1, 1};
    const NodeIndex first = body[paragraph].first_child;
    if (first == no_node)
      body.append_text(paragraph, rest, after);
    else
      body.set_text(body.insert_before(first, Element::text, after), rest);
    break;
  }
  return body[paragraph].first_child == no_node;
}

void edit_quote(Body& body, NodeIndex quote) {
  const NodeIndex paragraph = body[quote].first_child;
  if (paragraph == no_node || body[paragraph].element != Element::paragraph) return;
  const NodeIndex first = body[paragraph].first_child;
  if (!is_text(body, first)) return;
  std::size_t size = 0;
  const std::string kind(callout_kind(body.text(first), size));
  if (kind.empty()) return;
  std::string rest(body.text(first).substr(size));
  const std::size_t title = std::min(rest.find_first_not_of(" \t"), rest.size());
  rest.erase(0, title);
  const bool has_title = !rest.empty() ? rest.front() != '\n'
                                       : body[first].next != no_node &&
                                             body[body[first].next].element != Element::line_break;
  if (rest.empty())
    body.remove(first);
  else
    body.set_text(first, rest);
  body.set_element(quote, Element::aside);
  const Position position = body[paragraph].position;
  const NodeIndex line = body.append(body.insert_before(paragraph, Element::paragraph, position),
                                     Element::strong, position);
  const bool empty = move_first_line(body, paragraph, line);
  if (!has_title) body.append_text(line, kind_label(kind), position);
  if (empty) body.remove(paragraph);
}

// "{…}" that is all of `text` from `begin` to its end.
bool is_attribute_list(std::string_view text, std::size_t begin, AttributeWords& words) {
  text.remove_prefix(begin);
  return text.size() > 2 && text.front() == '{' && text.back() == '}' &&
         read_attribute_words(text.substr(1, text.size() - 2), words);
}

void edit_heading(Body& body, NodeIndex heading) {
  const NodeIndex last = body[heading].last_child;
  if (!is_text(body, last)) return;
  const std::string_view text = body.text(last);
  if (!text.ends_with('}')) return;
  const std::size_t begin = text.rfind('{');
  AttributeWords words;
  if (begin == text.npos || !is_attribute_list(text, begin, words)) return;
  if (begin == 0 && body[heading].first_child == last) return;
  cut(body, last, begin);
  if (!words.id.empty()) body.set_attribute(heading, Attribute::id, words.id);
}

bool is_contents_mark(std::string_view text) {
  if (text.size() > std::string_view("[[_toc_]]").size()) return false;
  const std::string lower = ascii_lower(text);
  return lower == "[toc]" || lower == "[[toc]]" || lower == "[[_toc_]]" || lower == "${toc}" ||
         lower == "{:toc}" || lower == "{toc}" || lower == "@[toc]";
}

// Drops the attribute list that follows a link, an image or emphasis at once.
void edit_text_behind(Body& body, NodeIndex text) {
  const NodeIndex before = body[text].previous;
  if (before == no_node || !body.text(text).starts_with('{')) return;
  switch (body[before].element) {
    case Element::link:
    case Element::image:
    case Element::emphasis:
    case Element::strong:
      break;
    default:
      return;
  }
  const std::string_view all = body.text(text);
  const std::size_t end = all.find('}');
  AttributeWords words;
  if (end == all.npos || !read_attribute_words(all.substr(1, end - 1), words)) return;
  const std::string rest(all.substr(end + 1));
  if (!words.id.empty()) body.set_attribute(before, Attribute::id, words.id);
  if (rest.empty())
    body.remove(text);
  else
    body.set_text(text, rest);
}

// kramdown's "{: .class}" on a line of its own, at the end of what it is about. Without the colon
// the line must name a class or an id.
void edit_last_line(Body& body, NodeIndex block) {
  const NodeIndex last = body[block].last_child;
  if (!is_text(body, last)) return;
  const std::string_view text = body.text(last);
  if (!text.ends_with('}')) return;
  const std::size_t end_of_line = text.rfind('\n');
  const std::size_t begin = end_of_line == text.npos ? 0 : end_of_line + 1;
  if (begin == 0 && body[last].previous != no_node) return;
  AttributeWords words;
  if (text.substr(begin) != "{:toc}" && !is_attribute_list(text, begin, words)) return;
  const bool kramdown = text.substr(begin).starts_with("{:");
  if (!kramdown && (begin == 0 || (words.id.empty() && words.classes.empty()))) return;
  cut(body, last, begin);
  if (!words.id.empty() && body[block].first_child != no_node)
    body.set_attribute(block, Attribute::id, words.id);
}

// "text ^place" at the end of a paragraph or item.
void edit_place(Body& body, NodeIndex block) {
  const NodeIndex last = body[block].last_child;
  if (!is_text(body, last)) return;
  const std::string_view text = body.text(last);
  std::size_t begin = text.size();
  while (begin > 0 && is_name_char(text[begin - 1]) && text[begin - 1] != '_') --begin;
  if (begin == 0 || begin == text.size() || text[begin - 1] != '^') return;
  const std::size_t caret = begin - 1;
  const std::string name(text.substr(begin));
  const bool apart = caret == 0 ? body[last].previous == no_node
                                : text[caret - 1] == ' ' || text[caret - 1] == '\n';
  const bool is_place = name.size() >= 3 && name.find_first_not_of("0123456789") != name.npos;
  if (!apart || !is_place) return;
  cut(body, last, caret);
  NodeIndex named = block;
  if (body[block].first_child == no_node) named = body[block].previous;  // on a line of its own
  if (named != no_node && !body.has_attribute(named, Attribute::id))
    body.set_attribute(named, Attribute::id, name);
}

// Where in the paragraph's text definitions begin: "\n: ".
std::size_t find_definition(std::string_view text) {
  for (std::size_t at = text.find("\n:"); at != text.npos; at = text.find("\n:", at + 1))
    if (at + 2 < text.size() && (text[at + 2] == ' ' || text[at + 2] == '\t')) return at;
  return text.npos;
}

bool has_definition(const Body& body, NodeIndex paragraph) {
  const NodeIndex first = body[paragraph].first_child;
  if (first == no_node || (is_text(body, first) && find_definition(body.text(first)) == 0))
    return false;
  for (NodeIndex child = first; child != no_node; child = body[child].next)
    if (is_text(body, child) && find_definition(body.text(child)) != std::string_view::npos)
      return true;
  return false;
}

NodeIndex last_list_before(const Body& body, NodeIndex block) {
  const NodeIndex previous = body[block].previous;
  return previous != no_node && body[previous].element == Element::definition_list ? previous
                                                                                   : no_node;
}

// Terms and definitions of one paragraph; lists that follow each other are one.
void edit_definitions(Body& body, NodeIndex paragraph) {
  if (!has_definition(body, paragraph)) return;
  const Position position = body[paragraph].position;
  NodeIndex list = last_list_before(body, paragraph);
  if (list == no_node) list = body.insert_before(paragraph, Element::definition_list, position);
  NodeIndex part = body.append(list, Element::definition_term, position);
  while (body[paragraph].first_child != no_node) {
    const NodeIndex child = body[paragraph].first_child;
    if (!is_text(body, child)) {
      body.move_to_end(child, part);
      continue;
    }
    const std::string text(body.text(child));
    Position at = body[child].position;
    body.remove(child);
    for (std::size_t begin = 0;;) {
      std::size_t end = find_definition(std::string_view(text).substr(begin));
      end = end == text.npos ? text.size() : begin + end;
      body.append_text(part, text.substr(begin, end - begin), at);
      if (end == text.size()) break;
      at.line += at.line == 0 ? 0
                              : 1 + static_cast<std::uint32_t>(std::count(
                                        text.begin() + static_cast<std::ptrdiff_t>(begin),
                                        text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
      part = body.append(list, Element::definition_details, at);
      begin = std::min(text.find_first_not_of(" \t", end + 2), text.size());
    }
  }
  body.remove(paragraph);
}

void remove_empty(Body& body, NodeIndex node) {
  while (node != Body::root() && body[node].first_child == no_node) {
    const NodeIndex parent = body[node].parent;
    body.remove(node);
    node = parent;
    if (kind(body[node].element) != ElementKind::structure &&
        body[node].element != Element::bullet_list && body[node].element != Element::ordered_list)
      return;
  }
}

// What a list that only says where the contents stand says: "* TOC⏎{:toc}".
bool is_contents_list(const Body& body, NodeIndex block) {
  return body[block].element == Element::list_item && is_text(body, body[block].first_child) &&
         body.text(body[block].first_child).ends_with("\n{:toc}");
}

void edit_words(Body& body, NodeIndex block) {
  const NodeIndex first = body[block].first_child;
  const bool alone = is_text(body, first) && body[first].next == no_node;
  if (alone && (is_contents_mark(body.text(first)) || is_contents_list(body, block))) {
    body.remove(first);
    return remove_empty(body, block);
  }
  edit_last_line(body, block);
  if (body[block].first_child != no_node) edit_place(body, block);
  if (body[block].first_child == no_node) return remove_empty(body, block);
  if (body[block].element == Element::paragraph) edit_definitions(body, block);
}

}  // namespace

void edit_body_extras(Body& body) {
  std::vector<NodeIndex> nodes;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(
           node, Body::root(),
           body[node].element == Element::code_block || body[node].element == Element::code))
    nodes.push_back(node);
  const auto is_gone = [&](NodeIndex node) {
    return node != Body::root() && body[node].parent == no_node;
  };
  for (const NodeIndex node : nodes) {
    if (is_gone(node)) continue;
    const Element element = body[node].element;
    if (element == Element::text)
      edit_text_behind(body, node);
    else if (element == Element::block_quote)
      edit_quote(body, node);
    else if (heading_level(element) != 0)
      edit_heading(body, node);
  }
  for (const NodeIndex node : nodes) {
    const Element element = body[node].element;
    if (!is_gone(node) && (element == Element::paragraph || element == Element::list_item))
      edit_words(body, node);
  }
}

}  // namespace offprint
