#include "pipeline/document_queue.h"

#include <boost/test/unit_test.hpp>

#include "base/file_system.h"

using namespace offprint;

namespace {

// As many documents as the file has bytes.
class Counted final : public Reader {
 public:
  explicit Counted(std::size_t count) : count_(count) {}
  std::size_t document_count() const override { return count_; }
  Draft read(std::size_t) const override { return {}; }

 private:
  std::size_t count_;
};

const ReaderInfo streaming{"streaming",
                           "",
                           {},
                           [](SourceFile file) -> std::unique_ptr<Reader> {
                             return std::make_unique<Counted>(file.content->size());
                           },
                           nullptr,
                           true};
const ReaderInfo whole{"whole",
                       "",
                       {},
                       [](SourceFile file) -> std::unique_ptr<Reader> {
                         return std::make_unique<Counted>(file.bytes.size());
                       },
                       nullptr,
                       false};

// "a:0 a:1 b" of the work that is handed out.
std::string handed_out(const SourceList& sources, const std::vector<std::uint32_t>& numbers,
                       bool one_by_one) {
  MemoryFileSystem files;
  files.files = {{"a", "123"}, {"b", "12"}, {"c", ""}, {"d", "1"}};
  DocumentQueue queue(sources, numbers, files, one_by_one);
  std::string text;
  for (DocumentWork work; queue.next(work);)
    text += work.source.origin +
            (work.reader ? ":" + std::to_string(work.document) : std::string()) + " ";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(document_queue)

BOOST_AUTO_TEST_CASE(what_streams_is_handed_out_document_by_document) {
  SourceList sources;
  sources.add("a", whole);
  sources.add("b", streaming);
  sources.add("c", streaming);
  sources.add("d", whole);
  BOOST_TEST(handed_out(sources, {0, 1, 2, 3}, false) == "a b:0 b:1 d ");
  BOOST_TEST(handed_out(sources, {0, 1, 2, 3}, true) == "a:0 a:1 a:2 b:0 b:1 d:0 ");
  BOOST_TEST(handed_out(sources, {1, 3}, false) == "b:0 b:1 d ");
  BOOST_TEST(handed_out(sources, {}, true) == "");
}

BOOST_AUTO_TEST_SUITE_END()
