// What is to be changed in an item's content before it is HTML, and what that loses.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "ingest/edited_text.h"

namespace offprint {

struct ContentEdits {
  struct Edit {
    std::size_t begin, end;  // in the content; the same: something is put in
    std::string text;
  };
  struct Finding {
    Code code;
    std::size_t at;  // in the content
    std::string message, hint;
  };

  void replace(std::size_t begin, std::size_t end, std::string text) {
    edits.push_back({begin, end, std::move(text)});
  }
  void insert(std::size_t at, std::string text) { replace(at, at, std::move(text)); }

  // In any order; of those that overlap, the one that begins first is made.
  std::vector<Edit> edits;
  std::vector<Finding> findings;
};

// Makes the edits in `text`, whose source they are about, and finishes it.
void apply(ContentEdits& edits, EditedText& text);

}  // namespace offprint
