#include <algorithm>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "normalize/image_finder.h"
#include "normalize/media_probe.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

class MediaFinder {
 public:
  MediaFinder(const Rules& rules, Article& article)
      : rules_(rules), article_(article), body_(article.body), finder_(rules, article) {}

  void find_in(NodeIndex embed) {
    std::vector<NodeIndex> sources;
    for (NodeIndex node = body_[embed].first_child; node != no_node; node = body_[node].next) {
      if (body_[node].element != Element::media_file) continue;
      if (body_.attribute(node, Attribute::kind) == "source")
        sources.push_back(node);
      else
        list(look_for(node));
    }
    if (!sources.empty()) choose(embed, sources);
  }

 private:
  // Of the forms of one thing, that which the most readers can play; of equals, the first. The link
  // leads to it, too.
  void choose(NodeIndex embed, const std::vector<NodeIndex>& sources) {
    const std::string kind(body_.attribute(embed, Attribute::kind));
    std::vector<MediaFile> files;
    std::vector<std::string> addresses(sources.size());
    for (std::size_t i = 0; i < sources.size(); ++i)
      files.push_back(look_for(sources[i], &addresses[i]));
    std::size_t best = 0;
    for (std::size_t i = 1; i < files.size(); ++i)
      if (rank(files[i], kind) < rank(files[best], kind)) best = i;
    for (std::size_t i = 0; i < files.size(); ++i)
      if (i != best) body_.remove(sources[i]);
    if (!addresses[best].empty()) body_.set_attribute(embed, Attribute::href, addresses[best]);
    list(std::move(files[best]));
  }

  static int rank(const MediaFile& file, std::string_view kind) {
    if (file.place != MediaFile::Place::here) return 4;
    if (!is_book_audio(file.media_type) && !is_book_video(file.media_type)) return 3;
    if (kind == "video" && is_book_audio(file.media_type)) return 2;
    const bool usual =
        file.codec == "H.264" || file.codec == "VP8" ||
        (is_book_audio(file.media_type) && !file.media_type.starts_with("audio/ogg"));
    return usual ? 0 : 1;
  }

  MediaFile look_for(NodeIndex node, std::string* address = nullptr) {
    MediaFile file;
    file.src = body_.attribute(node, Attribute::src);
    const ImageFinder::FoundFile found = finder_.find_file(file.src);
    if (address) *address = found.url;
    if (const MediaFile* known = find_media(article_.media, file.src)) return *known;
    if (found.file.empty()) {
      file.place = found.outside  ? MediaFile::Place::outside
                   : found.remote ? MediaFile::Place::remote
                                  : MediaFile::Place::absent;
      return file;
    }
    file.place = MediaFile::Place::here;
    file.file = found.file;
    const auto bytes = rules_.files->open(join_path(rules_.root, found.file));
    file.size = bytes->size();
    MediaFacts facts = probe_media(*bytes);
    file.media_type = std::move(facts.media_type);
    file.codec = std::move(facts.codec);
    return file;
  }

  void list(MediaFile file) {
    if (!find_media(article_.media, file.src)) article_.media.push_back(std::move(file));
  }

  const Rules& rules_;
  Article& article_;
  Body& body_;
  ImageFinder finder_;
};

}  // namespace

void find_media_files(const Rules& rules, Draft&, Article& article) {
  MediaFinder finder(rules, article);
  const Body& body = article.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == Element::embed) finder.find_in(node);
}

}  // namespace offprint
