#include "base/gzip_writer.h"

#include <cerrno>
#include <new>
#include <utility>

#include "base/error.h"
#include "base/libarchive.h"

namespace offprint {

struct GzipWriter::State {
  struct Free {
    void operator()(archive* writer) const { archive_write_free(writer); }
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
  };

  explicit State(Sink to) : sink(std::move(to)), writer(archive_write_new()) {
    const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
    if (!writer || !entry) throw std::bad_alloc();
    archive* const gzip = writer.get();
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    check(archive_write_set_format_raw(gzip));
    check(archive_write_add_filter_gzip(gzip));
    check(archive_write_set_filter_option(gzip, "gzip", "compression-level", "6"));
    check(archive_write_set_filter_option(gzip, "gzip", "timestamp", nullptr));
    check(archive_write_set_bytes_in_last_block(gzip, 1));  // nothing is added to fill a block
    check(archive_write_open(gzip, this, nullptr, give, nullptr));
    check(archive_write_header(gzip, entry.get()));
  }

  void check(la_ssize_t result) const {
    if (thrown) std::rethrow_exception(thrown);
    if (result < ARCHIVE_OK && archive_errno(writer.get()) == ENOMEM) throw std::bad_alloc();
    if (result < ARCHIVE_OK)
      throw Error(Error::Kind::environment,
                  std::string("cannot compress: ") + archive_error_string(writer.get()));
  }

  // No exception passes through libarchive.
  static la_ssize_t give(archive*, void* self, const void* bytes, std::size_t size) {
    State& state = *static_cast<State*>(self);
    if (state.thrown) return -1;
    try {
      state.sink({static_cast<const char*>(bytes), size});
    } catch (...) {
      state.thrown = std::current_exception();
      return -1;
    }
    return static_cast<la_ssize_t>(size);
  }

  Sink sink;
  std::exception_ptr thrown;
  std::unique_ptr<archive, Free> writer;
};

GzipWriter::GzipWriter(Sink sink) : state_(std::make_unique<State>(std::move(sink))) {}

// What an unfinished one still has to give goes nowhere.
GzipWriter::~GzipWriter() {
  state_->sink = [](std::string_view) {};
}

void GzipWriter::write(std::string_view bytes) {
  state_->check(archive_write_data(state_->writer.get(), bytes.data(), bytes.size()));
}

void GzipWriter::finish() { state_->check(archive_write_close(state_->writer.get())); }

}  // namespace offprint
