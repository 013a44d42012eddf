#include "base/pattern.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <vector>

#include "base/error.h"
#include "base/generators.h"

using namespace offprint;

namespace {

bool matches(std::string_view pattern, std::string_view path) {
  return Glob(pattern).matches(path);
}

std::string_view near(std::string_view word, const std::vector<std::string>& candidates) {
  return nearest(word, candidates.data(), candidates.data() + candidates.size());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pattern)

BOOST_AUTO_TEST_CASE(stars_stop_at_slashes_and_double_stars_do_not) {
  BOOST_TEST(matches("*.md", "a.md"));
  BOOST_TEST(!matches("*.md", "a/b.md"));
  BOOST_TEST(!matches("*.md", "a.mdx"));
  BOOST_TEST(matches("posts/**", "posts/2024/a.md"));
  BOOST_TEST(!matches("posts/**", "posts.md"));
  BOOST_TEST(matches("**/*.md", "a.md"));
  BOOST_TEST(matches("**/*.md", "a/b/c.md"));
  BOOST_TEST(matches("a/**/b.md", "a/b.md"));
  BOOST_TEST(matches("a/**/b.md", "a/x/y/b.md"));
  BOOST_TEST(!matches("a/**/b.md", "a/xb.md"));
  BOOST_TEST(matches("./a/?.md", "a/é.md"));
  BOOST_TEST(!matches("a?b", "a/b"));
}

BOOST_AUTO_TEST_CASE(plain_globs_match_what_others_match) {
  BOOST_TEST(rc::check("plain globs", [] {
    const auto text = [](const char* characters) {
      return *rc::gen::container<std::string>(rc::gen::elementOf(std::string(characters)));
    };
    const std::string begin = text("a/"), star = *rc::gen::element("*", "**/*", "**", "***");
    const std::string path = text("a/.m\xC3\xA9");
    RC_ASSERT(matches(begin + star + ".m", path) == matches(begin + star + "[.]m", path));
    RC_ASSERT(matches(begin + star + "a", path) == matches(begin + star + "[a]", path));
  }));
}

BOOST_AUTO_TEST_CASE(sets_and_alternatives) {
  BOOST_TEST(matches("*.{md,markdown}", "a.markdown"));
  BOOST_TEST(!matches("*.{md,markdown}", "a.txt"));
  BOOST_TEST(matches("{a,b/{c,d}}.md", "b/d.md"));
  BOOST_TEST((matches("[a-c]x", "bx") && !matches("[a-c]x", "dx")));
  BOOST_TEST((matches("[!a-c]x", "dx") && !matches("[!a-c]x", "bx") && !matches("[!a]x", "/x")));
  BOOST_TEST((matches("[]]x", "]x") && matches("[a^]x", "^x")));
  BOOST_TEST((matches("a,b", "a,b") && matches("a}", "a}")));
}

BOOST_AUTO_TEST_CASE(everything_else_means_itself) {
  BOOST_TEST((matches("a+b(c).md", "a+b(c).md") && !matches("a.md", "axmd")));
  BOOST_TEST((matches("\\*.md", "*.md") && !matches("\\*.md", "a.md")));
  BOOST_TEST(matches("日本/*.md", "日本/語.md"));
  BOOST_TEST(matches("*", "a\nb"));
}

BOOST_AUTO_TEST_CASE(what_is_no_glob_is_refused) {
  for (const std::string_view pattern : {"", "./", "a[b", "a{b", "a\\", "[z-a]", "[a/b]", "\xFF"})
    BOOST_CHECK_EXCEPTION(Glob{pattern}, Error,
                          [](const Error& error) { return error.kind() == Error::Kind::usage; });
  BOOST_CHECK_EXCEPTION(Glob("posts/{a,b"), Error, [](const Error& error) {
    return error.what() == std::string("'posts/{a,b' is no file pattern: a '{' is not closed");
  });
}

BOOST_AUTO_TEST_CASE(a_search_begins_in_the_fixed_folder) {
  BOOST_TEST(Glob("posts/2024/*.md").fixed_folder() == "posts/2024");
  BOOST_TEST(Glob("posts/a*/x.md").fixed_folder() == "posts");
  BOOST_TEST(Glob("*.md").fixed_folder() == "");
  BOOST_TEST(Glob("/*.md").fixed_folder() == "/");
  BOOST_TEST(Glob("posts/a.md").fixed_folder() == "posts");
}

BOOST_AUTO_TEST_CASE(globs_are_safe_and_escape_themselves) {
  BOOST_TEST(rc::check("an escaped text matches itself only", [] {
    const std::string text = *test::text_of(U"ab*?[]{},\\.+()|^$/é-");
    const std::string other = *test::text_of(U"ab*?[]{},\\.+()|^$/é-");
    RC_PRE(!text.empty() && !text.starts_with("./"));
    std::string escaped;
    for (const char c : text)
      escaped += std::string_view("*?[]{},\\").find(c) != std::string::npos
                     ? "\\" + std::string(1, c)
                     : std::string(1, c);
    RC_ASSERT(matches(escaped, text));
    RC_ASSERT(matches(escaped, other) == (other == text));
    RC_ASSERT(matches("**", other));
  }));
  BOOST_TEST(rc::check("a glob is refused politely", [] {
    try {
      Glob glob(*test::text_of(U"ab*?[]{},\\.+()|^$/é-!"));
      glob.matches("a/b");
    } catch (const Error& error) {
      RC_ASSERT(error.kind() == Error::Kind::usage);
    }
  }));
}

BOOST_AUTO_TEST_CASE(the_nearest_word_is_the_one_meant) {
  const std::vector<std::string> keys = {"title", "sources", "outputs", "source"};
  BOOST_TEST(near("titel", keys) == "title");
  BOOST_TEST(near("output", keys) == "outputs");
  BOOST_TEST(near("sorce", keys) == "source");
  BOOST_TEST(near("publisher", keys) == "");
  BOOST_TEST(near("x", {"y", "z"}) == "y");
  BOOST_TEST(near("über", {"uber"}) == "uber");
  BOOST_TEST(near("abc", {}) == "");
}

BOOST_AUTO_TEST_CASE(words_of_ascii_are_as_near_as_others) {
  const auto beyond_ascii = [](std::string text) {
    for (std::size_t at = 0; (at = text.find('a', at)) != text.npos; at += 2)
      text.replace(at, 1, "ä");
    return text;
  };
  BOOST_TEST(rc::check("what letters are called does not count", [&] {
    const std::string word = *test::text_of(U"aabc");
    std::vector<std::string> candidates(3, word);
    for (std::string& candidate : candidates) {
      const auto cut = std::min<std::size_t>(*rc::gen::inRange(0, 100), word.size());
      candidate = *test::text_of(U"aabc") + word.substr(cut) + *test::text_of(U"aabc");
      if (*rc::gen::arbitrary<bool>() && candidate.size() > 1)
        std::swap(candidate[0], candidate[1]);
    }
    std::vector<std::string> others;
    for (const std::string& candidate : candidates) others.push_back(beyond_ascii(candidate));
    const std::string other = beyond_ascii(word);
    RC_ASSERT(near(other, others) == beyond_ascii(std::string(near(word, candidates))));
  }));
  const std::string long_word(100, 'a');
  BOOST_TEST(near(long_word + "b", {"b" + long_word, long_word}) == long_word);
  BOOST_TEST(near("b" + long_word + "b", {"c" + long_word + "c"}) == "c" + long_word + "c");
}

BOOST_AUTO_TEST_SUITE_END()
