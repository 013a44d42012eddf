// Books of hand-made records, for tests.
#pragma once

#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "export/epub/epub_exporter.h"
#include "export/exporter.h"

namespace offprint::testing {

// Rows are positions: every article below `count` is in the output.
class WholeMembership final : public Membership {
 public:
  explicit WholeMembership(std::uint32_t count) : count_(count) {}
  std::optional<Placement> find(std::uint32_t row) const override {
    if (row >= count_) return {};
    return Placement{row};
  }
  std::uint32_t size() const override { return count_; }

 private:
  std::uint32_t count_;
};

// A folder that is gone at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "offprint-XXXXXX").string();
    BOOST_REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// An article with one paragraph, "Text of <id>."
Record make_record(std::uint32_t row, const std::string& id, const std::string& title);
NodeIndex add_paragraph(Record& record, const std::string& text);
NodeIndex add_link(Record& record, const std::string& href, const std::string& text);
// A formula in MathML, in a paragraph of its own.
NodeIndex add_formula(Record& record, const std::string& markup, const std::string& alt);
NodeIndex add_image(Record& record, const std::string& src, const std::string& alt);
// A picture among the sources, in `files` of the fixture.
Image file_image(const std::string& src, const std::string& file, const std::string& media_type,
                 const std::string& bytes);

// Exports `records` and opens what came out.
struct BookMaker {
  ExportContext context;
  MemoryFileSystem files;
  TemporaryFolder folder;
  Diagnostics article_diagnostics, output_diagnostics;

  BookMaker();
  // `order` = indexes of `records` in the order of append; empty: as they are. Volumes are those of
  // the context, else have OutputSpec::volume_size articles.
  std::vector<OutputFile> make(const std::vector<Record>& records,
                               const std::vector<std::size_t>& order = {});
};

struct ArchiveEntry {
  std::string name, bytes;
  bool stored = false;
};

// Entries in the file's order; fails the test when the archive is damaged.
std::vector<ArchiveEntry> read_archive(const std::string& path);
// One entry's bytes; "" when there is none.
std::string entry(const std::vector<ArchiveEntry>& archive, const std::string& name);

}  // namespace offprint::testing
