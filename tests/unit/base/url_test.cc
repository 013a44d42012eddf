#include "base/url.h"

#include <boost/test/unit_test.hpp>

#include "base/generators.h"
#include "base/plain_url.h"

using namespace offprint;

namespace {

std::string normal(std::string_view text) { return normalize_url(text).value_or("nothing"); }
std::string resolved(std::string_view reference) {
  return resolve_url("http://a/b/c/d;p?q", reference).value_or("nothing");
}

rc::Gen<std::string> url_like() {
  return rc::gen::oneOf(test::text_of(U"a:/?#[]@!$&'()%41\\ \t.-é"), test::bytes(),
                        rc::gen::map(test::text_of(U"aB.:/?#@%20[]é \\"),
                                     [](const std::string& rest) { return "https://" + rest; }));
}

// Of what plain_url.h may take, and now and then a little more.
rc::Gen<std::string> nearly_plain() {
  const auto rest = [](std::string begin) {
    return rc::gen::map(rc::gen::oneOf(test::text_of(U"azAZ09-._~!$&'()*+,;=:@///..??#%"),
                                       test::text_of(U"ab/?#;=")),
                        [=](const std::string& text) { return begin + text; });
  };
  const auto host = rc::gen::elementOf(std::vector<std::string>{
      "a.example", "a", "1.2.3.4", "1.2.3.4.5", "999.1.1.1", "0", "-", ".", "a..b", "-a.-", "1.2",
      "a:80", "u@a", "A.example", "a_b", "[::1]", "%41", ""});
  const auto scheme = rc::gen::elementOf(
      std::vector<std::string>{"http://", "https://", "HTTPS://", "//", "http:", "ftp://"});
  const auto web = rc::gen::mapcat(rc::gen::pair(scheme, host), [=](const auto& begin) {
    return rc::gen::mapcat(rc::gen::elementOf(std::string("/?#a")),
                           [=](char c) { return rest(begin.first + begin.second + c); });
  });
  return rc::gen::oneOf(web, rest(""), rest("/"), rest("a/"), rest("https://a.example"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(url)

BOOST_AUTO_TEST_CASE(references_split_as_in_rfc_3986) {
  const UrlParts parts = split_url("http://user@a.example:80/p/q?x=1?y#f#g");
  BOOST_TEST(parts.scheme == "http");
  BOOST_TEST(parts.authority == "user@a.example:80");
  BOOST_TEST(parts.path == "/p/q");
  BOOST_TEST(parts.query == "x=1?y");
  BOOST_TEST(parts.fragment == "f#g");
  const UrlParts relative = split_url("a/b:c");
  BOOST_TEST((!relative.has_scheme && !relative.has_authority && !relative.has_query &&
              !relative.has_fragment));
  BOOST_TEST(split_url("?").has_query);
  BOOST_TEST(split_url("#").has_fragment);
  BOOST_TEST(split_url("//").has_authority);
  BOOST_TEST(!split_url("2a:b").has_scheme);
}

BOOST_AUTO_TEST_CASE(lenient_references_become_strict) {
  BOOST_TEST(normal(" HTTPS://Example.COM/A b?c d#e f\n") ==
             "https://example.com/A%20b?c%20d#e%20f");
  BOOST_TEST(normal("caf\u00E9/na\u00EFve.md") == "caf%C3%A9/na%C3%AFve.md");
  BOOST_TEST(normal("a\\b") == "a%5Cb");
  BOOST_TEST(normal("100%/%zz/%41") == "100%25/%25zz/%41");
  BOOST_TEST(normal("ht\ntp://a.exa\tmple/x") == "http://a.example/x");
  BOOST_TEST(normal("http://a.example/[x]|y?a=[1]") == "http://a.example/%5Bx%5D%7Cy?a=%5B1%5D");
  BOOST_TEST(normal("https://münchen.example/ü") == "https://xn--mnchen-3ya.example/%C3%BC");
  BOOST_TEST(normal("http://[2001:DB8::1]:8080/") == "http://[2001:db8::1]:8080/");
  BOOST_TEST(normal("mailto:a@b.example") == "mailto:a@b.example");
  BOOST_TEST(normal("2024:recap.md") == "./2024:recap.md");
  BOOST_TEST(normal("//a.example/x") == "//a.example/x");
  BOOST_TEST(normal("") == "");
  BOOST_TEST(normal("#top") == "#top");
}

BOOST_AUTO_TEST_CASE(web_addresses_begin_with_http_or_https) {
  BOOST_TEST(is_web_address("https://a.example"));
  BOOST_TEST(is_web_address("http://a.example"));
  BOOST_TEST(!is_web_address("ftp://a.example"));
  BOOST_TEST(!is_web_address("//a.example"));
  BOOST_TEST(!is_web_address(""));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_a_url_gives_nothing) {
  for (const std::string_view text :
       {"http://", "http:x", "https:///x", "http://a:port/", "http://[zz]/", "///x",
        "http://a\u00ADb..é./", "//", "http://a:b:1/", "https://:é:", "https://é b/"})
    BOOST_TEST(normal(text) == "nothing", text << " gave " << normal(text));
}

BOOST_AUTO_TEST_CASE(normalizing_is_idempotent) {
  BOOST_TEST(rc::check("normalize_url is idempotent and gives plain ASCII", [] {
    const auto once = normalize_url(*url_like());
    RC_PRE(once.has_value());
    RC_ASSERT(normalize_url(*once) == once);
    for (const char c : *once) RC_ASSERT(c > ' ' && c < '\x7F');
  }));
  BOOST_TEST(rc::check("resolve_url gives a normal absolute URL", [] {
    const auto once = resolve_url("https://a.example/b/c?d", *url_like());
    RC_PRE(once.has_value());
    RC_ASSERT(is_absolute_url(*once));
    RC_ASSERT(resolve_url("https://other.example/", *once) == once);
  }));
}

// A blank before it, which goes, sends an address the long way.
BOOST_AUTO_TEST_CASE(plain_addresses_fare_as_all_others) {
  BOOST_TEST(rc::check("normalize_url", [] {
    const std::string text = *nearly_plain();
    RC_CLASSIFY(is_plain_url(text));
    RC_ASSERT(normalize_url(text) == normalize_url(" " + text));
  }));
  BOOST_TEST(rc::check("resolve_url", [] {
    const auto plain = rc::gen::map(test::text_of(U"ab/;?"), [](const std::string& path) {
      return "https://a.example/" + path;
    });
    const std::string base = *rc::gen::oneOf(nearly_plain(), plain, plain),
                      reference = *nearly_plain();
    RC_CLASSIFY(resolve_plain_url(base, reference).has_value());
    RC_ASSERT(resolve_url(base, reference) == resolve_url(" " + base, reference));
  }));
  BOOST_TEST(rc::check("is_safe_link", [] {
    const std::string text = *rc::gen::oneOf(nearly_plain(), url_like());
    RC_ASSERT(is_safe_link(text) == is_safe_link("\u200B" + text));
    RC_ASSERT(is_safe_resource(text) == is_safe_resource("\u200B" + text));
  }));
}

BOOST_AUTO_TEST_CASE(references_resolve_as_in_rfc_3986_section_5_4) {
  const std::pair<const char*, const char*> examples[] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"g;x?y#s", "http://a/b/c/g;x?y#s"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"/./g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./../g", "http://a/b/g"},
      {"g/./h", "http://a/b/c/g/h"},
      {"g/../h", "http://a/b/c/h"},
      {"g;x=1/../y", "http://a/b/c/y"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"g#s/../x", "http://a/b/c/g#s/../x"},
  };
  for (const auto& [reference, expected] : examples)
    BOOST_TEST(resolved(reference) == expected, reference << " gave " << resolved(reference));
}

BOOST_AUTO_TEST_CASE(no_path_becomes_a_host) {
  BOOST_TEST(!resolve_url("https://a.example", "file:.///b").has_value());
  BOOST_TEST(resolve_url("https://a.example", ".//b").value() == "https://a.example//b");
}

BOOST_AUTO_TEST_CASE(a_base_must_be_absolute) {
  BOOST_TEST(!resolve_url("/relative", "x").has_value());
  BOOST_TEST(!resolve_url("http://a/", "http://").has_value());
  BOOST_TEST(resolve_url("https://a.example", "x").value() == "https://a.example/x");
  BOOST_TEST(is_absolute_url("https://a.example/x"));
  BOOST_TEST(!is_absolute_url("//a.example/x"));
}

BOOST_AUTO_TEST_CASE(script_never_passes_for_a_link) {
  for (const std::string_view text :
       {"javascript:alert(1)", "JaVaScRiPt:x", " \x01javascript:x", "java\nscript:x",
        "java\u00ADscript:x", "\u200Bjavascript:x", "ｊavascript:x", "javascript：x",
        "data:text/html,x", "vbscript:x", "file:///etc/x", "java\tscript\r\n:x", "x:y"}) {
    BOOST_TEST(!is_safe_link(text), text);
    BOOST_TEST(!is_safe_resource(text), text);
  }
  for (const std::string_view text : {"https://a.example", "HTTP://a", "a/b.md", "/a:b", "#x:y",
                                      "?a:b", "", "2024:x", "//a.example/x", "a%3Ab:c"}) {
    BOOST_TEST(is_safe_link(text), text);
    BOOST_TEST(is_safe_resource(text), text);
  }
  BOOST_TEST((is_safe_link("mailto:a@b.example") && is_safe_link("tel:+1")));
  BOOST_TEST((!is_safe_resource("mailto:a@b.example") && !is_safe_resource("tel:+1")));
}

BOOST_AUTO_TEST_CASE(percent_encoding_goes_both_ways) {
  BOOST_TEST(percent_encode_path("a b/ü~%.md") == "a%20b/%C3%BC~%25.md");
  BOOST_TEST(percent_encode_fragment("що-таке:100%?#") == "що-таке:100%25?%23");
  BOOST_TEST(percent_decode("a%20b%2fc%zz%4") == "a b/c%zz%4");
  BOOST_TEST(percent_decode("%41") == "A");
  BOOST_TEST(rc::check("percent_decode undoes percent_encode_path", [] {
    const std::string bytes = *test::bytes();
    RC_ASSERT(percent_decode(percent_encode_path(bytes)) == bytes);
  }));
}

BOOST_AUTO_TEST_CASE(a_site_is_its_host) {
  BOOST_TEST(site_key("https://WWW.Example.com:443/x") == "example.com");
  BOOST_TEST(site_key("//user:pw@blog.example.com/") == "blog.example.com");
  BOOST_TEST(site_key("http://[::1]:80/") == "[::1]");
  BOOST_TEST(site_key("a/b.md") == "");
  BOOST_TEST(site_key("mailto:a@b.example") == "");
}

BOOST_AUTO_TEST_CASE(addresses_with_user_names_are_not_safe) {
  for (const std::string_view text : {"https://user@a.example/x", "http://@a.example",
                                      "https://u:p@a.example", " //u@a.example"}) {
    BOOST_TEST(!is_safe_link(text), text);
    BOOST_TEST(!is_safe_resource(text), text);
  }
  for (const std::string_view text :
       {"https://a.example/@user", "a@b/c", "https://a_b.example/?q=@", "https://a.example#@"})
    BOOST_TEST(is_safe_link(text), text);
}

BOOST_AUTO_TEST_CASE(hosts_with_escapes_are_none) {
  for (const std::string_view text : {"https://a.ex%5bample/", "https://a b.example",
                                      "https://a<b.example", "https://%zz.example"})
    BOOST_TEST(!normalize_url(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(nothing_but_a_port_stands_behind_brackets) {
  BOOST_TEST(normal("https://[::1]:8080/") == "https://[::1]:8080/");
  for (const std::string_view text : {"https://[::1]us.example/", "https://[::1", "https://[::1]]"})
    BOOST_TEST(!normalize_url(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(parameters_go_into_the_query) {
  const auto with = [](std::string_view url) { return with_parameter(url, "a b", "c&d"); };
  BOOST_TEST(with("https://sea.example/x") == "https://sea.example/x?a%20b=c%26d");
  BOOST_TEST(with("https://sea.example/x?y=1#z") == "https://sea.example/x?y=1&a%20b=c%26d#z");
  BOOST_TEST(with("https://sea.example/x?#z") == "https://sea.example/x?a%20b=c%26d#z");
  BOOST_TEST(with("https://sea.example/?q=1&a%20b=2") == "https://sea.example/?q=1&a%20b=2");
}

BOOST_AUTO_TEST_SUITE_END()
