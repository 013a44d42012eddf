#include "ingest/feed/feed_item.h"

#include <boost/test/unit_test.hpp>

#include "ingest/feed/feed_people.h"
#include "ingest/feed/read_feed.h"

using namespace offprint;
using namespace offprint::feed_test;

BOOST_AUTO_TEST_SUITE(feed_item)

BOOST_AUTO_TEST_CASE(plain_descriptions_become_paragraphs) {
  const Draft draft = rss_item("<description>One &amp;amp; two\nthree\n\n 4 &lt; 5</description>");
  BOOST_TEST(html_of(draft) == "<p>One &amp; two three</p>\n<p>4 &lt; 5</p>");
  BOOST_TEST(print(draft.body[draft.body[Body::root()].last_child].position) == "4:2");
}

BOOST_AUTO_TEST_CASE(escaped_markup_is_html_where_the_format_says_so) {
  const std::string text = "&lt;i&gt;a&lt;/i&gt; &amp;amp; b";
  BOOST_TEST(html_of(rss_item("<description>" + text + "</description>")) ==
             "<p><i>a</i> &amp; b</p>");
  BOOST_TEST(html_of(atom_entry("<content type='html'>" + text + "</content>")) ==
             "<p><i>a</i> &amp; b</p>");
  BOOST_TEST(html_of(atom_entry("<content type='text'>" + text + "</content>")) ==
             "<p>&lt;i&gt;a&lt;/i&gt; &amp;amp; b</p>");
  BOOST_TEST(html_of(atom_entry("<content>" + text + "</content>")) ==
             "<p>&lt;i&gt;a&lt;/i&gt; &amp;amp; b</p>");
  BOOST_TEST(
      html_of(atom_entry("<content type='text/html' mode='base64'>PGk+YTwvaT4=</content>")) ==
      "<p><i>a</i></p>");
}

BOOST_AUTO_TEST_CASE(markup_inside_of_elements_is_kept) {
  BOOST_TEST(html_of(rss_item("<description><p>a<br/>b</p></description>")) == "<p>a<br>b</p>");
  BOOST_TEST(html_of(rss_item("<x:body xmlns:x='http://www.w3.org/1999/xhtml'><x:p>a</x:p></x:body>"
                              "<description>b</description>")) == "<p>a</p>");
  BOOST_TEST(html_of(rss_item("<body><p>a <b>b</b></p></body>")) == "<p>a <b>b</b></p>");
}

BOOST_AUTO_TEST_CASE(content_that_is_no_text_is_reported) {
  const Draft draft =
      atom_entry("<title>a</title>\n<content type='image/png'>iVBORw0KGgoAAAAN</content>");
  BOOST_TEST(draft.body.empty());
  BOOST_TEST(messages_of(draft) ==
             "a/feed.xml:2:1: warning: the content is no text but `image/png` in base64, and was "
             "left out [feed-content-binary]\n");
}

BOOST_AUTO_TEST_CASE(a_description_that_repeats_the_content_is_no_summary) {
  const Draft draft = rss_item(
      "<description>Salt.</description><content:encoded>Salt.</content:encoded>"
      "<itunes:subtitle>On salt</itunes:subtitle>");
  BOOST_TEST(html_of(draft) == "<p>Salt.</p>");
  BOOST_TEST(field_of(draft, FieldName::summary) == "On salt");
}

BOOST_AUTO_TEST_CASE(titles_are_text) {
  const auto title = [](const std::string& inner) {
    return field_of(rss_item("<title>" + inner + "</title>"), FieldName::title);
  };
  BOOST_TEST(title("&lt;b&gt;Salt&lt;/b&gt; &amp;amp;\n more") == "Salt & more");
  BOOST_TEST(title("The &lt;vector&gt; header") == "The <vector> header");
  BOOST_TEST(title("1 &lt; 2 &amp;amp; 3") == "1 < 2 & 3");
  BOOST_TEST(field_of(rss_item("<media:title>b</media:title><title>a</title>"), FieldName::title) ==
             "a");
}

BOOST_AUTO_TEST_CASE(a_title_that_is_a_picture_is_what_stands_for_it) {
  BOOST_TEST(field_of(atom_entry("<title type='html'>&lt;img src='a.png' alt='Salt'&gt;</title>"),
                      FieldName::title) == "Salt");
}

BOOST_AUTO_TEST_CASE(text_that_html_would_swallow_stays) {
  BOOST_TEST(html_of(rss_item("<description>&lt;!' &lt;a href='b'&gt;</description>")) ==
             "<p>&lt;!' &lt;a href='b'&gt;</p>");
  BOOST_TEST(html_of(rss_item("<description>&lt;!DOCTYPE</description>")) == "<p>&lt;!DOCTYPE</p>");
  BOOST_TEST(html_of(rss_item("<description>&lt;script&gt;a()&lt;/script&gt;</description>")) ==
             "");
}

BOOST_AUTO_TEST_CASE(names_are_found_in_mailboxes) {
  for (const std::string text :
       {"a@b.example (Jane Roe)", "Jane Roe (a@b.example)", "Jane Roe <mailto:a@b.example>",
        "Jane Roe", "mailto:a@b.example (Jane Roe)"})
    BOOST_TEST(name_of_mailbox(text) == "Jane Roe", text);
  BOOST_TEST(name_of_mailbox("a@b.example") == "");
  BOOST_TEST(name_of_mailbox("Jane Roe (Sea Press)") == "Jane Roe (Sea Press)");
}

BOOST_AUTO_TEST_CASE(authors_of_the_item_come_before_those_of_the_feed) {
  const std::string channel =
      "<rss><channel><managingEditor>ed@b.example (Ed Poe)</managingEditor><item>";
  const auto authors = [&](const std::string& inner) {
    return field_of(open_text(channel + inner + "</item></channel></rss>")->read(0),
                    FieldName::authors);
  };
  BOOST_TEST(authors("") == "[Ed Poe]");
  BOOST_TEST(authors("<author>a@b.example</author>") == "[Ed Poe]");
  BOOST_TEST(authors("<author>a@b.example (Jane Roe)</author>") == "[Jane Roe]");
  BOOST_TEST(authors("<author>admin</author><dc:creator>Jane Roe</dc:creator>"
                     "<dc:creator>Ann Poe</dc:creator>") == "[Jane Roe, Ann Poe]");
  BOOST_TEST(authors("<atom:author><atom:name>Jane Roe</atom:name></atom:author>") ==
             "[{name: Jane Roe}]");
}

BOOST_AUTO_TEST_CASE(the_address_is_the_link_or_a_permanent_guid) {
  const auto url = [](const std::string& inner) {
    return field_of(rss_item(inner), FieldName::url);
  };
  BOOST_TEST(url("<link>https://a.example/</link><guid>https://b.example/</guid>") ==
             "https://a.example/");
  BOOST_TEST(url("<guid>https://b.example/</guid>") == "https://b.example/");
  BOOST_TEST(url("<guid isPermaLink='false'>https://b.example/</guid>") == "");
  BOOST_TEST(url("<guid>17</guid>") == "");
  BOOST_TEST(url("<link>https://proxy.example/1</link>"
                 "<feedburner:origLink>https://a.example/</feedburner:origLink>") ==
             "https://a.example/");
  BOOST_TEST(
      url("<link>https://a.example/?from=feed</link><a:link "
          "xmlns:a='http://www.w3.org/2005/Atom' rel='canonical' href='https://a.example/'/>") ==
      "https://a.example/");
  BOOST_TEST(field_of(atom_entry("<link rel='self' href='https://a.example/1.xml'/><link "
                                 "type='application/pdf' href='https://a.example/1.pdf'/><link "
                                 "href='https://a.example/1'/>"),
                      FieldName::url) == "https://a.example/1");
}

BOOST_AUTO_TEST_CASE(an_update_dates_what_has_no_other_date) {
  const Draft draft = atom_entry("<updated>2024-03-13T09:30:00Z</updated>");
  BOOST_TEST(field_of(draft, FieldName::published) == "2024-03-13T09:30:00Z");
  BOOST_TEST(draft.find(FieldName::published)->confidence == 0.6);
  BOOST_TEST(draft.find(FieldName::modified)->confidence == 1);
}

BOOST_AUTO_TEST_CASE(pictures_come_whole_before_small) {
  const Draft draft = rss_item(
      "<media:thumbnail url='https://a.example/s.jpg'/>"
      "<media:group><media:content medium='image' url='https://a.example/l.jpg'/>"
      "<media:content medium='image' url='https://a.example/m.jpg'/>"
      "<media:content type='video/mp4' url='https://a.example/v.mp4' fileSize='9'/></media:group>"
      "<itunes:image href='https://a.example/c.jpg'/>");
  std::string images;
  for (const Field& field : draft.fields)
    if (field.name == FieldName::image) images += field.value.scalar + " ";
  BOOST_TEST(images ==
             "https://a.example/l.jpg https://a.example/m.jpg https://a.example/c.jpg "
             "https://a.example/s.jpg ");
  BOOST_TEST(field_of(draft, FieldName::enclosures) ==
             "[{url: https://a.example/v.mp4, type: video/mp4, length: 9}]");
}

BOOST_AUTO_TEST_CASE(tags_come_from_categories_subjects_and_keywords) {
  const Draft draft = rss_item(
      "<category>Sea "
      "<image><url>a.png</url></image></category><dc:subject>Salt</"
      "dc:subject><itunes:keywords>bread, "
      "Sea</itunes:keywords><category>https://a.example/kind#post</category>"
      "<itunes:category text='Food'><itunes:category text='Baking'/></itunes:category>");
  BOOST_TEST(field_of(draft, FieldName::tags) == "[bread, Sea, Salt, Food, Baking]");
}

BOOST_AUTO_TEST_CASE(the_nearest_language_counts) {
  const auto language = [](const std::string& inner) {
    return field_of(
        open_text("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'>" + inner + "</feed>")
            ->read(0),
        FieldName::language);
  };
  BOOST_TEST(language("<entry><content>a</content></entry>") == "de");
  BOOST_TEST(language("<entry xml:lang='pt_BR'><content>a</content></entry>") == "pt-BR");
  BOOST_TEST(language("<entry><content xml:lang=''>a</content></entry>") == "");
}

BOOST_AUTO_TEST_CASE(an_entry_that_was_taken_over_names_its_source) {
  const Draft draft = atom_entry(
      "<source><title>Sea News</title><link href='https://sea.example/'/>"
      "<author><name>Jane Roe</name></author><rights>Sea Press</rights></source>");
  BOOST_TEST(field_of(draft, FieldName::site) == "{name: Sea News, url: https://sea.example/}");
  BOOST_TEST(field_of(draft, FieldName::authors) == "[{name: Jane Roe}]");
  BOOST_TEST(field_of(draft, FieldName::rights) == "Sea Press");
  BOOST_TEST(field_of(rss_item("<source url='https://sea.example/f'>Sea News</source>"),
                      FieldName::site) == "{name: Sea News}");
}

BOOST_AUTO_TEST_CASE(drafts_are_marked) {
  const Draft draft = atom_entry(
      "<app:control xmlns:app='http://www.w3.org/2007/app'><app:draft>yes</app:draft>"
      "</app:control>");
  BOOST_TEST(field_of(draft, FieldName::draft) == "true");
}

BOOST_AUTO_TEST_SUITE_END()
