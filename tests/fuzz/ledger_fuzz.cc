#include "base/error.h"
#include "catalog/ledger.h"
#include "demand.h"

namespace {

using namespace offprint;
using fuzz::demand;

// Whatever the file holds: one of a later version stays unread.
Ledger read(std::string_view text, Diagnostics& diagnostics) {
  try {
    return Ledger::from_text(text, "offprint.ids", diagnostics);
  } catch (const Error& error) {
    demand(error.kind() == Error::Kind::usage, "only later versions are refused", error.what());
    return {};
  }
}

// Of all but a byte-order mark; what is said of the file as a whole has no line.
void check_kept_lines(std::string_view text, const std::string& written,
                      const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.code != Code::ledger_line_invalid || diagnostic.position.line == 0) continue;
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    fuzz::Input lines(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    for (std::uint32_t skipped = 1; skipped < diagnostic.position.line; ++skipped)
      lines.until('\n');
    const std::string line(lines.until('\n'));
    const std::string bare = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    demand(written.find("\n" + bare) != written.npos, "lines are kept", bare);
  }
}

void check_found(const Ledger& ledger) {
  ledger.for_each([&](const LedgerArticle& article) {
    demand(ledger.find_id(article.id) == &article, "ids are found", article.id);
    demand(ledger.find_origin(article.origin) != nullptr, "origins are found", article.origin);
    for (const std::string& alias : article.aliases)
      demand(ledger.find_alias(alias) != nullptr, "aliases are found", alias);
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Diagnostics diagnostics, none;
  const Ledger ledger = read(text, diagnostics);
  fuzz::check_messages(diagnostics);
  check_found(ledger);
  const std::string written = ledger.to_text();
  check_kept_lines(text, written, diagnostics);
  const Ledger again = read(written, none);
  demand(again.to_text() == written, "ledgers survive writing", written);
  demand(read(again.to_text(), none).hash() == again.hash(), "hashes are of what was written");
  return 0;
}
