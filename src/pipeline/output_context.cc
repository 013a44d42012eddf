#include "pipeline/output_context.h"

#include "base/error.h"
#include "export/listing.h"

namespace offprint {

std::vector<OutputSpec> specs_of(const Configuration& configuration, const BuildOptions& options) {
  std::vector<OutputSpec> specs = configuration.outputs;
  for (OutputSpec& output : specs) {
    if (!find_exporter(output.kind) && !find_listing(output.kind))
      throw Error(Error::Kind::usage, "no output is of kind `" + output.kind + "`");
    output.edition.origins = options.only;
  }
  return specs;
}

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
