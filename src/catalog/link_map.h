// Which article a link key means. Part of the last stratum of decide.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "base/digest.h"
#include "base/scratch_file.h"
#include "catalog/decision_row.h"

namespace offprint {

// Keeps 16 bytes for each name of each article.
class LinkMap {
 public:
  // All names that articles have now, then settle, then names of former times, then settle again;
  // find is ready after each settle.
  void add(std::string_view key, std::uint32_t row, bool exported);
  // A name that is added when, and if, add_set_aside is called: until then it takes no memory.
  void set_aside(std::string_view key, std::uint32_t row, bool exported);
  void add_set_aside();
  // `row` is not meant by `key` after all.
  void remove(std::string_view key, std::uint32_t row);
  // Counts only where nobody has the name now.
  void add_former(std::string_view key, std::uint32_t row, bool exported = true);
  // The name of an article that was published and is no longer. Counts only where nobody has it or
  // had it.
  void add_gone(std::string_view key);
  void settle();

  struct Target {
    std::uint32_t row;  // nothing when it is gone
    bool exported;
    bool is_gone = false;
  };
  // Of several articles of one name an exported one, then the first, is meant; nobody where a slug
  // ("slug:…") names several that are exported.
  std::optional<Target> find(std::string_view key) const;
  // Of several exported articles of one name, the one that shares the most folders with the article
  // at `from`, then the first.
  std::optional<Target> find_near(std::string_view key, std::uint32_t from,
                                  const DecisionRows& rows) const;

  // All names, once they are settled.
  void add_to(Digest& digest) const;

 private:
  // Hashes of 64 bits stand for keys: that two of an archive's keys meet is a matter of one in 10⁹
  // archives.
  struct Name {
    std::uint64_t key;
    std::uint32_t row;
    bool exported;

    friend bool operator==(const Name&, const Name&) = default;
    friend bool operator<(const Name& a, const Name& b) {
      return std::tuple(a.key, b.exported, a.row) < std::tuple(b.key, a.exported, b.row);
    }
  };

  using Names = std::vector<Name>;

  // Names on their way into a list, in a file but for the last.
  class Spool {
   public:
    void add(const Name& name);
    // All of them, in a list that is as long as they are, behind what is in `names`.
    void move_to(Names& names);

   private:
    Names last_;
    std::optional<ScratchFile> file_;
  };

  static void sort(Names& names);
  std::optional<Target> find_in_past(std::string_view key) const;
  static std::optional<Target> find_in(const Names& names, std::string_view key);

  Names names_, removed_, former_, gone_;
  Spool added_;  // to names_, since it was settled
  Spool aside_;
};

}  // namespace offprint
