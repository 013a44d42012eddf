// Between decide and export: the pictures on the web that books are to show are fetched, or found
// where an earlier build has put them.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalog/catalog.h"
#include "export/remote_pictures.h"
#include "pipeline/build.h"
#include "pipeline/fetcher.h"
#include "pipeline/selection.h"

namespace offprint {

// The web addresses of pictures in books.
struct WantedPictures {
  std::vector<std::string> addresses;  // each once, in the order of the articles' sources
  // For each article (by row) that shows some: where they stand in `addresses`.
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> of_article;
};

// Of the articles that books among `outputs` hold; last come those of dedications and forewords,
// whose paths are relative to `root`. Throws Error{environment}.
WantedPictures wanted_pictures(const Catalog& catalog, const Limits& limits,
                               const Publication& publication,
                               const std::vector<const SelectedOutput*>& outputs,
                               const std::string& root, const BuildOptions& options);

// What became of each address; nothing is reported here, since articles report what becomes of
// their pictures. Which pictures are within the total limit depends on the order of `addresses`,
// not on which one comes first. `folder` is where what is fetched is kept. Calls options.fetcher
// only for what is not kept, or, with options.fetch_again, for all. Throws Error{environment}.
RemotePictures fetch_pictures(const std::vector<std::string>& addresses, const FetchSpec& spec,
                              const std::string& folder, const BuildOptions& options,
                              FetchCounts& counts);

// What each article shows of `pictures`.
PictureBytes picture_bytes(const WantedPictures& wanted, const RemotePictures& pictures);

}  // namespace offprint
