#include "pipeline/ordered.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <thread>
#include <vector>

#if defined(OFFPRINT_SANITIZE_THREAD)
#include <sanitizer/tsan_interface.h>
#endif

namespace offprint {
namespace {

namespace tbb = oneapi::tbb;
using ordered_detail::Batch;

// Says that all that happens at a place, a slot or a stage that runs one thread at a time, happens
// one after the other. oneTBB makes it so, but its library is not built with ThreadSanitizer, which
// cannot see it.
class InTurn {
 public:
  explicit InTurn([[maybe_unused]] void* place) : place_(place) {
#if defined(OFFPRINT_SANITIZE_THREAD)
    __tsan_acquire(place_);
#endif
  }
  ~InTurn() {
#if defined(OFFPRINT_SANITIZE_THREAD)
    __tsan_release(place_);
#endif
  }
  InTurn(const InTurn&) = delete;
  InTurn& operator=(const InTurn&) = delete;

 private:
  [[maybe_unused]] void* place_;
};

// One run of the three stages. It has as many slots as batches may be alive: they leave in order,
// so the slot of the oldest is free when the next is pulled.
class Line {
 public:
  using Slot = std::unique_ptr<Batch>;

  Line(std::size_t slots, const std::function<Slot()>& pull,
       const std::function<void(Batch&)>& work, const std::function<void(Batch&)>& deliver)
      : pull_(pull), work_(work), deliver_(deliver), slots_(slots) {
    const InTurn begun(this);
  }

  ~Line() {
    for (Slot& slot : slots_) const InTurn worked(&slot);
    const InTurn pulled(this);
    const InTurn delivered(&delivering_);
  }

  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  Slot* pull(tbb::flow_control& control) {
    const InTurn stage(this);
    Slot* slot = &slots_[pulled_++ % slots_.size()];
    const InTurn turn(slot);
    *slot = pull_();
    if (!*slot) control.stop();
    return slot;
  }

  Slot* work(Slot* slot) {
    const InTurn turn(slot);
    work_(**slot);
    return slot;
  }

  void deliver(Slot* slot) {
    const InTurn turn(slot);
    const InTurn stage(&delivering_);
    deliver_(**slot);
    slot->reset();
  }

 private:
  const std::function<Slot()>& pull_;
  const std::function<void(Batch&)>& work_;
  const std::function<void(Batch&)>& deliver_;
  std::vector<Slot> slots_;
  std::size_t pulled_ = 0;
  char delivering_ = 0;
};

// What a stage's function captures is copied by oneTBB and handed to its threads unseen.
#define OFFPRINT_UNSEEN __attribute__((no_sanitize("thread")))

void run_line(Line& line, std::size_t alive) {
  using Slot = Line::Slot;
  using tbb::filter_mode;
  tbb::parallel_pipeline(
      alive, tbb::make_filter<void, Slot*>(
                 filter_mode::serial_in_order,
                 [&line](tbb::flow_control& control)
                     OFFPRINT_UNSEEN { return line.pull(control); }) &
                 tbb::make_filter<Slot*, Slot*>(
                     filter_mode::parallel,
                     [&line](Slot* slot) OFFPRINT_UNSEEN { return line.work(slot); }) &
                 tbb::make_filter<Slot*, void>(
                     filter_mode::serial_in_order,
                     [&line](Slot* slot) OFFPRINT_UNSEEN { line.deliver(slot); }));
}

// oneTBB waits forever when it cannot have the little memory that it begins with; for what comes
// later, it throws.
void ask_for_room() {
  constexpr std::size_t room = 1 << 20;
  ::operator delete(::operator new(room));
}

}  // namespace

void ordered_detail::run(unsigned jobs, const std::function<std::unique_ptr<Batch>()>& pull,
                         const std::function<void(Batch&)>& work,
                         const std::function<void(Batch&)>& deliver) {
  ask_for_room();
  const unsigned threads = std::max(jobs, 1U);
  const std::size_t alive = std::size_t{threads} * 3;
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  Line line(alive, pull, work, deliver);
  arena.execute([&] { run_line(line, alive); });
}

unsigned default_jobs() { return std::max(std::thread::hardware_concurrency(), 1U); }

}  // namespace offprint
