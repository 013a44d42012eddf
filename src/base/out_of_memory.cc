#include "base/out_of_memory.h"

#include <execinfo.h>
#include <unicode/uclean.h>
#include <unistd.h>

#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <string_view>

namespace offprint {
namespace {

// For signal handlers, too.
[[noreturn]] void end(std::string_view message) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
  std::_Exit(3);
}

[[noreturn]] void end_without_memory() { end("offprint: error: out of memory\n"); }

[[noreturn]] void end_after_library() {
  end("offprint: error: a library has given up, as they do when there is no memory\n");
}

[[noreturn]] void end_after_abort(int) { end_after_library(); }

bool is_running = false;

void end_unless_over() {
  if (is_running) end_after_library();
}

[[noreturn]] void end_after_exception() {
  try {
    if (const std::exception_ptr thrown = std::current_exception()) std::rethrow_exception(thrown);
  } catch (const std::bad_alloc&) {
    end_without_memory();
  } catch (...) {
  }
  std::abort();
}

void* or_end(void* memory) {
  if (!memory) end_without_memory();
  return memory;
}

void let_icu_end_without_memory() {
  UErrorCode status = U_ZERO_ERROR;
  u_setMemoryFunctions(
      nullptr, [](const void*, std::size_t size) { return or_end(std::malloc(size)); },
      [](const void*, void* old, std::size_t size) { return or_end(std::realloc(old, size)); },
      [](const void*, void* memory) { std::free(memory); }, &status);
}

// The GNU C library looks for the unwinder when the first exception passes through it.
void load_unwinder() {
  void* caller;
  backtrace(&caller, 1);
}

}  // namespace

GuardedProgram::GuardedProgram() {
  is_running = true;
  std::atexit(end_unless_over);
  load_unwinder();
  let_icu_end_without_memory();
  std::set_terminate(end_after_exception);
  std::signal(SIGABRT, end_after_abort);
}

GuardedProgram::~GuardedProgram() { is_running = false; }

EndWithoutMemory::EndWithoutMemory() : before_(std::set_new_handler(end_without_memory)) {}

}  // namespace offprint
