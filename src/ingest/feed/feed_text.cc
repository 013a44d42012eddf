#include "ingest/feed/feed_text.h"

#include <algorithm>

#include "base/mime.h"
#include "base/unicode.h"
#include "syntax/html_elements.h"
#include "syntax/html_parser.h"

namespace offprint {
namespace {

using Form = FeedText::Form;

constexpr std::size_t longest_tag_name = 20;  // of those that are looked for

// The name of the tag that begins at `at`, "" when none does.
std::string tag_name(std::string_view text, std::size_t at) {
  const std::size_t begin = at + 1 + text.substr(at + 1).starts_with('/');
  const std::size_t end = text.find_first_of(" \t\r\n/>", begin);
  if (end == text.npos || end - begin > longest_tag_name) return "";
  return ascii_lower(text.substr(begin, end - begin));
}

// Whether there is an HTML element; when `closed`, one that has an end tag or needs none.
bool holds_element(std::string_view text, bool closed) {
  const std::size_t last = text.rfind('>');
  if (last == text.npos) return false;
  for (std::size_t at = 0; (at = text.find('<', at)) < last; ++at) {
    const std::string name = tag_name(text.substr(0, at + longest_tag_name + 3), at);
    if (name.empty() || html_rule(name).action == HtmlAction::unknown) continue;
    if (!closed || text[at + 1] == '/' || is_void_tag(name)) return true;
  }
  return false;
}

bool is_html_type(std::string_view type) { return type == "html" || type == "text/html"; }

bool is_binary_type(std::string_view type) {
  return type.find('/') != type.npos && !type.starts_with("text/") && !type.ends_with("+xml") &&
         !type.ends_with("/xml");
}

// In RSS, what is not said to be text may be HTML.
Form stated_form(const FeedTree& tree, XmlNode node, std::string_view type, std::string_view mode) {
  const FeedFamily family = tree.family(node);
  if (is_html_type(type) || mode == "escaped") return Form::html;
  if (family == FeedFamily::content || tree.is(node, FeedFamily::feed, "fullitem"))
    return Form::html;
  if (type == "text" || type == "plain" || type == "text/plain") return Form::plain;
  return tree.is_atom() && family == FeedFamily::feed ? Form::plain : Form::either;
}

// Around XHTML there is one element that is no part of it.
XmlNode inner_division(const XmlDocument& xml, XmlNode node) {
  XmlNode only = no_xml_node;
  for (XmlNode child = xml[node].first_child; child != no_xml_node; child = xml[child].next) {
    if (xml[child].is_text && trim(xml[child].text).empty()) continue;
    if (only != no_xml_node || xml[child].is_text) return node;
    only = child;
  }
  return only != no_xml_node && ascii_lower(xml[only].name.local) == "div" ? only : node;
}

// White space around the one text that counts is left out.
void read_characters(const XmlDocument& xml, XmlNode node, FeedText& text) {
  XmlNode only = no_xml_node;
  bool several = false;
  for (XmlNode at = node; at < xml[node].end; ++at) {
    if (!xml[at].is_text || trim(xml[at].text).empty()) continue;
    if (only == no_xml_node)
      only = at;
    else
      several = true;
  }
  if (only == no_xml_node) return;
  text.position = xml[only].position;
  text.text = several ? xml.text(node) : std::string(xml[only].text);
}

bool has_elements(const XmlDocument& xml, XmlNode node) {
  for (XmlNode child = xml[node].first_child; child != no_xml_node; child = xml[child].next)
    if (!xml[child].is_text) return true;
  return false;
}

void move_past(std::string_view text, Position& position) {
  for (const char c : text) {
    if (c == '\n')
      position = {position.line + 1, 1};
    else if ((c & 0xC0) != 0x80)
      ++position.column;
  }
}

bool is_blank(std::string_view line) { return trim(line).empty(); }

// Calls visit(paragraph, position) for what stands between empty lines.
template <typename Visit>
void for_each_paragraph(std::string_view text, Position position, Visit visit) {
  while (!text.empty()) {
    std::size_t end = 0;
    while (end < text.size()) {
      const std::size_t line_end = std::min(text.find('\n', end), text.size() - 1) + 1;
      if (is_blank(text.substr(end, line_end - end))) break;
      end = line_end;
    }
    if (end == 0) end = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view paragraph = text.substr(0, end);
    if (!is_blank(paragraph)) {
      Position begin = position;
      const std::size_t indent = static_cast<std::size_t>(trim(paragraph).data() - text.data());
      move_past(text.substr(0, indent), begin);
      visit(trim(paragraph), begin);
    }
    move_past(paragraph, position);
    text.remove_prefix(end);
  }
}

// Of pictures alone, what stands for them.
std::string text_of_html(std::string_view html) {
  Body body;
  Diagnostics ignored;
  parse_html_fragment(html, "", {1, 1}, body, Body::root(), ignored);
  std::string text = collapse_space(plain_text(body));
  if (!text.empty()) return text;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == Element::image) (text += ' ') += body.attribute(node, Attribute::alt);
  return collapse_space(text);
}

// Without tags, but with HTML's references.
std::string with_references(std::string_view text) {
  if (text.find('&') == text.npos) return collapse_space(text);
  std::string html;
  for (const char c : text) {
    if (c == '<')
      html += "&lt;";
    else
      html += c;
  }
  return text_of_html(html);
}

template <typename Clean>
void append_paragraphs(const FeedText& text, Body& body, Clean clean) {
  for_each_paragraph(text.text, text.position, [&](std::string_view part, Position position) {
    const NodeIndex paragraph = body.append(Body::root(), Element::paragraph, position);
    body.append_text(paragraph, clean(part), position);
  });
}

}  // namespace

bool FeedText::empty() const { return trim(text).empty(); }

FeedText read_feed_text(const FeedTree& tree, XmlNode node) {
  const XmlDocument& xml = tree.xml();
  const std::string type = ascii_lower(tree.attribute(node, "type"));
  const std::string mode = ascii_lower(tree.attribute(node, "mode"));
  FeedText text;
  text.form = stated_form(tree, node, type, mode);
  text.position = xml[node].position;
  read_characters(xml, node, text);
  const bool has_markup = has_elements(xml, node);
  if (mode == "base64" || (is_binary_type(type) && !has_markup)) {
    text.text = decode_base64(text.text);
    text.is_binary = find_invalid_utf8(text.text) != std::string::npos ||
                     text.text.find('\0') != std::string::npos;
    if (text.is_binary) text.text.clear();
    text.form = is_html_type(type) ? Form::html : Form::either;
  } else if (has_markup &&
             !(text.form == Form::html && holds_element(text.text, /*closed=*/true))) {
    XmlMarkup markup = xml.inner_markup(inner_division(xml, node));
    text.form = Form::html;
    text.text = std::move(markup.text);
    text.places = std::move(markup.places);
  }
  return text;
}

std::string to_line(const FeedText& text) {
  switch (text.form) {
    case Form::plain:
      return collapse_space(text.text);
    case Form::html:
      return text_of_html(text.text);
    case Form::either:
      if (holds_element(text.text, /*closed=*/true)) return text_of_html(text.text);
      return with_references(text.text);
  }
  return "";
}

void append_feed_text(const FeedText& text, std::string_view origin, Body& body,
                      Diagnostics& diagnostics, const Limits& limits) {
  if (text.form == Form::plain) {
    append_paragraphs(text, body, collapse_space);
  } else if (text.form == Form::either && !holds_element(text.text, /*closed=*/false)) {
    append_paragraphs(text, body, with_references);
  } else if (text.places.empty()) {
    parse_html_fragment(text.text, origin, text.position, body, Body::root(), diagnostics, limits);
    // Of what HTML can make nothing, and nothing says that it is HTML.
    if (body.empty() && text.form == Form::either && !holds_element(text.text, /*closed=*/true))
      append_paragraphs(text, body, with_references);
  } else {
    const XmlMarkup markup{text.text, text.places};
    const std::size_t known = diagnostics.size();
    parse_html_fragment(text.text, origin, {1, 1}, body, Body::root(), diagnostics, limits);
    body.relocate([&](Position position) { return markup.source_position(position); });
    for (std::size_t i = known; i < diagnostics.size(); ++i)
      diagnostics[i].position = markup.source_position(diagnostics[i].position);
  }
}

}  // namespace offprint
