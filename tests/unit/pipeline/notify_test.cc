#include "pipeline/notify.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>

#include "base/error.h"
#include "pipeline/fetch_hosts.h"
#include "pipeline/project_folder.h"

namespace offprint {
namespace {

using namespace test;

const std::string hub = "https://hub.example/";

// Hubs, as far as there are any; they take everything unless they have another status.
class FakeHubs final : public Fetcher {
 public:
  std::map<std::string, long> statuses;  // 0 = does not answer
  std::vector<FetchRequest> asked;
  std::vector<std::string> hosts;

  void fetch(const FetchSpec& spec, const std::function<std::optional<FetchRequest>()>& next,
             const std::function<void(FetchAnswer)>& done) override {
    hosts = spec.hosts;
    while (auto request = next()) {
      asked.push_back(*request);
      const auto known = statuses.find(request->url);
      FetchAnswer answer;
      answer.number = request->number;
      answer.status = known == statuses.end() ? 204 : known->second;
      if (answer.status / 100 == 2)
        answer.end = FetchAnswer::End::fetched;
      else
        answer.problem = answer.status ? "the server answered " + std::to_string(answer.status)
                                       : "hub.example:443 does not answer";
      done(answer);
    }
  }

  // The topics that were announced since the last call, to whomever, in alphabetical order.
  std::vector<std::string> pings() {
    std::vector<std::string> topics;
    for (const FetchRequest& request : asked) {
      const std::string begin = "hub.mode=publish&hub.url=https%3A//test.example/";
      BOOST_TEST(request.form.starts_with(begin));
      topics.push_back(
          request.form.substr(begin.size(), request.form.find('&', begin.size()) - begin.size()));
    }
    asked.clear();
    std::sort(topics.begin(), topics.end());
    return topics;
  }
};

// Two articles, a feed of each tag and one of all.
struct Project {
  Folder folder;
  FakeHubs hubs;
  Configuration settings = configuration(folder);

  Project() {
    settings.outputs = {output("rss", "{tag}.xml"), output("jsonfeed", "all.json"),
                        output("rss", "quiet.xml")};
    settings.outputs[0].feed.hubs = settings.outputs[1].feed.hubs = {hub};
    write("pans", "salt", "The pans fill.");
    write("boats", "boats", "The boats wait.");
  }

  void write(const std::string& name, const std::string& tag, const std::string& text) {
    folder.put("in/" + name + ".md", "---\ntitle: " + name + "\ndate: 2024-03-12\ntags: " + tag +
                                         "\n---\n\n" + text + "\n");
  }

  NotifyResult tell(bool all = false, bool dry = false) {
    return notify(settings, {all, dry ? nullptr : &hubs, Severity::info});
  }
};

using Names = std::vector<std::string>;

std::string messages(const NotifyResult& result) {
  std::string all;
  for (const Diagnostic& diagnostic : result.log.sorted()) all += to_text(diagnostic) + "\n";
  return all;
}

BOOST_AUTO_TEST_SUITE(notify_run)

BOOST_AUTO_TEST_CASE(only_feeds_that_changed_are_announced) {
  Project project;
  run(project.settings);
  NotifyResult first = project.tell();
  BOOST_TEST(project.hubs.asked.front().form ==
             "hub.mode=publish&hub.url=https%3A//test.example/boats.xml"
             "&hub.topic=https%3A//test.example/boats.xml");
  BOOST_TEST(project.hubs.pings() == (Names{"all.json", "boats.xml", "salt.xml"}));
  BOOST_TEST(
      (first.announced == std::vector<Announcement>{{"https://test.example/boats.xml", hub},
                                                    {"https://test.example/salt.xml", hub},
                                                    {"https://test.example/all.json", hub}}));
  BOOST_TEST(messages(first).empty());

  BOOST_TEST(project.tell().unchanged == 3U);
  run(project.settings);
  BOOST_TEST(project.tell().announced.empty());
  BOOST_TEST(project.hubs.pings().empty());

  project.write("pans", "salt", "The pans fill with the spring tide.");
  run(project.settings);
  BOOST_TEST(project.tell().unchanged == 1U);
  BOOST_TEST(project.hubs.pings() == (Names{"all.json", "salt.xml"}));
}

BOOST_AUTO_TEST_CASE(all_announces_every_feed) {
  Project project;
  run(project.settings);
  project.tell();
  project.hubs.pings();
  BOOST_TEST(project.tell(true).announced.size() == 3U);
  BOOST_TEST(project.hubs.pings().size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_dry_run_sends_and_notes_nothing) {
  Project project;
  run(project.settings);
  const NotifyResult dry = project.tell(false, true);
  BOOST_TEST(project.hubs.asked.empty());
  BOOST_TEST(!project.folder.has("out/.offprint/told"));
  BOOST_TEST((project.tell().announced == dry.announced));
  BOOST_TEST(project.tell(false, true).announced.empty());
}

BOOST_AUTO_TEST_CASE(a_hub_that_fails_is_told_the_next_time) {
  Project project;
  const std::string other = "https://other.example/hub";
  project.settings.outputs[1].feed.hubs = {hub, other};
  run(project.settings);
  project.hubs.statuses[hub] = 500;
  const NotifyResult first = project.tell();
  BOOST_TEST(first.log.count(Severity::error) == 3U);
  BOOST_TEST(messages(first).find("error: https://hub.example/ was not told of "
                                  "https://test.example/salt.xml: the server answered 500 "
                                  "[hub-not-told]\n") != std::string::npos);
  BOOST_TEST(
      (first.announced == std::vector<Announcement>{{"https://test.example/all.json", other}}));
  project.hubs.pings();
  project.hubs.statuses.clear();
  BOOST_TEST(project.tell().announced.size() == 3U);
  for (const FetchRequest& request : project.hubs.asked) BOOST_TEST(request.url == hub);
  BOOST_TEST(project.tell().announced.empty());
}

BOOST_AUTO_TEST_CASE(a_feed_that_changed_back_since_a_failure_is_not_announced) {
  Project project;
  run(project.settings);
  project.tell();
  project.write("pans", "salt", "The pans are dry.");
  run(project.settings);
  project.hubs.statuses[hub] = 503;
  BOOST_TEST(project.tell().announced.empty());
  project.write("pans", "salt", "The pans fill.");
  run(project.settings);
  project.hubs.statuses.clear();
  project.hubs.pings();
  BOOST_TEST(project.tell().unchanged == 3U);
  BOOST_TEST(project.hubs.pings().empty());
}

BOOST_AUTO_TEST_CASE(a_hub_that_never_answers_is_given_up) {
  Project project;
  for (int i = 0; i < 40; ++i)
    project.write("a" + std::to_string(i), "tag" + std::to_string(i), "The tide.");
  run(project.settings);
  project.hubs.statuses[hub] = 0;
  const NotifyResult silent = project.tell();
  const std::size_t asked = project.hubs.pings().size();
  BOOST_TEST(asked == 4U);
  BOOST_TEST(messages(silent).find("was not told of 39 more feeds: it has not answered 4 times in "
                                   "a row") != std::string::npos);
  project.hubs.statuses[hub] = 410;
  BOOST_TEST(project.tell().log.count(Severity::error) == 43U);
  BOOST_TEST(project.hubs.pings().size() == 43U);
  project.hubs.statuses.clear();
  BOOST_TEST(project.tell().announced.size() == 43U);
  BOOST_TEST(project.tell().announced.empty());
}

BOOST_AUTO_TEST_CASE(a_feed_that_is_not_as_built_is_reported_and_not_announced) {
  Project project;
  run(project.settings);
  project.folder.put("out/salt.xml", "<rss/>");
  std::filesystem::remove(project.folder.path + "/out/all.json");
  const NotifyResult result = project.tell(true);
  BOOST_TEST(project.hubs.pings() == Names{"boats.xml"});
  BOOST_TEST(result.log.counts().at(Code::feed_not_as_built) == 2U);
  BOOST_TEST(messages(result).find("/out/all.json is not there, and was not announced") !=
             std::string::npos);
  BOOST_TEST(messages(result).find("/out/salt.xml is not what the last build has written") !=
             std::string::npos);
  run(project.settings);
  project.tell();
  BOOST_TEST(project.hubs.pings() == (Names{"all.json", "salt.xml"}));
}

BOOST_AUTO_TEST_CASE(hubs_may_be_private_and_nobody_else) {
  Project project;
  project.settings.outputs[0].feed.hubs = {"http://127.0.0.1:8080/hub", "http://[::1]/hub",
                                           "https://hub.example/"};
  run(project.settings);
  project.tell();
  const HostRules rules(project.hubs.hosts);
  BOOST_TEST((rules.trust("127.0.0.1", 8080) == HostTrust::named));
  BOOST_TEST((rules.trust("127.0.0.1", 80) == HostTrust::public_only));
  BOOST_TEST((rules.trust("[::1]", 80) == HostTrust::named));
  BOOST_TEST((rules.trust("hub.example", 443) == HostTrust::named));
  BOOST_TEST((rules.trust("elsewhere.example", 443) == HostTrust::public_only));
}

BOOST_AUTO_TEST_CASE(two_feeds_at_one_address_are_announced_together) {
  Project project;
  project.settings.outputs = {output("rss", "a/feed.xml"), output("rss", "b/feed.xml")};
  project.settings.outputs[0].edition.tags = {"salt"};
  project.settings.outputs[1].edition.tags = {"boats"};
  for (OutputSpec& output : project.settings.outputs) output.feed.hubs = {hub};
  run(project.settings);
  project.tell();
  BOOST_TEST(project.hubs.pings() == Names{"feed.xml"});
  BOOST_TEST(project.tell().announced.empty());
  project.write("boats", "boats", "The boats are out.");
  run(project.settings);
  project.tell();
  BOOST_TEST(project.hubs.pings() == Names{"feed.xml"});
}

BOOST_AUTO_TEST_CASE(without_a_build_or_a_hub_there_is_nothing_to_tell) {
  Project project;
  BOOST_CHECK_EXCEPTION(project.tell(), Error,
                        [](const Error& error) { return error.kind() == Error::Kind::usage; });
  for (OutputSpec& output : project.settings.outputs) output.feed.hubs.clear();
  run(project.settings);
  const NotifyResult result = project.tell();
  BOOST_TEST(result.log.counts().at(Code::feed_hubs_missing) == 1U);
  BOOST_TEST(result.log.count(Severity::error) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
