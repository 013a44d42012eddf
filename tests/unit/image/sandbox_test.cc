#include "image/sandbox.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <csignal>
#include <functional>
#include <string>
#include <thread>

#include "image/limits.h"

BOOST_AUTO_TEST_SUITE(sandbox)

using namespace offprint::image;

namespace {

// What a process of its own writes with `say`, then how it ended: "0" or "killed by 9".
std::string in_child(const std::function<void(const std::function<void(std::string)>&)>& does) {
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto say = [&](const std::string& words) {
      if (write(ends[1], words.data(), words.size()) < 0) _exit(1);
    };
    does(say);
    _exit(0);
  }
  close(ends[1]);
  std::string said;
  char piece[4096];
  for (ssize_t count = 0; (count = read(ends[0], piece, sizeof piece)) > 0;)
    said.append(piece, static_cast<std::size_t>(count));
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  return said + (WIFEXITED(status) ? std::to_string(WEXITSTATUS(status))
                                   : "killed by " + std::to_string(WTERMSIG(status)));
}

std::string name_of_error() {
  return errno == EPERM    ? "EPERM "
         : errno == EACCES ? "EACCES "
                           : "errno " + std::to_string(errno) + ' ';
}

// "name EPERM ": what became of a call that gives less than 0 when it fails.
std::string tried(const std::string& name, long result) {
  return name + ' ' + (result < 0 ? name_of_error() : "done ");
}

std::string tried_everything() {
  char program[] = "/bin/true";
  char* arguments[] = {program, nullptr};
  return tried("socket", socket(AF_INET, SOCK_STREAM, 0)) +
         tried("local", socket(AF_UNIX, SOCK_STREAM, 0)) +
         tried("execve", execv(program, arguments)) + tried("fork", fork()) +
         tried("ptrace", ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)) +
         tried("kill", kill(getppid(), 0)) +
         tried("write", open("/tmp/offprint-sandbox-test", O_WRONLY | O_CREAT, 0600)) +
         tried("append", open("/dev/null", O_WRONLY | O_APPEND)) +
         tried("unlink", unlink("/tmp/offprint-sandbox-test")) +
         tried("mkdir", mkdir("/tmp/offprint-sandbox-test", 0700)) +
         tried("rename", rename("/tmp/a", "/tmp/b")) + tried("chmod", chmod("/dev/null", 0666));
}

constexpr const char* nothing_done =
    "socket EPERM local EPERM execve EPERM fork EPERM ptrace EPERM kill EPERM write EPERM "
    "append EPERM unlink EPERM mkdir EPERM rename EPERM chmod EPERM ";

}  // namespace

BOOST_AUTO_TEST_CASE(outside_of_it_the_same_calls_are_done) {
  const std::string said = in_child([](const auto& say) {
    say(tried("socket", socket(AF_INET, SOCK_STREAM, 0)));
    say(tried("append", open("/dev/null", O_WRONLY | O_APPEND)));
    say(tried("read", open("/proc/self/environ", O_RDONLY)));
    say(tried("list", open("/", O_RDONLY | O_DIRECTORY)));
    say(tried("kill", kill(getppid(), 0)));
  });
  BOOST_TEST(said == "socket done append done read done list done kill done 0");
}

BOOST_AUTO_TEST_CASE(a_process_that_reads_pictures_opens_starts_and_reaches_nothing) {
  const std::string said = in_child([](const auto& say) {
    if (!enter_sandbox(Readable::nothing)) say("not entered ");
    say(tried_everything());
    say(tried("read", open("/proc/self/environ", O_RDONLY)));
    say(tried("font", open("/usr/share/fonts", O_RDONLY | O_DIRECTORY)));
  });
  BOOST_TEST(said == nothing_done + std::string("read EPERM font EPERM 0"));
}

BOOST_AUTO_TEST_CASE(a_process_that_draws_covers_reads_fonts_and_nothing_else) {
  const std::string said = in_child([](const auto& say) {
    if (!enter_sandbox(Readable::fonts)) say("not entered ");
    say(tried_everything());
    say(tried("read", open("/proc/self/environ", O_RDONLY)));
    say(tried("list", open("/", O_RDONLY | O_DIRECTORY)));
    say(tried("up", open("/usr/share/../../etc/passwd", O_RDONLY)));
    say(tried("font", open("/usr/share/fonts", O_RDONLY | O_DIRECTORY)));
  });
  BOOST_TEST(said == nothing_done + std::string("read EACCES list EACCES up EACCES font done 0"));
}

BOOST_AUTO_TEST_CASE(threads_memory_and_open_files_go_on) {
  const std::string said = in_child([](const auto& say) {
    enter_sandbox(Readable::nothing);
    std::string words;
    std::thread([&] { words.assign(std::size_t{1} << 20, 'w'); }).join();
    say(words.substr(0, 3) + ' ');
    try {
      throw 1;
    } catch (int) {
      say("caught ");
    }
  });
  BOOST_TEST(said == "www caught 0");
}

BOOST_AUTO_TEST_CASE(threads_that_run_already_are_in_it_too) {
  const std::string said = in_child([](const auto& say) {
    int ends[2];
    if (pipe(ends) != 0) return;
    std::string words;
    std::thread thread([&] {
      char c = 0;
      if (read(ends[0], &c, 1) == 1) words = tried("socket", socket(AF_INET, SOCK_STREAM, 0));
    });
    enter_sandbox(Readable::nothing);
    if (write(ends[1], "x", 1) == 1) thread.join();
    say(words);
  });
  BOOST_TEST(said == "socket EPERM 0");
}

// The C library's abort() must come through.
BOOST_AUTO_TEST_CASE(a_process_can_end_itself_but_no_other) {
  BOOST_TEST(in_child([](const auto&) {
               limit_resources();
               enter_sandbox(Readable::nothing);
               raise(SIGKILL);
             }) == "killed by 9");
}

BOOST_AUTO_TEST_CASE(limits_hold_and_stricter_ones_stay) {
  const std::string said = in_child([](const auto& say) {
    const rlimit strict{7, 7};
    setrlimit(RLIMIT_CPU, &strict);
    limit_resources();
    for (const auto resource : {RLIMIT_CPU, RLIMIT_CORE, RLIMIT_NOFILE, RLIMIT_FSIZE}) {
      rlimit now{};
      getrlimit(resource, &now);
      say(std::to_string(now.rlim_cur) + ' ' + std::to_string(now.rlim_max) + ' ');
    }
    say(prctl(PR_GET_DUMPABLE) == 0 ? "no core " : "a core ");
  });
  BOOST_TEST(said == "7 7 0 0 64 64 1073741824 1073741824 no core 0");
}

#if !defined(OFFPRINT_SANITIZE_ADDRESS) && !defined(OFFPRINT_SANITIZE_THREAD)
BOOST_AUTO_TEST_CASE(memory_ends_somewhere) {
  BOOST_TEST(in_child([](const auto& say) {
               limit_resources();
               say(mmap(nullptr, std::size_t{4} << 30, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1,
                        0) == MAP_FAILED
                       ? "no more "
                       : "more ");
             }) == "no more 0");
}
#endif

BOOST_AUTO_TEST_SUITE_END()
