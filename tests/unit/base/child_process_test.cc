#include "base/child_process.h"

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <thread>

#include "base/error.h"

BOOST_AUTO_TEST_SUITE(child_process)

using namespace offprint;
using namespace std::literals;

namespace {

ChildRequest shell(std::string script, std::string_view input = {}) {
  ChildRequest request;
  request.program = "/bin/sh";
  request.arguments = {"-c", std::move(script)};
  request.input = input;
  return request;
}

}  // namespace

BOOST_AUTO_TEST_CASE(bytes_go_in_and_come_out) {
  const std::string salt = "salt\0and\xFFsand"s;
  const ChildResult result = run_child(shell("cat; echo low tide >&2; exit 3", salt));
  BOOST_TEST((result.end == ChildResult::End::exited));
  BOOST_TEST(result.status == 3);
  BOOST_TEST(result.output == salt);
  BOOST_TEST(result.errors == "low tide\n");
}

BOOST_AUTO_TEST_CASE(arguments_reach_the_program_as_they_are) {
  ChildRequest request = shell("printf '%s|' \"$@\"");
  request.arguments.insert(request.arguments.end(), {"sh", "a b", "$HOME; rm *", "'\"", ""});
  BOOST_TEST(run_child(request).output == "a b|$HOME; rm *|'\"||");
}

BOOST_AUTO_TEST_CASE(large_input_and_output_do_not_wait_for_each_other) {
  const std::string much(std::size_t{5} << 20, 'w');
  BOOST_TEST((run_child(shell("cat", much)).output == much));
}

BOOST_AUTO_TEST_CASE(a_program_may_leave_its_input_unread) {
  const std::string much(std::size_t{5} << 20, 'w');
  const ChildResult result = run_child(shell("echo done", much));
  BOOST_TEST((result.end == ChildResult::End::exited));
  BOOST_TEST(result.output == "done\n");
}

BOOST_AUTO_TEST_CASE(a_program_that_takes_too_long_is_killed_with_those_it_started) {
  for (const char* script : {"sleep 3000", "sleep 3000 & wait", "exec >&- 2>&-; sleep 3000"}) {
    ChildRequest request = shell(script);
    request.time_limit = 200ms;
    BOOST_TEST((run_child(request).end == ChildResult::End::timed_out), script);
  }
}

BOOST_AUTO_TEST_CASE(a_program_that_says_too_much_is_killed) {
  ChildRequest request = shell("yes");
  request.most_output = 100'000;
  BOOST_TEST((run_child(request).end == ChildResult::End::timed_out));
}

BOOST_AUTO_TEST_CASE(a_crash_and_a_missing_program_are_told_apart) {
  BOOST_TEST((run_child(shell("kill -SEGV $$")).end == ChildResult::End::killed));
  ChildRequest request;
  request.program = "/there/is/no/such/program";
  BOOST_TEST((run_child(request).end == ChildResult::End::not_started));
}

BOOST_AUTO_TEST_CASE(a_system_that_fails_is_no_answer_of_the_program) {
  const auto before = std::signal(SIGCHLD, SIG_IGN);  // then nobody learns how a program ends
  BOOST_CHECK_EXCEPTION(run_child(shell("exit 0")), Error, [](const Error& error) {
    return error.what() == "cannot wait for /bin/sh: No child processes"s;
  });
  std::signal(SIGCHLD, before);
}

BOOST_AUTO_TEST_CASE(many_threads_run_programs_at_once) {
  std::vector<std::thread> threads;
  std::vector<std::string> outputs(8);
  for (std::size_t i = 0; i < outputs.size(); ++i)
    threads.emplace_back([&outputs, i] {
      const std::string own(100'000 + i, static_cast<char>('a' + i));
      for (int round = 0; round < 5; ++round)
        if (run_child(shell("cat", own)).output == own) outputs[i] += 'y';
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& output : outputs) BOOST_TEST(output == "yyyyy");
}

BOOST_AUTO_TEST_CASE(programs_are_found_beside_the_running_one) {
  BOOST_TEST(program_beside("test_base").ends_with("/test_base"));
  BOOST_TEST(program_beside("no-such-program") == "");
}

BOOST_AUTO_TEST_SUITE_END()
