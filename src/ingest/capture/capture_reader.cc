#include "ingest/capture/capture_reader.h"

#include "base/hash.h"
#include "base/personal_data.h"
#include "base/unicode.h"
#include "ingest/capture/capture_body.h"
#include "ingest/capture/capture_fields.h"
#include "ingest/capture/capture_text.h"
#include "ingest/capture/line_roles.h"

namespace offprint {
namespace {

constexpr std::size_t longest_quote = 60;  // code points of a block in a message

std::string quoted(std::string_view text) {
  std::size_t at = 0;
  for (std::size_t count = 0; at < text.size(); ++count) {
    if (count == longest_quote) return "`" + std::string(trim(text.substr(0, at))) + " …`";
    next_code_point(text, at);
  }
  return "`" + std::string(text) + "`";
}

class CaptureReader final : public Reader {
 public:
  explicit CaptureReader(SourceFile file)
      : origin_(std::move(file.origin)),
        hash_(hash64(file.bytes)),
        bytes_(std::move(file.bytes)),
        limits_(file.limits) {}

  std::size_t document_count() const override { return 1; }

  Draft read(std::size_t) const override {
    Draft draft;
    draft.origin = origin_;
    draft.format = "capture";
    draft.source_hash = hash_;
    draft.from_page = true;
    const Capture capture = read_capture(capture_text(bytes_, origin_, draft.diagnostics, limits_));
    add_capture_fields(capture, draft);
    report_removed(capture, draft);
    draft.body = capture_body(capture);
    merge_excess(draft.diagnostics);
    return draft;
  }

 private:
  void report_removed(const Capture& capture, Draft& draft) const {
    PersonalData personal;
    Position first;
    for (std::size_t i = 0; i < capture.blocks.size(); ++i) {
      const RoleDecision& decision = capture.roles[i];
      if (!is_chrome(decision.role) || capture.blocks[i].text.empty()) continue;
      const PersonalData found = personal_data_in(capture.blocks[i].text);
      if (personal.empty()) first = capture.blocks[i].position;
      personal += found;
      const std::string what =
          found.empty() ? quoted(capture.blocks[i].text) : "a block with " + describe(found);
      draft.diagnostics.push_back({Code::chrome_removed, origin_, capture.blocks[i].position,
                                   what + " was taken for " + std::string(name(decision.role)) +
                                       " (" + decision.reason + ")"});
    }
    if (!personal.empty())
      draft.diagnostics.push_back(
          {Code::personal_data_left_out, origin_, first,
           "what surrounds the article here holds " + describe(personal) + ", left out",
           "delete it from the source if nobody needs it there"});
  }

  std::string origin_;
  std::uint64_t hash_;
  std::string bytes_;
  Limits limits_;
};

}  // namespace

std::unique_ptr<Reader> open_capture(SourceFile file) {
  return std::make_unique<CaptureReader>(std::move(file));
}

}  // namespace offprint
