#include "ingest/open_source.h"

#include <boost/test/unit_test.hpp>

#include "base/gzip.h"

using namespace offprint;

namespace {

const std::string article = "---\ntitle: Salt\n---\n\nIt keeps.\n";

Source source(std::string origin) {
  const ReaderInfo* reader = reader_for(origin);
  BOOST_REQUIRE(reader);
  return {origin, origin, reader};
}

Draft read(std::string origin, std::string bytes) {
  const auto reader = open_source(source(std::move(origin)), std::move(bytes));
  BOOST_TEST(reader->document_count() == 1u);
  return reader->read(0);
}

std::string messages(const Draft& draft) {
  std::string text;
  for (const Diagnostic& diagnostic : draft.diagnostics) text += to_text(diagnostic) + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(opening_sources)

BOOST_AUTO_TEST_CASE(compressed_sources_read_like_others) {
  const Draft plain = read("a.md", article);
  for (const char* name : {"a.md.gz", "a.md"}) {
    const Draft draft = read(name, test::gzip(article));
    BOOST_TEST(messages(draft) == "");
    BOOST_REQUIRE(draft.find(FieldName::title));
    BOOST_TEST(draft.find(FieldName::title)->value.scalar == "Salt");
    BOOST_TEST(first_difference(plain.body, draft.body) == "");
    BOOST_TEST(draft.source_hash == plain.source_hash);
    BOOST_TEST(draft.origin == name);
  }
}

BOOST_AUTO_TEST_CASE(a_name_that_only_says_compressed_is_no_reason_not_to_read) {
  BOOST_TEST(messages(read("a.md.gz", article)) == "");
}

BOOST_AUTO_TEST_CASE(what_is_cut_short_is_one_error) {
  const std::string whole = test::gzip(article);
  BOOST_TEST(messages(read("a.md.gz", whole.substr(0, whole.size() - 3))) ==
             "a.md.gz: error: the compressed file is damaged or cut short; fetch or pack it again "
             "[archive-damaged]\n");
  BOOST_TEST(messages(read("a.md.gz", test::gzip(whole))) ==
             "a.md.gz: error: the file is compressed twice; unpack it once [archive-damaged]\n");
}

BOOST_AUTO_TEST_CASE(what_is_too_large_is_one_error) {
  const Draft bomb = read("a.md.gz", test::gzip_bomb(2000));
  BOOST_REQUIRE(bomb.diagnostics.size() == 1u);
  BOOST_TEST((bomb.diagnostics[0].code == Code::document_too_large));
  BOOST_TEST(messages(read("a.md", std::string(Limits().source_bytes + 1, 'x'))) ==
             "a.md: error: the file has more than 64 MB and was not read; split it; `limits: "
             "source_bytes` allows more [document-too-large]\n");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_too_large_is_never_read) {
  struct Huge : FileSystem {
    std::string read(const std::string&) const override { throw std::logic_error("was read"); }
    std::optional<FileInfo> stat(const std::string& path) const override {
      return FileInfo{path, std::uint64_t{1} << 40, 7};
    }
    bool is_folder(const std::string&) const override { return false; }
    std::vector<FileInfo> list(const std::string&) const override { return {}; }
    std::optional<std::string> canonical(const std::string& path) const override { return path; }
    void write(const std::string&, std::string_view) override {}
    void remove(const std::string&) override {}
  };
  const Draft draft = open_source(source("a.md"), Huge())->read(0);
  BOOST_REQUIRE(draft.diagnostics.size() == 1u);
  BOOST_TEST((draft.diagnostics[0].code == Code::document_too_large));
}

// A reader that gives back what it is given.
class Echo final : public Reader {
 public:
  explicit Echo(SourceFile file) : file_(std::move(file)) {}
  std::size_t document_count() const override { return 1; }
  Draft read(std::size_t) const override {
    Draft draft;
    draft.origin = file_.bytes + file_.content->read(0, 100);
    return draft;
  }

 private:
  SourceFile file_;
};

const ReaderInfo echo{"echo",
                      "",
                      {},
                      [](SourceFile file) -> std::unique_ptr<Reader> {
                        return std::make_unique<Echo>(std::move(file));
                      },
                      nullptr,
                      true};

BOOST_AUTO_TEST_CASE(readers_that_stream_are_given_the_file_itself) {
  const Source stream{"a.xml", "a.xml", &echo};
  BOOST_TEST(open_source(stream, std::string("<rss/>"))->read(0).origin == "<rss/>");
  BOOST_TEST(open_source(stream, test::gzip("<rss/>"))->read(0).origin == "<rss/>");
  MemoryFileSystem files;
  files.files["a.xml"] = test::gzip("<feed/>");
  BOOST_TEST(open_source(stream, files)->read(0).origin == "<feed/>");
  BOOST_TEST(messages(open_source(stream, test::gzip(test::gzip("<rss/>")))->read(0)) ==
             "a.xml: error: the file is compressed twice; unpack it once [archive-damaged]\n");
  const Draft bomb = open_source(stream, test::gzip_bomb(200))->read(0);
  BOOST_REQUIRE(bomb.diagnostics.size() == 1u);
  BOOST_TEST((bomb.diagnostics[0].code == Code::document_too_large));
  const std::string cut = test::gzip("<rss/>").substr(0, 20);
  BOOST_TEST((open_source(stream, cut)->read(0).diagnostics[0].code == Code::archive_damaged));
}

BOOST_AUTO_TEST_SUITE_END()
