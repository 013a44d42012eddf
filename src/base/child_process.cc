#include "base/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <thread>

#include "base/file_descriptor.h"

extern char** environ;

namespace offprint {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t most_errors = 4096;

struct Ends {
  FileDescriptor ours, theirs;
};

// The child's standard input is a socket: a write to one that nobody reads can do without SIGPIPE.
Ends make_input() {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
    throw_errno("make a pipe to", "another program");
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

Ends make_output() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw_errno("make a pipe to", "another program");
  return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

// Why a program does not run, where that is its own fault and not the system's.
bool is_of_program(int error) {
  return error == ENOENT || error == ENOTDIR || error == EISDIR || error == EACCES ||
         error == EPERM || error == ENOEXEC || error == ELOOP || error == ENAMETOOLONG;
}

class Child {
 public:
  explicit Child(const ChildRequest& request)
      : request_(request), deadline_(Clock::now() + request.time_limit) {}
  ~Child() { end(); }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  ChildResult run() {
    if (!start()) {
      result_.end = ChildResult::End::not_started;
      return std::move(result_);
    }
    if (!talk() || !wait()) {
      end();
      result_.end = ChildResult::End::timed_out;
    }
    return std::move(result_);
  }

 private:
  bool start() {
    Ends input = make_input();
    Ends output = make_output();
    Ends errors = make_output();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input.theirs.number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output.theirs.number(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, errors.theirs.number(), STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    // A group of its own, so that what it starts can be ended with it.
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    std::vector<char*> words = {const_cast<char*>(request_.program.c_str())};
    for (const std::string& argument : request_.arguments)
      words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    const int failed = posix_spawn(&process_, request_.program.c_str(), &actions, &attributes,
                                   words.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
      process_ = 0;
      if (is_of_program(failed)) return false;
      errno = failed;
      fail("start");
    }
    input_ = std::move(input.ours);
    output_ = std::move(output.ours);
    errors_ = std::move(errors.ours);
    fcntl(input_.number(), F_SETFL, O_NONBLOCK);
    return true;
  }

  [[noreturn]] void fail(std::string_view action) const { throw_errno(action, request_.program); }

  // Milliseconds; 0 when the time is over.
  int time_left() const {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, INT_MAX));
  }

  // Writes the input and reads what comes until both outputs end. False when that takes too long.
  bool talk() {
    if (request_.input.empty()) input_.close();
    while (output_ || errors_) {
      std::array<pollfd, 3> files{{{output_ ? output_.number() : -1, POLLIN, 0},
                                   {errors_ ? errors_.number() : -1, POLLIN, 0},
                                   {input_ ? input_.number() : -1, POLLOUT, 0}}};
      const int left = time_left();
      if (left == 0) return false;
      if (poll(files.data(), files.size(), left) < 0) {
        if (errno == EINTR) continue;
        fail("talk to");
      }
      if (files[0].revents != 0) receive(output_, result_.output, SIZE_MAX);
      if (files[1].revents != 0) receive(errors_, result_.errors, most_errors);
      if (files[2].revents != 0) send_more();
      if (result_.output.size() > request_.most_output) return false;
    }
    return true;
  }

  void receive(FileDescriptor& from, std::string& to, std::size_t most) const {
    std::array<char, 1 << 16> piece;
    const ssize_t count = read(from.number(), piece.data(), piece.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count < 0) fail("read from");
    if (count == 0) return from.close();
    to.append(piece.data(), std::min(static_cast<std::size_t>(count), most - to.size()));
  }

  // One that wants no more of its input is not at fault for that.
  void send_more() {
    const ssize_t count = send(input_.number(), request_.input.data() + sent_,
                               request_.input.size() - sent_, MSG_NOSIGNAL);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
    if (count < 0 && errno != EPIPE && errno != ECONNRESET) fail("write to");
    if (count > 0) sent_ += static_cast<std::size_t>(count);
    if (count <= 0 || sent_ == request_.input.size()) input_.close();
  }

  bool wait() {
    while (!reap(WNOHANG)) {
      if (time_left() == 0) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
  }

  bool reap(int how) {
    int status = 0;
    pid_t ended = 0;
    do ended = waitpid(process_, &status, how);
    while (ended < 0 && errno == EINTR);
    if (ended == 0) return false;
    if (ended < 0) fail("wait for");
    process_ = 0;
    const bool exited = WIFEXITED(status);
    result_.end = exited ? ChildResult::End::exited : ChildResult::End::killed;
    result_.status = exited ? WEXITSTATUS(status) : 0;
    return true;
  }

  // Whatever it is doing, and what it has started.
  void end() {
    if (process_ == 0) return;
    kill(-process_, SIGKILL);
    while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
    process_ = 0;
  }

  const ChildRequest& request_;
  const Clock::time_point deadline_;
  pid_t process_ = 0;  // 0: it has ended, or was never started
  FileDescriptor input_, output_, errors_;
  std::size_t sent_ = 0;
  ChildResult result_;
};

}  // namespace

ChildResult run_child(const ChildRequest& request) { return Child(request).run(); }

std::string program_beside(std::string_view name) {
  std::array<char, PATH_MAX> buffer;
  const ssize_t size = readlink("/proc/self/exe", buffer.data(), buffer.size());
  if (size < 0 && !is_of_program(errno)) throw_errno("find the folder of", "the running program");
  if (size <= 0 || static_cast<std::size_t>(size) == buffer.size()) return "";
  std::string path(buffer.data(), static_cast<std::size_t>(size));
  path.resize(path.rfind('/') + 1);
  path += name;
  if (access(path.c_str(), X_OK) == 0) return path;
  if (!is_of_program(errno)) throw_errno("examine", path);
  return "";
}

}  // namespace offprint
