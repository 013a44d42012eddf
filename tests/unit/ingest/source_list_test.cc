#include "ingest/source_list.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

// "origin:reader;" of each.
std::string listed(const SourceList& sources) {
  std::string out;
  for (std::size_t i = 0; i < sources.size(); ++i)
    out += std::string(sources.origins()[i]) + ":" + std::string(sources.reader(i).name) + ";";
  return out;
}

const ReaderInfo& reader(std::string_view name) { return *find_reader(name); }

}  // namespace

BOOST_AUTO_TEST_SUITE(source_list)

BOOST_AUTO_TEST_CASE(of_one_origin_the_first_source_is_left) {
  SourceList sources;
  sources.add("b", reader("html"));
  sources.add("a", reader("markdown"));
  sources.add("b", reader("markdown"));
  sources.sort();
  BOOST_TEST(listed(sources) == "a:markdown;b:html;");
  sources.remove_if([](std::string_view origin) { return origin == "a"; });
  BOOST_TEST(listed(sources) == "b:html;");
}

BOOST_AUTO_TEST_CASE(a_source_has_the_path_that_its_origin_means_below_the_root) {
  SourceList sources("in");
  sources.add("a/b.md", reader("markdown"));
  const Source source = sources[0];
  BOOST_TEST(source.origin == "a/b.md");
  BOOST_TEST(source.path == "in/a/b.md");
  BOOST_TEST(source.reader == &reader("markdown"));
  BOOST_TEST(!source.tex_formulas);
  const auto limits = std::make_shared<const Limits>();
  sources.read_with(nullptr, limits, true);
  BOOST_TEST(sources[0].tex_formulas);
  BOOST_TEST(sources[0].limits == limits);
  SourceList here;
  here.add("a.md", reader("markdown"));
  BOOST_TEST(here.path(0) == "a.md");
}

BOOST_AUTO_TEST_SUITE_END()
