#include "syntax/note_index.h"

#include <algorithm>

#include "syntax/markup_elements.h"

namespace offprint {

NoteIndex::NoteIndex(const Body& body) : body_(body) {
  NodeIndex node = body[Body::root()].last_child;
  while (node != no_node && body[node].element != Element::notes) node = body[node].previous;
  if (node == no_node || body[node].first_child == no_node) return;
  notes_ = node;
  for (NodeIndex note = body[node].first_child; note != no_node; note = body[note].next) {
    if (body[note].element != Element::note) continue;
    counts_.emplace_back();
    numbers_.try_emplace(body.attribute(note, Attribute::label),
                         static_cast<std::uint32_t>(counts_.size()));
  }
  count_calls();
}

std::uint32_t NoteIndex::number(std::string_view label) const {
  const auto found = numbers_.find(label);
  return found == numbers_.end() ? 0 : found->second;
}

void NoteIndex::count_calls() {
  std::vector<std::string_view> similar_ids;
  NodeIndex node = Body::root();
  while (node != no_node) {
    const Element element = body_[node].element;
    if (element == Element::note_reference) {
      const std::uint32_t called = number(body_.attribute(node, Attribute::label));
      if (called != 0) ++counts_[called - 1].calls;
    }
    const std::string_view id = body_.attribute(node, Attribute::id);
    if (id.starts_with("fn") || id.starts_with("note-")) similar_ids.push_back(id);
    node = body_.next_in_order(node, Body::root(), is_leaf(element));
  }
  const auto is_taken = [&](std::string_view id) {
    return id.starts_with(id_begin_ + "fn-") || id.starts_with(id_begin_ + "fnref-");
  };
  while (std::any_of(similar_ids.begin(), similar_ids.end(), is_taken)) id_begin_ += "note-";
}

}  // namespace offprint
