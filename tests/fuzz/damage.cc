#include "damage.h"

#include <algorithm>

namespace offprint::fuzz {
namespace {

enum class Damage { flipped_bit, other_byte, zeros, cut, moved, doubled, overwritten };

void overwrite(std::string& bytes, std::size_t at, std::string_view with) {
  const std::size_t size = std::min(with.size(), bytes.size() - at);
  bytes.replace(at, size, with.substr(0, size));
}

}  // namespace

std::string damaged(std::string_view sound, Input& input) {
  std::string bytes(sound);
  for (int count = 0; count < 64 && !input.empty() && !bytes.empty(); ++count) {
    const auto kind = static_cast<Damage>(input.choice(7));
    const std::size_t at = input.number(3) % bytes.size();
    const std::uint32_t detail = input.number(1);
    const std::string part = bytes.substr(at, detail + 1);
    switch (kind) {
      case Damage::flipped_bit:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << detail % 8));
        break;
      case Damage::other_byte:
        bytes[at] = static_cast<char>(detail);
        break;
      case Damage::zeros:
        overwrite(bytes, at, std::string(std::size_t{detail} * 16, '\0'));
        break;
      case Damage::cut:
        bytes.resize(at);
        break;
      case Damage::moved:
        bytes.erase(at, part.size());
        break;
      case Damage::doubled:
        bytes.insert(at, part);
        break;
      case Damage::overwritten:
        overwrite(bytes, at, input.take(detail));
        break;
    }
  }
  return bytes;
}

}  // namespace offprint::fuzz
