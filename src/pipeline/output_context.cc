#include "pipeline/output_context.h"

namespace offprint {

ExportContext context_of(const RunningOutput& output, const Configuration& configuration,
                         const Publication& publication) {
  const SelectedOutput& selected = *output.selected;
  ExportContext context;
  context.publication = publication;
  if (const std::string& language = selected.output.edition.language; !language.empty())
    context.publication.language = language;
  context.output = selected.output;
  context.root = configuration.root;
  context.path = join_path(configuration.output_folder, selected.output.path);
  context.membership = selected.selection;
  context.latest = selected.latest;
  context.parts = selected.parts;
  context.volumes = selected.volumes;
  context.volume = output.piece;
  if (const SelectedFeedPart* part = output.feed_part()) {
    context.feed_place = part->place;
    context.latest = part->latest;
  }
  return context;
}

}  // namespace offprint
