#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"
#include "normalize/media_probe.h"

using namespace offprint;
using namespace std::literals;
using test::normalized;
using test::Source;

namespace {

std::string number(std::size_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 255);
  return bytes;
}

std::string box(const std::string& kind, const std::string& content) {
  return number(8 + content.size()) + kind + content;
}

std::string track(const std::string& handler, const std::string& codec) {
  const std::string table = box("stsd", std::string(4, '\0') + number(1) + box(codec, "entry"));
  return box("trak", box("mdia", box("hdlr", std::string(8, '\0') + handler) +
                                     box("minf", box("stbl", table))));
}

std::string mp4(const std::string& tracks) {
  return box("ftyp", "isom") + box("mdat", "bytes") + box("moov", tracks);
}

const std::string film = mp4(track("soun", "mp4a") + track("vide", "avc1"));
const std::string song = "\xFF\xFB\x90\x64"s + std::string(40, '\0');

MediaFacts probe(const std::string& bytes) { return probe_media(*bytes_in_memory(bytes)); }
std::string type(const std::string& bytes) { return probe(bytes).media_type; }

std::string ogg(const std::string& stream) {
  return "OggS" + std::string(22, '\0') + "\1" + static_cast<char>(stream.size()) + stream;
}

struct Project {
  MemoryFileSystem files;
  Rules rules;

  Project() {
    files.files = {{"paper/notes/a.mp4", film},
                   {"paper/notes/a.webm", "\x1A\x45\xDF\xA3 webm V_VP9"},
                   {"paper/notes/a.vtt", "WEBVTT\n"},
                   {"paper/static/b.mp3", song},
                   {"secret.mp3", song}};
    rules.root = "paper";
    rules.assets = {"static"};
    rules.files = &files;
  }

  std::vector<MediaFile> media(std::string_view html) const {
    return normalized(Source().body(html), rules).media;
  }
  MediaFile file(const std::string& src) const {
    const auto media = this->media("<audio src=\"" + src + "\"></audio>\n");
    BOOST_REQUIRE(media.size() == 1u);
    return media.front();
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(media)

BOOST_AUTO_TEST_CASE(formats_are_known_by_their_bytes) {
  BOOST_TEST(type(film) == "video/mp4");
  BOOST_TEST(probe(film).codec == "H.264");
  BOOST_TEST(probe(mp4(track("vide", "hev1"))).codec == "HEVC");
  BOOST_TEST(type(mp4(track("soun", "mp4a"))) == "audio/mp4");
  BOOST_TEST(type(mp4(track("soun", "alac"))) == "audio/mp4; codecs=alac");
  BOOST_TEST(type(box("ftyp", "qt  ") + box("moov", track("vide", "avc1"))) == "video/quicktime");
  BOOST_TEST(type(song) == "audio/mpeg");
  BOOST_TEST(type("ID3\4\0\0\0\0\0\2zz"s + song) == "audio/mpeg");
  BOOST_TEST(type("ID3\4\0\0\0\0\0\0\0\0\0"s + song) == "audio/mpeg");
  BOOST_TEST(type("\xFF\xF1\x50\x80zzzz") == "audio/aac");
  BOOST_TEST(type(ogg("OpusHead")) == "audio/ogg; codecs=opus");
  BOOST_TEST(type(ogg("\1vorbis")) == "audio/ogg");
  BOOST_TEST(type(ogg("\x80theora")) == "video/ogg");
  BOOST_TEST(probe("\x1A\x45\xDF\xA3 webm V_VP8").codec == "VP8");
  BOOST_TEST(type("\x1A\x45\xDF\xA3 webm A_OPUS") == "audio/webm");
  BOOST_TEST(type("\x1A\x45\xDF\xA3 matroska V_VP8") == "video/x-matroska");
  BOOST_TEST(type("fLaC") == "audio/flac");
  BOOST_TEST(type("RIFF\0\0\0\0WAVE"s) == "audio/wav");
  BOOST_TEST(type("\xEF\xBB\xBFWEBVTT\n") == "text/vtt");
  BOOST_TEST(type("WEBVTTX") == "");
  BOOST_TEST(type("<html>") == "");
  BOOST_TEST(type("") == "");
}

BOOST_AUTO_TEST_CASE(damaged_files_are_nothing_that_is_known) {
  for (std::size_t size = 0; size < film.size(); ++size)
    BOOST_TEST(type(film.substr(0, size)) == "");
  BOOST_TEST(type(box("ftyp", "isom") + "\xFF\xFF\xFF\xFFmoov") == "");
  BOOST_TEST(type(box("ftyp", "isom") + number(1) + "moov" + std::string(8, '\xFF')) == "");
  std::string many = box("ftyp", "isom");
  for (int i = 0; i < 10000; ++i) many += box("free", "");
  BOOST_TEST(type(many + box("moov", track("vide", "avc1"))) == "");
  std::string tags;
  for (int i = 0; i < 1000; ++i) tags += "ID3\4\0\0\0\0\0\0"s;
  BOOST_TEST(type(tags + song) == "");
}

BOOST_AUTO_TEST_CASE(files_are_found_as_images_are) {
  const Project project;
  const MediaFile beside = project.file("a.mp4");
  BOOST_CHECK(beside.place == MediaFile::Place::here);
  BOOST_TEST(beside.file == "notes/a.mp4");
  BOOST_TEST(beside.media_type == "video/mp4");
  BOOST_TEST(beside.size == film.size());
  BOOST_TEST(project.file("/b.mp3").file == "static/b.mp3");
  BOOST_CHECK(project.file("gone.mp3").place == MediaFile::Place::absent);
  BOOST_CHECK(project.file("../../secret.mp3").place == MediaFile::Place::outside);
  BOOST_CHECK(project.file("https://a.example/x.mp3").place == MediaFile::Place::remote);
}

BOOST_AUTO_TEST_CASE(files_of_the_own_site_are_found_by_their_address) {
  Project project;
  project.rules.publication.site = "https://paper.example";
  BOOST_TEST(project.file("https://paper.example/b.mp3").file == "static/b.mp3");
}

BOOST_AUTO_TEST_CASE(of_several_forms_the_most_playable_stays) {
  const auto media = Project().media(
      "<video><source src=\"a.webm\"><source src=\"a.mp4\">"
      "<track kind=\"captions\" src=\"a.vtt\"></video>\n");
  BOOST_REQUIRE(media.size() == 2u);
  BOOST_TEST(media[0].media_type == "text/vtt");
  BOOST_TEST(media[1].file == "notes/a.mp4");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_here_comes_before_one_on_the_web) {
  const auto media = Project().media(
      "<video><source src=\"https://a.example/a.mp4\"><source src=\"a.webm\"></video>\n");
  BOOST_REQUIRE(media.size() == 1u);
  BOOST_TEST(media[0].file == "notes/a.webm");
}

BOOST_AUTO_TEST_CASE(nothing_is_reported_of_what_only_some_books_need) {
  const Article article =
      normalized(Source().body("<audio src=\"gone.mp3\"></audio>\n"), Project().rules);
  BOOST_TEST(test::messages(article, Code::media_not_found) == "");
  BOOST_TEST(test::messages(article, Code::image_not_found) == "");
}

BOOST_AUTO_TEST_CASE(posters_are_pictures_that_need_no_words_of_their_own) {
  Project project;
  project.files.files["paper/notes/p.png"] = "\x89PNG\r\n\x1A\n";
  const Article article =
      normalized(Source().body("<video src=\"a.mp4\" poster=\"p.png\"></video>\n"), project.rules);
  BOOST_REQUIRE(article.images.size() == 1u);
  BOOST_TEST(article.images[0].file == "notes/p.png");
  BOOST_TEST(test::messages(article, Code::alt_text_missing) == "");
}

BOOST_AUTO_TEST_SUITE_END()
