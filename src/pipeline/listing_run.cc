#include "pipeline/listing_run.h"

#include <fmt/format.h>

#include "export/feed_content.h"
#include "pipeline/placeholders.h"

namespace offprint {
namespace {

std::vector<std::string> facet_names(std::string_view path) {
  std::vector<std::string> names;
  for (const Facet facet : placeholders(path)) names.emplace_back(name(facet));
  return names;
}

}  // namespace

ListingRun::ListingRun(const Configuration& configuration, const Publication& publication,
                       const ServedFolder& served, const FileSystem& files)
    : configuration_(configuration), publication_(publication), served_(served), files_(files) {}

void ListingRun::add(const SelectedOutput& output, const std::vector<OutputFile>& written) {
  const std::string main = join_path(configuration_.output_folder, output.output.path);
  for (const OutputFile& file : written)
    if (file.book || (file.path == main && output.output.kind != "epub")) list(output, file);
}

// The files of an output lie in one folder.
void ListingRun::list(const SelectedOutput& output, const OutputFile& file) {
  const OutputSpec& spec = output.output;
  const std::string path = join_path(parent_path(spec.path), file_name(file.path));
  const auto below = served_.below(path);
  if (!below) {
    ++outside_;
    return;
  }
  ListedFile listed;
  listed.kind = spec.kind;
  listed.path = *below;
  listed.address = address_of(*below);
  listed.media_type = file.media_type;
  listed.title = spec.title.empty() ? publication_.title : spec.title;
  listed.language = spec.edition.language.empty() ? publication_.language : spec.edition.language;
  listed.facets = facet_names(configuration_.outputs[output.entry].path);
  listed.size = file.size;
  listed.articles = file.articles;
  listed.latest = output.latest;
  listed.book = file.book;
  if (file.book) {
    listed.title = file.book->title;
    find_pictures(listed, path);
  }
  listed_.push_back(std::move(listed));
}

void ListingRun::find_pictures(ListedFile& listed, const std::string& path) const {
  const std::string stem = path.substr(0, path.size() - file_extension(path).size());
  listed.cover = picture(stem);
  listed.thumbnail = picture(stem + "-thumbnail");
}

std::optional<ListedPicture> ListingRun::picture(const std::string& path) const {
  for (const std::string_view extension : {".jpg", ".jpeg", ".png", ".gif"}) {
    const std::string name = path + std::string(extension);
    if (!files_.stat(join_path(configuration_.output_folder, name))) continue;
    const std::string below = *served_.below(name);
    return ListedPicture{below, address_of(below), std::string(picture_type(name))};
  }
  return {};
}

std::string ListingRun::address_of(const std::string& below) const {
  OutputSpec file;
  file.address = below;
  return feed_address(publication_, file);
}

std::vector<OutputFile> ListingRun::write(const std::vector<SelectedOutput>& listings,
                                          const std::optional<Date>& source_date,
                                          Diagnostics& diagnostics) {
  std::vector<OutputFile> outputs;
  for (const bool lists_listings : {false, true})
    for (const SelectedOutput& listing : listings) {
      const ListingInfo& info = *find_listing(listing.output.kind);
      if (info.lists_listings == lists_listings)
        write_listing(info, listing, source_date, diagnostics, outputs);
    }
  if (outside_ > 0 && !listings.empty())
    diagnostics.push_back(
        {Code::listing_file_outside,
         "",
         {},
         fmt::format("{} {} in no list and no catalog: {} outside of `{}`, which is served at "
                     "the address of the site",
                     outside_, outside_ == 1 ? "file is" : "files are",
                     outside_ == 1 ? "it is" : "they are", served_.path()),
         "write it there, or say in `serve` which folder is served"});
  return outputs;
}

void ListingRun::write_listing(const ListingInfo& info, const SelectedOutput& listing,
                               const std::optional<Date>& source_date, Diagnostics& diagnostics,
                               std::vector<OutputFile>& outputs) {
  ListingContext context;
  context.publication = publication_;
  context.output = listing.output;
  context.path =
      served_.below(listing.output.path).value_or(std::string(file_name(listing.output.path)));
  context.address = address_of(context.path);
  context.files = listed_;
  context.source_date = source_date;
  for (const ListingFile& made : info.make(context, diagnostics)) {
    OutputFile file;
    file.path =
        join_path(configuration_.output_folder, with_suffix(listing.output.path, made.suffix));
    file.media_type = made.media_type;
    file.size = made.bytes.size();
    written_.push_back(std::make_unique<AtomicFile>(file.path));
    written_.back()->write(made.bytes);
    written_.back()->park();
    if (made.suffix.empty()) list(listing, file);
    outputs.push_back(std::move(file));
  }
}

void ListingRun::commit() {
  for (const auto& file : written_) file->commit();
}

}  // namespace offprint
