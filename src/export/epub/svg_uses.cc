#include "export/epub/svg_uses.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "export/epub/svg_rules.h"
#include "export/epub/xml_scanner.h"

namespace offprint {
namespace {

constexpr std::uint64_t too_many = std::uint64_t{1} << 62;
constexpr int longest_chain = 1000;

// An element with an id, or the whole picture, without those that have ids below it.
struct Scope {
  std::uint64_t elements = 0;
  std::vector<std::size_t> scopes;  // below it
  std::vector<std::string> references;
  std::uint64_t drawn = 0;
  enum class State : std::uint8_t { unknown, being_counted, known } state = State::unknown;
};

class DrawnCounter {
 public:
  std::uint64_t run(std::string_view svg) {
    XmlScanner scanner(svg);
    for (XmlToken token = scanner.next(); token.kind != XmlToken::Kind::end; token = scanner.next())
      if (token.kind == XmlToken::Kind::start)
        start(token);
      else if (token.kind == XmlToken::Kind::close)
        open_.pop_back();
    return count(0, 0);
  }

 private:
  void start(const XmlToken& token) {
    std::size_t scope = open_.back();
    for (const XmlAttribute& attribute : token.attributes)
      if (attribute.name == "id" && ids_.try_emplace(attribute.value, scopes_.size()).second) {
        scopes_[open_.back()].scopes.push_back(scopes_.size());
        scope = scopes_.size();
        scopes_.emplace_back();
      }
    ++scopes_[scope].elements;
    for (const XmlAttribute& attribute : token.attributes) refer(attribute, scopes_[scope]);
    open_.push_back(scope);
  }

  static void refer(const XmlAttribute& attribute, Scope& scope) {
    std::string_view value = attribute.value;
    if (svg::local_name(attribute.name) == "href") {
      if (value.starts_with('#')) scope.references.emplace_back(value.substr(1));
    } else if (const std::size_t at = value.find("url(#"); at != value.npos) {
      value.remove_prefix(at + 5);
      scope.references.emplace_back(value.substr(0, value.find(')')));
    }
  }

  std::uint64_t count(std::size_t index, int depth) {
    Scope& scope = scopes_[index];
    if (scope.state == Scope::State::known) return scope.drawn;
    if (scope.state == Scope::State::being_counted) return 0;
    if (depth > longest_chain) return too_many;
    scope.state = Scope::State::being_counted;
    std::uint64_t drawn = scope.elements;
    for (const std::size_t below : scope.scopes)
      drawn = std::min(drawn + count(below, depth + 1), too_many);
    for (const std::string& id : scope.references)
      if (const auto at = ids_.find(id); at != ids_.end())
        drawn = std::min(drawn + count(at->second, depth + 1), too_many);
    scope.state = Scope::State::known;
    return scope.drawn = drawn;
  }

  std::vector<Scope> scopes_{1};
  std::vector<std::size_t> open_{0};
  std::map<std::string, std::size_t, std::less<>> ids_;
};

}  // namespace

std::uint64_t count_drawn(std::string_view svg) { return DrawnCounter().run(svg); }

}  // namespace offprint
