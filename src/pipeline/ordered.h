// Work on many threads, results in order: pull → work → deliver.
#pragma once

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace offprint {

namespace ordered_detail {

struct Batch {
  virtual ~Batch() = default;
};

// Pulls batches one after another until there is none, works on them on up to `jobs` threads,
// delivers them one after another in the order in which they were pulled. A bounded number is alive
// at once.
void run(unsigned jobs, const std::function<std::unique_ptr<Batch>()>& pull,
         const std::function<void(Batch&)>& work, const std::function<void(Batch&)>& deliver);

}  // namespace ordered_detail

// Calls pull(item) → bool, one thread at a time, until it returns false; work(item) on up to `jobs`
// threads; and deliver(item), one thread at a time, in the order of the pulls. At most a few dozen
// items a thread are alive at once. An exception from any of them stops the rest and arrives here.
// `work` must be safe to call from several threads.
template <typename Item, typename Pull, typename Work, typename Deliver>
void process_in_order(unsigned jobs, Pull pull, Work work, Deliver deliver) {
  constexpr std::size_t batch_size =
      8;  // so that handing over costs nothing beside a small article
  struct Items final : ordered_detail::Batch {
    std::vector<Item> items;
  };
  ordered_detail::run(
      jobs,
      [&]() -> std::unique_ptr<ordered_detail::Batch> {
        auto batch = std::make_unique<Items>();
        batch->items.reserve(batch_size);
        while (batch->items.size() < batch_size) {
          Item item{};
          if (!pull(item)) break;
          batch->items.push_back(std::move(item));
        }
        if (batch->items.empty()) return nullptr;
        return batch;
      },
      [&](ordered_detail::Batch& batch) {
        for (Item& item : static_cast<Items&>(batch).items) work(item);
      },
      [&](ordered_detail::Batch& batch) {
        for (Item& item : static_cast<Items&>(batch).items) deliver(item);
      });
}

// One per processor.
unsigned default_jobs();

}  // namespace offprint
