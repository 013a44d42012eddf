// What offprint has to say about a source document: the data channel for content problems.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"

namespace offprint {

enum class Severity : std::uint8_t { info, warning, error };

// What kind of thing a diagnostic says was lost; see codes.def.
enum class Loss : std::uint8_t { none, content, chrome, markup };

// One per line of codes.def.
enum class Code : std::uint16_t {
#define OFFPRINT_CODE(name, id, severity, loss, sentence) name,
#include "base/codes.def"
#undef OFFPRINT_CODE
};

struct CodeInfo {
  std::string_view id;  // kebab-case, stable for ever
  Severity severity;
  Loss loss;
  std::string_view sentence;
};

const CodeInfo& info(Code code);
std::string_view name(Severity severity);
std::string_view name(Loss loss);

// The codes in the order of codes.def, for listings.
const std::vector<CodeInfo>& all_codes();

struct Diagnostic {
  Code code;
  std::string origin;     // the document's path below the source root; empty: about the run
  Position position;      // in the document; unknown for what has no place in it
  std::string message;    // UTF-8, one line: what is wrong here
  std::string hint = {};  // UTF-8, one line: what to do; may be empty
  std::uint32_t count = 1;

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

// "path:line:col: severity: message; hint [id]" without a line end. Parts that are unknown are left
// out; a count above one follows the message as "(3 times)"; control characters become U+FFFD, so
// that a terminal does not obey. `origin_prefix` is put before the origin so that the printed path
// works from the current folder. Of a part of a file the path is the file's.
std::string to_text(const Diagnostic& diagnostic, std::string_view origin_prefix = {});

// Of each code and origin keeps the first `most`; those beyond are counted in the last that is
// kept. A document that has thousands is not helped by thousands of messages.
void merge_excess(Diagnostics& diagnostics, std::size_t most = 500);

// Gives those of unknown position this one.
void place_diagnostics(Position position, Diagnostics& diagnostics);

// Whether any of these is an error, which quarantines the article.
bool has_error(const Diagnostics& diagnostics);

}  // namespace offprint
