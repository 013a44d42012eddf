// Reads cmark's tree in document order and says to a sink what it means, whatever the sink makes of
// it.
#pragma once

#include <string>
#include <string_view>

#include "syntax/html_attributes.h"
#include "syntax/html_flow.h"
#include "syntax/markdown_positions.h"

namespace offprint {

class MarkdownSink {
 public:
  virtual ~MarkdownSink() = default;
  virtual void start(Element element, Position position, AttributeList attributes) = 0;
  // Something that leaves no element: a link to nowhere.
  virtual void start_transparent() = 0;
  virtual void end() = 0;
  virtual void text(std::string_view text, Position position) = 0;
  virtual void leaf(Element element, Position position, AttributeList attributes) = 0;
  // Keeps apart what nothing else separates.
  virtual void separate(Position position) = 0;
  virtual void html_block(std::string_view html, Position position) = 0;
  // One tag, comment, declaration or instruction.
  virtual void html_inline(std::string_view html, Position position) = 0;
  virtual bool stopped() const = 0;
};

void walk_markdown(const cmark_node* document, MarkdownPositions& positions, HtmlFindings& findings,
                   MarkdownSink& sink);

}  // namespace offprint
