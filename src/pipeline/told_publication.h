// What the articles tell of the publication that they make up.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "catalog/catalog.h"
#include "pipeline/build.h"
#include "pipeline/record_keys.h"

namespace offprint {

// Every entry of the catalog goes through add(), then finish() is called once. Counts those that
// are asked about, and notes their keys. Not thread-safe.
class ToldPublication {
 public:
  // `options` must outlive it.
  ToldPublication(const Catalog& catalog, const BuildOptions& options)
      : options_(options), records_(catalog.size()) {}

  void add(const Entry& entry);

  // Puts what the configuration left out into `publication`: a lone article's title is the
  // publication's, and the language is the one that most are in (the first by tag among equals).
  void finish(Publication& publication);
  std::uint32_t articles() const { return articles_; }
  RecordKeys take_records() { return std::move(records_); }

 private:
  const BuildOptions& options_;
  RecordKeys records_;
  std::map<std::string, std::uint32_t> languages_;
  std::string title_;
  std::uint32_t articles_ = 0;
};

}  // namespace offprint
