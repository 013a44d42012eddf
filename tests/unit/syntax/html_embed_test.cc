#include "syntax/html_embed.h"

#include <boost/test/unit_test.hpp>

#include "syntax/html_page.h"
#include "syntax/html_parser.h"
#include "syntax/outline.h"

using namespace offprint;

namespace {

std::string parse(std::string_view html) {
  Diagnostics found;
  Body body;
  parse_html_fragment(html, "a.html", {1, 1}, body, Body::root(), found, {});
  return outline(body);
}

// The same as a page has it.
std::string page(const std::string& html) {
  Diagnostics found;
  const HtmlPage page("<!DOCTYPE html><title>t</title><body>" + html, "a.html", found);
  Body body;
  PageSelection selection;
  for (PageNode at = page[page.find("body")].first_child; at != no_page_node; at = page[at].next)
    selection.tops.push_back(at);
  emit_page(page, selection, "a.html", body, Body::root(), found);
  return outline(body);
}

std::string both(const std::string& html) {
  const std::string tree = parse(html);
  BOOST_TEST(page(html) == tree);
  return tree;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_embed)

BOOST_AUTO_TEST_CASE(a_video_keeps_what_is_said_of_it) {
  BOOST_TEST(both("<video src=a.mp4 poster=p.jpg title='The wheel' data-duration=PT4M></video>") ==
             "embed[href=a.mp4][title=The wheel][kind=video][duration=240]"
             "(img[src=p.jpg] file[src=a.mp4][kind=source])");
  BOOST_TEST(both("<audio src=a.mp3 aria-label=Bell></audio>") ==
             "embed[href=a.mp3][title=Bell][kind=audio](file[src=a.mp3][kind=source])");
}

BOOST_AUTO_TEST_CASE(every_form_of_it_is_kept) {
  BOOST_TEST(both("<video><source src=a.webm><source src=a.mp4><source></video>") ==
             "embed[href=a.webm][kind=video]"
             "(file[src=a.webm][kind=source] file[src=a.mp4][kind=source])");
}

BOOST_AUTO_TEST_CASE(text_tracks_are_kept_but_for_those_of_scripts) {
  BOOST_TEST(both("<video src=a.mp4><track src=s.vtt srclang=de><track kind=captions src=c.vtt "
                  "label=English><track kind=metadata src=m.vtt><track kind=captions></video>") ==
             "embed[href=a.mp4][kind=video](file[src=a.mp4][kind=source] "
             "file[src=s.vtt][kind=subtitles][lang=de] "
             "file[src=c.vtt][kind=captions][title=English])");
}

BOOST_AUTO_TEST_CASE(a_transcript_is_kept_where_the_markup_says_that_it_is_one) {
  constexpr std::string_view file = "file[src=a.mp3][kind=source]";
  const std::string begin = "embed[href=a.mp3][kind=audio](" + std::string(file);
  BOOST_TEST(both("<audio src=a.mp3><a class=transcript href=t.html>Read</a></audio>") ==
             begin + " a[href=t.html](\"Read\"))");
  BOOST_TEST(both("<audio src=a.mp3><p>Or the <a href=t.html>transcript</a>.</p></audio>") ==
             begin + " a[href=t.html](\"transcript\"))");
  BOOST_TEST(both("<audio src=a.mp3 aria-details=the-transcript></audio>") ==
             begin + " a[href=#the-transcript])");
  BOOST_TEST(both("<audio src=a.mp3 aria-describedby=more><a href=a.mp3>Load</a></audio>") ==
             begin + ")");
  BOOST_TEST(both("<audio src=a.mp3><a rel=transcript href='javascript:x'>T</a></audio>") ==
             begin + ")");
}

BOOST_AUTO_TEST_CASE(frames_are_pages_unless_they_are_known_to_play) {
  BOOST_TEST(both("<iframe src=https://charts.example/1></iframe>") ==
             "embed[href=https://charts.example/1][kind=page]");
  BOOST_TEST(both("<iframe src=https://player.vimeo.com/video/1></iframe>") ==
             "embed[href=https://player.vimeo.com/video/1][kind=video]");
  BOOST_TEST(both("<iframe src=//w.soundcloud.com/player/></iframe>") ==
             "embed[href=//w.soundcloud.com/player/][kind=audio]");
  BOOST_TEST(both("<iframe src=https://notvimeo.com/1></iframe>") ==
             "embed[href=https://notvimeo.com/1][kind=page]");
  BOOST_TEST(both("<iframe src=film.MP4></iframe>") ==
             "embed[href=film.MP4][kind=video](file[src=film.MP4][kind=source])");
  BOOST_TEST(both("<object data=play type=audio/mpeg></object>") ==
             "embed[href=play][kind=audio](file[src=play][kind=source])");
}

BOOST_AUTO_TEST_CASE(unsafe_addresses_are_left_out) {
  BOOST_TEST(both("<video src=a.mp4 poster='data:image/png;base64,AA'>"
                  "<track src='javascript:x'></video>") ==
             "embed[href=a.mp4][kind=video](file[src=a.mp4][kind=source])");
}

BOOST_AUTO_TEST_CASE(lengths_are_read_in_the_forms_that_people_write) {
  for (const auto& [text, seconds] : {std::pair{"PT4M", "240"},
                                      {"PT1H2M3.4S", "3723"},
                                      {"4:05", "245"},
                                      {"01:00:00", "3600"},
                                      {" 90 ", "90"},
                                      {"239.6", "240"}})
    BOOST_TEST(duration_in_seconds(text) == seconds);
  for (const std::string_view text :
       {"", "PT", "P1D", "four minutes", "4:", "1:2:3:4", "-5", "0", "0.2", "nan", "inf", "1e9",
        "PT5", "PT5X", "9999999999999", "4 min"})
    BOOST_TEST(duration_in_seconds(text) == "");
}

BOOST_AUTO_TEST_CASE(what_is_too_much_is_not_read) {
  std::string html = "<video src=a.mp4>";
  for (int i = 0; i < 5000; ++i) html += "<source src=" + std::to_string(i) + ".mp4>";
  const std::string tree = parse(html + "</video>");
  BOOST_TEST(tree.find("src=98.mp4") != tree.npos);
  BOOST_TEST(tree.find("src=100.mp4") == tree.npos);
}

BOOST_AUTO_TEST_SUITE_END()
