// Memory that there is not, for the program that faults.c is for, from where its main() begins:
//
//   FAULTS_ALLOCATION  the number of the allocation that fails, counted from 1 over all threads; 0: they are counted
//                      only, and their number is in FAULTS_LOG
//   FAULTS_REST        `fails`: so do all that follow
//   FAULTS_MEGABYTES   the program's address space ends there
#define _GNU_SOURCE
#include <errno.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

// The GNU C library's own, which need not be looked up.
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* old, size_t size);
void* __libc_memalign(size_t alignment, size_t size);

static bool is_on, rest_fails;
static long failing;
static atomic_long allocations;

// oneTBB and the dynamic linker, which it calls, hang and crash when they get nothing. The program sees to it that they
// get what they need (ask_for_room in src/pipeline/ordered.cc), which only a real limit of memory shows.
static bool is_spared(const void* caller) {
  Dl_info info;
  return dladdr(caller, &info) && info.dli_fname && (strstr(info.dli_fname, "libtbb") || strstr(info.dli_fname, "ld-"));
}

// Who asks the C++ library for what it is about to ask malloc for.
static _Thread_local const void* asker;

static bool fails(const void* caller) {
  if (!is_on) return false;
  if (asker) caller = asker;
  asker = NULL;
  const long number = atomic_fetch_add(&allocations, 1) + 1;
  if (failing == 0 || (number != failing && !(rest_fails && number > failing))) return false;
  if (is_spared(caller)) return false;
  errno = ENOMEM;
  return true;
}

#define FAILS fails(__builtin_return_address(0))
void* malloc(size_t size) { return FAILS ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return FAILS ? NULL : __libc_calloc(count, size); }
void* realloc(void* old, size_t size) { return FAILS ? NULL : __libc_realloc(old, size); }
void* memalign(size_t alignment, size_t size) { return FAILS ? NULL : __libc_memalign(alignment, size); }
void* aligned_alloc(size_t alignment, size_t size) { return FAILS ? NULL : __libc_memalign(alignment, size); }
int posix_memalign(void** to, size_t alignment, size_t size) {
  *to = FAILS ? NULL : __libc_memalign(alignment, size);
  return *to ? 0 : ENOMEM;
}

// operator new
void* _Znwm(size_t size) {
  static void* (*next)(size_t);
  if (!next) *(void**)&next = dlsym(RTLD_NEXT, "_Znwm");
  if (is_on) asker = __builtin_return_address(0);
  return next(size);
}

static int (*program)(int, char**, char**);

static void log_number(void) {
  const char* path = getenv("FAULTS_LOG");
  char line[32];
  const int size = snprintf(line, sizeof line, "%ld\n", atomic_load(&allocations));
  const int log = path ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644) : -1;
  if (log >= 0 && write(log, line, (size_t)size) == size) close(log);
}

static void limit_to(rlim_t bytes) {
  const struct rlimit limit = {bytes, bytes};
  if (setrlimit(RLIMIT_AS, &limit) != 0) abort();
}

static int run(int count, char** words, char** environment) {
  const char* name = getenv("FAULTS_PROGRAM");
  const char* number = getenv("FAULTS_ALLOCATION");
  const char* rest = getenv("FAULTS_REST");
  const char* megabytes = getenv("FAULTS_MEGABYTES");
  if (name && (number || megabytes) && strcmp(name, program_invocation_short_name) == 0) {
    failing = number ? atol(number) : LONG_MAX;
    rest_fails = rest && strcmp(rest, "fails") == 0;
    is_on = true;
  }
  if (is_on && megabytes) limit_to((rlim_t)atol(megabytes) << 20);
  const int status = program(count, words, environment);
  if (is_on && failing == 0) log_number();
  is_on = false;
  return status;
}

typedef int Start(int (*)(int, char**, char**), int, char**, void (*)(void), void (*)(void), void (*)(void), void*);

int __libc_start_main(int (*main)(int, char**, char**), int count, char** words, void (*begin)(void),
                      void (*end)(void), void (*unload)(void), void* stack) {
  Start* start;
  *(void**)&start = dlsym(RTLD_NEXT, "__libc_start_main");
  program = main;
  return start(run, count, words, begin, end, unload, stack);
}
