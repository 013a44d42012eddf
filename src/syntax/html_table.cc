#include "syntax/html_table.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

namespace offprint {
namespace {

constexpr std::uint32_t most_columns = 1000;
constexpr std::size_t cells_for_nothing = 100;  // that may be added, however small the table is

std::uint32_t span(const Body& body, NodeIndex cell, Attribute name) {
  const std::string_view text = body.attribute(cell, name);
  std::uint32_t value = 1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return std::max<std::uint32_t>(value, 1);
}

bool is_group(Element element) {
  return element == Element::table_head || element == Element::table_body ||
         element == Element::table_foot;
}

// The rows of one group, as wide as their cells make them.
class Grid {
 public:
  Grid(Body& body, NodeIndex group) : body_(body) {
    for (NodeIndex row = body[group].first_child; row != no_node; row = body[row].next)
      if (body[row].element == Element::table_row) rows_.push_back(row);
  }

  // False when cells collide or there are too many columns.
  bool measure() {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      std::uint32_t column = 0;
      for (NodeIndex cell = body_[rows_[i]].first_child; cell != no_node; cell = body_[cell].next) {
        while (is_taken(column, i)) ++column;
        const std::uint32_t end = column + span(body_, cell, Attribute::column_span);
        if (end > most_columns) return false;
        const std::size_t below = clip(cell, i);
        for (; column < end; ++column) {
          if (is_taken(column, i)) return false;
          if (column >= taken_until_.size()) taken_until_.resize(column + 1);
          taken_until_[column] = below;
        }
        ++cells_;
      }
      filled_.push_back(std::count_if(taken_until_.begin(), taken_until_.end(),
                                      [i](std::size_t row) { return row > i; }));
    }
    return true;
  }

  std::size_t width() const { return taken_until_.size(); }
  std::size_t cells() const { return cells_; }
  std::size_t missing(std::size_t width) const {
    std::size_t count = 0;
    for (const std::size_t filled : filled_) count += width - filled;
    return count;
  }

  void fill(std::size_t width) {
    for (std::size_t i = 0; i < rows_.size(); ++i)
      for (std::size_t filled = filled_[i]; filled < width; ++filled)
        body_.append(rows_[i], Element::data_cell, body_[rows_[i]].position);
  }

 private:
  bool is_taken(std::uint32_t column, std::size_t row) const {
    return column < taken_until_.size() && taken_until_[column] > row;
  }

  // The row below the cell, which ends with its group.
  std::size_t clip(NodeIndex cell, std::size_t row) {
    const std::size_t rows = span(body_, cell, Attribute::row_span);
    const std::size_t left = rows_.size() - row;
    if (rows > left) {
      if (left > 1)
        body_.set_attribute(cell, Attribute::row_span, std::to_string(left));
      else
        body_.remove_attribute(cell, Attribute::row_span);
    }
    return row + std::min(rows, left);
  }

  Body& body_;
  std::vector<NodeIndex> rows_;
  std::vector<std::size_t> filled_;       // of each row: how many columns have a cell there
  std::vector<std::size_t> taken_until_;  // of each column: the row below the last cell there
  std::size_t cells_ = 0;
};

}  // namespace

void settle_grid(Body& body, NodeIndex table) {
  std::vector<Grid> grids;
  for (NodeIndex group = body[table].first_child; group != no_node; group = body[group].next)
    if (is_group(body[group].element)) grids.emplace_back(body, group);
  std::size_t width = 0, cells = 0, missing = 0;
  for (Grid& grid : grids) {
    if (!grid.measure()) return;
    width = std::max(width, grid.width());
    cells += grid.cells();
  }
  for (const Grid& grid : grids) missing += grid.missing(width);
  if (missing > cells + cells_for_nothing) return;
  for (Grid& grid : grids) grid.fill(width);
}

}  // namespace offprint
