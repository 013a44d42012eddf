// EPUB 3.3 books. Articles come in any order; memory holds a few numbers for each, the chapters lie
// compressed in a spool beside the output until finish().
#pragma once

#include <memory>

#include "export/exporter.h"

namespace offprint {

// Makes NAME.epub or, of several ExportContext::volumes, one: NAME-1.epub, NAME-2.epub … Throws
// Error{environment} when nothing can be written beside the output.
std::unique_ptr<Exporter> make_epub_exporter(ExportContext context);

// The chapters of one, but for those that show pictures, play media or have links to places inside
// others.
std::unique_ptr<KeptRenditions> reopen_epub(const std::string& path);

}  // namespace offprint
