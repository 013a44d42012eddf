// The values of a facet that the articles of an output have.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/publication.h"
#include "pipeline/placeholders.h"

namespace offprint {

// Not thread-safe.
class ValueTable {
 public:
  explicit ValueTable(Facet facet) : facet_(facet) {}

  // The number of the value: the same for every value of its key.
  std::uint32_t add(const FacetValue& value);

  std::size_t size() const { return values_.size(); }
  Facet facet() const { return facet_; }
  std::string_view key(std::uint32_t number) const { return values_[number].key; }
  // The commonest way to write it; of equals, the first in byte order. What comes later may change
  // it.
  const std::string& label(std::uint32_t number) const;

  // For paths: by number, all different, none of more than `most` bytes, "-2" and so on in the
  // order of keys.
  std::vector<std::string> slugs(std::size_t most) const;
  // Where each value stands among them all, by number: years and months by time, as `order` has it;
  // authors by their sort names, others by their labels, as readers of `language` expect.
  std::vector<std::uint32_t> ranks(Order order, std::string_view language) const;

 private:
  struct Value {
    std::string key, slug, sort_name;
    std::map<std::string, std::uint32_t> labels;  // how often each is written
  };

  Facet facet_;
  std::vector<Value> values_;
  std::map<std::string, std::uint32_t, std::less<>> numbers_;  // by key
};

}  // namespace offprint
