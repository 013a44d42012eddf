// Many paths in little memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// Costs eight bytes for each path beside its own. Views are valid until the next add.
class PathList {
 public:
  PathList() = default;
  PathList(std::initializer_list<std::string_view> paths) {
    for (const std::string_view path : paths) add(path);
  }

  void add(std::string_view path) {
    bytes_ += path;
    ends_.push_back(bytes_.size());
  }

  std::size_t size() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }
  std::string_view operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(begin, ends_[index] - begin);
  }

  // Of a list that is sorted, from `first` on: the first path that is not before `path`.
  std::size_t lower_bound(std::string_view path, std::size_t first = 0) const;

  class Iterator;
  Iterator begin() const;
  Iterator end() const;

 private:
  std::string bytes_;
  std::vector<std::uint64_t> ends_;
};

// For loops over all.
class PathList::Iterator {
 public:
  Iterator(const PathList& list, std::size_t index) : list_(&list), index_(index) {}

  std::string_view operator*() const { return (*list_)[index_]; }
  Iterator& operator++() {
    ++index_;
    return *this;
  }
  friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

 private:
  const PathList* list_;
  std::size_t index_;
};

inline PathList::Iterator PathList::begin() const { return {*this, 0}; }
inline PathList::Iterator PathList::end() const { return {*this, size()}; }

}  // namespace offprint
