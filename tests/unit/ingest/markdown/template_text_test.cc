#include "ingest/markdown/template_text.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "ingest/markdown/extended_markdown.h"
#include "syntax/serializer.h"

using namespace offprint;

namespace {

Field text_field(std::string_view key, std::string_view value) {
  return {FieldName::image, std::string(key), text_value(std::string(value), {2, 8}), {2, 1}};
}

std::string html(std::string_view text, const std::vector<Field>& fields = {}) {
  Diagnostics diagnostics;
  const Body body =
      parse_extended_markdown(text, MarkdownKind::plain, "a.md", 1, diagnostics, fields);
  std::string out;
  append_markup(out, body, {});
  for (std::size_t at = out.find(">\n"); at != out.npos; at = out.find(">\n", at))
    out.erase(at + 1, 1);  // what only makes the markup readable
  return out;
}

// The text that goes to the Markdown parser.
std::string rendered(std::string_view text) {
  Diagnostics diagnostics;
  TextPasses passes(text, 1, "a.md", diagnostics);
  edit_templates(passes, {}, {});
  return std::string(passes.text());
}

std::string messages(std::string_view text) {
  Diagnostics diagnostics;
  parse_extended_markdown(text, MarkdownKind::plain, "a.md", 1, diagnostics);
  std::string out;
  for (Diagnostic& diagnostic : diagnostics) {
    diagnostic.hint.clear();
    (out += to_text(diagnostic)) += '\n';
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(template_text)

BOOST_AUTO_TEST_CASE(figures_have_caption_credit_and_link) {
  BOOST_TEST(html("{{< figure src=\"/a b.png\" alt=\"A & B\" title=\"Boat\" caption=\"At sea\" "
                  "attr=\"Ada\" attrlink=\"https://a.example/\" link=\"/big/\" >}}\n\nText\n") ==
             "<figure><a href=\"/big/\"><img src=\"/a%20b.png\" alt=\"A &amp; B\"></a><figcaption>"
             "<strong>Boat</strong> At sea <a href=\"https://a.example/\">Ada</a></figcaption>"
             "</figure><p>Text</p>");
  BOOST_TEST(html("{{< figure src=a.png caption=\"Lit at *four*\" />}}\nText\n") ==
             "<figure><img src=\"a.png\" alt=\"\"><figcaption><p>Lit at <em>four</em></p>"
             "</figcaption></figure><p>Text</p>");
}

BOOST_AUTO_TEST_CASE(pictures_are_known_by_a_name_that_speaks_of_one_and_what_they_are_given) {
  for (const std::string_view text :
       {"{{< legacy-img-right src=\"a.png\" alt=\"A boat\" >}}", "{% image \"a.png\" \"A boat\" %}",
        "{% image_with_class \"a.png\" \"wide\" \"A boat\" %}",
        "{% include linked-figure.html,\n  image: \"a.png\",\n  alt: \"A boat\" %}",
        "{% include \"blog/photo.njk\", src=\"a.png\", alt=\"A boat\" %}",
        "{% asset_img a.png A boat %}", "{{ image(src=\"a.png\", alt=\"A boat\") }}",
        "{{< img\n  src=`a.png`\n  alt=`A boat`\n>}}"})
    BOOST_TEST(html(text) == "<p><img src=\"a.png\" alt=\"A boat\"></p>");
  BOOST_TEST(html("{{< img src=\"img\\_1.png\" alt=\"\" >}}") ==
             "<p><img src=\"img_1.png\" alt=\"\"></p>");
}

BOOST_AUTO_TEST_CASE(embeds_become_links_to_what_they_show) {
  BOOST_TEST(html("{{< youtube id=\"x1\" title=\"The film\" >}}") ==
             "<p><a href=\"https://www.youtube.com/watch?v=x1\">The film</a></p>");
  BOOST_TEST(rendered("{{< tweet user=\"ada\" id=\"12\" >}}") ==
             "<iframe src=\"https://twitter.com/ada/status/12\"></iframe>");
  BOOST_TEST(rendered("{{< gist 0123 >}}") ==
             "<iframe src=\"https://gist.github.com/0123\"></iframe>");
  BOOST_TEST(rendered("{{< gist ada 0123 >}}") ==
             "<iframe src=\"https://gist.github.com/ada/0123\"></iframe>");
  BOOST_TEST(rendered("{% vimeo 12 %}") == "<iframe src=\"https://vimeo.com/12\"></iframe>");
  BOOST_TEST(rendered("{{ youtube(id=\"x1\") }}") ==
             "<iframe src=\"https://www.youtube.com/watch?v=x1\"></iframe>");
  BOOST_TEST(rendered("{{< tv-iframe src=\"https://a.example/v\" >}}") ==
             "<iframe src=\"https://a.example/v\"></iframe>");
  BOOST_TEST(rendered("{{< video src=\"/v/a.mp4\" poster=\"/v/a.jpg\" title=\"Ebb\" >}}") ==
             "<iframe src=\"/v/a.mp4\" title=\"Ebb\" poster=\"/v/a.jpg\"></iframe>");
  BOOST_TEST(rendered("{{ \"https://a.example/v\" | embed: \"The film\" }}") ==
             "<iframe src=\"https://a.example/v\" title=\"The film\"></iframe>");
  BOOST_TEST(messages("{{< youtube x1 >}}") ==
             "a.md:1:1: info: the element <iframe> became a link to what it shows "
             "[embed-linked]\n");
}

BOOST_AUTO_TEST_CASE(listings_are_code_whatever_they_hold) {
  const std::string listing =
      "<pre><code class=\"language-cpp\">a &lt; b;\n\n  {{ c }}</code></pre>";
  BOOST_TEST(
      html("{{< highlight cpp \"linenos=table\" >}}\na < b;\n\n  {{ c }}\n{{< /highlight >}}") ==
      listing);
  BOOST_TEST(html("{% highlight cpp %}\na < b;\n\n  {{ c }}\n{% endhighlight %}\n") == listing);
  BOOST_TEST(html("{% codeblock lang:cpp %}\na < b;\n\n  {{ c }}\n{% endcodeblock %}\n") ==
             listing);
  BOOST_TEST(html("- {% highlight cpp %}\n  a < b;\n\n    {{ c }}\n  {% endhighlight %}\n") ==
             "<ul><li>" + listing + "</li></ul>");
  BOOST_TEST(html("{% highlight sh %}\n```\n{% endhighlight %}\n\n{% gone %}*x*\n") ==
             "<pre><code class=\"language-sh\">```</code></pre><p><em>x</em></p>");
  BOOST_TEST(html("Type {{< code sh >}}a *b*{{< /code >}} here.") ==
             "<p>Type <code>a *b*</code> here.</p>");
}

BOOST_AUTO_TEST_CASE(code_and_raw_text_keep_theirs) {
  for (const std::string_view text :
       {"`{{< a >}}`", "`` ` {% a %} ``", "```\n{% a %}\n{{ b }}\n```\n", "    {{< a >}}\n",
        "<pre>\n{{ a }}\n</pre>\n", "x <code>{{ a }}</code>", "- a\n\n  ~~~\n  {{ a }}\n  ~~~\n",
        "`a\n{{ b }}` c", "${{ env.a }} and {{ and \\{{ a }} and $x_{{1}}^{{2}}$ \\frac{{a}}{{b}}",
        "{% a\n\n%}"})
    BOOST_TEST(rendered(text) == text);
  BOOST_TEST(rendered("{% raw %}{{ a }} {% b %}{% endraw %} {{ c }}.") == "{{ a }} {% b %} .");
  BOOST_TEST(rendered("{% raw %}\n```\n{{ a }}\n```\n{% endraw %}\n") == "\n```\n{{ a }}\n```\n\n");
  BOOST_TEST(html("{{</* ref \"a\" */>}}") == "<p><code>{{&lt; ref \"a\" &gt;}}</code></p>");
  BOOST_TEST(rendered("a ` {{ b }} c") == "a `  c");
}

BOOST_AUTO_TEST_CASE(boxes_quotes_and_folded_text_hold_markdown) {
  BOOST_TEST(
      html("{{% notice warning \"Mind the step\" %}}\nIt is **not** there.\n{{% /notice %}}\nOn") ==
      "<aside><p><strong>Mind the step</strong></p><p>It is <strong>not</strong> there.</p>"
      "</aside><p>On</p>");
  BOOST_TEST(html("{{< note >}}One *line*.{{< /note >}} After") ==
             "<aside><p>One <em>line</em>.</p></aside><p>After</p>");
  BOOST_TEST(html("> {{< tip >}}\n> In\n> {{< /tip >}}\n\nOut") ==
             "<blockquote><aside><p>In</p></aside></blockquote><p>Out</p>");
  BOOST_TEST(html("1. One\n   {% note info %}\n   In\n   {% endnote %}\n2. Two") ==
             "<ol><li><p>One</p><aside><p>In</p></aside></li><li><p>Two</p></li></ol>");
  BOOST_TEST(html("{{< quote-block text=\"All *flows*.\" cite=\"H. of E.\" >}}\n") ==
             "<blockquote><p>All <em>flows</em>.</p><p>— H. of E.</p></blockquote>");
  BOOST_TEST(html("{% quote(author=\"Ada\") %}\nIt weaves.\n{% end %}\n") ==
             "<blockquote><p>It weaves.</p><p>— Ada</p></blockquote>");
  BOOST_TEST(html("{% blockquote Ada Lund, Notes %}\nIt weaves.\n{% endblockquote %}\n") ==
             "<blockquote><p>It weaves.</p><p>— Ada Lund, Notes</p></blockquote>");
  BOOST_TEST(html("{{< details \"More\" >}}\nIn\n{{< /details >}}\n") ==
             "<details><summary>More</summary><p>In</p></details>");
  BOOST_TEST(html("{% include alert.html content=\"Read *this*.\" %}\n") ==
             "<aside><p>Read <em>this</em>.</p></aside>");
}

BOOST_AUTO_TEST_CASE(links_find_articles_and_files) {
  BOOST_TEST(rendered("[a]({{< ref \"b c.md#d\" >}}) [b]({% post_url 2014-03-12-salt %})") ==
             "[a](article:b%20c.md#d) [b](article:2014-03-12-salt)");
  BOOST_TEST(rendered("[a]({% link _posts/2014-03-12-salt.md %}) [b]({{< tmp\"x/y.md\" >}})") ==
             "[a](article:_posts/2014-03-12-salt.md) [b](article:x/y.md)");
  BOOST_TEST(rendered("[a]({{< legacy-file \"a (1).pdf\" >}}) [b]: {{< relref \"#c\" >}}") ==
             "[a](a%20%281%29.pdf) [b]: <a href=\"#c\">#c</a>");
  BOOST_TEST(rendered("[b]: {{< relref \"b.md\" >}}\n") == "[b]: article:b.md\n");
  BOOST_TEST(rendered("<a href=\"{{< ref \"b.md\" >}}\">x</a>") ==
             "<a href=\"article:b.md\">x</a>");
  BOOST_TEST(
      html("{{< button href=\"/go/\" text=\"Go\" >}} {{< btn href=\"/x/\" >}}*In*{{< /btn >}}") ==
      "<p><a href=\"/go/\">Go</a> <a href=\"/x/\"><em>In</em></a></p>");
  BOOST_TEST(html("{{< asset-static file=\"a.pdf\" label=\"the form\" >}}") ==
             "<p><a href=\"a.pdf\">the form</a></p>");
  BOOST_TEST(rendered("[a]({filename}/x/b.md) ![c]({static}/d.png) <img src=\"{attach}e.png\">") ==
             "[a](article:/x/b.md) ![c](/d.png) <img src=\"e.png\">");
}

BOOST_AUTO_TEST_CASE(addresses_of_the_site_are_known_and_variables_that_are_stated) {
  BOOST_TEST(rendered("![]({{ site.baseurl }}/a.png) [b]({{ site.url }}{{ site.baseurl }}/b/)") ==
             "![](/a.png) [b](/b/)");
  BOOST_TEST(
      rendered("[a]({{ \"/a b/\" | url }}) [b]({{ 'b' | relative_url }}) [c]({{ site.url }})") ==
      "[a](/a%20b/) [b](/b) [c](/)");
  BOOST_TEST(
      rendered("[a]({{ '/a' | prepend: site.baseurl }}) [z]({{ get_url(path=\"@/b.md\") }})") ==
      "[a](/a) [z](article:b.md)");
  BOOST_TEST(rendered("{% assign lamp = \"/l.png\" %}![]({{ lamp }})") == "![](/l.png)");
  const std::vector<Field> fields = {text_field("image", "/a.png")};
  BOOST_TEST(html("![A]({{ image | url }}) {{ page.image }} {{< param image >}}", fields) ==
             "<p><img src=\"/a.png\" alt=\"A\"> /a.png /a.png</p>");
}

BOOST_AUTO_TEST_CASE(what_is_unknown_is_removed_and_reported_where_it_stood) {
  const std::string_view text =
      "Día {{< weather city=\"Oslo\" >}} on.\n\n{{< columns >}}\nIn *columns*\n{{< /columns >}}\n\n"
      "{% if a %}Kept{% endif %}{% for p in posts %}{{ p }}{% endfor %} {{ page.note }} "
      "[a]({{ b | c }})\n";
  BOOST_TEST(html(text) == "<p>Día  on.</p><p>In <em>columns</em></p><p>Kept  a</p>");
  BOOST_TEST(
      messages(text) ==
      "a.md:1:5: warning: the shortcode \"weather\" is unknown here and was removed "
      "[template-syntax-removed]\n"
      "a.md:3:1: warning: the shortcode \"columns\" is unknown here and was removed; what it "
      "encloses was kept [template-syntax-removed]\n"
      "a.md:7:1: warning: the template tag \"if\" is unknown here and was removed; what it "
      "encloses was kept [template-syntax-removed]\n"
      "a.md:7:26: warning: the template tag \"for\" is unknown here and was removed with what "
      "it encloses [template-syntax-removed]\n"
      "a.md:7:66: warning: the template's \"{{ page.note }}\" is unknown here and was removed "
      "[template-syntax-removed]\n"
      "a.md:7:86: warning: the template's \"{{ b | c }}\" is unknown here and was removed "
      "[template-syntax-removed]\n"
      "a.md:7:82: warning: a link without an address was made plain text [link-unsafe]\n");
}

BOOST_AUTO_TEST_CASE(comments_and_marks_of_generators_go) {
  BOOST_TEST(html("A {% comment %}never{% endcomment %}{# nor this #}B\n\n<!-- more -->\n\nC") ==
             "<p>A B</p><p>C</p>");
  BOOST_TEST(messages("A {% comment %}never{% endcomment %}") ==
             "a.md:1:3: info: a comment to the template was removed [template-comment-removed]\n");
  BOOST_TEST(html("* TOC\n{:toc}\n\n[a](/b){:target=\"_blank\"}\n\nText\n{: .wide}\n\n[TOC]\n") ==
             "<p><a href=\"/b\">a</a></p><p>Text</p>");
  BOOST_TEST(messages("[a](/b){:.x} [a](/b){:.x}") ==
             "a.md:1:8: info: a list of attributes was removed (2 times) "
             "[template-markup-removed]\n");
  BOOST_TEST(rendered("Rust prints {:?} and {:06d}.") == "Rust prints {:?} and {:06d}.");
}

BOOST_AUTO_TEST_CASE(blocks_of_html_are_not_broken) {
  BOOST_TEST(html("<div>\n  {% if a %}\n      <p>In</p>\n  {% endif %}\n</div>\n") ==
             "<div><p>In</p></div>");
  BOOST_TEST(rendered("<div>\n{{< img src=\"a.png\" caption=\"B\" >}}\n</div>\n") ==
             "<div>\n<figure><img src=\"a.png\"><figcaption>B</figcaption></figure>\n</div>\n");
  BOOST_TEST(html("| a | b |\n|---|---|\n| {{< img src=\"a.png\" alt=\"\" >}} | {{< note >}}x{{< "
                  "/note >}} |\n") ==
             "<table><thead><tr><th scope=\"col\">a</th><th "
             "scope=\"col\">b</th></tr></thead><tbody><tr><td>"
             "<img src=\"a.png\" alt=\"\"></td><td>x</td></tr></tbody></table>");
}

BOOST_AUTO_TEST_CASE(positions_are_those_of_the_source) {
  Diagnostics diagnostics;
  const Body body = parse_extended_markdown("{{< note >}}\nIn\n{{< /note >}}\n\nOut",
                                            MarkdownKind::plain, "a.md", 10, diagnostics);
  const NodeIndex aside = body[Body::root()].first_child;
  BOOST_TEST((body[aside].position == Position{10, 1}));
  BOOST_TEST((body[body[aside].first_child].position == Position{11, 1}));
  BOOST_TEST((body[body[aside].next].position == Position{14, 1}));
}

BOOST_AUTO_TEST_CASE(fields_get_their_values_too) {
  std::vector<Field> fields = {text_field("image", "{{ site.baseurl }}/x.png"),
                               text_field("title", "About {{ page.place }} \"it\"")};
  Diagnostics diagnostics;
  resolve_field_templates(fields, "a.md", diagnostics);
  BOOST_TEST(fields[0].value.scalar == "/x.png");
  BOOST_TEST(fields[1].value.scalar == "About  \"it\"");
  BOOST_REQUIRE(diagnostics.size() == 1);
  BOOST_TEST(
      to_text(diagnostics[0]) ==
      "a.md:2:8: warning: the template's \"{{ page.place }}\" in `title` is unknown here and "
      "was removed [template-syntax-removed]");
}

BOOST_AUTO_TEST_CASE(any_text_keeps_its_code_and_its_places) {
  static constexpr std::string_view pieces[] = {
      "{{<",   ">}}",        "{{%",    "%}}",    "{%",          "%}",
      "{{",    "}}",         " note ", "/",      " img ",       " src=\"a.png\" ",
      "\"",    "`",          "```\n",  "\n",     "\n\n",        "    ",
      "> ",    "- ",         "raw",    "endraw", " highlight ", "](",
      ")",     "<a href=\"", "word ",  "|",      "{:.a}",       "é",
      "<pre>", "</pre>"};
  const bool holds = rc::check([&] {
    const auto chosen = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange<std::size_t>(0, std::size(pieces)));
    std::string text, code = "\n\n```\n";
    for (const std::size_t piece : chosen) text += pieces[piece];
    for (const std::size_t piece : chosen)
      if (pieces[piece].find('\n') == std::string_view::npos &&
          pieces[piece].find('`') == std::string_view::npos)
        code += pieces[piece];
    code += "\n```\n";
    Diagnostics diagnostics;
    const std::string whole = code + text;
    const std::size_t lines =
        static_cast<std::size_t>(std::count(whole.begin(), whole.end(), '\n')) + 1;
    TextPasses passes(whole, 1, "a.md", diagnostics);
    edit_templates(passes, {}, {});
    const std::string_view out = passes.text();
    RC_ASSERT(out.substr(0, code.size()) == code);
    RC_ASSERT(out.size() <= 40 * whole.size() + 1000);
    for (const Diagnostic& diagnostic : diagnostics) {
      RC_ASSERT(diagnostic.position.line >= 1u);
      RC_ASSERT(diagnostic.position.line <= lines);
    }
    Position last{1, 1};
    Position place{1, 1};
    for (std::size_t i = 0; i < out.size(); ++i) {
      const Position now = passes.source_position(place);
      RC_ASSERT(last <= now);
      RC_ASSERT(now.line <= lines);
      last = now;
      if (out[i] == '\n')
        place = {place.line + 1, 1};
      else if ((out[i] & 0xC0) != 0x80)
        ++place.column;
    }
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_CASE(hostile_text_takes_linear_time) {
#ifdef NDEBUG
  constexpr std::size_t size = 400'000;
#else
  constexpr std::size_t size = 50'000;
#endif
  for (const std::string_view piece : {"{{<",
                                       "{%",
                                       "{{",
                                       "`",
                                       "`` ` ",
                                       "{{< \"",
                                       "{{< a \" >}} ",
                                       "{% raw %}",
                                       "{% highlight x %}",
                                       "{% highlight x %}\n",
                                       "{{< a >}}",
                                       "{{< note >}}",
                                       "](",
                                       "<a ",
                                       "<code>",
                                       "[a]: ",
                                       "{:.a}",
                                       "{{< highlight x >}}/highlight ",
                                       "{{ 'a' ",
                                       "> - {{< note >}}",
                                       "{::comment}\n",
                                       "{% assign a = 'b' %}{{ a }}",
                                       "{% highlight x %}\nx\n{% endhighlight %}\n",
                                       "`{% highlight x %}\nx\n{% endhighlight %}\n"}) {
    std::string text;
    while (text.size() < size) text += piece;
    BOOST_TEST_CONTEXT(piece) { BOOST_TEST(rendered(text).size() < 2 * text.size()); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
