// Compresses a stream to gzip (RFC 1952). libarchive is behind this header.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

namespace offprint {

// The bytes depend on what is written alone: one member, without a name or a time. Takes a constant
// amount of memory. Not thread-safe. Throws Error{environment}, and whatever `sink` throws.
class GzipWriter {
 public:
  using Sink = std::function<void(std::string_view)>;

  // `sink` takes the compressed bytes, piece by piece.
  explicit GzipWriter(Sink sink);
  GzipWriter(const GzipWriter&) = delete;
  GzipWriter& operator=(const GzipWriter&) = delete;
  ~GzipWriter();

  void write(std::string_view bytes);
  // After the last write, once.
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace offprint
