// Which pages belong together, so that what they repeat can be learned.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// "site:loaf.example" or "site:the daily loaf": of a host or of a site's name.
std::string named_site_key(std::string_view host_or_name);
// "folder:captures/loaf": of the folder in which a source lies. For pages that do not all say
// whose they are. Thread-safe.
std::string folder_site_key(std::string_view origin);

}  // namespace offprint
