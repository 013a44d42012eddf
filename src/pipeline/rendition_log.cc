#include "pipeline/rendition_log.h"

#include <fmt/format.h>

#include <iterator>

#include "catalog/diagnostic_json.h"

namespace offprint {
namespace {

constexpr std::uint32_t held_at_most = 512;

}  // namespace

void RenditionLog::add(const LoggedRendition& rendition) {
  fmt::format_to(std::back_inserter(json_), "{}[{},{}", json_.empty() ? '[' : ',', rendition.number,
                 static_cast<std::int64_t>(rendition.hash));
  if (!rendition.said.empty()) {
    json_ += ',';
    append_diagnostics(json_, rendition.said);
  }
  json_ += ']';
  if (++held_ == held_at_most) finish();
}

void RenditionLog::finish() {
  if (held_ == 0) return;
  json_ += ']';
  table_->add_renditions(output_, part_++, json_);
  json_.clear();
  held_ = 0;
}

void RenditionLog::for_each(const OutputTable& table, std::uint32_t output,
                            const std::function<void(const LoggedRendition&)>& visit) {
  table.for_each_renditions(output, [&](std::string_view data) {
    JsonListReader in(data);
    for (in.open(); in.more();) {
      LoggedRendition rendition;
      in.open();
      if (in.more()) rendition.number = in.number32();
      if (in.more()) rendition.hash = in.number();
      if (in.more()) {
        rendition.said = read_diagnostics(in);
        in.more();
      }
      visit(rendition);
    }
    in.expect_end();
  });
}

}  // namespace offprint
