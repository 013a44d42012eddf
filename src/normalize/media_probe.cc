#include "normalize/media_probe.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace offprint {
namespace {

using namespace std::literals;

constexpr std::size_t head_bytes = 1 << 16;
constexpr int most_boxes = 400;    // of an MP4 file that are looked at
constexpr int most_headers = 100;  // of ID3 tags one behind the other

std::uint64_t big(std::string_view bytes, std::size_t offset, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = offset; i < offset + count; ++i)
    value = value << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0);
  return value;
}

bool has(std::string_view bytes, std::size_t offset, std::string_view word) {
  return bytes.size() >= offset && bytes.substr(offset).starts_with(word);
}

// A box of ISO/IEC 14496-12, section 4.2: where its contents are.
struct Box {
  std::string type;
  std::uint64_t begin = 0, end = 0;
};

// Walks the boxes of an MP4 file without reading their contents.
class Mp4 {
 public:
  explicit Mp4(const ByteSource& bytes) : bytes_(bytes) {}

  MediaFacts facts() {
    const Box file{"", 0, bytes_.size()};
    const std::optional<Box> kind = find(file, "ftyp");
    if (kind && bytes_.read(kind->begin, 4) == "qt  ") return {"video/quicktime", ""};
    const std::optional<Box> movie = find(file, "moov");
    if (!movie) return {};
    MediaFacts facts;
    for (std::optional<Box> box = box_at(movie->begin, movie->end); box;
         box = box_at(box->end, movie->end))
      if (box->type == "trak") add_track(*box, facts);
    return facts;
  }

 private:
  std::optional<Box> box_at(std::uint64_t at, std::uint64_t end) {
    if (end < 8 || at > end - 8 || ++looked_at_ > most_boxes) return {};
    const std::string head = bytes_.read(at, 16);
    std::uint64_t size = big(head, 0, 4), header = 8;
    if (size == 1) {
      size = big(head, 8, 8);
      header = 16;
    }
    if (size == 0) size = end - at;
    if (head.size() < 8 || size < header || size > end - at) return {};
    return Box{head.substr(4, 4), at + header, at + size};
  }

  std::optional<Box> find(const Box& parent, std::string_view type) {
    for (std::optional<Box> box = box_at(parent.begin, parent.end); box;
         box = box_at(box->end, parent.end))
      if (box->type == type) return box;
    return {};
  }

  void add_track(const Box& track, MediaFacts& facts) {
    const std::optional<Box> media = find(track, "mdia");
    const std::optional<Box> handler = media ? find(*media, "hdlr") : std::nullopt;
    if (!handler) return;
    const std::string kind = bytes_.read(handler->begin + 8, 4);
    const std::string codec = codec_of(*media);
    if (kind == "vide") {
      facts.media_type = "video/mp4";
      facts.codec = codec == "avc1" || codec == "avc3"   ? "H.264"
                    : codec == "hvc1" || codec == "hev1" ? "HEVC"
                    : codec == "av01"                    ? "AV1"
                    : codec == "vp09"                    ? "VP9"
                                                         : "";
    } else if (kind == "soun" && facts.media_type.empty()) {
      facts.media_type = codec == "mp4a" ? "audio/mp4" : "audio/mp4; codecs=" + codec;
    }
  }

  std::string codec_of(const Box& media) {
    Box box = media;
    for (const std::string_view type : {"minf"sv, "stbl"sv, "stsd"sv}) {
      const std::optional<Box> inner = find(box, type);
      if (!inner) return "";
      box = *inner;
    }
    std::string codec = box.end - box.begin >= 16 ? bytes_.read(box.begin + 12, 4) : "";
    for (char& c : codec)
      if (c < '!' || c > '~') c = '?';
    return codec;
  }

  const ByteSource& bytes_;
  int looked_at_ = 0;
};

// The first page of an Ogg file (RFC 3533, section 6) begins its first stream.
MediaFacts ogg_facts(std::string_view head) {
  const std::size_t begin = 27 + big(head, 26, 1);
  const std::string_view stream = head.substr(std::min(begin, head.size()));
  if (stream.starts_with("OpusHead")) return {"audio/ogg; codecs=opus", ""};
  return {stream.starts_with("\x80theora") ? "video/ogg" : "audio/ogg", ""};
}

// EBML (RFC 8794): the names of a WebM file's codecs stand in its first bytes.
MediaFacts webm_facts(std::string_view head) {
  if (head.substr(0, 64).find("webm") == head.npos) return {"video/x-matroska", ""};
  for (const auto& [name, codec] :
       {std::pair{"V_VP8"sv, "VP8"}, {"V_VP9"sv, "VP9"}, {"V_AV1"sv, "AV1"}})
    if (head.find(name) != head.npos) return {"video/webm", codec};
  return {head.find("A_") != head.npos ? "audio/webm" : "video/webm", ""};
}

// A frame of MPEG audio (ISO/IEC 11172-3, section 2.4.1.3) of layer III.
bool is_mp3_frame(std::string_view bytes) {
  const std::uint64_t header = big(bytes, 0, 4);
  const bool syncs = bytes.size() >= 4 && header >> 21 == 0x7FF;
  const std::uint64_t version = header >> 19 & 3, layer = header >> 17 & 3;
  const std::uint64_t rate = header >> 12 & 15, sampling = header >> 10 & 3;
  return syncs && version != 1 && layer == 1 && rate != 0 && rate != 15 && sampling != 3;
}

bool is_aac_frame(std::string_view bytes) {
  return bytes.size() >= 2 && (big(bytes, 0, 2) & 0xFFF6) == 0xFFF0;
}

// Sound that begins with a frame, behind what ID3v2 (section 3.1) says of it.
MediaFacts framed_facts(const ByteSource& bytes) {
  std::uint64_t at = 0;
  std::string head = bytes.read(0, 16);
  bool is_tagged = false;
  for (int tags = 0; head.starts_with("ID3") && tags < most_headers; ++tags) {
    is_tagged = true;
    std::uint64_t size = 10;
    for (std::size_t i = 6; i < 10; ++i) {
      const std::uint64_t digit = big(head, i, 1) & 0x7F;
      size += digit << 7 * (9 - i);
    }
    at += size + (big(head, 5, 1) & 0x10 ? 10 : 0);
    head = bytes.read(at, 16);
  }
  // Some programs leave zeros between the tag and the first frame.
  if (is_tagged && head.starts_with('\0')) {
    head = bytes.read(at, 4096);
    head.erase(0, std::min(head.find_first_not_of('\0'), head.size()));
  }
  if (is_mp3_frame(head)) return {"audio/mpeg", ""};
  return {is_aac_frame(head) ? "audio/aac" : "", ""};
}

}  // namespace

MediaFacts probe_media(const ByteSource& bytes) {
  const std::string head = bytes.read(0, head_bytes);
  const std::string_view view = head;
  if (has(view, 4, "ftyp")) return Mp4(bytes).facts();
  if (view.starts_with("OggS")) return ogg_facts(view);
  if (view.starts_with("\x1A\x45\xDF\xA3")) return webm_facts(view);
  if (view.starts_with("fLaC")) return {"audio/flac", ""};
  if (view.starts_with("RIFF") && has(view, 8, "WAVE")) return {"audio/wav", ""};
  if (view.starts_with("RIFF") && has(view, 8, "AVI ")) return {"video/x-msvideo", ""};
  const std::string_view text = view.starts_with("\xEF\xBB\xBF") ? view.substr(3) : view;
  if (text.starts_with("WEBVTT") &&
      (text.size() == 6 || " \t\r\n"sv.find(text[6]) != std::string_view::npos))
    return {"text/vtt", ""};
  return framed_facts(bytes);
}

}  // namespace offprint
