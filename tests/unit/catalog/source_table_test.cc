#include "catalog/source_table.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "catalog/diagnostic_json.h"
#include "catalog/output_table.h"

namespace offprint {
namespace {

const Diagnostic said{Code::title_missing, "a.md", {3, 4}, "it has no title", "give it one", 2};

// Tables in a database of their own.
struct Tables {
  Tables() {
    database.run(SourceTable::schema);
    database.run(OutputTable::schema);
  }
  Database database{"", "test", Database::Mode::make};
};

KnownSource source(std::uint32_t id, const std::string& origin) {
  return {id, origin, "markdown", {10, 20, 30, 40}, {-5, 5}, 1};
}

std::vector<std::string> origins(const SourceTable& table) {
  std::vector<std::string> origins;
  table.for_each([&](const KnownSource& known) { origins.push_back(known.origin); });
  return origins;
}

BOOST_AUTO_TEST_SUITE(source_tables)

BOOST_AUTO_TEST_CASE(sources_come_back_by_origin_with_all_that_is_known_of_them) {
  Tables tables;
  SourceTable table(tables.database);
  table.put(source(7, "b.md"), {{"p.png", {1, 2, 3, 4}}}, {said});
  table.put(source(3, "a.md"), {}, {});
  const std::vector<std::string> expected{"a.md", "b.md"};
  BOOST_TEST(origins(table) == expected, boost::test_tools::per_element());
  BOOST_TEST(table.greatest_id() == 7U);
  table.for_each([&](const KnownSource& known) {
    const KnownSource put = source(known.id, known.origin);
    BOOST_TEST((known.stamp == put.stamp));
    BOOST_TEST((known.moments == put.moments));
    BOOST_TEST(known.reader == "markdown");
  });
  table.for_each_asked([](std::uint32_t id, std::string_view asked) {
    BOOST_TEST(id == 7U);
    ByteReader in(asked);
    BOOST_TEST((read_asked(in) == std::vector<AskedFile>{{"p.png", {1, 2, 3, 4}}}));
  });
  table.for_each_said([](std::uint32_t id, const Diagnostics& diagnostics) {
    BOOST_TEST(id == 7U);
    BOOST_TEST((diagnostics == Diagnostics{said}));
  });
}

BOOST_AUTO_TEST_CASE(a_source_goes_with_all_that_is_known_of_it) {
  Tables tables;
  SourceTable table(tables.database);
  table.put(source(1, "a.md"), {{"p.png", {}}}, {said});
  table.remove(source(1, "a.md"));
  BOOST_TEST(origins(table).empty());
  table.for_each_asked([](std::uint32_t, std::string_view) { BOOST_ERROR("it is still there"); });
  table.for_each_said([](std::uint32_t, const Diagnostics&) { BOOST_ERROR("it is still there"); });
}

BOOST_AUTO_TEST_CASE(rows_that_somebody_touched_are_noticed) {
  Tables tables;
  SourceTable table(tables.database);
  table.put(source(1, "a.md"), {{"p.png", {}}}, {said});
  tables.database.run("UPDATE source SET size = 11");
  tables.database.run("UPDATE asked SET source = 11");
  tables.database.run("UPDATE said SET data = x'00'");
  BOOST_CHECK_THROW(table.for_each([](const KnownSource&) {}), DamagedCatalog);
  BOOST_CHECK_THROW(table.for_each_asked([](std::uint32_t, std::string_view) {}), DamagedCatalog);
  BOOST_CHECK_THROW(table.for_each_said([](std::uint32_t, const Diagnostics&) {}), DamagedCatalog);
}

BOOST_AUTO_TEST_CASE(moments_narrow_to_what_both_hold) {
  Moments moments{0, 10};
  moments.narrow({5, 20});
  BOOST_TEST((moments == Moments{5, 10}));
  BOOST_TEST(moments.holds(5));
  BOOST_TEST(!moments.holds(10));
  BOOST_TEST(!moments.holds(4));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(output_tables)

BOOST_AUTO_TEST_CASE(an_output_that_is_written_anew_takes_the_place_of_the_former) {
  Tables tables;
  OutputTable table(tables.database);
  for (const std::uint64_t key : {1U, 2U}) {
    const std::uint32_t id = table.begin("feed.xml");
    table.add_renditions(id, 0, "first");
    table.add_renditions(id, 1, "second " + std::to_string(key));
    table.finish({id, "feed.xml", key, "data", {said}});
  }
  const auto found = table.find("feed.xml");
  BOOST_REQUIRE(found.has_value());
  BOOST_TEST(found->key == 2U);
  BOOST_TEST(found->data == "data");
  BOOST_TEST((found->said == Diagnostics{said}));
  std::string renditions;
  table.for_each_renditions(found->id, [&](std::string_view data) { renditions += data; });
  BOOST_TEST(renditions == "firstsecond 2");
  table.remove("feed.xml");
  BOOST_TEST(!table.find("feed.xml").has_value());
}

BOOST_AUTO_TEST_CASE(what_a_record_had_to_say_is_told_of_that_record_alone) {
  Tables tables;
  OutputTable table(tables.database);
  std::vector<std::pair<std::uint32_t, std::uint64_t>> records;
  const auto note = [&](std::uint32_t seq, std::uint64_t record, std::string_view bytes) {
    BOOST_TEST((decode_diagnostics(bytes) == Diagnostics{said}));
    records.emplace_back(seq, record);
  };
  table.put_reported(5, 76, {said});
  table.put_reported(6, 78, {said});
  table.put_reported(5, 77, {said});
  table.for_each_reported(note);
  BOOST_TEST((records == std::vector{std::pair{5U, 77UL}, {6U, 78UL}}));
  table.forget(5);
  records.clear();
  table.for_each_reported(note);
  BOOST_TEST((records == std::vector{std::pair{6U, 78UL}}));
}

BOOST_AUTO_TEST_CASE(touched_outputs_are_noticed) {
  Tables tables;
  OutputTable table(tables.database);
  const std::uint32_t id = table.begin("feed.xml");
  table.add_renditions(id, 0, "first");
  table.finish({id, "feed.xml", 1, "data", {}});
  table.put_reported(5, 77, {said});
  tables.database.run("UPDATE output SET key = 9");
  tables.database.run("UPDATE rendition SET data = 'other'");
  tables.database.run("UPDATE reported SET said = x'00'");
  BOOST_CHECK_THROW(table.find("feed.xml"), DamagedCatalog);
  BOOST_CHECK_THROW(table.for_each_renditions(id, [](std::string_view) {}), DamagedCatalog);
  BOOST_CHECK_THROW(table.for_each_reported([](auto...) {}), DamagedCatalog);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
