#include "pipeline/output_context.h"

namespace offprint {

ExportContext context_of(const SelectedOutput& selected, const Configuration& configuration,
                         const Publication& publication) {
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
  return context;
}

}  // namespace offprint
