// The parts of MDX that are JavaScript, found by their brackets and quotes. Nothing is run.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

struct JsxAttribute {
  enum class Kind : std::uint8_t { none, string, expression };
  std::string_view name;   // "" of {...spread}
  std::string_view value;  // between the quotes or braces
  Kind kind = Kind::none;
};

struct JsxTag {
  std::size_t begin = 0, end = 0;  // offsets
  std::string_view name;           // "" of fragments
  bool closing = false;
  bool self_closing = false;
  std::vector<JsxAttribute> attributes;
};

// Variables whose value an import states: pictures and other files, by the name they are given.
using MdxImports = std::map<std::string, std::string, std::less<>>;

class JsxScanner {
 public:
  // `text` must outlive this and what it gives.
  explicit JsxScanner(std::string_view text) : text_(text), budget_(8 * text.size() + 4096) {}

  // The offset behind the brace that closes the one at `offset`; npos when none does. What fails
  // costs: after some times the text's length nothing is found any more, so that all calls together
  // take linear time.
  std::size_t skip_braces(std::size_t offset);
  // The tag that begins at `offset`, with '<'.
  std::optional<JsxTag> read_tag(std::size_t offset);
  // The end of the `import` or `export` that begins at `offset`: its last line's end.
  std::size_t skip_statement(std::size_t offset);

 private:
  std::size_t skip_until_balanced(std::size_t offset, bool statement);
  std::size_t skip_string(std::size_t offset) const;
  bool read_attribute(std::size_t& at, JsxTag& tag);

  std::string_view text_;
  std::size_t budget_;
};

// The text that an expression is, if it is a literal, or calls something with nothing but one
// (`require("./a.png").default`), or names what was imported.
std::optional<std::string> literal_of(std::string_view expression, const MdxImports& imports);

// Whether a line begins an import or export, and not a sentence.
bool begins_statement(std::string_view line);
// Notes what `import name from "path"` names.
void take_imports(std::string_view statements, MdxImports& imports);

}  // namespace offprint
