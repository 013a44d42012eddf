// One link of a wiki as it is written: "[[Page#Heading|text]]", "![[image.png|200]]".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offprint {

struct WikiLink {
  std::size_t end = 0;      // offset behind it
  bool embeds = false;      // "!" before it
  std::string_view target;  // before '#'; "" is the article itself
  std::string_view place;   // the last heading or ^block after '#'
  std::string_view words;   // after '|'; "" when absent
};

// Reads the link that begins at `offset` of `text`, with "[[" or "![[". False when what stands
// there means something else. Looks no further than the next bracket or line end.
bool read_wiki_link(std::string_view text, std::size_t offset, WikiLink& link);

// As Markdown.
std::string to_markdown(const WikiLink& link);
// An embedded thing that is no image.
bool becomes_link(const WikiLink& link);

}  // namespace offprint
