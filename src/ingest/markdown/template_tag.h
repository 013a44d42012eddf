// What template engines and site generators call between the lines of a Markdown text, as it is
// written: Hugo's shortcodes `{{< figure src="a.png" >}}` and `{{% note %}}`, the tags and outputs
// of Liquid, Nunjucks, Twig, Jinja and Tera `{% image "a.png" %}`, `{{ "/a/" | relative_url }}`.
// Nothing here knows what a name means.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

enum class TagStyle : std::uint8_t {
  shortcode,  // {{< name … >}}, {{% name … %}}
  escaped,    // {{</* name … */>}}: shows a shortcode
  tag,        // {% name … %}
  output,     // {{ expression }}
  comment,    // {# … #}
};

struct TagArgument {
  std::string key;    // "" = positional
  std::string value;  // without quotes and what they escape
  bool quoted = false;
};

struct TagFilter {
  std::string name;
  std::vector<TagArgument> arguments;
};

struct TemplateTag {
  std::size_t begin = 0, end = 0;  // offsets in the text
  TagStyle style = TagStyle::output;
  bool closing = false;  // {{< /name >}}
  bool self_closing = false;
  // Of an output: the variable or function, "" before a literal.
  std::string name;
  std::vector<TagArgument> arguments;  // of an output: the literal, or those of the function
  std::vector<TagFilter> filters;
  std::string_view written;  // all of it
  std::string_view inside;   // between the marks and after the name, as written

  // The value of the first of these keys that is there and not empty, or "".
  std::string_view find(std::initializer_list<std::string_view> keys) const;
  // Positional arguments in their order.
  std::vector<const TagArgument*> positional() const;
};

// Reads tags of one text. What closes nowhere, or not within a few thousand bytes, is no tag. All
// calls together take linear time where offsets grow. Not thread-safe.
class TagReader {
 public:
  // `text` must outlive this and the tags.
  explicit TagReader(std::string_view text) : text_(text) {}

  // The tag that begins at `offset`, if one does.
  std::optional<TemplateTag> read(std::size_t offset);
  // Where the tag that closes `tag` is, from `offset` on, as its begin and end; what is between is
  // not looked into.
  struct Range {
    std::size_t begin, end;
  };
  std::optional<Range> find_closing(const TemplateTag& tag, std::size_t offset);
  // The first place of `needle` from `offset` on, or npos. Asked for few needles.
  std::size_t find_from(std::string_view needle, std::size_t offset);

 private:
  struct Mark;
  // What is the first from `from` on; nothing when there is none.
  struct Found {
    std::string needle;
    std::size_t from;
    std::optional<Range> at;
    bool knows(std::size_t offset) const { return from <= offset && (!at || offset <= at->begin); }
  };
  static Found& memory_of(std::vector<Found>& found, std::string_view needle);
  std::optional<Range> search_closing(std::string_view name, bool shortcode, std::size_t offset);
  bool lex(TemplateTag& tag, const Mark& mark, std::size_t at, bool with_quotes) const;

  static const Mark marks_[6];
  std::string_view text_;
  std::vector<Found> found_;     // strings that were asked for
  std::vector<Found> closings_;  // closing tags that were
};

}  // namespace offprint
