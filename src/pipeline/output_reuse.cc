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

std::string text_of(const std::optional<Date>& date) { return date ? to_iso8601(*date) : "-"; }

// What the machine lacked may be there the next time.
bool lacked_something(const RunningOutput& output) {
  return std::any_of(output.said.begin(), output.said.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.code == Code::theme_font_missing;
  });
}

constexpr std::uint64_t no_key = 0;

// Which of its pieces an output is, and what is not said by its articles alone.
std::string text_of_piece(const RunningOutput& output) {
  if (const SelectedFeedPart* feed = output.feed_part())
    return fmt::format("{} {} {} {}", feed->place.period, feed->place.older, feed->place.newer,
                       text_of(feed->latest));
  const SelectedOutput& whole = *output.selected;
  return whole.volumes.empty() ? text_of(whole.latest)
                               : fmt::format("{} of {}", output.piece, whole.volumes.size());
}

// Of the parts that a volume reaches into, and of how many come before.
std::uint64_t hash_of_parts(const std::vector<Part>& parts, std::uint32_t begin, std::size_t size,
                            std::uint64_t key) {
  for (std::size_t i = 0; i < parts.size() && parts[i].begin < begin + size; ++i) {
    const bool goes_on = i + 1 == parts.size() || parts[i + 1].begin > begin;
    if (goes_on) key = hash64(parts[i].title, key * 31 + std::max(parts[i].begin, begin) - begin);
    if (!parts[i].title.empty()) ++key;
  }
  return key;
}

}  // namespace

std::uint64_t image_program_id() {
  static const std::uint64_t id = [] {
    const FileSystem& disk = real_file_system();
    std::uint64_t both = 0;
    for (const std::string& path : {find_image_program(), find_cover_program()})
      both = both * 31 + (path.empty() || !disk.stat(path) ? 0 : content_hash(disk, path));
    return both;
  }();
  return id;
}

void OutputReuse::find(std::vector<RunningOutput>& outputs) const {
  if (options_.from_nothing) return;
  for (RunningOutput& output : outputs) {
    // Nobody can tell what a converter of formulas would say today.
    if (output.selected->output.kind == "epub" && !configuration_.formula_converter.empty())
      continue;
    auto kept = kept_.find(output.path());
    if (!kept) continue;
    if (kept->key == key_of(output)) {
      output.is_kept = true;
      output.id = kept->id;
      output.files = std::move(kept->files);
      output.said = std::move(kept->said);
    } else if (kept->settings == hash64(settings(*output.selected)) && !kept->files.empty()) {
      output.former = {kept->id, kept->files.front().path};
    }
  }
}

void OutputReuse::remember(const std::vector<RunningOutput>& outputs) const {
  std::vector<std::string> paths;
  for (const RunningOutput& output : outputs) {
    paths.push_back(output.path());
    if (output.is_kept) continue;
    KeptOutput made;
    made.id = output.id;
    made.key = lacked_something(output) ? no_key : key_of(output);
    made.settings = hash64(settings(*output.selected));
    made.files = output.files;
    made.asked = output.sources->asked();
    made.said = output.said;
    kept_.put(paths.back(), std::move(made));
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
std::uint64_t OutputReuse::key_of(const RunningOutput& output) const {
  const SelectedOutput& whole = *output.selected;
  std::uint64_t key = hash64(text_of_piece(output), hash64(settings(whole)));
  key = hash_of_parts(whole.parts, output.begin(), output.rows().size(), key);
  // Which of its links lead to articles beside it is told by which articles these are.
  constexpr std::uint64_t factor = 0x9e3779b97f4a7c15;  // odd, so that nothing is lost
  for (const std::uint32_t row : output.rows()) key = (key ^ records_.key(row)) * factor;
  return key;
}

}  // namespace offprint
