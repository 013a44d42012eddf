// The hash of bytes that come piece by piece.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace offprint {

// Not thread-safe.
class HashStream {
 public:
  HashStream();
  ~HashStream();
  HashStream(const HashStream&) = delete;
  HashStream& operator=(const HashStream&) = delete;

  void add(std::string_view bytes);
  // What hash128_hex gives for all that was added.
  std::string hex() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace offprint
