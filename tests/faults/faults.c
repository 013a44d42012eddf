// Loaded before a program's libraries (LD_PRELOAD), so that calls of the operating system fail as a test asks for:
//
//   FAULTS_PROGRAM  the name of the program that this is for; those that it starts are left alone
//   FAULTS_CALL     the number of the call that is concerned, counted from 1 over all threads
//   FAULTS_AS       what happens then: the name of an error (EIO); `short`: half is read or written; `kill`: SIGKILL;
//                   `remove`, `cut`, `replace`: before the call somebody removes FAULTS_FILE, cuts it in half, or
//                   renames FAULTS_OTHER to it; `after`: from then on all calls that need room on the disk say ENOSPC;
//                   `trace`: nothing but that all calls are logged, with what else than fail they can do
//   FAULTS_BYTES    the disk has room for so many bytes; 0: none
//   FAULTS_READ_ONLY  nothing below this folder can be changed (EROFS)
//   FAULTS_CLOCK    seconds by which the clock of the program is wrong
//   FAULTS_LOG      a file that is told the calls that were concerned: name, kind, file
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { plain = 0, can_be_interrupted = 1, can_be_short = 2, needs_room = 4 };
enum { go_on = 0, fail = 1, halve = 2 };

static struct {
  bool is_on, traces, is_short, kills, removes, cuts, replaces, fills;
  long call;
  int error;
  const char *file, *other, *log, *read_only;
  time_t clock;
} settings;
static atomic_long calls, room = LONG_MAX;

static int error_named(const char* name) {
  for (int number = 1; number < 134; ++number) {
    const char* known = strerrorname_np(number);
    if (known && strcmp(known, name) == 0) return number;
  }
  return 0;
}

__attribute__((constructor)) static void read_settings(void) {
  const char* program = getenv("FAULTS_PROGRAM");
  if (!program || strcmp(program, program_invocation_short_name) != 0) return;
  const char* call = getenv("FAULTS_CALL");
  const char* bytes = getenv("FAULTS_BYTES");
  const char* clock = getenv("FAULTS_CLOCK");
  const char* as = getenv("FAULTS_AS");
  if (!as) as = "";
  settings.call = call ? atol(call) : 0;
  settings.error = error_named(as);
  settings.traces = strcmp(as, "trace") == 0;
  settings.is_short = strcmp(as, "short") == 0;
  settings.kills = strcmp(as, "kill") == 0;
  settings.removes = strcmp(as, "remove") == 0;
  settings.cuts = strcmp(as, "cut") == 0;
  settings.replaces = strcmp(as, "replace") == 0;
  settings.fills = strcmp(as, "after") == 0;
  settings.file = getenv("FAULTS_FILE");
  settings.other = getenv("FAULTS_OTHER");
  settings.log = getenv("FAULTS_LOG");
  settings.read_only = getenv("FAULTS_READ_ONLY");
  settings.clock = clock ? atol(clock) : 0;
  if (bytes) room = atol(bytes);
  settings.is_on = true;
}

// Without the functions below.
static void tell(const char* name, int kind, const char* path) {
  if (!settings.log) return;
  char line[PATH_MAX + 64];
  const int size = snprintf(line, sizeof line, "%s %s%s%s. %s\n", name, kind & can_be_interrupted ? "i" : "",
                            kind & can_be_short ? "s" : "", kind & needs_room ? "r" : "", path);
  const int log = (int)syscall(SYS_openat, AT_FDCWD, settings.log, O_WRONLY | O_CREAT | O_APPEND, 0644);
  syscall(SYS_write, log, line, (size_t)size);
  syscall(SYS_close, log);
}

static void change_file(void) {
  struct stat status;
  if (settings.removes) syscall(SYS_unlink, settings.file);
  if (settings.cuts && syscall(SYS_newfstatat, AT_FDCWD, settings.file, &status, 0) == 0)
    syscall(SYS_truncate, settings.file, status.st_size / 2);
  if (settings.replaces) syscall(SYS_rename, settings.other, settings.file);
}

// What is to happen to the call. `path`: what it is about.
static int judge(const char* name, const char* path, int kind) {
  if (!settings.is_on) return go_on;
  const long number = atomic_fetch_add(&calls, 1) + 1;
  if (settings.fills && number >= settings.call) room = 0;
  const bool has_room = !(kind & needs_room) || room > 0;
  if (settings.traces || !has_room || number == settings.call) tell(name, kind, path);
  if (!has_room) errno = ENOSPC;
  if (!has_room) return fail;
  if (number != settings.call) return go_on;
  if (settings.kills) kill(getpid(), SIGKILL);
  change_file();
  if (settings.is_short) return kind & can_be_short ? halve : go_on;
  errno = settings.error;
  return settings.error ? fail : go_on;
}

static int judge_file(const char* name, int file, int kind) {
  char link[64], path[PATH_MAX] = "";
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  if (settings.is_on) syscall(SYS_readlink, link, path, sizeof path - 1);
  return judge(name, path, kind);
}

static bool is_read_only(const char* path) {
  char buffer[PATH_MAX];
  if (!settings.is_on || !settings.read_only) return false;
  if (path[0] != '/' && syscall(SYS_getcwd, buffer, sizeof buffer) > 0 &&
      strlen(buffer) + strlen(path) + 2 < sizeof buffer) {
    strcat(strcat(buffer, "/"), path);
    path = buffer;
  }
  errno = EROFS;
  const size_t size = strlen(settings.read_only);
  return strncmp(path, settings.read_only, size) == 0 && (path[size] == '/' || path[size] == '\0');
}

static size_t within_room(size_t size) {
  const long left = atomic_fetch_sub(&room, room == LONG_MAX ? 0 : (long)size);
  return left < (long)size ? (size_t)left : size;
}

#define REAL(name)              \
  static __typeof__(&name) real; \
  if (!real) *(void**)&real = dlsym(RTLD_NEXT, #name)

#define ON_PATH(result, failed, name, kind, path, parameters, arguments) \
  result name parameters {                                               \
    REAL(name);                                                          \
    if (judge(#name, path, kind) == fail) return failed;                 \
    return real arguments;                                               \
  }
#define CHANGES_PATH(name, kind, path, parameters, arguments) \
  int name parameters {                                       \
    REAL(name);                                               \
    if (is_read_only(path)) return -1;                        \
    if (judge(#name, path, kind) == fail) return -1;          \
    return real arguments;                                    \
  }
#define ON_FILE(result, failed, name, kind, parameters, arguments) \
  result name parameters {                                         \
    REAL(name);                                                    \
    if (judge_file(#name, file, kind) == fail) return failed;      \
    return real arguments;                                         \
  }

#define OPENS(name, folder, pass_folder)                                     \
  int name(folder const char* path, int flags, ...) {                        \
    REAL(name);                                                              \
    va_list list;                                                            \
    va_start(list, flags);                                                   \
    const mode_t mode = va_arg(list, mode_t);                                \
    va_end(list);                                                            \
    const bool writes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT); \
    if (writes && is_read_only(path)) return -1;                             \
    const int kind = can_be_interrupted | (flags & O_CREAT ? needs_room : 0); \
    if (judge(#name, path, kind) == fail) return -1;                         \
    return real(pass_folder path, flags, mode);                              \
  }
#define NOTHING
#define FOLDER int folder,
#define PASS_FOLDER folder,
OPENS(open, NOTHING, NOTHING)
OPENS(open64, NOTHING, NOTHING)
OPENS(openat, FOLDER, PASS_FOLDER)
OPENS(openat64, FOLDER, PASS_FOLDER)

#define READS(name, parameters, arguments)                                                \
  ssize_t name parameters {                                                               \
    REAL(name);                                                                           \
    const int verdict = judge_file(#name, file, can_be_interrupted | can_be_short);       \
    if (verdict == fail) return -1;                                                       \
    if (verdict == halve && size > 1) size /= 2;                                          \
    return real arguments;                                                                \
  }
READS(read, (int file, void* bytes, size_t size), (file, bytes, size))
READS(pread, (int file, void* bytes, size_t size, off_t at), (file, bytes, size, at))
READS(pread64, (int file, void* bytes, size_t size, off64_t at), (file, bytes, size, at))

#define WRITES(name, parameters, arguments)                                                            \
  ssize_t name parameters {                                                                            \
    REAL(name);                                                                                        \
    const int verdict = judge_file(#name, file, can_be_interrupted | can_be_short | needs_room);       \
    if (verdict == fail) return -1;                                                                    \
    if (verdict == halve && size > 1) size /= 2;                                                       \
    size = within_room(size);                                                                          \
    return real arguments;                                                                             \
  }
WRITES(write, (int file, const void* bytes, size_t size), (file, bytes, size))
WRITES(pwrite, (int file, const void* bytes, size_t size, off_t at), (file, bytes, size, at))
WRITES(pwrite64, (int file, const void* bytes, size_t size, off64_t at), (file, bytes, size, at))
ON_FILE(ssize_t, -1, writev, can_be_interrupted | needs_room, (int file, const struct iovec* parts, int count),
        (file, parts, count))
ON_FILE(ssize_t, -1, send, can_be_interrupted, (int file, const void* bytes, size_t size, int flags),
        (file, bytes, size, flags))

ON_FILE(int, -1, fsync, can_be_interrupted, (int file), (file))
ON_FILE(int, -1, fdatasync, can_be_interrupted, (int file), (file))
ON_FILE(int, -1, ftruncate, can_be_interrupted, (int file, off_t size), (file, size))
ON_FILE(int, -1, ftruncate64, can_be_interrupted, (int file, off64_t size), (file, size))
ON_FILE(int, -1, fallocate, can_be_interrupted | needs_room, (int file, int mode, off_t at, off_t size),
        (file, mode, at, size))
ON_FILE(off_t, -1, lseek, plain, (int file, off_t at, int from), (file, at, from))
ON_FILE(off64_t, -1, lseek64, plain, (int file, off64_t at, int from), (file, at, from))
ON_FILE(int, -1, fchmod, plain, (int file, mode_t mode), (file, mode))
ON_FILE(int, -1, flock, can_be_interrupted, (int file, int how), (file, how))
ON_FILE(int, -1, fstat, plain, (int file, struct stat* to), (file, to))
ON_FILE(int, -1, fstat64, plain, (int file, struct stat64* to), (file, to))
ON_FILE(DIR*, NULL, fdopendir, plain, (int file), (file))
ON_FILE(void*, MAP_FAILED, mmap, plain, (void* at, size_t size, int use, int flags, int file, off_t from),
        (at, size, use, flags, file, from))
ON_FILE(void*, MAP_FAILED, mmap64, plain, (void* at, size_t size, int use, int flags, int file, off64_t from),
        (at, size, use, flags, file, from))

ON_PATH(int, -1, stat, plain, path, (const char* path, struct stat* to), (path, to))
ON_PATH(int, -1, stat64, plain, path, (const char* path, struct stat64* to), (path, to))
ON_PATH(int, -1, lstat, plain, path, (const char* path, struct stat* to), (path, to))
ON_PATH(int, -1, lstat64, plain, path, (const char* path, struct stat64* to), (path, to))
ON_PATH(int, -1, fstatat, plain, path, (int folder, const char* path, struct stat* to, int flags),
        (folder, path, to, flags))
ON_PATH(int, -1, fstatat64, plain, path, (int folder, const char* path, struct stat64* to, int flags),
        (folder, path, to, flags))
ON_PATH(int, -1, access, plain, path, (const char* path, int mode), (path, mode))
ON_PATH(char*, NULL, realpath, plain, path, (const char* path, char* to), (path, to))
ON_PATH(ssize_t, -1, readlink, plain, path, (const char* path, char* to, size_t size), (path, to, size))
ON_PATH(char*, NULL, getcwd, plain, "the working folder", (char* to, size_t size), (to, size))
ON_PATH(DIR*, NULL, opendir, plain, path, (const char* path), (path))
ON_PATH(struct dirent*, NULL, readdir, plain, "a folder", (DIR* folder), (folder))
ON_PATH(struct dirent64*, NULL, readdir64, plain, "a folder", (DIR* folder), (folder))
ON_PATH(FILE*, NULL, fopen, can_be_interrupted, path, (const char* path, const char* mode), (path, mode))
ON_PATH(FILE*, NULL, fopen64, can_be_interrupted, path, (const char* path, const char* mode), (path, mode))

CHANGES_PATH(unlink, plain, path, (const char* path), (path))
CHANGES_PATH(rmdir, plain, path, (const char* path), (path))
CHANGES_PATH(mkdir, needs_room, path, (const char* path, mode_t mode), (path, mode))
CHANGES_PATH(rename, needs_room, to, (const char* from, const char* to), (from, to))
CHANGES_PATH(link, needs_room, to, (const char* from, const char* to), (from, to))
CHANGES_PATH(mkostemp, needs_room, path, (char* path, int flags), (path, flags))
CHANGES_PATH(mkostemp64, needs_room, path, (char* path, int flags), (path, flags))

ON_PATH(ssize_t, -1, getrandom, can_be_interrupted, "", (void* to, size_t size, unsigned flags), (to, size, flags))
ON_PATH(int, -1, pipe2, plain, "a pipe", (int ends[2], int flags), (ends, flags))
ON_PATH(int, -1, socketpair, plain, "a pipe", (int domain, int type, int protocol, int ends[2]),
        (domain, type, protocol, ends))
ON_PATH(int, errno, posix_spawn, plain, path,
        (pid_t* process, const char* path, const posix_spawn_file_actions_t* actions,
         const posix_spawnattr_t* attributes, char* const words[], char* const environment[]),
        (process, path, actions, attributes, words, environment))
ON_PATH(pid_t, -1, waitpid, can_be_interrupted, "a program", (pid_t process, int* status, int how),
        (process, status, how))
ON_PATH(int, -1, poll, can_be_interrupted, "a program", (struct pollfd* files, nfds_t count, int most),
        (files, count, most))

int clock_gettime(clockid_t clock, struct timespec* to) {
  REAL(clock_gettime);
  const int failed = real(clock, to);
  if (clock == CLOCK_REALTIME && settings.is_on) to->tv_sec += settings.clock;
  return failed;
}

time_t time(time_t* to) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (to) *to = now.tv_sec;
  return now.tv_sec;
}
