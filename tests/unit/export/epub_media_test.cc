#include "export/epub/chapter.h"
#include "export/epub/embed_markup.h"
#include "export/epub_fixture.h"
#include "export/media_wording.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

struct Embed {
  Record record = make_record(0, "one", "One");
  NodeIndex node = record.body.append(Body::root(), Element::embed, {9, 1});

  explicit Embed(std::string_view kind, std::string_view href = "https://www.vimeo.example/12") {
    set(Attribute::kind, kind);
    set(Attribute::href, href);
  }
  Embed& set(Attribute name, std::string_view value) {
    if (!value.empty()) record.body.set_attribute(node, name, value);
    return *this;
  }
  Embed& title(std::string_view title) { return set(Attribute::title, title); }
  Embed& poster() {
    record.body.set_attribute(record.body.append(node, Element::image), Attribute::src, "p.png");
    record.images.push_back(file_image("p.png", "p.png", "image/png", "bytes"));
    return *this;
  }
  Embed& file(std::string_view kind, const std::string& name, const std::string& type,
              const std::string& codec = "H.264") {
    const NodeIndex file = record.body.append(node, Element::media_file, {9, 1});
    record.body.set_attribute(file, Attribute::src, name);
    record.body.set_attribute(file, Attribute::kind, kind);
    record.media.push_back({name, MediaFile::Place::here, name, type, codec, 5});
    return *this;
  }
  Embed& transcript(std::string_view text) {
    const NodeIndex link = record.body.append(node, Element::link);
    record.body.set_attribute(link, Attribute::href, "https://sea.example/said");
    record.body.append_text(link, text);
    return *this;
  }
};

struct Made {
  std::string body;
  ChapterPages pages;
};

// The chapter's body without its first paragraph.
Made make(const Record& record, bool embeds = false) {
  MemoryFileSystem files;
  for (const Image& image : record.images) files.files["root/" + image.file] = "bytes";
  for (const MediaFile& media : record.media) files.files["root/" + media.file] = media.file;
  PictureStore pictures({"root", &files, "", ""}, {});
  MediaStore media("root", files);
  const ChapterImages images(record, pictures);
  class NoLinks final : public ChapterLinks {
    bool in_book(std::uint32_t) const override { return false; }
  };
  const Publication publication;
  const auto theme = built_in_theme(default_theme);
  ChapterSetting setting{publication, *theme};
  if (embeds) setting.media = &media;
  Made made;
  made.pages = chapter_pages(record, setting, images, NoLinks());
  const std::string& page = made.pages.pages.at(0);
  const std::size_t begin = page.find("Text of one.</p>\n") + 17;
  made.body = page.substr(begin, page.find("</div>\n", begin) - begin);
  for (const auto& resource : images.resources())
    for (std::size_t at = 0; (at = made.body.find(resource.name)) != std::string::npos;)
      made.body.replace(at, resource.name.size(), "POSTER");
  for (const auto& resource : made.pages.media)
    for (std::size_t at = 0; (at = made.body.find(resource.name)) != std::string::npos;)
      made.body.replace(at, resource.name.size(), resource.file);
  return made;
}

std::string body(const Embed& embed, bool embeds = false) {
  return make(embed.record, embeds).body;
}

std::string messages(const Embed& embed) {
  std::string text;
  for (const Diagnostic& diagnostic : make(embed.record, true).pages.diagnostics)
    text += to_text(diagnostic) + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_media)

BOOST_AUTO_TEST_CASE(links_say_what_they_lead_to) {
  BOOST_TEST(body(Embed("video").title("A storm").set(Attribute::duration, "240")) ==
             "<p class=\"embed\"><a href=\"https://www.vimeo.example/12\">"
             "Video: A storm (4 min), vimeo.example</a></p>\n");
  BOOST_TEST(body(Embed("page")) ==
             "<p class=\"embed\"><a href=\"https://www.vimeo.example/12\">"
             "Web page: www.vimeo.example/12</a></p>\n");
  BOOST_TEST(body(Embed("audio", "").title("bell.mp3")) ==
             "<p class=\"embed\">Audio: bell.mp3</p>\n");
  BOOST_TEST(body(Embed("").title("Plain")) ==
             "<p class=\"embed\"><a href=\"https://www.vimeo.example/12\">Plain</a></p>\n");
}

BOOST_AUTO_TEST_CASE(a_poster_is_a_linked_picture_with_words) {
  BOOST_TEST(body(Embed("video").title("A & B").poster()) ==
             "<figure class=\"media\"><a href=\"https://www.vimeo.example/12\">"
             "<img src=\"../POSTER\" alt=\"Video: A &amp; B\" class=\"picture-full\"/></a>\n"
             "<figcaption><a href=\"https://www.vimeo.example/12\">"
             "Video: A &amp; B, vimeo.example</a></figcaption></figure>\n");
}

BOOST_AUTO_TEST_CASE(in_a_figure_the_words_are_a_paragraph) {
  Embed embed("video");
  embed.title("A").poster();
  const NodeIndex figure = embed.record.body.insert_after(embed.node, Element::figure, {});
  embed.record.body.move_to_end(embed.node, figure);
  BOOST_TEST(body(embed) ==
             "<figure><a href=\"https://www.vimeo.example/12\">"
             "<img src=\"../POSTER\" alt=\"Video: A\" class=\"picture-full\"/></a>\n"
             "<p class=\"embed\"><a href=\"https://www.vimeo.example/12\">"
             "Video: A, vimeo.example</a></p>\n</figure>\n");
}

BOOST_AUTO_TEST_CASE(a_transcript_has_a_link_of_its_own) {
  BOOST_TEST(
      body(Embed("audio").title("A").transcript(""))
          .ends_with(
              "vimeo.example</a> · <a href=\"https://sea.example/said\">Transcript</a></p>\n"));
  BOOST_TEST(body(Embed("audio").title("A").transcript("All of it"))
                 .ends_with(" · <a href=\"https://sea.example/said\">All of it</a></p>\n"));
}

BOOST_AUTO_TEST_CASE(words_are_in_the_articles_language) {
  Embed german("video");
  german.title("Ebbe").set(Attribute::duration, "3900");
  german.record.language = "de";
  BOOST_TEST(body(german).find("Video: Ebbe (1 Std. 5 Min.), vimeo.example") != std::string::npos);
  Embed unknown("video");
  unknown.title("Ebb").poster();
  unknown.record.language = "cy";
  BOOST_TEST(body(unknown).find("alt=\"Ebb\"") != std::string::npos);
  BOOST_TEST(body(unknown).find("dir=\"ltr\">Video</span>: Ebb") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(lengths_are_short) {
  const MediaWording& words = media_wording(wording("en"));
  for (const auto& [seconds, text] : {std::pair{0, ""},
                                      {40, "40 s"},
                                      {60, "1 min"},
                                      {245, "4 min"},
                                      {3600, "1 h"},
                                      {3599, "1 h"},
                                      {3910, "1 h 5 min"}})
    BOOST_TEST(length_text(words, static_cast<std::uint64_t>(seconds)) == text);
  BOOST_TEST(length_text(media_wording(wording("ja")), 3900) == "1時間5分");
}

BOOST_AUTO_TEST_CASE(every_language_of_the_wording_has_words_for_what_plays) {
  for (const std::string_view language :
       {"ar", "de", "en", "es", "fa", "fr", "it", "ja", "nl", "pl", "pt", "ru", "zh"})
    BOOST_TEST(media_wording(wording(language)).language == language);
}

BOOST_AUTO_TEST_CASE(a_book_that_holds_a_video_plays_it) {
  Embed embed("video", "https://sea.example/a.mp4");
  embed.title("The ebb").poster().file("source", "a.mp4", "video/mp4");
  embed.file("captions", "a.vtt", "text/vtt");
  const Made made = make(embed.record, true);
  BOOST_TEST(made.body ==
             "<figure class=\"media\"><video controls=\"controls\" preload=\"metadata\" "
             "aria-label=\"Video: The ebb\" poster=\"../POSTER\">"
             "<source src=\"../a.mp4\" type=\"video/mp4\"/>"
             "<track kind=\"captions\" src=\"../a.vtt\" srclang=\"en\"/>"
             "<a href=\"https://sea.example/a.mp4\">Video: The ebb</a></video>\n"
             "<figcaption><a href=\"https://sea.example/a.mp4\">Video: The ebb, sea.example</a>"
             "</figcaption></figure>\n");
  BOOST_TEST(made.pages.media.size() == 2u);
  BOOST_TEST(made.pages.media_counts.video == 1u);
  BOOST_TEST(made.pages.media_counts.captioned == 1u);
  BOOST_TEST(made.pages.media_counts.transcribed == 0u);
  BOOST_TEST(made.pages.diagnostics.empty());
  BOOST_TEST(make(embed.record).pages.media.empty());
}

BOOST_AUTO_TEST_CASE(sound_has_no_picture_of_its_own) {
  const std::string made =
      body(Embed("audio", "").title("Bell").poster().file("source", "b.mp3", "audio/mpeg"), true);
  BOOST_TEST(made ==
             "<figure class=\"media\"><audio controls=\"controls\" preload=\"metadata\" "
             "aria-label=\"Audio: Bell\"><source src=\"../b.mp3\" type=\"audio/mpeg\"/>"
             "Audio: Bell</audio>\n"
             "<img src=\"../POSTER\" alt=\"Audio: Bell\" class=\"picture-full\"/>\n"
             "<figcaption>Audio: Bell</figcaption></figure>\n");
}

BOOST_AUTO_TEST_CASE(what_the_book_cannot_hold_stays_a_link_and_is_reported) {
  Embed wav("audio");
  wav.file("source", "a.wav", "audio/wav");
  BOOST_TEST(body(wav, true).starts_with("<p class=\"embed\"><a "));
  BOOST_TEST(messages(wav) ==
             "one.md:9:1: warning: `a.wav` (audio/wav) has a format that books cannot hold; the "
             "book links to it; books hold MP3, AAC in MP4, Opus in Ogg, MP4 video and WebM "
             "[media-format-unsupported]\n");
  Embed remote("video");
  remote.file("source", "https://a.example/a.mp4", "");
  remote.record.media[0].place = MediaFile::Place::remote;
  BOOST_TEST(messages(remote) ==
             "one.md:9:1: info: `https://a.example/a.mp4` is on the web; the book links to it; "
             "keep a copy among the sources [media-remote]\n");
  Embed gone("video");
  gone.file("source", "/gone.mp4", "");
  gone.record.media[0].place = MediaFile::Place::absent;
  BOOST_TEST(messages(gone) ==
             "one.md:9:1: warning: there is no file `/gone.mp4`; the book links to it; name the "
             "folder that holds it under `assets` [media-not-found]\n");
  gone.record.media[0].place = MediaFile::Place::outside;
  BOOST_TEST(messages(gone) ==
             "one.md:9:1: warning: `/gone.mp4` lies outside the source roots and was not read; the "
             "book links to it; copy it into the project [media-not-found]\n");
}

BOOST_AUTO_TEST_CASE(what_can_be_neither_played_nor_reached_is_reported) {
  Embed embed("audio", "");
  embed.title("a.mp3").file("source", "a.mp3", "audio/mpeg");
  const Diagnostics found = make(embed.record).pages.diagnostics;
  BOOST_REQUIRE(found.size() == 1u);
  BOOST_TEST(to_text(found[0]) ==
             "one.md:9:1: warning: the book neither plays `a.mp3` nor links to it: without a site, "
             "nobody knows where it is; name the site, or let the book hold it (`media`) "
             "[link-relative]");
  BOOST_TEST(messages(embed) == "");
}

BOOST_AUTO_TEST_CASE(captions_in_other_formats_are_reported) {
  Embed embed("video");
  embed.file("source", "a.mp4", "video/mp4").file("captions", "a.srt", "");
  BOOST_TEST(messages(embed) ==
             "one.md:9:1: warning: `a.srt` (of no known format) has a format that books cannot "
             "hold; the book goes without it; make it WebVTT [media-format-unsupported]\n");
}

BOOST_AUTO_TEST_CASE(videos_that_few_readers_play_are_held_and_reported) {
  Embed embed("video");
  embed.file("source", "a.mp4", "video/mp4", "HEVC");
  BOOST_TEST(body(embed, true).find("<video ") != std::string::npos);
  BOOST_TEST(messages(embed) ==
             "one.md:9:1: info: few readers play `a.mp4` (HEVC); make it H.264 in MP4, which most "
             "do [media-rarely-played]\n");
}

BOOST_AUTO_TEST_CASE(a_book_holds_each_file_once_and_uncompressed) {
  BookMaker maker;
  maker.context.output.book.embeds_media = true;
  maker.context.kindle_safe = true;
  maker.files.files["root/a.mp3"] = maker.files.files["root/b.mp3"] = std::string(700'000, 's');
  maker.context.root = "root";
  Embed one("audio"), two("audio");
  one.title("A").file("source", "a.mp3", "audio/mpeg");
  two.title("B").file("source", "b.mp3", "audio/mpeg");
  two.record.id = "two";
  two.record.row = 1;
  maker.make({one.record, two.record});
  const auto archive = read_archive(maker.context.path);
  std::size_t found = 0;
  std::string name;
  for (const ArchiveEntry& entry : archive)
    if (entry.name.starts_with("EPUB/media/")) {
      ++found;
      name = entry.name.substr(5);
      BOOST_TEST(entry.stored);
      BOOST_TEST(entry.bytes == std::string(700'000, 's'));
    }
  BOOST_TEST(found == 1u);
  const std::string package = entry(archive, "EPUB/package.opf");
  BOOST_TEST(package.find("<item id=\"media-1\" href=\"" + name +
                          "\" media-type=\"audio/mpeg\"/>") != std::string::npos);
  BOOST_TEST(package.find("remote-resources") == std::string::npos);
  std::size_t reports = 0;
  for (const Diagnostic& diagnostic : maker.article_diagnostics)
    reports += diagnostic.code == Code::kindle_media;
  BOOST_TEST(reports == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
