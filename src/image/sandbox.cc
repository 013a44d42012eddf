#include "image/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

namespace offprint::image {
namespace {

// What computing takes, and reading and writing what is open.
constexpr int harmless[] = {
    // files that are open
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev),
    SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(newfstatat), SCMP_SYS(statx),
    // memory
    SCMP_SYS(brk), SCMP_SYS(mmap), SCMP_SYS(mprotect), SCMP_SYS(mremap), SCMP_SYS(munmap),
    SCMP_SYS(madvise), SCMP_SYS(get_mempolicy), SCMP_SYS(set_mempolicy), SCMP_SYS(pipe),
    SCMP_SYS(pipe2),  // by which UBSan asks whether some is there
    // threads
    SCMP_SYS(futex), SCMP_SYS(gettid), SCMP_SYS(getpid), SCMP_SYS(rseq), SCMP_SYS(exit),
    SCMP_SYS(set_robust_list), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_getattr), SCMP_SYS(getcpu), SCMP_SYS(membarrier),
    // signals to itself
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    // what time it is, and where it is
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
    SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(sysinfo), SCMP_SYS(uname),
    // the end
    SCMP_SYS(exit_group)};

// What looking for fonts takes besides, where opening them is allowed.
constexpr int of_lookups[] = {SCMP_SYS(access),    SCMP_SYS(faccessat),  SCMP_SYS(faccessat2),
                              SCMP_SYS(readlink),  SCMP_SYS(readlinkat), SCMP_SYS(fstatfs),
                              SCMP_SYS(getdents64)};

constexpr scmp_datum_t new_namespaces = CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER |
                                        CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWCGROUP;
constexpr scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY);

struct Release {
  void operator()(void* filter) const { seccomp_release(filter); }
};

// What an argument of a call must be, counted from 0; with a mask, what these bits of it must be.
scmp_arg_cmp is(unsigned argument, scmp_datum_t value) { return {argument, SCMP_CMP_EQ, value, 0}; }
scmp_arg_cmp is_masked(unsigned argument, scmp_datum_t mask, scmp_datum_t value) {
  return {argument, SCMP_CMP_MASKED_EQ, mask, value};
}

// Calls that this machine does not have need no rule: errors are that.
void allow(scmp_filter_ctx filter, int call) {
  seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 0, nullptr);
}
void allow(scmp_filter_ctx filter, int call, scmp_arg_cmp argument) {
  seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &argument);
}

bool restrict_calls(Readable readable) {
  const std::unique_ptr<void, Release> owner(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  const scmp_filter_ctx filter = owner.get();
  if (!filter) return false;
  seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);
  for (const int call : harmless) allow(filter, call);
  allow(filter, SCMP_SYS(clone), is_masked(0, CLONE_THREAD | new_namespaces, CLONE_THREAD));
  // The arguments of the newer one are out of sight; the C library tries the older then.
  seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0, nullptr);
  allow(filter, SCMP_SYS(tgkill), is(0, static_cast<scmp_datum_t>(getpid())));
  allow(filter, SCMP_SYS(prctl), is(0, PR_SET_NAME));
  allow(filter, SCMP_SYS(prlimit64), is(2, 0));  // asks
  if (readable == Readable::fonts) {
    for (const int call : of_lookups) allow(filter, call);
    allow(filter, SCMP_SYS(openat), is_masked(2, writing, O_RDONLY));
    allow(filter, SCMP_SYS(fcntl), is(1, F_SETFD));
  }
  return seccomp_load(filter) == 0;
}

// Of the first version of Landlock; what came later changes files, which seccomp does not allow.
constexpr std::uint64_t all_uses = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

void restrict_files(Readable readable) {
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = all_uses;
  const auto rules =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
  if (rules < 0) return;
  if (readable == Readable::fonts) {
    landlock_path_beneath_attr shared{};
    shared.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    shared.parent_fd = open("/usr/share", O_PATH | O_CLOEXEC);
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &shared, 0);
    close(shared.parent_fd);
  }
  syscall(SYS_landlock_restrict_self, rules, 0);
  close(rules);
}

}  // namespace

bool enter_sandbox(Readable readable) {
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  restrict_files(readable);
  return restrict_calls(readable);
}

}  // namespace offprint::image
