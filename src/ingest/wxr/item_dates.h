// The dates of an export's items.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// From "2024-03-12 09:30:00" on the site's clock and the same moment on that of Greenwich: ISO
// 8601, the offset being the difference. WordPress writes "0000-00-00 00:00:00" for what it does
// not know; with one of the two alone there is no offset, or Greenwich's. "" for what is no date.
// Thread-safe.
std::string wordpress_date(std::string_view local, std::string_view greenwich);

}  // namespace offprint
