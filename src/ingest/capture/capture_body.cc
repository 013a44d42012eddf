#include "ingest/capture/capture_body.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t deepest_list = 8;

// Cells between drawn lines, else between gaps of two blanks and more.
std::vector<std::string> split_cells(std::string_view row) {
  std::vector<std::string> cells;
  const bool drawn = row.find("│") != row.npos || row.find("┃") != row.npos;
  while (!row.empty()) {
    std::size_t end = row.size(), next = row.size();
    if (drawn) {
      end = std::min({row.find("│"), row.find("┃"), row.size()});
      next = std::min(end + std::string_view("│").size(), row.size());
    } else if (const std::size_t gap = row.find("  "); gap != row.npos) {
      end = gap;
      next = std::min(row.find_first_not_of(' ', gap), row.size());
    }
    cells.push_back(collapse_space(row.substr(0, end)));
    row.remove_prefix(next);
  }
  if (drawn && !cells.empty() && cells.front().empty()) cells.erase(cells.begin());
  if (drawn && !cells.empty() && cells.back().empty()) cells.pop_back();
  return cells;
}

class BodyMaker {
 public:
  explicit BodyMaker(const Capture& capture) : c_(capture) {}

  Body run() {
    for (std::size_t i = 0; i < c_.blocks.size();) {
      if (!is_body(c_.roles[i].role)) {
        ++i;
        continue;
      }
      i = c_.roles[i].role == Role::row ? put_rows(i) : put_block(i);
    }
    return std::move(body_);
  }

 private:
  struct OpenList {
    NodeIndex list, item;
    std::uint32_t indent, text_column;
    Marker marker;
    bool tight;  // its items hold their text straight
  };

  std::size_t put_block(std::size_t i) {
    const CaptureBlock& block = c_.blocks[i];
    if (c_.roles[i].role == Role::list_item) {
      put_item(i);
    } else {
      const bool heading = c_.roles[i].role == Role::subhead;
      while (!lists_.empty() && (heading || block.indent < lists_.back().text_column))
        lists_.pop_back();
      const NodeIndex parent = lists_.empty() ? Body::root() : lists_.back().item;
      put(parent, heading ? Element::heading_2 : Element::paragraph, block);
    }
    return i + 1;
  }

  NodeIndex put(NodeIndex parent, Element element, const CaptureBlock& block) {
    const NodeIndex node = body_.append(parent, element, block.position);
    body_.append_text(node, block.text, block.position);
    return node;
  }

  void put_item(std::size_t i) {
    const CaptureBlock& block = c_.blocks[i];
    while (!lists_.empty() && block.indent < lists_.back().indent) lists_.pop_back();
    if (!lists_.empty() && block.indent == lists_.back().indent &&
        lists_.back().marker != block.marker)
      lists_.pop_back();
    if (lists_.empty() || (block.indent > lists_.back().indent + 1 && lists_.size() < deepest_list))
      open_list(i);
    OpenList& open = lists_.back();
    open.item = body_.append(open.list, Element::list_item, block.position);
    open.text_column = block.text_column;
    if (block.text.empty()) return;
    if (open.tight)
      body_.append_text(open.item, block.text, block.position);
    else
      put(open.item, Element::paragraph, block);
  }

  void open_list(std::size_t i) {
    const CaptureBlock& block = c_.blocks[i];
    const NodeIndex parent = lists_.empty() ? Body::root() : lists_.back().item;
    const bool ordered = block.marker == Marker::number;
    const NodeIndex list = body_.append(
        parent, ordered ? Element::ordered_list : Element::bullet_list, block.position);
    if (ordered && block.number != 1)
      body_.set_attribute(list, Attribute::start, std::to_string(block.number));
    lists_.push_back({list, no_node, block.indent, block.text_column, block.marker, is_tight(i)});
  }

  // Whether no item of the list that begins here holds more than one paragraph. The list's end is
  // what put_block() and put_item() take for it.
  bool is_tight(std::size_t first) const {
    const CaptureBlock& head = c_.blocks[first];
    const CaptureBlock* item = &head;     // the last one of this list
    const CaptureBlock* inner = nullptr;  // the last one of a list within it
    for (std::size_t i = first + 1; i < c_.blocks.size(); ++i) {
      const CaptureBlock& block = c_.blocks[i];
      const Role role = c_.roles[i].role;
      if (!is_body(role)) continue;
      if (role == Role::subhead || role == Role::row) return true;
      if (role == Role::list_item) {
        const bool deeper = block.indent > head.indent + 1;
        if (!deeper && (block.indent < head.indent || block.marker != head.marker)) return true;
        (deeper ? inner : item) = &block;
        if (!deeper) inner = nullptr;
      } else if (block.indent < item->text_column) {
        return true;
      } else if (!inner || block.indent < inner->text_column) {
        return false;
      }
    }
    return true;
  }

  // Neighboring rows with as many cells are a table.
  std::size_t put_rows(std::size_t first) {
    lists_.clear();
    const std::size_t columns = split_cells(c_.blocks[first].text).size();
    std::size_t end = first + 1;
    while (end < c_.blocks.size() && columns > 1 && c_.roles[end].role == Role::row &&
           split_cells(c_.blocks[end].text).size() == columns)
      ++end;
    if (end - first < 2) {
      const NodeIndex node =
          body_.append(Body::root(), Element::paragraph, c_.blocks[first].position);
      body_.append_text(node, collapse_space(c_.blocks[first].text), c_.blocks[first].position);
      return first + 1;
    }
    const NodeIndex table = body_.append(Body::root(), Element::table, c_.blocks[first].position);
    const NodeIndex rows = body_.append(table, Element::table_body, c_.blocks[first].position);
    for (std::size_t i = first; i < end; ++i) {
      const NodeIndex row = body_.append(rows, Element::table_row, c_.blocks[i].position);
      for (const std::string& cell : split_cells(c_.blocks[i].text))
        body_.append_text(body_.append(row, Element::data_cell, c_.blocks[i].position), cell,
                          c_.blocks[i].position);
    }
    return end;
  }

  const Capture& c_;
  Body body_;
  std::vector<OpenList> lists_;
};

}  // namespace

Body capture_body(const Capture& capture) { return BodyMaker(capture).run(); }

}  // namespace offprint
