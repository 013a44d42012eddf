#include "cli/stop_signal.h"

#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>

namespace offprint {
namespace {

// All that a signal handler may touch.
std::atomic<bool> given = false;
std::atomic<int> event = -1;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

constexpr int signals[] = {SIGINT, SIGTERM};

// But for those that are ignored.
void handle(void (*handler)(int)) {
  for (const int number : signals) {
    struct sigaction action {};
    sigaction(number, nullptr, &action);
    if (action.sa_handler == SIG_IGN) continue;
    action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(number, &action, nullptr);
  }
}

extern "C" void note_signal(int) {
  const int before = errno;
  given = true;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = write(event, &one, sizeof one);
  handle(SIG_DFL);
  errno = before;
}

}  // namespace

StopSignal::StopSignal() : event_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (!event_) throw_errno("wait for", "signals");
  given = false;
  event = event_.number();
  handle(note_signal);
}

StopSignal::~StopSignal() {
  handle(SIG_DFL);
  event = -1;
}

bool StopSignal::is_given() const { return given; }

}  // namespace offprint
