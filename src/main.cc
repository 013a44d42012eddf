#include "cli/cli.h"

int main(int argc, char** argv) { return offprint::run_command_line(argc, argv); }
