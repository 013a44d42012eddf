// Counts in which forms the archive writes what is one thing: a tag's spellings, a person's names.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace offprint {

struct TalliedForm {
  std::string form;
  std::uint64_t exported = 0;  // how often in exported articles
  std::uint64_t others =
      0;  // in drafts and rejected ones: they speak only where exported articles are silent
};

class FormTally {
 public:
  void add(std::string_view key, std::string_view form, std::uint64_t count, bool exported);

  // Keys in byte order; the forms of each in byte order.
  void for_each(const std::function<void(std::string_view key,
                                         const std::vector<TalliedForm>& forms)>& visit);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  std::unordered_map<std::string, std::vector<TalliedForm>, Hash, std::equal_to<>> forms_;
};

}  // namespace offprint
