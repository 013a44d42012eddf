// A file of sound, video or captions, and what is known of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/body.h"

namespace offprint {

// A file that an embed of an article's body names. Nothing of it is read but what tells its format.
struct MediaFile {
  enum class Place : std::uint8_t {
    here,     // `file` is it
    remote,   // on the web
    absent,   // there is none
    outside,  // of the source roots: not looked at
  };
  std::string src;  // as the body's node has it
  Place place = Place::absent;
  std::string file;        // relative to the project's root; "" when it is not here
  std::string media_type;  // "audio/mpeg", known by the bytes; "" when they are nothing known here
  std::string codec;       // of a video: "H.264"; "" = unknown
  std::uint64_t size = 0;  // bytes

  friend bool operator==(const MediaFile&, const MediaFile&) = default;
};

// Whether a book may hold such a file: sound in the formats that every reading system must know
// (EPUB 3.3, section 3.2), video in the containers of those that some do (section 3.2, note on
// video).
bool is_book_audio(std::string_view media_type);
bool is_book_video(std::string_view media_type);
inline constexpr std::string_view book_track_type = "text/vtt";

// By `src`, or nullptr.
const MediaFile* find_media(const std::vector<MediaFile>& files, std::string_view src);

// The file of sound or video of an embed, if it is here.
const MediaFile* media_source(const std::vector<MediaFile>& files, const Body& body,
                              NodeIndex embed);

}  // namespace offprint
