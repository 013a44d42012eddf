// Which pictures a book may hold (EPUB 3.3, section 3.2: core media types), and their names in it.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// ".jpg" for "image/jpeg"; "" for what is no core media type.
std::string_view picture_extension(std::string_view media_type);

// Whether offprint-image reads it.
bool is_convertible(std::string_view media_type);

// By the first bytes: a core media type, or one that is convertible, or "".
std::string_view sniff_picture(std::string_view bytes);

// "images/<hash>.jpg", below the package's folder.
std::string picture_name(std::string_view hash, std::string_view media_type);

}  // namespace offprint
