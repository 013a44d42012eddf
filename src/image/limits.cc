#include "image/limits.h"

#include <sys/prctl.h>
#include <sys/resource.h>

#include <algorithm>

namespace offprint::image {
namespace {

void limit(int resource, rlim_t most) {
  const auto which = static_cast<__rlimit_resource>(resource);
  rlimit now{};
  if (getrlimit(which, &now) != 0) return;
  const rlimit both{std::min(most, now.rlim_cur), std::min(most, now.rlim_max)};
  setrlimit(which, &both);
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
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);  // nor a core that is piped to a program
  limit(RLIMIT_FSIZE, rlim_t{1} << 30);
  limit(RLIMIT_NOFILE, 64);
}

}  // namespace offprint::image
