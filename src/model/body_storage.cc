#include <array>
#include <cstring>
#include <type_traits>

#include "base/error.h"
#include "base/unicode.h"
#include "model/body.h"

namespace offprint {
namespace {

// The block begins with this and changes with the layout.
constexpr std::uint32_t magic = 0x0b0d1e01;

struct Header {
  std::uint32_t magic, nodes, attributes, arena, dropped;
};

[[noreturn]] void reject() {
  throw Error(Error::Kind::environment, "a stored article body is damaged");
}

bool is_index(NodeIndex index, std::size_t size) { return index == no_node || index < size; }

}  // namespace

std::string Body::to_bytes() const {
  static_assert(std::is_trivially_copyable_v<Node> &&
                std::is_trivially_copyable_v<StoredAttribute>);
  const Header header{magic, static_cast<std::uint32_t>(nodes_.size()),
                      static_cast<std::uint32_t>(attributes_.size()),
                      static_cast<std::uint32_t>(arena_.size()), dropped_characters_ ? 1U : 0U};
  std::string bytes;
  bytes.reserve(sizeof header + nodes_.size() * sizeof(std::array<std::uint32_t, 11>) +
                attributes_.size() * 16 + arena_.size());
  const auto put = [&](const auto& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
  };
  put(header);
  for (const Node& node : nodes_)
    put(std::array<std::uint32_t, 11>{static_cast<std::uint32_t>(node.element), node.parent,
                                      node.first_child, node.last_child, node.previous, node.next,
                                      node.first_attribute, node.text_offset, node.text_length,
                                      node.position.line, node.position.column});
  for (const StoredAttribute& attribute : attributes_)
    put(std::array<std::uint32_t, 4>{static_cast<std::uint32_t>(attribute.name), attribute.offset,
                                     attribute.length, attribute.next});
  bytes += arena_;
  return bytes;
}

Body Body::from_bytes(std::string_view bytes) {
  Header header{};
  if (bytes.size() < sizeof header) reject();
  std::memcpy(&header, bytes.data(), sizeof header);
  const std::size_t expected = sizeof header + std::size_t{header.nodes} * 44 +
                               std::size_t{header.attributes} * 16 + header.arena;
  if (header.magic != magic || header.nodes == 0 || bytes.size() != expected) reject();
  const char* at = bytes.data() + sizeof header;
  const auto take = [&](auto& value) {
    std::memcpy(&value, at, sizeof value);
    at += sizeof value;
  };
  Body body;
  body.nodes_.resize(header.nodes);
  for (Node& node : body.nodes_) {
    std::array<std::uint32_t, 11> v{};
    take(v);
    if (v[0] > static_cast<std::uint32_t>(Element::media_file)) reject();
    for (int i = 1; i <= 5; ++i)
      if (!is_index(v[i], header.nodes)) reject();
    if (!is_index(v[6], header.attributes) || std::size_t{v[7]} + v[8] > header.arena) reject();
    node = {
        static_cast<Element>(v[0]), v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], {v[9], v[10]}};
  }
  body.attributes_.resize(header.attributes);
  for (StoredAttribute& attribute : body.attributes_) {
    std::array<std::uint32_t, 4> v{};
    take(v);
    if (v[0] > static_cast<std::uint32_t>(Attribute::duration)) reject();
    if (std::size_t{v[1]} + v[2] > header.arena || !is_index(v[3], header.attributes)) reject();
    attribute = {static_cast<Attribute>(v[0]), v[1], v[2], v[3]};
  }
  body.arena_.assign(at, header.arena);
  body.dropped_characters_ = header.dropped != 0;
  return body;
}

}  // namespace offprint
