#include "export/epub/logo.h"

#include "base/confined_files.h"
#include "base/hash.h"
#include "export/picture_name.h"

namespace offprint {

Resource find_logo(const ExportContext& context, PictureStore& pictures, PartReader& sources,
                   Diagnostics& diagnostics) {
  if (context.publication.logo.empty()) return {};
  Image image;
  image.file = join_path("", context.publication.logo);
  const std::string file = join_path(context.root, image.file);
  if (!context.files->stat(file)) return {};
  if (!lies_inside(*context.files, context.root, file)) {
    diagnostics.push_back({Code::logo_outside_roots,
                           image.file,
                           {},
                           "this lies outside of the configuration's folder",
                           "copy it to where the configuration is"});
    return {};
  }
  const std::string bytes = context.files->read(file);
  image.media_type = sniff_picture(bytes);
  image.hash = hash128_hex(bytes);
  const BookPicture& picture = pictures.prepare(image, sources);
  return {picture.name, picture.media_type, image.file, picture.size};
}

}  // namespace offprint
