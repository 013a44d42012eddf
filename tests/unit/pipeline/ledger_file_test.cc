#include "pipeline/ledger_file.h"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "pipeline/project_folder.h"

namespace offprint {
namespace {

using namespace test;

// Long enough that it is compared and copied in several pieces.
constexpr unsigned many = 3000;

Ledger ledger_of(unsigned articles, unsigned changed = many) {
  Ledger ledger;
  for (unsigned i = 0; i < articles; ++i) {
    LedgerArticle article;
    article.id = fmt::format("urn:uuid:{:08}", i);
    article.origin = fmt::format("essays/{}.md", i);
    article.fingerprint = i == changed ? 1 : 0;
    ledger.put(article);
  }
  return ledger;
}

struct LedgerFile {
  LedgerFile() {
    configuration.keeps_ledger = true;
    configuration.ledger_path = path;
  }
  bool write(const Ledger& ledger) const { return write_ledger(configuration, ledger); }
  std::string text() const { return real_file_system().read(path); }
  std::uint64_t inode() const { return real_file_system().stat(path)->inode; }

  Folder folder;
  std::string path = folder.path + "/offprint.ids";
  Configuration configuration;
};

BOOST_AUTO_TEST_SUITE(ledger_file)

BOOST_AUTO_TEST_CASE(a_file_that_says_the_same_is_left_alone) {
  const LedgerFile file;
  BOOST_TEST(file.write(ledger_of(many)));
  const std::uint64_t inode = file.inode();
  BOOST_TEST(!file.write(ledger_of(many)));
  BOOST_TEST(file.inode() == inode);
}

BOOST_AUTO_TEST_CASE(whatever_has_changed_the_file_is_what_the_ledger_says) {
  const LedgerFile file;
  for (const Ledger& ledger : {ledger_of(many), ledger_of(many, 0), ledger_of(many, many / 2),
                               ledger_of(many, many - 1), ledger_of(1), ledger_of(many)}) {
    BOOST_TEST(file.write(ledger));
    BOOST_TEST(file.text() == ledger.to_text());
  }
}

BOOST_AUTO_TEST_CASE(an_empty_ledger_is_no_file) {
  const LedgerFile file;
  BOOST_TEST(!file.write(Ledger()));
  BOOST_TEST(!std::filesystem::exists(file.path));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
