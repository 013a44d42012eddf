#include "export/epub/theme.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

#include "base/unicode.h"
#include "export/epub/css_check.h"
#include "export/epub/xml_scanner.h"
#include "export/epub_fixture.h"
#include "text_search.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

struct Loader {
  MemoryFileSystem files;
  Diagnostics diagnostics;

  Loader() { files.files["root/articles/a.md"] = "A"; }
  void add(const std::string& name, const std::string& text) {
    files.files["root/themes/mine/" + name] = text;
  }
  std::shared_ptr<const Theme> load(const std::string& name = "themes/mine") {
    diagnostics.clear();
    return load_theme(files, "root", name, diagnostics);
  }
  // Where and what is wrong, one a line.
  std::string problems() const {
    std::string all;
    for (const Diagnostic& diagnostic : diagnostics) all += to_text(diagnostic) + "\n";
    return all;
  }
};

ChapterFields fields(const std::string& title) {
  ChapterFields fields;
  fields.add("title", title);
  return fields;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_theme)

BOOST_AUTO_TEST_CASE(built_in_themes_keep_their_own_rules) {
  for (const std::string_view name : built_in_theme_names()) {
    const auto theme = built_in_theme(name);
    BOOST_TEST(css_problem(theme->base_css, SheetKind::base).message == "");
    BOOST_TEST(
        css_problem(theme->base_css + theme->vertical_css + theme->media_css, SheetKind::base)
            .message == "");
    BOOST_TEST(css_problem(theme->fonts_css, SheetKind::base).message == "");
    BOOST_TEST(css_problem(theme->extras_css, SheetKind::extras).message == "");
    BOOST_TEST(theme->head.problem() == "");
    BOOST_TEST(theme->head.makes_heading());
    BOOST_TEST(theme->foot.problem() == "");
    for (const char* fixed : {"color: #", "background: #", "pt;", "font-size: 1px"})
      BOOST_TEST(!contains(theme->base_css, fixed));
  }
}

BOOST_AUTO_TEST_CASE(a_theme_is_a_folder_that_adds_to_a_built_in_one) {
  Loader loader;
  loader.add("theme.yaml", "extends: weekly\n");
  loader.add("base.css", ".headline { font-size: 3em; }\n");
  const auto theme = loader.load();
  BOOST_TEST(loader.problems() == "");
  const auto weekly = built_in_theme("weekly");
  BOOST_TEST(theme->base_css == weekly->base_css + "\n.headline { font-size: 3em; }\n");
  BOOST_TEST(theme->extras_css == weekly->extras_css);
  BOOST_TEST(theme->head.render(fields("A")) == weekly->head.render(fields("A")));
}

BOOST_AUTO_TEST_CASE(a_theme_names_the_design_of_covers) {
  for (const auto& [description, design] :
       {std::pair("extends: weekly\n", "band"), std::pair("cover: type\n", "type"),
        std::pair("extends: plain\ncover: band\n", "band"),
        std::pair("extends: none\n", "frame")}) {
    Loader loader;
    loader.add("theme.yaml", description);
    BOOST_TEST(loader.load()->cover_design == design);
    BOOST_TEST(loader.problems() == "");
  }
  Loader loader;
  loader.add("theme.yaml", "extends: weekly\ncover: marble\n");
  BOOST_TEST(loader.load()->cover_design == "band");
  BOOST_TEST(contains(loader.problems(), "themes/mine/theme.yaml:2:8: error:"));
}

BOOST_AUTO_TEST_CASE(a_theme_can_begin_with_nothing) {
  Loader loader;
  loader.add("theme.yaml", "extends: none\n");
  loader.add("base.css", "p { margin: 0 }\n");
  const auto theme = loader.load();
  BOOST_TEST(theme->base_css == "p { margin: 0 }\n");
  BOOST_TEST(theme->extras_css == "");
}

BOOST_AUTO_TEST_CASE(templates_replace_the_built_in_ones) {
  Loader loader;
  loader.add("chapter-head.mustache", "<header>\n<h1>{{title}}</h1>\n</header>\n");
  const auto theme = loader.load();
  BOOST_TEST(loader.problems() == "");
  BOOST_TEST(theme->head.render(fields("A & <B>")) ==
             "<header>\n<h1>A &amp; &lt;B&gt;</h1>\n</header>\n");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_used_is_reported_and_left_out) {
  Loader loader;
  loader.add("theme.yaml", "extends: nothing\ncolor: red\n");
  loader.add("base.css", "p { margin: 0 }\np { direction: rtl }\n");
  loader.add("chapter-head.mustache", "<h1>{{title}}</h2>\n");
  loader.add("chapter-foot.mustache", "{{#tags}}x");
  const auto theme = loader.load();
  const std::string problems = loader.problems();
  BOOST_TEST(contains(problems, "themes/mine/theme.yaml:2:1: error:"));
  BOOST_TEST(contains(problems, "themes/mine/theme.yaml:1:10: error:"));
  BOOST_TEST(contains(problems, "themes/mine/base.css:2:5: error:"));
  BOOST_TEST(contains(problems, "themes/mine/chapter-head.mustache: error:"));
  BOOST_TEST(contains(problems, "themes/mine/chapter-foot.mustache: error:"));
  const auto quarto = built_in_theme("quarto");
  BOOST_TEST(theme->base_css == quarto->base_css);
  BOOST_TEST(theme->head.render(fields("A")) == quarto->head.render(fields("A")));
}

BOOST_AUTO_TEST_CASE(templates_make_nothing_that_a_book_cannot_hold) {
  for (const char* markup : {"<script>1</script>",
                             "<img src=\"a.png\" alt=\"\"/>",
                             "<p onclick=\"x\">a</p>",
                             "<p style=\"color: red\">a</p>",
                             "<a href=\"b.xhtml\">a</a>",
                             "<p>a & b</p>",
                             "<p>a</p></div>",
                             "<p>a</p></div><div>",
                             "<p id=\"a\">a</p>",
                             "<p><div>a</div></p>",
                             "<span><p>a</p></span>",
                             "<li>a</li>",
                             "<ul>a<p>b</p></ul>",
                             "<a href=\"javascript:1\">a</a>",
                             "<!DOCTYPE a>",
                             "<br>",
                             "<p role=\"banana\">a</p>",
                             "<p dir=\"up\">a</p>",
                             "<?php 1 ?>",
                             "&nbsp;",
                             "a\x01"})
    BOOST_TEST(markup_problem(markup) != "", markup);
  BOOST_TEST(markup_problem("<header class=\"a\"><p lang=\"en\">a<br/><em>b</em></p><hr/><ul><li>c"
                            "</li></ul></header> text &amp; &#160; <!-- c -->") == "");
}

BOOST_AUTO_TEST_CASE(a_head_without_its_heading_is_refused) {
  Loader loader;
  for (const char* head :
       {"<p>{{title}}</p>", "<h1>Title</h1>{{#title}}<h1>{{title}}</h1>{{/title}}",
        "<h1>Magazine</h1><p>{{title}}</p>"}) {
    loader.add("chapter-head.mustache", head);
    loader.load();
    BOOST_TEST(contains(loader.problems(), "h1"), head);
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_theme_is_the_default_one) {
  Loader loader;
  for (const char* name : {"nowhere", "../outside", "/etc", "", "themes/../../x"}) {
    BOOST_TEST(loader.load(name) == built_in_theme(default_theme));
    BOOST_REQUIRE(loader.diagnostics.size() == 1U);
    BOOST_TEST((loader.diagnostics[0].code == Code::theme_invalid));
  }
}

BOOST_AUTO_TEST_CASE(what_templates_make_of_any_text_is_well_formed) {
  const auto theme = built_in_theme(default_theme);
  BOOST_TEST(rc::check("escape", [&](const std::string& title, const std::string& kicker) {
    ChapterFields some = fields(replace_invalid_utf8(title));
    some.add("kicker", replace_invalid_utf8(kicker));
    some.add("rights", replace_invalid_utf8(title));
    const std::string made = theme->head.render(some) + theme->foot.render(some);
    RC_ASSERT(markup_problem(made) == "");
  }));
}

BOOST_AUTO_TEST_SUITE_END()
