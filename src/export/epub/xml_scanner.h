// A strict reader of small XML files (XML 1.0), token by token; it builds nothing, expands no
// entity but the predefined ones, and opens no other file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

struct XmlAttribute {
  std::string name, value;  // value: decoded
};

struct XmlToken {
  enum class Kind { start, close, text, doctype, instruction, malformed, end };
  Kind kind = Kind::end;
  std::string text;  // element name; character data, decoded; declaration as written
  std::vector<XmlAttribute> attributes;
};

// Checks that tags match, that there is one root, and that attributes are unique. A tag that closes
// itself gives two tokens. After `malformed` or `end` comes `end`. Not thread-safe.
class XmlScanner {
 public:
  // `bytes` must outlive the scanner.
  explicit XmlScanner(std::string_view bytes);
  XmlToken next();

 private:
  XmlToken malformed();
  XmlToken read_text();
  XmlToken read_markup();
  XmlToken read_declaration();
  XmlToken read_instruction();
  XmlToken read_start();
  XmlToken read_close();
  bool read_attributes(XmlToken& token);
  std::string read_name();
  bool skip_space();
  bool take(std::string_view expected);
  // What lies before the next `end`, and moves past it; false when there is none.
  bool take_until(std::string_view end, std::string_view& before);

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
  bool closes_itself_ = false;
  bool seen_root_ = false;
  bool done_ = false;
};

}  // namespace offprint
