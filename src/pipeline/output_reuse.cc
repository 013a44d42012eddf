#include "pipeline/output_reuse.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "base/file_stamp.h"
#include "base/hash.h"
#include "base/program_id.h"
#include "export/picture_converter.h"

namespace offprint {
namespace {

// The program that makes pictures.
std::uint64_t image_program_id() {
  static const std::uint64_t id = [] {
    const std::string path = find_image_program();
    const FileSystem& disk = real_file_system();
    return path.empty() || !disk.stat(path) ? 0 : content_hash(disk, path);
  }();
  return id;
}

std::string text_of(const std::optional<Date>& date) { return date ? to_iso8601(*date) : "-"; }

// What the machine lacked may be there the next time.
bool lacked_something(const RunningOutput& output) {
  return std::any_of(output.said.begin(), output.said.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.code == Code::theme_font_missing;
  });
}

constexpr std::uint64_t no_key = 0;

}  // namespace

void OutputReuse::find(std::vector<RunningOutput>& outputs) const {
  if (options_.from_nothing) return;
  for (RunningOutput& output : outputs) {
    // Nobody can tell what a converter of formulas would say today.
    if (output.selected.output.kind == "epub" && !configuration_.formula_converter.empty())
      continue;
    auto kept = kept_.find(output.selected.output.path, key_of(output.selected));
    if (!kept) continue;
    output.is_kept = true;
    output.id = kept->id;
    output.files = std::move(kept->files);
    output.said = std::move(kept->said);
  }
}

void OutputReuse::remember(const std::vector<RunningOutput>& outputs) const {
  std::vector<std::string> paths;
  for (const RunningOutput& output : outputs) {
    paths.push_back(output.selected.output.path);
    if (output.is_kept) continue;
    kept_.put(paths.back(), lacked_something(output) ? no_key : key_of(output.selected),
              {output.id, output.files, {}, output.sources->asked(), output.said});
  }
  kept_.keep_only(paths);
}

// What the configuration says stands for all that it sets; the rest is what the archive or the
// command line have put in its place.
std::string OutputReuse::settings(const SelectedOutput& output) const {
  const OutputSpec& spec = output.output;
  return fmt::format("{:x} {:x} {:x} {:x} {} {} {} {}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}",
                     program_id(), image_program_id(), configuration_.content_hash,
                     configuration_.outputs_hash, output.entry, options_.kindle_safe,
                     options_.fetcher != nullptr, text_of(options_.source_date),
                     configuration_.root, configuration_.output_folder, publication_.title,
                     publication_.site, publication_.first_site, publication_.language, spec.kind,
                     spec.path, spec.address, spec.title);
}

// Of all that an output is made of, but for the files that its exporter looks at by itself
// (KeptOutput::asked).
std::uint64_t OutputReuse::key_of(const SelectedOutput& output) const {
  std::uint64_t key = hash64(text_of(output.latest), hash64(settings(output)));
  for (const Part& part : output.parts) key = hash64(part.title, key * 31 + part.begin);
  for (const std::uint32_t volume : output.volumes) key = key * 31 + volume;
  constexpr std::uint64_t factor = 0x9e3779b97f4a7c15;  // odd, so that nothing is lost
  for (const std::uint32_t row : output.selection->rows()) key = (key ^ records_[row]) * factor;
  return key;
}

}  // namespace offprint
