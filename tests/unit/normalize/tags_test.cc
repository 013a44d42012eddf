#include <algorithm>

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>
#include <set>

#include "normalize/fixture.h"

using namespace offprint;
using test::messages;
using test::normalized;
using test::Source;

namespace {

std::string tags(const Article& article) {
  std::string text;
  for (const RawTag& tag : article.tags) text += tag.raw + "=" + tag.key + "|";
  return text;
}

std::string tags(std::string_view yaml) {
  return tags(normalized(Source().with(FieldName::tags, yaml)));
}

// What the article offers for its labels.
std::string spellings(const Article& article) {
  std::string text;
  for (const RawTag& tag : article.tags)
    for (const TagSpelling& spelling : tag.spellings)
      text += spelling.spelling + (spelling.basis == TagBasis::guess ? " ~" : " ") +
              std::to_string(spelling.count) + "|";
  return text;
}

Article normalized_list(Value list) {
  Draft draft;
  draft.origin = "notes/salt.md";
  Field field;
  field.name = FieldName::tags;
  field.key = "tags";
  field.value = std::move(list);
  draft.fields.push_back(std::move(field));
  return normalize({}, std::move(draft));
}

bool explained(const Article& article, std::string_view rule) {
  return std::any_of(article.provenance.begin(), article.provenance.end(),
                     [&](const Provenance& why) { return why.rule == rule; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tags_of_articles)

BOOST_AUTO_TEST_CASE(tags_come_as_lists_and_strings) {
  BOOST_TEST(tags("[Mental  health, sea]") == "Mental health=mentalhealth|sea=sea|");
  BOOST_TEST(tags("salt, sea; Field notes") == "salt=salt|sea=sea|Field notes=fieldnotes|");
  BOOST_TEST(tags("'#salt #sea'") == "salt=salt|sea=sea|");
  BOOST_TEST(tags("['salt, sea']") == "salt=salt|sea=sea|");
  BOOST_TEST(tags("['Paris, France', sea]") == "Paris, France=parisfrance|sea=sea|");
  BOOST_TEST(tags("[{name: Salt, slug: s}, 2024]") == "Salt=salt|2024=2024|");
}

BOOST_AUTO_TEST_CASE(spellings_of_one_tag_are_one) {
  BOOST_TEST(tags("[field-notes, Field Notes, '#fieldnotes', FIELD_NOTES, '']") ==
             "field-notes=fieldnotes|");
  BOOST_TEST(tags("[Cafe\u0301, café]") == "Café=café|");
}

BOOST_AUTO_TEST_CASE(signs_that_tell_tags_apart_stay) {
  BOOST_TEST(tags("[C, C#, C++, F#]") == "C=c|C#=c#|C++=c++|F#=f#|");
  BOOST_TEST(tags("['#1', '🎉', 'Q&amp;A', .NET]") == "#1=1|🎉=🎉|Q&A=qa|.NET=.net|");
}

BOOST_AUTO_TEST_CASE(tags_know_their_places) {
  const Article article = normalized(Source().with(FieldName::tags, "[salt, sea]"));
  BOOST_REQUIRE(article.tags.size() == 2u);
  BOOST_TEST(article.tags[1].position.line == 2u);
  BOOST_TEST(article.tags[1].position.column == 8u);
  BOOST_TEST(test::reason(article, "tags") == "front-matter key `tags`, 100 %");
}

BOOST_AUTO_TEST_CASE(all_fields_and_further_categories_count) {
  const Article article =
      normalized(Source()
                     .with(FieldName::tags, "[salt]", "tags")
                     .with(FieldName::tags, "sea, salt", "keywords")
                     .with(FieldName::section, "[Essays, Coast]", "categories"));
  BOOST_TEST(tags(article) == "salt=salt|sea=sea|Coast=coast|");
  BOOST_TEST(article.section == "Essays");
}

BOOST_AUTO_TEST_CASE(a_tag_that_is_no_text_is_reported) {
  const Article article = normalized(Source().with(FieldName::tags, "[salt, [sea]]"));
  BOOST_TEST(tags(article) == "salt=salt|");
  BOOST_TEST(messages(article, Code::field_type) ==
             "notes/salt.md:2:8: warning: `tags` should be a list of tags; this is ignored "
             "[field-type]\n");
}

BOOST_AUTO_TEST_CASE(run_together_hashtags_part) {
  BOOST_TEST(tags("'#salt#sea#fieldnotes'") == "salt=salt|sea=sea|fieldnotes=fieldnotes|");
  BOOST_TEST(tags("'#salt #sea#C# #C#'") == "salt=salt|sea=sea|C#=c#|");
  BOOST_TEST(tags("['#salt#sea', '#1', C#]") == "salt=salt|sea=sea|#1=1|C#=c#|");
  BOOST_TEST(tags("'#salt#sea, #sand'") == "salt=salt|sea=sea|sand=sand|");
}

BOOST_AUTO_TEST_CASE(the_text_tells_how_tags_are_written) {
  const Article article =
      normalized(Source()
                     .with(FieldName::tags, "'#ptsd#saltworks#saltfair#well#it#wellbeing'")
                     .with(FieldName::language, "en")
                     .body("Salt works need salt; the salt works of old with PTSD fed many. The "
                           "Salt Fair is for well-being, and it is well. See #saltworks.\n"));
  BOOST_TEST(spellings(article) == "PTSD 1|salt works 2|Salt Fair 1|well 1|it 1|well-being 1|");
  BOOST_TEST(explained(article, "`saltworks` is `salt works`, in the text (2 times)"));
}

BOOST_AUTO_TEST_CASE(names_in_a_tag_get_their_capitals) {
  BOOST_TEST(spellings(normalized(Source()
                                      .with(FieldName::tags, "[ai and tregellis, salt of the sea]")
                                      .with(FieldName::language, "en")
                                      .body("We met Tregellis with an AI by the sea.\n"))) ==
             "AI and Tregellis ~90|salt of the sea ~60|");
}

BOOST_AUTO_TEST_CASE(hostile_lists_and_texts_take_no_time) {
  std::string list, body;
  for (int i = 0; i < 300; ++i) list += "#" + std::string(60, 'a') + std::to_string(i);
  for (int i = 0; i < 20000; ++i)
    body += std::string(static_cast<std::size_t>(i % 24 + 1), 'a') + " ";
  const Article article = normalized(
      Source().with(FieldName::tags, "'" + list + "'").with(FieldName::language, "en").body(body));
  BOOST_TEST(article.tags.size() == 250u);
  BOOST_TEST(messages(article, Code::tag_left_out).find("is one more than 250") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_genitive_is_no_plural) {
  BOOST_TEST(spellings(normalized(Source()
                                      .with(FieldName::tags, "[artists, womenshealth]")
                                      .with(FieldName::language, "en")
                                      .body("By the artist’s hand for women’s health.\n"))) ==
             "women’s health 1|");
}

BOOST_AUTO_TEST_CASE(without_a_text_the_words_tell) {
  BOOST_TEST(spellings(normalized(Source()
                                      .with(FieldName::tags, "'#mentalhealth#iphone15#Tregellis'")
                                      .with(FieldName::language, "en"))) ==
             "mental health ~99|iPhone 15 ~96|");
  BOOST_TEST(spellings(normalized(Source()
                                      .with(FieldName::tags, "'#MENTALHEALTH#SALT#NASA'")
                                      .with(FieldName::language, "en"))) ==
             "mental health ~99|salt ~60|NASA ~95|");
}

BOOST_AUTO_TEST_CASE(capitals_that_were_written_stay) {
  const Article article =
      normalized(Source()
                     .with(FieldName::tags, "[JavaScript, IT, OpenTide, Salt road]")
                     .with(FieldName::language, "en")
                     .body("As it is: javascript is it, on a salt road.\n"));
  BOOST_TEST(spellings(article) == "JavaScript ~95|IT ~80|OpenTide ~80|salt road 1|");
}

BOOST_AUTO_TEST_CASE(the_vocabulary_knows_before_words_are_taken_apart) {
  Vocabulary vocabulary;
  vocabulary.add({.id = "salt-works",
                  .labels = {{"en", "Saltworks of old"}},
                  .alternatives = {{"Salt-works"}},
                  .merges = false});
  Rules rules;
  rules.vocabulary = &vocabulary;
  BOOST_TEST(spellings(normalized(
                 Source().with(FieldName::tags, "'#saltworks#sea'").with(FieldName::language, "en"),
                 rules)) == "Salt-works ~95|");
}

BOOST_AUTO_TEST_CASE(in_posts_of_jekyll_blanks_separate) {
  const auto made = [](const std::string& origin, std::string_view yaml, std::string key) {
    const Article article = normalized(Source(origin).with(FieldName::tags, yaml, std::move(key)));
    std::string text;
    for (const RawTag& tag : article.tags) text += tag.raw + "|";
    return text;
  };
  const std::string post = "blog/_posts/2014-03-12-salt.md";
  BOOST_TEST(made(post, "salt sea", "tags") == "salt|sea|");
  BOOST_TEST(made(post, "salt sea", "tag") == "salt sea|");
  BOOST_TEST(made(post, "salt sea, dunes", "tags") == "salt sea|dunes|");
  BOOST_TEST(made(post, "[salt sea]", "tags") == "salt sea|");
  BOOST_TEST(made("blog/_posts/salt.md", "salt sea", "tags") == "salt sea|");
  BOOST_TEST(made("source/_posts/2014-03-12-salt.md", "salt sea", "tags") == "salt sea|");
  const Article article =
      normalized(Source(post).with(FieldName::section, "news salt", "categories"));
  BOOST_TEST(article.section == "news");
  BOOST_TEST(tags(article) == "salt=salt|");
}

BOOST_AUTO_TEST_CASE(a_tag_may_state_its_codes) {
  const Article article = normalized(Source().with(
      FieldName::tags,
      "[{name: 'Salt, sea', codes: {medtop: 20000649, Thema: [VFJ, no term]}}, Tides]"));
  BOOST_REQUIRE(article.tags.size() == 2u);
  BOOST_TEST(article.tags[0].raw == "Salt, sea");
  BOOST_TEST((article.tags[0].codes ==
              std::vector<SubjectCode>{{"MEDTOP", "20000649"}, {"Thema", "VFJ"}}));
  BOOST_TEST(article.tags[1].codes.empty());
  BOOST_TEST(messages(article, Code::field_type)
                 .find("`tags` should be tags with terms of known schemes as codes") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_says_nothing_is_left_out_and_reported) {
  const Article article = normalized(Source().with(FieldName::tags, "['...', salt]"));
  BOOST_TEST(tags(article) == "salt=salt|");
  BOOST_TEST(messages(article, Code::tag_left_out) ==
             "notes/salt.md:2:2: warning: the tag `...` says nothing and is left out "
             "[tag-left-out]\n");
  const std::string text = std::string(300, 'a');
  BOOST_TEST(tags(normalized(Source().with(FieldName::tags, "[" + text + "]"))) == "");
}

BOOST_AUTO_TEST_CASE(other_ways_to_write_a_tag_are_kept) {
  const Article article =
      normalized(Source().with(FieldName::tags, "[field-notes, Field Notes, field-notes]"));
  BOOST_REQUIRE(article.tags.size() == 1u);
  BOOST_TEST(article.tags[0].also == std::vector<std::string>{"Field Notes"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(lines_of_a_text_are_tags) {
  BOOST_TEST(tags("|\n  salt\n  sea works\n") == "salt=salt|sea works=seaworks|");
}

BOOST_AUTO_TEST_CASE(addresses_are_written_as_the_text_has_them) {
  BOOST_TEST(
      spellings(normalized(Source()
                               .with(FieldName::tags, "[tides.example, ports.example]")
                               .with(FieldName::language, "en")
                               .body("TIDES.example told us, and Tides.example; (Tides.example). "
                                     "Not atides.example, nor Tides.example.org.\n"))) ==
      "Tides.example 2|TIDES.example 1|");
}

// Idempotence: what was made of a list of tags is a list of the same tags.
BOOST_AUTO_TEST_CASE(a_normalized_list_normalizes_to_itself_and_loses_nothing) {
  BOOST_TEST(rc::check("any list", [] {
    const std::vector<std::string> pieces = {"#",  "salt", " ", "(", ")",     "\u201C", "s.",
                                             "C#", "塩",   "-", "é", "works", "\u200D", "1"};
    Value list;
    list.kind = Value::Kind::list;
    const auto items = *rc::gen::container<std::vector<std::vector<std::size_t>>>(
        rc::gen::container<std::vector<std::size_t>>(
            rc::gen::inRange<std::size_t>(0, pieces.size())));
    for (const std::vector<std::size_t>& item : items) {
      std::string text;
      for (const std::size_t piece : item) text += pieces[piece];
      list.items.push_back(text_value(text, {2, 1}));
    }
    const auto once = normalized_list(list);
    Value again;
    again.kind = Value::Kind::list;
    std::set<std::string> keys;
    for (const RawTag& tag : once.tags) {
      again.items.push_back(text_value(tag.raw, {2, 1}));
      RC_ASSERT(keys.insert(tag.key).second);
    }
    again.items.push_back({});  // a list of one may be a list in a text
    again.items.push_back({});
    const auto twice = normalized_list(again);
    RC_ASSERT(tags(twice) == tags(once));
  }));
}

BOOST_AUTO_TEST_SUITE_END()
