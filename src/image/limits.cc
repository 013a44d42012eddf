#include "image/limits.h"

#include <sys/resource.h>

namespace offprint::image {
namespace {

void limit(int resource, rlim_t most) {
  const rlimit both{most, most};
  // Where the system has stricter limits already, those hold.
  setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

// Sanitizers reserve terabytes.
#if defined(OFFPRINT_SANITIZE_ADDRESS) || defined(OFFPRINT_SANITIZE_THREAD)
constexpr bool limits_memory = false;
#else
constexpr bool limits_memory = true;
#endif

}  // namespace

void limit_resources() {
  if (limits_memory) limit(RLIMIT_AS, rlim_t{3} << 30);
  limit(RLIMIT_CPU, 30);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, rlim_t{1} << 30);
}

}  // namespace offprint::image
