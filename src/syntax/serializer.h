// A Body as markup.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "model/body.h"

namespace offprint {

// Where an embed is written.
struct EmbedPlace {
  NodeIndex node = no_node;
  std::string_view target;    // its address as link_target gave it; "" = no link can stand here
  bool among_blocks = false;  // rather than in a line of text
  bool in_figure = false;     // a child of one
};

struct MarkupOptions {
  enum class Dialect : std::uint8_t {
    xhtml,  // EPUB 3.3 content documents: XML syntax, epub:type on notes, role attributes
    html,   // HTML for feeds: no classes that mean nothing outside a book, no epub:type
  };
  Dialect dialect = Dialect::html;

  // Headings become this many levels lower (h1 → h2 with 1), never below h6.
  int heading_shift = 0;

  // Begins every id and every same-document fragment ("#…", whether stored or given by
  // link_target), so that several articles can share a page. "" = none.
  std::string id_prefix = {};

  // What to write for a link's href / an image's src. Given the node and the value as stored; ""
  // leaves out the link (its content stays) or the image (its alternative text stays). Absent:
  // values as stored.
  std::function<std::string(NodeIndex, std::string_view)> link_target = {};
  std::function<std::string(NodeIndex, std::string_view)> image_source = {};

  // The class of an image, by what the caller knows about its size; "" = none.
  std::function<std::string_view(NodeIndex)> image_class = {};

  // Whether the language of code is a class ("language-…"); otherwise it is `data-language`.
  bool has_code_classes = true;

  // The class of a `span` around each run of capitals in running text (capital_runs.h), outside of
  // headings, heads of tables and what is code; "" = none.
  std::string_view capitals_class = {};
  // The whole markup of an embed, which must fit its place; "" = a link with its title or address.
  std::function<std::string(const EmbedPlace&)> embed = {};

  // Wording for what the body only implies, in the article's language.
  std::string notes_title = {};      // heading (aria-label) of the notes
  std::string note_back_label = {};  // accessible name of the link back from a note
};

// Appends the content of `body` (its root's children) to `out`. Formulas are MathML in xhtml, and
// their text in html. The output is always well-formed
// XML in dialect xhtml, and conforming HTML in both when the tree follows HTML's content model.
// Iterative: depth costs no stack. Thread-safe.
void append_markup(std::string& out, const Body& body, const MarkupOptions& options);

// `text` as XML character data and as a double-quoted attribute value: & < > and, for attributes, "
// escaped; characters that XML cannot hold dropped.
void append_escaped(std::string& out, std::string_view text);
void append_escaped_attribute(std::string& out, std::string_view text);

}  // namespace offprint
