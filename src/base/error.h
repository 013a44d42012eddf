// The exception for problems that are not about content: bad usage, bad configuration, a failing
// environment. Content problems are never exceptions; they are Diagnostics (diagnostic.h).
#pragma once

#include <stdexcept>
#include <string>

namespace offprint {

class Error : public std::runtime_error {
 public:
  enum class Kind {
    usage,        // the command line or the configuration is wrong: exit code 2
    environment,  // disk, permission, memory: exit code 3, outputs untouched
  };

  Error(Kind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

}  // namespace offprint
