#include <array>
#include <cstring>

#include "base/error.h"
#include "model/body.h"

namespace offprint {
namespace {

// The block begins with this and changes with the layout.
constexpr std::uint32_t magic = 0x0b0d1e02;

[[noreturn]] void reject() {
  throw Error(Error::Kind::environment, "a stored article body is damaged");
}

// Numbers as LEB128: most are small, because each is told by how far it is from what it would be
// where nothing was moved.
class Writer {
 public:
  explicit Writer(std::size_t expected) { bytes_.reserve(expected); }

  // There is room for an item of twelve numbers from here on.
  void begin_item() {
    constexpr std::ptrdiff_t most = 12 * 5;
    if (buffer_.data() + buffer_.size() - at_ < most) flush();
  }

  void number(std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) *at_++ = static_cast<char>(value | 0x80);
    *at_++ = static_cast<char>(value);
  }

  // Both directions, the small ones of each as small numbers.
  void distance(std::uint32_t value, std::uint32_t from) {
    const std::uint32_t difference = value - from;
    number(difference << 1 ^ (0U - (difference >> 31)));
  }

  // Of an index, or of none, which is as far as the node itself.
  void link(std::uint32_t index, std::uint32_t from) {
    distance(index == no_node ? from : index, from);
  }

  std::string take(std::string_view rest) && {
    flush();
    bytes_ += rest;
    return std::move(bytes_);
  }

 private:
  void flush() {
    bytes_.append(buffer_.data(), at_);
    at_ = buffer_.data();
  }

  std::string bytes_;
  std::array<char, 512> buffer_;
  char* at_ = buffer_.data();
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : at_(bytes.data()), end_(at_ + bytes.size()) {}

  std::uint32_t number() {
    return at_ != end_ && (*at_ & 0x80) == 0 ? static_cast<unsigned char>(*at_++) : long_number();
  }

  std::uint32_t distance(std::uint32_t from) {
    const std::uint32_t coded = number();
    return from + (coded >> 1 ^ (0U - (coded & 1)));
  }

  std::uint32_t link(std::uint32_t from, std::size_t size) {
    const std::uint32_t index = distance(from);
    if (index == from) return no_node;
    if (index >= size) reject();
    return index;
  }

  // How many there are of what takes a byte at least.
  std::uint32_t count() {
    const std::uint32_t count = number();
    if (count > rest().size()) reject();
    return count;
  }

  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

 private:
  std::uint32_t long_number() {
    std::uint32_t value = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 35; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= std::uint32_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    reject();
  }

  const char* at_;
  const char* end_;
};

// The links down and onwards, by those up and back.
void link_all(std::vector<Node>& nodes) {
  for (NodeIndex index = 0; index < nodes.size(); ++index) {
    const Node& node = nodes[index];
    if (node.previous != no_node)
      nodes[node.previous].next = index;
    else if (node.parent != no_node)
      nodes[node.parent].first_child = index;
  }
  for (NodeIndex index = 0; index < nodes.size(); ++index)
    if (nodes[index].next == no_node && nodes[index].parent != no_node)
      nodes[nodes[index].parent].last_child = index;
}

}  // namespace

std::string Body::to_bytes() const {
  constexpr std::size_t usual_node = 10, usual_attribute = 5;
  Writer out(nodes_.size() * usual_node + attributes_.size() * usual_attribute + arena_.size() +
             32);
  out.number(magic);
  for (const std::size_t count : {nodes_.size(), attributes_.size(), arena_.size()})
    out.number(static_cast<std::uint32_t>(count));
  out.number(dropped_characters_ ? 1 : 0);
  std::uint32_t text_end = 0, attribute = 0, line = 0;
  for (NodeIndex index = 0; index < nodes_.size(); ++index) {
    const Node& node = nodes_[index];
    out.begin_item();
    out.number(static_cast<std::uint32_t>(node.element));
    out.link(node.parent, index);
    out.link(node.previous, index);
    out.distance(node.position.line, line);
    out.number(node.position.column);
    line = node.position.line;
    const bool has_attributes = node.first_attribute != no_attribute;
    out.number(node.text_length << 1 | (has_attributes ? 1U : 0U));
    if (has_attributes) out.distance(node.first_attribute, attribute);
    if (has_attributes) attribute = node.first_attribute + 1;
    if (node.text_length == 0) continue;
    out.distance(node.text_offset, text_end);
    text_end = node.text_offset + node.text_length;
  }
  for (std::uint32_t index = 0; index < attributes_.size(); ++index) {
    const StoredAttribute& stored = attributes_[index];
    out.begin_item();
    out.number(static_cast<std::uint32_t>(stored.name));
    out.distance(stored.offset, text_end);
    out.number(stored.length);
    out.link(stored.next, index);
    text_end = stored.offset + stored.length;
  }
  return std::move(out).take(arena_);
}

Body Body::from_bytes(std::string_view bytes) {
  Reader in(bytes);
  if (in.number() != magic) reject();
  const std::uint32_t nodes = in.count(), attributes = in.count(), arena = in.count();
  if (nodes == 0) reject();
  Body body;
  body.dropped_characters_ = in.number() != 0;
  body.nodes_.resize(nodes);
  std::uint32_t text_end = 0, attribute = 0, line = 0;
  const auto check_text = [&](std::uint32_t offset, std::uint32_t length) {
    if (std::uint64_t{offset} + length > arena) reject();
    text_end = offset + length;
  };
  for (NodeIndex index = 0; index < nodes; ++index) {
    Node& node = body.nodes_[index];
    const std::uint32_t element = in.number();
    if (element > static_cast<std::uint32_t>(Element::media_file)) reject();
    node.element = static_cast<Element>(element);
    node.parent = in.link(index, nodes);
    node.previous = in.link(index, nodes);
    node.position.line = line = in.distance(line);
    node.position.column = in.number();
    const std::uint32_t sizes = in.number();
    if ((sizes & 1) != 0) {
      node.first_attribute = in.distance(attribute);
      if (node.first_attribute >= attributes) reject();
      attribute = node.first_attribute + 1;
    }
    node.text_length = sizes >> 1;
    if (node.text_length == 0) continue;
    node.text_offset = in.distance(text_end);
    check_text(node.text_offset, node.text_length);
  }
  link_all(body.nodes_);
  body.attributes_.resize(attributes);
  for (std::uint32_t index = 0; index < attributes; ++index) {
    StoredAttribute& stored = body.attributes_[index];
    const std::uint32_t name = in.number();
    if (name > static_cast<std::uint32_t>(Attribute::duration)) reject();
    stored.name = static_cast<Attribute>(name);
    stored.offset = in.distance(text_end);
    stored.length = in.number();
    check_text(stored.offset, stored.length);
    stored.next = in.link(index, attributes);
  }
  if (in.rest().size() != arena) reject();
  body.arena_ = in.rest();
  return body;
}

}  // namespace offprint
