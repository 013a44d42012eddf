#include "base/archive.h"

#include <boost/test/unit_test.hpp>

#include "base/archive_file.h"
#include "base/archive_names.h"

namespace offprint {
namespace {

using test::tar;
using test::zip;
using Lines = std::vector<std::string>;

UnpackedArchive unpacked(const std::string& bytes, const Limits& limits = {}) {
  return unpack(bytes_in_memory(bytes), "a", limits);
}

Lines members(const UnpackedArchive& archive) {
  Lines lines;
  for (const auto& [path, member] : archive.members)
    lines.push_back(path + "=" + archive.content->read(member.offset, member.size));
  return lines;
}

Lines messages(const UnpackedArchive& archive) {
  Lines lines;
  for (const Diagnostic& diagnostic : archive.diagnostics) {
    BOOST_TEST(diagnostic.origin == "a");
    lines.push_back(std::string(info(diagnostic.code).id) + " " + diagnostic.message);
  }
  return lines;
}

void check(const Lines& found, const Lines& expected) {
  BOOST_TEST(found == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE(archives)

BOOST_AUTO_TEST_CASE(names_tell_what_counts_as_a_folder) {
  for (const char* name : {"a.zip", "b/A.ZIP", "a.tar", "a.tar.gz", "a.tgz", "v1.2.tar.gz"})
    BOOST_TEST(has_archive_name(name), name);
  for (const char* name : {"a.gz", "a.md.gz", "zip", ".zip", "a.zipx", "a.epub"})
    BOOST_TEST(!has_archive_name(name), name);
  BOOST_TEST(archive_of("a/b.zip/c/d.md") == "a/b.zip");
  BOOST_TEST(archive_of("a/b.zip") == "");
  BOOST_TEST(archive_of("a/b.md") == "");
}

BOOST_AUTO_TEST_CASE(archives_are_recognized_by_what_they_begin_with) {
  const auto recognized = [](std::string bytes) {
    return is_archive(*bytes_in_memory(std::move(bytes)));
  };
  BOOST_TEST(recognized(zip({{"a.md", "A"}})));
  BOOST_TEST(recognized(tar({{"a.md", "A"}})));
  BOOST_TEST(recognized(test::gzip(tar({{"a.md", "A"}}))));
  BOOST_TEST(!recognized(test::gzip("# A")));
  BOOST_TEST(!recognized("PK is no archive"));
  BOOST_TEST(!recognized(std::string(2000, '\0')));
  BOOST_TEST(!recognized(""));
}

BOOST_AUTO_TEST_CASE(every_kind_gives_the_same_files) {
  const std::vector<test::PackedFile> files = {
      {"./posts/b.md", "B"}, {"images/größe.png", "\x89PNG"}, {"posts/a.md", ""}};
  for (const std::string& bytes : {zip(files), tar(files), test::gzip(tar(files))}) {
    const UnpackedArchive archive = unpacked(bytes);
    check(members(archive), {"images/größe.png=\x89PNG", "posts/a.md=", "posts/b.md=B"});
    check(messages(archive), {});
  }
  BOOST_TEST(unpacked(tar(files)).members.at("posts/a.md").modified_ns == 1704067200'000'000'000);
}

BOOST_AUTO_TEST_CASE(paths_that_lead_elsewhere_are_left_out) {
  const std::vector<test::PackedFile> files = {
      {"../a.md", "A"}, {"/b.md", "B"}, {"x/../../c.md", "C"}, {"C:/d.md", "D"}, {"ok.md", "OK"}};
  for (const std::string& bytes : {zip(files), tar(files)}) {
    const UnpackedArchive archive = unpacked(bytes);
    check(members(archive), {"ok.md=OK"});
    check(messages(archive),
          {"archive-member-left-out `../a.md` leads out of its folder; it was left out",
           "archive-member-left-out `/b.md` has an absolute path; it was left out",
           "archive-member-left-out `x/../../c.md` leads out of its folder; it was left out",
           "archive-member-left-out `C:/d.md` has an absolute path; it was left out"});
  }
}

BOOST_AUTO_TEST_CASE(member_paths_are_bounded_and_clean) {
  const auto path = [](std::string_view name) { return safe_member_path(name, 20, 3).path; };
  const auto problem = [](std::string_view name) {
    return std::string_view(safe_member_path(name, 20, 3).problem);
  };
  BOOST_TEST(path("a//./b/") == "a/b");
  BOOST_TEST(path("a/..b/c..") == "a/..b/c..");
  BOOST_TEST(problem("a/b/c/d") == "lies too deep");
  BOOST_TEST(problem("a/b/../c") == "leads out of its folder");
  BOOST_TEST(problem("..\\a") == "leads out of its folder");
  BOOST_TEST(problem("\\\\host\\a") == "has an absolute path");
  BOOST_TEST(problem("a\nb") == "has control characters in its name");
  BOOST_TEST(problem("a long name of a file") == "has too long a path");
}

BOOST_AUTO_TEST_CASE(links_and_devices_are_left_out) {
  const UnpackedArchive archive = unpacked(tar({{"soft.md", "/etc/motd", '2'},
                                                {"hard.md", "a.md", '1'},
                                                {"device", "", '3'},
                                                {"folder/", "", '5'},
                                                {"a.md", "A"}}));
  check(members(archive), {"a.md=A"});
  check(messages(archive),
        {"archive-member-left-out `soft.md` is a link; it was left out",
         "archive-member-left-out `hard.md` is a link; it was left out",
         "archive-member-left-out `device` is no file but a device or the like; it was left out"});
}

BOOST_AUTO_TEST_CASE(of_two_members_with_one_path_the_first_stays) {
  const std::vector<test::PackedFile> files = {
      {"a", "1"}, {"a", "2"}, {"a/b", "3"}, {"c/d", "4"}, {"c", "5"}};
  const UnpackedArchive archive = unpacked(tar(files));
  check(members(archive), {"a=1", "c/d=4"});
  check(messages(archive),
        {"archive-member-left-out `a` has the path of another member; it was left out",
         "archive-member-left-out `a/b` has the path of another member; it was left out",
         "archive-member-left-out `c` has the path of another member; it was left out"});
}

BOOST_AUTO_TEST_CASE(archives_in_archives_stay_files) {
  const UnpackedArchive archive = unpacked(zip({{"inner.zip", zip({{"a.md", "A"}})}}));
  BOOST_TEST(archive.members.count("inner.zip") == 1u);
  check(messages(archive),
        {"archive-member-left-out `inner.zip` is an archive inside the archive and was not looked "
         "into; it was left out"});
}

BOOST_AUTO_TEST_CASE(encrypted_members_are_errors_and_harm_no_others) {
  const UnpackedArchive archive =
      unpacked(zip({{"secret.md", "?????????????", '0', 0x801}, {"a.md", "A"}}));
  check(members(archive), {"a.md=A"});
  check(messages(archive), {"archive-member-unreadable `secret.md` is encrypted and was not read"});
}

BOOST_AUTO_TEST_CASE(a_damaged_member_harms_no_others) {
  std::string bytes = zip({{"a.md", "First text"}, {"b.md", "Second text"}});
  bytes[bytes.find("First")] = 'W';
  const UnpackedArchive archive = unpacked(bytes);
  check(members(archive), {"b.md=Second text"});
  check(messages(archive),
        {"archive-member-unreadable `a.md` is damaged or packed in a way that is "
         "not known and was not read"});
}

BOOST_AUTO_TEST_CASE(what_comes_before_the_damage_is_kept) {
  const std::string whole = tar({{"a.md", "A"}, {"b.md", std::string(3000, 'b')}});
  const UnpackedArchive archive = unpacked(whole.substr(0, 2500));
  check(members(archive), {"a.md=A"});
  BOOST_TEST(has_error(archive.diagnostics));
  std::string packed = test::gzip(whole);
  packed[packed.size() - 6] ^= 1;  // its check sum
  const UnpackedArchive wrong = unpacked(packed);
  check(members(wrong), {"a.md=A", "b.md=" + std::string(3000, 'b')});
  check(messages(wrong), {"archive-damaged the compressed archive is damaged or cut short; what "
                          "could be read of it was taken"});
}

BOOST_AUTO_TEST_CASE(what_is_no_archive_says_so) {
  const UnpackedArchive archive = unpacked("no archive at all, whatever it is called");
  check(members(archive), {});
  check(messages(archive),
        {"archive-damaged the archive is damaged or cut short: it cannot be read"});
}

BOOST_AUTO_TEST_CASE(names_in_old_charsets_are_read) {
  const UnpackedArchive archive = unpacked(zip({{"gr\x94\xE1\x65.md", "A", '0', 0}}));
  check(members(archive), {"größe.md=A"});
}

BOOST_AUTO_TEST_CASE(numbers_and_sizes_are_limited) {
  Limits limits;
  limits.archive_members = 2;
  const std::vector<test::PackedFile> files = {{"a", "1"}, {"b", "2"}, {"c", "3"}};
  check(members(unpacked(zip(files), limits)), {"a=1", "b=2"});
  check(messages(unpacked(zip(files), limits)),
        {"archive-too-large the archive has more than 2 members; the others were not read"});
  limits = {};
  limits.archive_bytes = 2;
  check(members(unpacked(zip(files), limits)), {"a=1", "b=2"});
  check(messages(unpacked(tar(files), limits)),
        {"archive-too-large the archive unpacks to more than 0 MB; `c` and what follows was not "
         "read"});
}

BOOST_AUTO_TEST_CASE(members_that_share_their_bytes_are_no_way_around_the_limits) {
  Limits limits;
  limits.archive_ratio = 0;
  const std::string large(std::size_t{33} << 20, 'x');
  const std::vector<test::PackedFile> files = {{"a", "1"}, {"b", large}, {"c", large}, {"d", "2"}};
  const UnpackedArchive archive = unpacked(zip(files), limits);
  BOOST_TEST(archive.members.size() == 2U);
  check(messages(archive), {"archive-too-large the archive unpacks to more than 64 MB, far more "
                            "than its size allows; `c` and what follows was not read"});
}

BOOST_AUTO_TEST_CASE(long_names_are_cut_in_messages) {
  std::string name = "../";
  for (int i = 0; i < 30'000; ++i) name += "ß";
  const std::string shown = name.substr(0, 3 + 2 * 197);
  check(messages(unpacked(zip({{name, "A"}}))),
        {"archive-member-left-out `" + shown + "…` has too long a path; it was left out"});
}

BOOST_AUTO_TEST_CASE(a_compressed_bomb_ends_where_it_bursts) {
  // A tar header followed by far more zero bytes than the file's size allows.
  const std::string head = tar({{"a.md", "A"}}).substr(0, 1024);
  const std::string bomb = tar({{"bomb.md", ""}}).substr(0, 512);
  std::string sized = bomb;
  sized.replace(124, 11, test::octal(std::uint64_t{1} << 30, 11));
  sized.replace(148, 8, "        ");
  std::uint64_t sum = 0;
  for (const char c : sized) sum += static_cast<unsigned char>(c);
  sized.replace(148, 7, test::octal(sum, 6) + '\0');
  const UnpackedArchive archive = unpacked(test::gzip(head + sized) + test::gzip_bomb(4000));
  check(members(archive), {"a.md=A"});
  BOOST_TEST(has_error(archive.diagnostics));
}

BOOST_AUTO_TEST_CASE(every_loss_has_its_code) {
  const auto first_code = [](const UnpackedArchive& archive) {
    BOOST_REQUIRE(!archive.diagnostics.empty());
    return archive.diagnostics.front().code;
  };
  Limits one;
  one.archive_members = 1;
  BOOST_CHECK(first_code(unpacked(tar({{"../a", "A"}}))) == Code::archive_member_left_out);
  BOOST_CHECK(first_code(unpacked(zip({{"a", "????????????", '0', 0x801}}))) ==
              Code::archive_member_unreadable);
  BOOST_CHECK(first_code(unpacked(zip({{"a", ""}, {"b", ""}}), one)) == Code::archive_too_large);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
