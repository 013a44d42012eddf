// The time that one document may take, looked at by whoever works on it: between steps, and in
// loops that can be long.
#pragma once

#include <chrono>
#include <cstdint>
#include <stdexcept>

namespace offprint {

// Thrown where the time is found to be over. It costs the document, as anything that a library
// throws does.
struct DeadlineExceeded : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// While it lives, what its thread does is for one document. One in the life of another takes its
// place. Not thread-safe; of each thread its own.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;
  using Now = Clock::time_point (*)();

  // `seconds` from now; 0 = as long as it takes. `now` is the clock, for tests.
  explicit Deadline(std::uint64_t seconds, Now now = Clock::now);
  ~Deadline();
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  bool is_over() const { return seconds_ != 0 && now_() > end_; }
  std::uint64_t seconds() const { return seconds_; }

 private:
  const Deadline* const outer_;
  const std::uint64_t seconds_;
  const Now now_;
  const Clock::time_point end_;
};

// Whether the time of this thread's document is over. False where there is none.
bool is_deadline_over();

// Throws DeadlineExceeded then. For steps, of which a document has some dozens.
void check_deadline();

// The same for loops: looks at the clock every thousandth time.
void check_deadline_in_loop();

}  // namespace offprint
