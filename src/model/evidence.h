// What one document contributes to decisions about the whole archive: small rows, additive and
// order-free.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace offprint {

struct TagSpelling {
  std::string key;
  std::string spelling;
  std::uint32_t count = 1;
};

struct NameForm {
  std::string key;  // folded name
  std::string form;
};

struct Evidence {
  std::vector<TagSpelling> tags;
  std::vector<NameForm> names;

  // Everything by which a link can name this article, in the forms of link_key() (link_key.h).
  std::vector<std::string> link_keys;
  // The ids of the body's elements: where fragments can lead.
  std::vector<std::string> anchors;

  std::uint64_t fingerprint =
      0;  // hash64 of the body's plain text, for telling moved articles from new ones
};

}  // namespace offprint
