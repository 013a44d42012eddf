#include "catalog/twin_keys.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace offprint {
namespace {

std::uint64_t band(const TwinForm& form, std::size_t number) {
  if (!form.has_signature) return 0;
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < TwinKeys::places_of_band; ++i)
    key = key << 16 | form.signature[number * TwinKeys::places_of_band + i];
  return key;
}

std::uint64_t title_of_day(const TwinForm& form) {
  if (form.bare_title == 0 || form.day == TwinForm::no_day) return 0;
  return form.bare_title + static_cast<std::uint64_t>(form.day) * 0x9e3779b97f4a7c15;
}

template <typename T>
std::string_view bytes_of(const T& value) {
  return {reinterpret_cast<const char*>(&value), sizeof value};
}

}  // namespace

void TwinKeys::add(const TwinForm& form) {
  const std::size_t place = size_++ % forms_of_block;
  std::size_t kind = 0;
  for (const std::uint64_t key :
       {form.url, form.id, form.title, form.bare_title, title_of_day(form)})
    block_[kind++][place] = key;
  for (std::size_t number = 0; kind < kinds; ++number) block_[kind++][place] = band(form, number);
  if (place + 1 == forms_of_block) file_.append(bytes_of(block_));
}

void TwinKeys::for_each(std::size_t kind,
                        const std::function<void(std::uint32_t, std::uint64_t)>& visit) const {
  const std::uint32_t whole = size_ - size_ % forms_of_block;
  Column column;
  for (std::uint32_t first = 0; first < whole; first += forms_of_block) {
    const std::uint64_t block = std::uint64_t{first / forms_of_block} * sizeof(Block);
    const std::string bytes = file_.read_at(block + kind * sizeof(Column), sizeof(Column));
    std::memcpy(column.data(), bytes.data(), bytes.size());
    visit_column(column, first, visit);
  }
  visit_column(block_[kind], whole, visit);
}

void TwinKeys::visit_column(const Column& column, std::uint32_t first,
                            const std::function<void(std::uint32_t, std::uint64_t)>& visit) const {
  const std::size_t count = std::min<std::size_t>(forms_of_block, size_ - first);
  for (std::uint32_t i = 0; i < count; ++i)
    if (column[i] != 0) visit(first + i, column[i]);
}

}  // namespace offprint
