// Finds the places that fragments mean.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace offprint {

// The anchors of one article. Not thread-safe.
class AnchorFinder {
 public:
  explicit AnchorFinder(const std::vector<std::string>& anchors);

  // The anchor that `fragment` is; else the only one that has the same letters and digits, since
  // each tool makes the ids of headings in another way: "user-content-sea--salt" is "Sea_Salt", and
  // "sea-salt" is "1-sea-salt". "" when there is none.
  std::string find(std::string_view fragment);

 private:
  // By letters; "": several.
  using ByLetters = std::unordered_map<std::string, std::string>;

  void list_letters();
  static void add(std::string letters, const std::string& anchor, ByLetters& list);
  static std::string only(const ByLetters& list, std::string_view letters);

  std::unordered_set<std::string> anchors_;
  ByLetters by_letters_, by_words_;  // without a number before them; made when they are needed
  bool is_listed_ = false;
};

}  // namespace offprint
