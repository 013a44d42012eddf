// What sound, video and captions are, by their bytes. Nothing is decoded.
#pragma once

#include <string>

#include "base/byte_source.h"

namespace offprint {

struct MediaFacts {
  std::string media_type;  // "" when the bytes are nothing that is known here
  std::string codec;       // of a video: "H.264", "VP8", "VP9", "AV1", "HEVC"; "" = unknown
};

// By EPUB 3.3, section 3.2: "audio/mpeg" (MP3), "audio/mp4" (AAC in MP4), "audio/ogg; codecs=opus",
// "video/mp4", "video/webm" and "text/vtt" are what it says; others ("audio/wav", "audio/flac",
// "audio/ogg", "audio/aac", "audio/webm", "video/ogg", "video/quicktime", "video/x-matroska",
// "video/x-msvideo") are told for messages. Reads a few KB of however large a file, and never
// beyond it. Throws Error{environment} when the system fails.
MediaFacts probe_media(const ByteSource& bytes);

}  // namespace offprint
