#include "model/site_key.h"

#include "base/file_system.h"
#include "base/unicode.h"

namespace offprint {

std::string named_site_key(std::string_view host_or_name) {
  return "site:" + fold(collapse_space(host_or_name));
}

std::string folder_site_key(std::string_view origin) {
  return "folder:" + std::string(parent_path(file_of_origin(origin)));
}

}  // namespace offprint
