#include "ingest/source_list.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/file_system.h"

namespace offprint {

void SourceList::add(std::string_view origin, const ReaderInfo& reader) {
  origins_.add(origin);
  reader_numbers_.push_back(number_of(reader));
}

std::uint16_t SourceList::number_of(const ReaderInfo& reader) {
  const auto at = std::find(readers_.begin(), readers_.end(), &reader);
  const auto number = static_cast<std::uint16_t>(at - readers_.begin());
  if (at == readers_.end()) readers_.push_back(&reader);
  return number;
}

void SourceList::sort() {
  const auto is_before = [this](std::size_t a, std::size_t b) { return origins_[a] < origins_[b]; };
  bool is_sorted = true;
  for (std::size_t i = 1; i < size() && is_sorted; ++i) is_sorted = is_before(i - 1, i);
  if (is_sorted) return;
  std::vector<std::size_t> order(size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), is_before);
  SourceList sorted;
  for (const std::size_t i : order)
    if (sorted.empty() || sorted.origins_[sorted.size() - 1] != origins_[i])
      sorted.add(origins_[i], reader(i));
  origins_ = std::move(sorted.origins_);
  reader_numbers_ = std::move(sorted.reader_numbers_);
  readers_ = std::move(sorted.readers_);
}

void SourceList::remove_if(const std::function<bool(std::string_view)>& is_unwanted) {
  PathList origins;
  std::vector<std::uint16_t> numbers;
  for (std::size_t i = 0; i < size(); ++i) {
    if (is_unwanted(origins_[i])) continue;
    origins.add(origins_[i]);
    numbers.push_back(reader_numbers_[i]);
  }
  origins_ = std::move(origins);
  reader_numbers_ = std::move(numbers);
}

void SourceList::read_with(std::shared_ptr<const FieldTable> fields,
                           std::shared_ptr<const Limits> limits, bool tex_formulas) {
  fields_ = std::move(fields);
  limits_ = std::move(limits);
  tex_formulas_ = tex_formulas;
}

std::string SourceList::path(std::size_t index) const {
  return root_.empty() ? std::string(origins_[index]) : join_path(root_, origins_[index]);
}

Source SourceList::operator[](std::size_t index) const {
  return {
      std::string(origins_[index]), path(index), &reader(index), fields_, tex_formulas_, limits_};
}

}  // namespace offprint
