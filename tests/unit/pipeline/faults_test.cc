// What a fault costs: one of the system the build, one of a library the document.
#include <boost/test/unit_test.hpp>
#include <functional>
#include <map>
#include <new>
#include <stdexcept>
#include <string>

#include "base/error.h"
#include "pipeline/build.h"
#include "pipeline/faulty_file_system.h"
#include "pipeline/project_folder.h"

namespace offprint {
namespace {

using namespace test;

using Outputs = std::map<std::string, std::string>;

class FaultyProject {
 public:
  FaultyProject() {
    configuration_ = test::configuration(folder_);
    configuration_.content_hash = configuration_.outputs_hash = 1;
    for (const std::string name : {"fog", "kelp", "salt"}) put(name, "Text of " + name);
    folder_.put("in/page.html", "<!DOCTYPE html><title>Page</title><p>Text of a page.</p>");
    folder_.put("in/pan.png", "no picture");
  }

  void put(const std::string& name, const std::string& text) const {
    folder_.put("in/" + name + ".md",
                "---\ntitle: " + name + "\n---\n\n" + text + ".\n\n![A pan](pan.png)\n");
  }

  void put_feed() const {
    folder_.put("in/radio.rss",
                "<rss version=\"2.0\"><channel><title>Radio</title><item><title>Night</title>"
                "<guid>night</guid><description>Text.</description></item></channel></rss>");
  }

  BuildResult build(const std::function<void(const std::string&)>& before) const {
    const FaultyFileSystem files(before);
    const SourceList sources = find_sources(files, configuration_.root, {}, {});
    BuildOptions options;
    options.files = &files;
    return offprint::build(configuration_, sources, options, true);
  }
  BuildResult build() const {
    return build([](const std::string&) {});
  }

  Outputs outputs() const {
    Outputs found;
    for (const std::string name : {"book.epub", "feed.json", "feed.xml", "offprint.ids"})
      if (folder_.has("out/" + name)) found[name] = folder_.get("out/" + name);
    return found;
  }

 private:
  Folder folder_;
  Configuration configuration_;
};

// The system refuses one call.
struct Refusal {
  int call = 0;  // from 0
  int calls = 0;

  bool was_met() const { return calls > call; }
  void operator()(const std::string& path) {
    if (calls++ == call)
      throw Error(Error::Kind::environment, "cannot read " + path + ": Input/output error");
  }
};

// Builds with ever later refusals, until there is none: each output stays as it was or is as it is
// `to_be`. Returns how many there were.
int refuse_every_call(const FaultyProject& project, const Outputs& to_be) {
  const Outputs before = project.outputs();
  for (int call = 0;; ++call) {
    Refusal refusal{call};
    try {
      project.build(std::ref(refusal));
      BOOST_TEST(!refusal.was_met(), "call " << call << " is refused in vain");
      return call;
    } catch (const Error& error) {
      BOOST_TEST(refusal.was_met(), error.what());
      for (const auto& [name, bytes] : project.outputs()) {
        const auto old = before.find(name);
        const bool is_old = old != before.end() && bytes == old->second;
        BOOST_TEST((is_old || bytes == to_be.at(name)), name << error.what());
      }
    }
  }
}

// A library gives up when it comes to a file, once.
template <typename Exception>
std::function<void(const std::string&)> giving_up_at(const std::string& name, Exception exception) {
  return [=, has_given_up = false](const std::string& path) mutable {
    if (has_given_up || !path.ends_with(name)) return;
    has_given_up = true;
    throw exception;
  };
}

std::string errors_of(const BuildResult& result) {
  std::string errors;
  for (const Diagnostic& diagnostic : result.log.sorted())
    if (info(diagnostic.code).severity == Severity::error) errors += to_text(diagnostic) + '\n';
  return errors;
}

BOOST_AUTO_TEST_SUITE(faults)

BOOST_AUTO_TEST_CASE(any_call_that_is_refused_leaves_outputs_as_they_were) {
  const FaultyProject refused, spared;
  for (const std::string text : {"Salt comes from the sea", "Salt comes from the sun"}) {
    refused.put("salt", text);
    spared.put("salt", text);
    spared.build();
    BOOST_TEST(refuse_every_call(refused, spared.outputs()) > 20);
    BOOST_TEST((refused.outputs() == spared.outputs()));
  }
}

BOOST_AUTO_TEST_CASE(a_document_that_takes_too_much_memory_costs_itself_until_the_next_build) {
  const FaultyProject failed, spared;
  const BuildResult result = failed.build(giving_up_at("kelp.md", std::bad_alloc()));
  BOOST_TEST(errors_of(result) ==
             "kelp.md: error: reading this failed: there is not enough memory; the next build "
             "tries again; divide it, or leave it out, if that fails, too [document-failed]\n");
  BOOST_TEST(result.rejected == 1U);
  BOOST_TEST(result.exported == 3U);
  BOOST_TEST(failed.build().exported == 4U);
  spared.build();
  BOOST_TEST((failed.outputs() == spared.outputs()));
}

BOOST_AUTO_TEST_CASE(a_feed_that_a_library_gives_up_on_when_it_is_opened_costs_itself) {
  // It is looked at several times before it is opened to be read.
  BuildResult result;
  for (int time = 1; time <= 20 && errors_of(result).empty(); ++time) {
    const FaultyProject project;
    project.put_feed();
    int calls = 0;
    try {
      result = project.build([&](const std::string& path) {
        if (path.ends_with("radio.rss") && ++calls > time) throw std::runtime_error("no more");
      });
    } catch (const std::runtime_error&) {
      continue;  // not in reading it
    }
  }
  BOOST_TEST(errors_of(result) ==
             "radio.rss: error: reading this failed: no more; the next build tries again; divide "
             "it, or leave it out, if that fails, too [document-failed]\n");
  BOOST_TEST(result.exported == 4U);
}

BOOST_AUTO_TEST_CASE(what_a_library_throws_while_a_document_is_normalized_costs_that_document) {
  const FaultyProject failed, spared;
  const BuildResult result =
      failed.build(giving_up_at("pan.png", std::runtime_error("too many pans")));
  BOOST_TEST(errors_of(result) ==
             "fog.md: error: reading this failed: too many pans; the next build tries again; "
             "divide it, or leave it out, if that fails, too [document-failed]\n");
  BOOST_TEST(failed.build().exported == 4U);
  spared.build();
  BOOST_TEST((failed.outputs() == spared.outputs()));
}

BOOST_AUTO_TEST_CASE(what_a_library_throws_while_an_article_is_rendered_costs_that_article) {
  // Pictures are looked at while articles are normalized, and again while they are rendered.
  const FaultyProject spared;
  spared.build();
  std::string errors;
  for (int time = 0; time <= 40 && errors.find("rendering") == std::string::npos; ++time) {
    const FaultyProject failed;
    int calls = 0;
    BuildResult result;
    try {
      result = failed.build([&](const std::string& path) {
        if (path.ends_with("pan.png") && calls++ == time) throw std::runtime_error("too many pans");
      });
    } catch (const std::runtime_error&) {
      continue;  // when the book is put together, which is no article's fault
    }
    errors = errors_of(result);
    BOOST_TEST(result.rejected == 1U);
    BOOST_TEST(result.exported == 3U);
    BOOST_TEST(failed.build().exported == 4U);
    BOOST_TEST((failed.outputs() == spared.outputs()));
  }
  BOOST_TEST(errors ==
             "fog.md: error: rendering this failed: too many pans; the next build tries again; "
             "divide it, or leave it out, if that fails, too [document-failed]\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
