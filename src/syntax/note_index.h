// The notes of a Body by label: their numbers, how often they are called, and a beginning for their
// ids that no id of the body shares. Part of the serializer. Not thread-safe: it counts the calls
// that were written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/body.h"

namespace offprint {

class NoteIndex {
 public:
  // Notes are the children of the last `notes` element below the root. Views into `body` are kept.
  explicit NoteIndex(const Body& body);

  NodeIndex notes() const { return notes_; }  // no_node without notes
  bool is_note(NodeIndex node) const {
    return notes_ != no_node && body_[node].element == Element::note &&
           body_[node].parent == notes_;
  }
  // From 1, in the order of the notes; 0 when there is no such note.
  std::uint32_t number(std::string_view label) const;
  // How many references there are to the note of this number.
  std::uint32_t calls(std::uint32_t number) const { return counts_[number - 1].calls; }
  // The next of its calls, from 1, in the order they are asked for.
  std::uint32_t next_call(std::uint32_t number) { return ++counts_[number - 1].written; }
  // What every note's id begins with: "" unless the body has ids like theirs.
  const std::string& id_begin() const { return id_begin_; }

 private:
  struct Count {
    std::uint32_t calls = 0;
    std::uint32_t written = 0;
  };

  void count_calls();

  const Body& body_;
  NodeIndex notes_ = no_node;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
  std::vector<Count> counts_;
  std::string id_begin_;
};

}  // namespace offprint
