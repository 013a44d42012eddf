#include "syntax/html_gumbo.h"

#include <csetjmp>
#include <new>

#include "base/deadline.h"
#include "syntax/html_arena.h"

namespace offprint {
namespace {

constexpr unsigned calls_between_looks = 4096;

struct Run {
  HtmlArena arena;
  std::size_t most_bytes = 0;
  unsigned calls = 0;
  bool is_late = false, has_no_memory = false;
  std::jmp_buf escape;
};

Run& this_threads_run() {
  thread_local Run run;
  return run;
}

void* allocate(void* userdata, std::size_t size) {
  Run& run = *static_cast<Run*>(userdata);
  run.is_late = ++run.calls % calls_between_looks == 0 && is_deadline_over();
  if (run.is_late || run.arena.bytes() + size > run.most_bytes) std::longjmp(run.escape, 1);
  try {
    return run.arena.allocate(size);
  } catch (const std::bad_alloc&) {
    run.has_no_memory = true;
  }
  std::longjmp(run.escape, 1);
}

void deallocate(void*, void*) {}

}  // namespace

const GumboNode* parse_with_gumbo(std::string_view html, HtmlKind kind, std::uint64_t nodes) {
  Run& run = this_threads_run();
  run.arena.clear();
  run.calls = 0;
  run.is_late = run.has_no_memory = false;
  run.most_bytes = most_parser_bytes(html.size(), nodes);
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = &run;
  options.tab_stop = 1;
  options.max_errors = 0;
  if (kind == HtmlKind::fragment) options.fragment_context = GUMBO_TAG_BODY;
  if (setjmp(run.escape) != 0) {
    // Another day, or another machine, may have more of either.
    if (this_threads_run().has_no_memory) throw std::bad_alloc();
    if (this_threads_run().is_late) check_deadline();
    return nullptr;
  }
  return gumbo_parse_with_options(&options, html.data(), html.size())->root;
}

}  // namespace offprint
