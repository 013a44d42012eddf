// The command line.
#pragma once

namespace offprint {

// Runs the command that `argv` names and returns the exit code: 0 all exported; 1 some articles
// rejected, an output refused, or a --fail-on threshold reached; 2 usage or configuration; 3 the
// environment failed, outputs untouched.
int run_command_line(int argc, const char* const* argv);

}  // namespace offprint
