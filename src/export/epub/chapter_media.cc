#include "export/epub/chapter_media.h"

#include <fmt/format.h>

#include <algorithm>

namespace offprint {
namespace {

NodeIndex source_of(const Body& body, NodeIndex embed) {
  NodeIndex node = body[embed].first_child;
  while (node != no_node && (body[node].element != Element::media_file ||
                             body.attribute(node, Attribute::kind) != "source"))
    node = body[node].next;
  return node;
}

bool is_rarely_played(const MediaFile& file) {
  return is_book_video(file.media_type) && file.codec != "H.264" && file.codec != "VP8";
}

}  // namespace

ChapterMedia::ChapterMedia(const Record& record, MediaStore* store) : record_(record) {
  if (record.media.empty()) return;
  const Body& body = record.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    if (body[node].element != Element::embed) continue;
    if (store) take(node, *store);
    const MediaFile* file = media_source(record.media, body, node);
    if (file && !find(node) && !body.has_attribute(node, Attribute::href))
      report(
          Code::link_relative, node,
          fmt::format("the book neither plays `{}` nor links to it: without a site, nobody knows "
                      "where it is",
                      file->src),
          "name the site, or let the book hold it (`media`)");
  }
}

void ChapterMedia::take(NodeIndex embed, MediaStore& store) {
  const NodeIndex source = source_of(record_.body, embed);
  if (source == no_node) return;
  const MediaFile* file = usable(source, "");
  if (!file) return;
  if (is_rarely_played(*file))
    report(Code::media_rarely_played, source,
           fmt::format("few readers play `{}` ({})", file->src,
                       file->codec.empty() ? "an unknown codec" : file->codec),
           "make it H.264 in MP4, which most do");
  PlayedMedia played;
  played.source = &hold(*file, store);
  add_tracks(embed, played, store);
  count(embed, played);
  played_.emplace(embed, std::move(played));
}

void ChapterMedia::add_tracks(NodeIndex embed, PlayedMedia& played, MediaStore& store) {
  const Body& body = record_.body;
  const auto same = [&](const PlayedMedia::Track& track, NodeIndex node) {
    for (const Attribute name : {Attribute::kind, Attribute::lang, Attribute::title})
      if (body.attribute(track.node, name) != body.attribute(node, name)) return false;
    return true;
  };
  for (NodeIndex node = body[embed].first_child; node != no_node; node = body[node].next) {
    if (body[node].element != Element::media_file) continue;
    const std::string_view kind = body.attribute(node, Attribute::kind);
    const bool twice =
        std::any_of(played.tracks.begin(), played.tracks.end(),
                    [&](const PlayedMedia::Track& track) { return same(track, node); });
    if (kind == "source" || twice) continue;
    if (const MediaFile* file = usable(node, kind))
      played.tracks.push_back({&hold(*file, store), node});
  }
}

void ChapterMedia::count(NodeIndex embed, const PlayedMedia& played) {
  const Body& body = record_.body;
  ++(is_book_audio(played.source->media_type) ? counts_.audio : counts_.video);
  const auto is_caption = [&](const PlayedMedia::Track& track) {
    return body.attribute(track.node, Attribute::kind) == "captions";
  };
  if (std::any_of(played.tracks.begin(), played.tracks.end(), is_caption)) ++counts_.captioned;
  for (NodeIndex node = body[embed].first_child; node != no_node; node = body[node].next)
    if (body[node].element == Element::link && body.has_attribute(node, Attribute::href)) {
      ++counts_.transcribed;
      break;
    }
}

// `what`: a kind of track, or "" for sound and video.
const MediaFile* ChapterMedia::usable(NodeIndex node, std::string_view what) {
  const MediaFile* file = find_media(record_.media, record_.body.attribute(node, Attribute::src));
  if (!file) return nullptr;
  const std::string_view otherwise =
      what.empty() ? "the book links to it" : "the book goes without it";
  const bool is_held = what.empty()
                           ? is_book_audio(file->media_type) || is_book_video(file->media_type)
                           : file->media_type == book_track_type;
  switch (file->place) {
    case MediaFile::Place::here:
      if (is_held) return file;
      report(Code::media_format_unsupported, node,
             fmt::format("`{}` ({}) has a format that books cannot hold; {}", file->src,
                         file->media_type.empty() ? "of no known format" : file->media_type,
                         otherwise),
             what.empty() ? "books hold MP3, AAC in MP4, Opus in Ogg, MP4 video and WebM"
                          : "make it WebVTT");
      return nullptr;
    case MediaFile::Place::remote:
      report(Code::media_remote, node, fmt::format("`{}` is on the web; {}", file->src, otherwise),
             "keep a copy among the sources");
      return nullptr;
    case MediaFile::Place::absent:
      report(Code::media_not_found, node,
             fmt::format("there is no file `{}`; {}", file->src, otherwise),
             file->src.starts_with('/') ? "name the folder that holds it under `assets`"
                                        : "the path is relative to the article");
      return nullptr;
    case MediaFile::Place::outside:
      break;
  }
  report(
      Code::media_not_found, node,
      fmt::format("`{}` lies outside the source roots and was not read; {}", file->src, otherwise),
      "copy it into the project");
  return nullptr;
}

const BookMedia& ChapterMedia::hold(const MediaFile& file, MediaStore& store) {
  const BookMedia& media = store.prepare(file);
  const auto same = [&](const Resource& resource) { return resource.name == media.name; };
  if (std::none_of(resources_.begin(), resources_.end(), same))
    resources_.push_back({media.name, media.media_type, file.file, media.size, 0});
  return media;
}

void ChapterMedia::report(Code code, NodeIndex node, std::string message, std::string hint) {
  const Body& body = record_.body;
  diagnostics_.push_back(
      {code, record_.origin, body[node].position, std::move(message), std::move(hint)});
}

const PlayedMedia* ChapterMedia::find(NodeIndex embed) const {
  const auto found = played_.find(embed);
  return found != played_.end() ? &found->second : nullptr;
}

}  // namespace offprint
