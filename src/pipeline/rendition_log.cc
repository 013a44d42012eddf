#include "pipeline/rendition_log.h"

#include <utility>

#include "catalog/diagnostic_bytes.h"

namespace offprint {
namespace {

constexpr std::uint32_t held_at_most = 512;

}  // namespace

void RenditionLog::add(const LoggedRendition& rendition) {
  bytes_.number(rendition.number);
  bytes_.number(rendition.hash);
  bytes_.text(rendition.said.empty() ? std::string() : encode_diagnostics(rendition.said));
  if (++held_ == held_at_most) finish();
}

void RenditionLog::finish() {
  if (held_ == 0) return;
  table_->add_renditions(output_, part_++, std::exchange(bytes_, {}).take());
  held_ = 0;
}

void RenditionLog::for_each(const OutputTable& table, std::uint32_t output,
                            const std::function<void(const LoggedRendition&)>& visit) {
  table.for_each_renditions(output, [&](std::string_view data) {
    for (ByteReader in(data); !in.rest().empty();) {
      LoggedRendition rendition;
      rendition.number = in.number32();
      rendition.hash = in.number();
      const std::string_view said = in.text();
      if (!said.empty()) rendition.said = decode_diagnostics(said);
      visit(rendition);
    }
  });
}

}  // namespace offprint
