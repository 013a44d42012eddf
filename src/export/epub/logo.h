// The publication's logo as a picture in a book.
#pragma once

#include "export/exporter.h"
#include "export/picture_store.h"

namespace offprint {

// Empty when the publication has none, or one that is on its site only. One that lies outside of
// the project's folder, by its name or a link, is not read (logo-outside-roots). Throws
// Error{environment}.
Resource find_logo(const ExportContext& context, PictureStore& pictures, PartReader& sources,
                   Diagnostics& diagnostics);

}  // namespace offprint
