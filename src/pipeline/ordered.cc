#include "pipeline/ordered.h"

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <thread>

namespace offprint {

void ordered_detail::run(unsigned jobs, const std::function<std::unique_ptr<Batch>()>& pull,
                         const std::function<void(Batch&)>& work,
                         const std::function<void(Batch&)>& deliver) {
  namespace tbb = oneapi::tbb;
  using Shared = std::shared_ptr<Batch>;
  const unsigned threads = std::max(jobs, 1U);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute([&] {
    tbb::parallel_pipeline(
        threads * 3,
        tbb::make_filter<void, Shared>(tbb::filter_mode::serial_in_order,
                                       [&](tbb::flow_control& control) -> Shared {
                                         Shared batch = pull();
                                         if (!batch) control.stop();
                                         return batch;
                                       }) &
            tbb::make_filter<Shared, Shared>(tbb::filter_mode::parallel,
                                             [&](Shared batch) {
                                               work(*batch);
                                               return batch;
                                             }) &
            tbb::make_filter<Shared, void>(tbb::filter_mode::serial_in_order,
                                           [&](const Shared& batch) { deliver(*batch); }));
  });
}

unsigned default_jobs() { return std::max(std::thread::hardware_concurrency(), 1U); }

}  // namespace offprint
