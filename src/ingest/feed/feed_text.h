// What an element of a feed holds, in each of the ways in which feeds write text: plain, escaped
// HTML, CDATA, XHTML inline, base64 (RFC 4287, section 3.1 and 4.1.3; Atom 0.3, section 4.13;
// RSS 2.0, `description`; Media RSS, `type`).
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "ingest/feed/feed_tree.h"
#include "model/body.h"

namespace offprint {

struct FeedText {
  enum class Form : std::uint8_t {
    plain,
    html,
    either,  // RSS does not say: HTML when it holds a tag or a reference of HTML
  };

  Form form = Form::plain;
  std::string text;
  Position position;                          // of its first character
  std::vector<XmlMarkup::Place> places = {};  // when it was made of XML elements
  bool is_binary = false;                     // base64 of something that is no text

  // Whether there is nothing but white space.
  bool empty() const;
};

// Thread-safe, as everything here.
FeedText read_feed_text(const FeedTree& tree, XmlNode node);

// As one line without markup.
std::string to_line(const FeedText& text);

// Appends it to the body: plain text as paragraphs, which are separated by empty lines.
void append_feed_text(const FeedText& text, std::string_view origin, Body& body,
                      Diagnostics& diagnostics, const Limits& limits = {});

}  // namespace offprint
