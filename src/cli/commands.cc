#include "cli/command.h"

namespace offprint {
namespace {

constexpr std::string_view build_examples =
    "  offprint build                             the configuration in this folder\n"
    "  offprint build magazine/offprint.yaml      the same from anywhere\n"
    "  offprint build articles/ --site https://magazine.example\n"
    "                                             no configuration: out/articles.epub, "
    "out/feed.json, out/feed.xml\n"
    "  offprint build wordpress.xml               the same of all posts of a WordPress export\n"
    "  offprint build site.tar.gz                 the same of what an archive holds\n"
    "  offprint build --fetch-remote              with the pictures that articles show from the "
    "web\n";

constexpr std::string_view check_examples =
    "  offprint check                             the configuration in this folder\n"
    "  offprint check --fail-on loss              for continuous integration: nothing may be "
    "lost\n";

constexpr std::string_view notify_examples =
    "  offprint notify                            the feeds that changed since the hubs were "
    "told last\n"
    "  offprint notify --dry-run                  say what would be announced, and send "
    "nothing\n"
    "  offprint notify magazine/offprint.yaml --all\n"
    "                                             every feed, changed or not\n";

constexpr std::string_view preflight_examples =
    "  offprint preflight feed.xml                RSS, Atom or JSON Feed, by its specification\n"
    "  offprint preflight out/*.xml --profile msn --profile flipboard\n"
    "                                             by the rules of these partners\n"
    "  offprint preflight                         the partners that are known\n";

constexpr std::string_view search_examples =
    "  offprint search lighthouse keeper          articles that have both words, the best first\n"
    "  offprint search '\"lighthouse keeper\" -storm'\n"
    "                                             the words in a row, and no storm\n"
    "  offprint search 'light* author:lee tag:sea'\n"
    "                                             words that begin so, by an author, under a tag\n"
    "  offprint search language:de after:2023-05 before:2024\n"
    "                                             published in that time, the latest first\n"
    "  offprint search 灯台 --format json | jq .articles\n"
    "  offprint search tides --project magazine/offprint.yaml\n";

constexpr std::string_view show_examples =
    "  offprint show essay.md --explain           every field, where it came from and how sure "
    "that is\n"
    "  offprint show essay.md --format json | jq .tags\n"
    "  offprint show - --from capture < copied    the text of a page, as it was copied\n"
    "  offprint show feed.xml --format draft      what was read, before anything is decided\n";

constexpr std::string_view tags_examples =
    "  offprint tags                              counts, labels, what was merged and may be\n"
    "  offprint tags --format yaml > tags.yaml    a vocabulary to edit, for `vocabularies:`\n"
    "  offprint tags --accept Socialmedia         take the label that is proposed for it\n"
    "  offprint tags import thesaurus.rdf > subjects.yaml\n"
    "                                             SKOS in RDF/XML as a vocabulary\n";

constexpr std::string_view watch_examples =
    "  offprint watch                             build, and build again whenever something "
    "changes\n"
    "  offprint watch magazine/offprint.yaml --drafts\n"
    "                                             the same with articles that are not finished\n"
    "  offprint watch articles/ --site https://magazine.example\n"
    "                                             no configuration: the outputs of `build`\n"
    "Ctrl-C ends it, and gives a build up that is running; a second one ends it at once.\n";

const std::vector<OptionGroup> build_groups = {
    OptionGroup::common, OptionGroup::articles, OptionGroup::outputs, OptionGroup::earlier,
    OptionGroup::books,  OptionGroup::fetch,    OptionGroup::measures};

}  // namespace

const std::vector<Command>& commands() {
  static const std::vector<Command> table = {
      {"build", "[offprint.yaml | FOLDER | ARCHIVE | EXPORT | FEED]",
       "Make every output that the configuration names, or a book and both feeds of what is there",
       build_examples, build_groups, run_build},
      {"convert",
       "FILE… -o NAME.epub|.json|.xml",
       "Make one book or feed of a few articles",
       "  offprint convert essay.md -o essay.epub\n"
       "  offprint convert a.md b.md -o feed.xml --site https://magazine.example\n"
       "  cat essay.md | offprint convert - -o essay.epub\n"
       "  offprint convert saved-page.html capture.txt -o two.epub\n",
       {OptionGroup::common, OptionGroup::articles, OptionGroup::files, OptionGroup::books,
        OptionGroup::convert, OptionGroup::measures},
       run_convert},
      {"check",
       "[offprint.yaml | FOLDER | FILE…]",
       "Read, decide and report, and write nothing",
       check_examples,
       {OptionGroup::common, OptionGroup::articles, OptionGroup::files, OptionGroup::books,
        OptionGroup::measures},
       run_check},
      {"notify",
       "[offprint.yaml | FOLDER]",
       "Tell the WebSub hubs of the last build's feeds which of them have changed",
       notify_examples,
       {OptionGroup::common, OptionGroup::outputs, OptionGroup::notify},
       run_notify},
      {"preflight",
       "FEED… [--profile NAME]…",
       "Check feeds, whoever made them, by their formats' rules or a partner's",
       preflight_examples,
       {OptionGroup::common, OptionGroup::preflight},
       run_preflight},
      {"search",
       "WORDS… [--project offprint.yaml|FOLDER|…]",
       "Find articles of the last build by their words",
       search_examples,
       {OptionGroup::common, OptionGroup::outputs, OptionGroup::search},
       run_search},
      {"show",
       "FILE",
       "Print the record that offprint makes of an article",
       show_examples,
       {OptionGroup::common, OptionGroup::articles, OptionGroup::files, OptionGroup::show},
       run_show},
      {"tags",
       "[offprint.yaml | FOLDER | ARCHIVE | EXPORT | FEED] or tags import FILE",
       "Print what the archive's tags are, or make a vocabulary file of a thesaurus",
       tags_examples,
       {OptionGroup::common, OptionGroup::articles, OptionGroup::tags},
       run_tags},
      {"watch", "[offprint.yaml | FOLDER | ARCHIVE | EXPORT | FEED]",
       "Build, and build again whenever something changes", watch_examples, build_groups,
       run_watch},
  };
  return table;
}

}  // namespace offprint
