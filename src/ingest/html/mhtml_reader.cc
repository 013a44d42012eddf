#include "ingest/html/mhtml_reader.h"

#include <algorithm>

#include "base/hash.h"
#include "base/mhtml.h"
#include "base/unicode.h"
#include "ingest/html/html_reader.h"

namespace offprint {
namespace {

constexpr std::string_view format = "mhtml";

class MhtmlReader final : public Reader {
 public:
  explicit MhtmlReader(SourceFile file) : origin_(std::move(file.origin)) {
    hash_ = hash64(file.bytes);
    open_page(Mhtml(file.bytes), file.limits);
  }

  std::size_t document_count() const override { return 1; }

  Draft read(std::size_t) const override {
    Draft draft;
    if (page_) draft = page_->read(0);
    draft.origin = origin_;
    draft.format = format;
    draft.source_hash = hash_;
    if (!page_) draft.diagnostics = problem_;
    return draft;
  }

 private:
  void open_page(const Mhtml& archive, const Limits& limits) {
    if (!archive.problem().empty())
      return fail(archive.is_too_large() ? Code::document_too_large : Code::archive_damaged,
                  archive.problem());
    const MhtmlPart& page = archive.parts()[archive.page() - 1];
    SourceFile file{origin_, decode_part(page), archive.address(), page.charset};
    file.limits = limits;
    page_ = open_html(std::move(file));
  }

  void fail(Code code, const std::string& problem) {
    problem_.push_back({code, origin_, {}, "the web archive " + problem, "save the page again"});
  }

  std::string origin_;
  std::uint64_t hash_ = 0;
  std::unique_ptr<Reader> page_;
  Diagnostics problem_;
};

}  // namespace

std::unique_ptr<Reader> open_mhtml(SourceFile file) {
  return std::make_unique<MhtmlReader>(std::move(file));
}

bool recognizes_mhtml(std::string_view beginning) {
  beginning.remove_prefix(std::min(beginning.find_first_not_of("\r\n"), beginning.size()));
  bool any = false;
  while (!beginning.empty()) {
    const std::size_t end = beginning.find('\n');
    const std::string_view line = beginning.substr(0, end);
    if (end == beginning.npos || trim(line).empty()) return any;  // the last line may be cut
    const std::size_t colon = line.find_first_of(": \t");
    const bool is_folded = colon == 0;
    if (!is_folded && (colon == line.npos || line[colon] != ':')) return false;
    any = any || ascii_lower(line.substr(0, colon)) == "mime-version";
    beginning.remove_prefix(end + 1);
  }
  return any;
}

}  // namespace offprint
