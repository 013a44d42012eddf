// XML, an element a line, indented by two blanks a level.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace offprint {

// Appends to the string that it was made with. Characters that XML 1.0 cannot hold are dropped,
// attributes without a value are left out. Not thread-safe.
class XmlLines {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  // `depth` levels below the outermost element.
  explicit XmlLines(std::string& out, int depth = 0) : out_(out), depth_(depth) {}

  void declaration() { out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"; }
  void open(std::string_view name, Attributes attributes = {});
  void close(std::string_view name);
  // Nothing when the text is empty.
  void element(std::string_view name, std::string_view text, Attributes attributes = {});
  void empty(std::string_view name, Attributes attributes);

 private:
  void begin(std::string_view name, Attributes attributes);

  std::string& out_;
  int depth_;
};

}  // namespace offprint
