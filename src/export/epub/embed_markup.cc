#include "export/epub/embed_markup.h"

#include <charconv>

#include "base/unicode.h"
#include "base/url.h"
#include "export/epub/chapter_body.h"
#include "export/epub/chapter_fields.h"
#include "export/epub/page.h"
#include "export/media_wording.h"

namespace offprint {
namespace {

NodeIndex child_of(const Body& body, NodeIndex embed, Element element) {
  NodeIndex node = body[embed].first_child;
  while (node != no_node && body[node].element != element) node = body[node].next;
  return node;
}

// What an embed is called: its title, or where it is.
std::string name_of(const Body& body, NodeIndex embed, std::string_view address) {
  std::string name(body.attribute(embed, Attribute::title));
  if (name.empty()) name = shown_address(std::string(address));
  return name.empty() ? std::string(address) : name;
}

std::uint64_t seconds_of(const Body& body, NodeIndex embed) {
  const std::string_view digits = body.attribute(embed, Attribute::duration);
  std::uint64_t seconds = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  return seconds;
}

class EmbedWriter {
 public:
  EmbedWriter(const EmbedSetting& setting, const EmbedPlace& place)
      : setting_(setting),
        body_(setting.body),
        place_(place),
        words_(wording(setting.record.language)),
        media_words_(media_wording(words_)),
        kind_(kind_word(media_words_, body_.attribute(place.node, Attribute::kind))),
        image_(child_of(body_, place.node, Element::image)),
        poster_(image_ == no_node ? std::string_view() : setting.images.name_in_book(src(image_))) {
  }

  std::string write() {
    if (kind_.empty()) return "";
    const PlayedMedia* played = setting_.media.find(place_.node);
    if (!place_.among_blocks) {
      if (played) write_player(*played);
      if (played) out_ += ' ';
      write_words();
      return std::move(out_);
    }
    const bool has_figure = (played || !poster_.empty()) && !place_.in_figure;
    if (has_figure) out_ += "<figure class=\"media\">";
    if (played)
      write_player(*played);
    else if (!poster_.empty())
      write_poster();
    if (played || !poster_.empty()) out_ += '\n';
    out_ += has_figure ? "<figcaption>" : "<p class=\"embed\">";
    write_words();
    out_ += has_figure ? "</figcaption></figure>\n" : "</p>\n";
    return std::move(out_);
  }

 private:
  std::string_view src(NodeIndex node) const { return body_.attribute(node, Attribute::src); }

  void attribute(std::string_view name, std::string_view value) {
    (out_ += ' ') += name;
    out_ += "=\"";
    append_escaped_attribute(out_, value);
    out_ += '"';
  }

  void begin_link(std::string_view target) {
    if (target.empty()) return;
    out_ += "<a";
    attribute("href", target);
    out_ += '>';
  }
  void end_link(std::string_view target) {
    if (!target.empty()) out_ += "</a>";
  }

  std::string description() const {
    return poster_description(setting_.record, place_.node, place_.target);
  }

  void write_poster() {
    begin_link(place_.target);
    out_ += "<img";
    attribute("src", "../" + std::string(poster_));
    const std::string_view stated = body_.attribute(image_, Attribute::alt);
    attribute("alt", stated.empty() ? description() : std::string(stated));
    attribute("class", picture_class(setting_.images.find(src(image_))));
    out_ += "/>";
    end_link(place_.target);
  }

  // "Video: The tide mill (4 min), vimeo.example"
  void write_words() {
    const std::string_view language = setting_.record.language;
    begin_link(place_.target);
    append_word(out_, words_, language, kind_);
    append_escaped(out_, label_end(words_));
    append_escaped(out_, name_of(body_, place_.node, place_.target));
    if (const std::string length = length_text(media_words_, seconds_of(body_, place_.node));
        !length.empty()) {
      append_escaped(out_, media_words_.begin);
      append_word(out_, words_, language, length);
      append_escaped(out_, media_words_.end);
    }
    const std::string host = site_key(place_.target);
    if (!host.empty() && body_.has_attribute(place_.node, Attribute::title)) {
      append_escaped(out_, words_.separator);
      append_escaped(out_, host);
    }
    end_link(place_.target);
    write_transcript();
  }

  void write_transcript() {
    const NodeIndex link = child_of(body_, place_.node, Element::link);
    if (link == no_node || !body_.has_attribute(link, Attribute::href)) return;
    const std::string target = setting_.link_target(link, body_.attribute(link, Attribute::href));
    if (target.empty()) return;
    out_ += " · ";
    begin_link(target);
    const std::string text = inline_text(body_, link);
    if (text.empty())
      append_word(out_, words_, setting_.record.language, media_words_.transcript);
    else
      append_escaped(out_, text);
    end_link(target);
  }

  void write_player(const PlayedMedia& played) {
    const bool is_audio = is_book_audio(played.source->media_type);
    out_ += is_audio ? "<audio" : "<video";
    attribute("controls", "controls");
    attribute("preload", "metadata");
    attribute("aria-label", description());
    if (!is_audio && !poster_.empty()) attribute("poster", "../" + std::string(poster_));
    out_ += "><source";
    attribute("src", "../" + played.source->name);
    attribute("type", played.source->media_type);
    out_ += "/>";
    for (const PlayedMedia::Track& track : played.tracks) write_track(track);
    begin_link(place_.target);
    append_escaped(out_, description());
    end_link(place_.target);
    out_ += is_audio ? "</audio>" : "</video>";
    if (is_audio && !poster_.empty() && place_.among_blocks) {
      out_ += '\n';
      write_poster();
    }
  }

  void write_track(const PlayedMedia::Track& track) {
    out_ += "<track";
    attribute("kind", body_.attribute(track.node, Attribute::kind));
    attribute("src", "../" + track.file->name);
    std::string_view language = body_.attribute(track.node, Attribute::lang);
    if (language.empty()) language = setting_.record.language;
    attribute("srclang", language);
    if (const std::string_view title = body_.attribute(track.node, Attribute::title);
        !title.empty())
      attribute("label", title);
    out_ += "/>";
  }

  const EmbedSetting& setting_;
  const Body& body_;
  const EmbedPlace& place_;
  const Wording& words_;
  const MediaWording& media_words_;
  std::string_view kind_;
  NodeIndex image_;
  std::string_view poster_;  // its name in the book; "" = none
  std::string out_;
};

}  // namespace

std::string embed_markup(const EmbedSetting& setting, const EmbedPlace& place) {
  return EmbedWriter(setting, place).write();
}

std::string poster_description(const Record& record, NodeIndex embed, std::string_view address) {
  const Body& body = record.body;
  const Wording& words = wording(record.language);
  const std::string name = name_of(body, embed, address);
  const std::string_view kind =
      kind_word(media_wording(words), body.attribute(embed, Attribute::kind));
  if (!speaks(words, record.language) || kind.empty()) return name;
  if (name.empty()) return std::string(kind);
  return std::string(kind).append(label_end(words)).append(name);
}

}  // namespace offprint
