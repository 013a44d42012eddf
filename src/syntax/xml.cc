#include "syntax/xml.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <pugixml.hpp>
#include <unordered_map>

#include "base/deadline.h"
#include "base/unicode.h"
#include "base/url.h"
#include "syntax/xml_references.h"
#include "syntax/xml_scan.h"

namespace offprint {
namespace {

constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";
constexpr std::size_t chunk_bytes = 64 << 10;

std::string_view message_of(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_unrecognized_tag:
      return "a `<` that begins no tag must be written `&lt;`";
    case pugi::status_bad_pi:
      return "this processing instruction is never closed";
    case pugi::status_bad_comment:
      return "this comment is never closed";
    case pugi::status_bad_cdata:
      return "this CDATA section is never closed";
    case pugi::status_bad_doctype:
      return "this document type declaration is never closed";
    case pugi::status_bad_start_element:
      return "this start tag is never closed";
    case pugi::status_bad_attribute:
      return "this attribute lacks its value, or quotation marks around it";
    case pugi::status_bad_end_element:
      return "this end tag is never closed";
    case pugi::status_end_element_mismatch:
      return "this end tag belongs to no element that is open here";
    case pugi::status_no_document_element:
      return "there is no element in this text";
    default:
      return "this is no XML";
  }
}

// Positions of offsets that are asked for in ascending order.
class Places {
 public:
  Places(std::string_view text, const XmlOptions& options)
      : text_(text), position_{options.first_line, options.first_column} {}

  Position of(std::size_t offset) {
    offset = std::min(offset, text_.size());
    for (; at_ < offset; ++at_) {
      const char c = text_[at_];
      if (c == '\n' || (c == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'))) {
        ++position_.line;
        position_.column = 1;
      } else if ((c & 0xC0) != 0x80 && c != '\r') {
        ++position_.column;
      }
    }
    return position_;
  }

 private:
  std::string_view text_;
  Position position_;
  std::size_t at_ = 0;
};

}  // namespace

// Turns pugixml's tree, whose strings lie in a chunk of the document, into the flat one.
class XmlTreeCopy {
 public:
  XmlTreeCopy(XmlDocument& document, std::string_view text, const XmlOptions& options)
      : document_(document), options_(options), text_(text), places_(text, options) {
    bind("xml", xml_space);
    for (const auto& [prefix, space] : options.namespaces) bind(keep(prefix), keep(space));
  }

  void run() {
    const XmlExtent extent = measure_xml(text_);
    const Limits& limits = options_.limits;
    if (text_.size() > limits.source_bytes) return refuse(&Limits::source_bytes);
    if (extent.elements > limits.nodes || extent.attributes > limits.nodes)
      return refuse(&Limits::nodes);
    // A copy for pugixml to write into; what follows the last byte it may overwrite.
    char* buffer = allocate(text_.size() + 1);
    std::replace_copy(text_.begin(), text_.end(), buffer, '\0', ' ');
    buffer[text_.size()] = '\n';
    const pugi::xml_parse_result result = tree_.load_buffer_inplace(
        buffer, text_.size() + 1, pugi::parse_cdata | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
    pugi::xml_node top = tree_.first_child();
    while (top && top.type() != pugi::node_element) top = top.next_sibling();
    check_deadline();
    if (const Limit excess = top ? copy(top) : nullptr) return refuse(excess);
    if (!result) report(result);
  }

 private:
  void refuse(Limit excess) {
    document_.nodes_.clear();
    document_.attributes_.clear();
    document_.excess_ = excess;
  }

  // The limit that was reached, or null.
  Limit copy(pugi::xml_node top) {
    const Limits& limits = options_.limits;
    struct Open {
      XmlNode node, last_child;
      std::size_t scope;
    };
    std::vector<Open> open;
    for (pugi::xml_node at = top; at;) {
      const XmlNode node = static_cast<XmlNode>(document_.nodes_.size());
      if (node == limits.nodes) return &Limits::nodes;
      check_deadline_in_loop();
      document_.nodes_.emplace_back();
      if (!open.empty()) {
        document_.nodes_[node].parent = open.back().node;
        XmlNode& place = open.back().last_child == no_xml_node
                             ? document_.nodes_[open.back().node].first_child
                             : document_.nodes_[open.back().last_child].next;
        place = node;
        open.back().last_child = node;
      }
      const std::size_t scope = scope_.size();
      if (at.type() == pugi::node_element) {
        add_element(at, node);
      } else {
        add_text(at, node);
      }
      if (scope_.size() > limits.open_tags + options_.namespaces.size()) return &Limits::open_tags;
      if (at.type() == pugi::node_element) {
        open.push_back({node, no_xml_node, scope});
        if (open.size() > limits.open_tags) return &Limits::open_tags;
        if (at.first_child()) {
          at = at.first_child();
          continue;
        }
      }
      for (;; at = at.parent()) {
        if (at.type() == pugi::node_element) {
          document_.nodes_[open.back().node].end = static_cast<XmlNode>(document_.nodes_.size());
          leave(open.back().scope);
          open.pop_back();
        }
        if (at == top) return nullptr;
        if (at.next_sibling()) break;
      }
      at = at.next_sibling();
    }
    return nullptr;
  }

  void add_element(pugi::xml_node element, XmlNode node) {
    const auto first = static_cast<std::uint32_t>(document_.attributes_.size());
    for (const pugi::xml_attribute attribute : element.attributes()) {
      const std::string_view name = attribute.name();
      const std::string_view value = attribute_value(attribute.value());
      if (name == "xmlns" || name.starts_with("xmlns:"))
        bind(name.size() > 6 ? name.substr(6) : "", trim(value));
    }
    for (const pugi::xml_attribute attribute : element.attributes()) {
      const std::string_view name = attribute.name();
      if (name == "xmlns" || name.starts_with("xmlns:")) continue;
      document_.attributes_.push_back(
          {resolve(name, /*use_default=*/false), attribute_value(attribute.value())});
    }
    XmlDocument::Node& made = document_.nodes_[node];
    made.name = resolve(element.name(), /*use_default=*/true);
    made.first_attribute = first;
    made.attribute_count = static_cast<std::uint32_t>(document_.attributes_.size()) - first;
    made.position = places_.of(static_cast<std::size_t>(element.offset_debug()) - 1);
  }

  void add_text(pugi::xml_node text, XmlNode node) {
    XmlDocument::Node& made = document_.nodes_[node];
    made.is_text = true;
    made.is_cdata = text.type() == pugi::node_cdata;
    made.end = node + 1;
    last_text_ = static_cast<std::size_t>(text.offset_debug());
    made.position = places_.of(last_text_);
    const std::string_view value = text.value();
    if (made.is_cdata && value.find('\r') != value.npos)
      made.text = keep(with_line_feeds(value));
    else if (!made.is_cdata && value.find_first_of("&\r") != value.npos)
      made.text = keep(references_.decode(value));
    else
      made.text = value;
  }

  std::string_view attribute_value(std::string_view value) {
    if (value.find_first_of("&\r\n\t") == value.npos) return value;
    std::string spaced(value);
    for (char& c : spaced)
      if (c == '\r' || c == '\n' || c == '\t') c = ' ';
    return keep(references_.decode(spaced));
  }

  static std::string with_line_feeds(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] != '\r')
        out += text[i];
      else if (i + 1 == text.size() || text[i + 1] != '\n')
        out += '\n';
    }
    return out;
  }

  void bind(std::string_view prefix, std::string_view space) {
    scope_.push_back(prefix);
    bound_[prefix].push_back(space);
  }

  // What was bound since the scope had this size is no longer.
  void leave(std::size_t size) {
    for (; scope_.size() > size; scope_.pop_back()) bound_[scope_.back()].pop_back();
  }

  // A prefix that means nothing stays a part of the name.
  XmlName resolve(std::string_view name, bool use_default) const {
    const std::size_t colon = name.find(':');
    const std::string_view prefix = colon == name.npos ? "" : name.substr(0, colon);
    if (prefix.empty() && !use_default) return {"", name};
    const auto bound = bound_.find(prefix);
    if (bound == bound_.end() || bound->second.empty()) return {"", name};
    return {bound->second.back(), colon == name.npos ? name : name.substr(colon + 1)};
  }

  void report(const pugi::xml_parse_result& result) {
    auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
    std::string message(message_of(result.status));
    if (result.status == pugi::status_bad_cdata)
      offset = last_text_;
    else if (result.status == pugi::status_no_document_element)
      offset = 0;
    else if (result.status == pugi::status_end_element_mismatch && offset >= text_.size())
      message = "the text ends before all its elements are closed";
    offset = std::min(offset, text_.size());
    document_.problem_offset_ = offset;
    document_.problem_ = SyntaxProblem{Places(text_, options_).of(offset), std::move(message)};
  }

  char* allocate(std::size_t bytes) {
    document_.chunks_.push_back(std::make_unique_for_overwrite<char[]>(bytes));
    return document_.chunks_.back().get();
  }

  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    if (text.size() > left_) {
      const std::size_t bytes = std::max(text.size(), chunk_bytes);
      free_ = allocate(bytes);
      left_ = bytes;
    }
    char* place = free_;
    std::memcpy(place, text.data(), text.size());
    free_ += text.size();
    left_ -= text.size();
    return {place, text.size()};
  }

  XmlDocument& document_;
  const XmlOptions& options_;
  std::string_view text_;
  Places places_;
  pugi::xml_document tree_;
  XmlReferences references_;
  std::vector<std::string_view> scope_;                                        // prefixes
  std::unordered_map<std::string_view, std::vector<std::string_view>> bound_;  // to namespaces
  std::size_t last_text_ = 0;  // where the last one begins
  char* free_ = nullptr;
  std::size_t left_ = 0;
};

XmlDocument::XmlDocument(std::string_view text, const XmlOptions& options) {
  XmlTreeCopy(*this, text, options).run();
}

bool XmlDocument::is(XmlNode node, std::string_view space, std::string_view local) const {
  const Node& at = nodes_[node];
  return !at.is_text && at.name.local == local && at.name.space == space;
}

XmlNode XmlDocument::child(XmlNode parent, std::string_view space, std::string_view local) const {
  XmlNode child = nodes_[parent].first_child;
  while (child != no_xml_node && !is(child, space, local)) child = nodes_[child].next;
  return child;
}

std::string XmlDocument::text(XmlNode node) const {
  std::string all;
  for (XmlNode at = node; at < nodes_[node].end; ++at) all += nodes_[at].text;
  return all;
}

const XmlDocument::Attribute* XmlDocument::find_attribute(XmlNode node, std::string_view space,
                                                          std::string_view local) const {
  const Attribute* attribute = attributes_.data() + nodes_[node].first_attribute;
  for (const Attribute* end = attribute + nodes_[node].attribute_count; attribute != end;
       ++attribute)
    if (attribute->name.local == local && attribute->name.space == space) return attribute;
  return nullptr;
}

std::string_view XmlDocument::attribute(XmlNode node, std::string_view space,
                                        std::string_view local) const {
  const Attribute* found = find_attribute(node, space, local);
  return found == nullptr ? std::string_view() : found->value;
}

bool XmlDocument::has_attribute(XmlNode node, std::string_view space,
                                std::string_view local) const {
  return find_attribute(node, space, local) != nullptr;
}

std::string_view XmlDocument::language(XmlNode node) const {
  for (; node != no_xml_node; node = nodes_[node].parent)
    if (const Attribute* found = find_attribute(node, xml_space, "lang"); found != nullptr)
      return found->value;
  return {};
}

std::string XmlDocument::base(XmlNode node, std::string_view base) const {
  std::vector<std::string_view> stated;
  for (; node != no_xml_node; node = nodes_[node].parent)
    if (const std::string_view value = trim(attribute(node, xml_space, "base")); !value.empty())
      stated.push_back(value);
  std::string resolved(base);
  for (auto at = stated.rbegin(); at != stated.rend(); ++at) {
    const auto next = is_absolute_url(*at) ? normalize_url(*at)
                      : resolved.empty()   ? std::nullopt
                                           : resolve_url(resolved, *at);
    if (next) resolved = *next;
  }
  return resolved;
}

}  // namespace offprint
