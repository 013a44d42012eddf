#include "base/deadline.h"

#include <string>

namespace offprint {
namespace {

constexpr unsigned calls_between_looks = 1000;

thread_local const Deadline* current = nullptr;

}  // namespace

Deadline::Deadline(std::uint64_t seconds, Now now)
    : outer_(current),
      seconds_(seconds),
      now_(now),
      end_(seconds == 0 ? Clock::time_point::max() : now() + std::chrono::seconds(seconds)) {
  current = this;
}

Deadline::~Deadline() { current = outer_; }

bool is_deadline_over() { return current && current->is_over(); }

void check_deadline() {
  if (is_deadline_over())
    throw DeadlineExceeded("this takes more than " + std::to_string(current->seconds()) +
                           " seconds");
}

void check_deadline_in_loop() {
  thread_local unsigned calls = 0;
  if (++calls % calls_between_looks == 0) check_deadline();
}

}  // namespace offprint
