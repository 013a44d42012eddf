// How a command that runs for ever is told to end: Ctrl-C and its kin.
#pragma once

#include "base/file_descriptor.h"

namespace offprint {

// Takes SIGINT and SIGTERM as long as it lives; one at a time. After the first one, the next ends
// the program at once. A signal that the program was started to ignore stays ignored. Throws
// Error{environment}.
class StopSignal {
 public:
  StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  ~StopSignal();

  // From any thread.
  bool is_given() const;
  // Can be read from then on.
  int descriptor() const { return event_.number(); }

 private:
  FileDescriptor event_;
};

}  // namespace offprint
