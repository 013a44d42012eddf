// The configuration file: found, read, checked against its schema, made a Configuration.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/publication.h"

namespace offprint {

// The text of schemas/publication.schema.json and its kin, as built in.
std::string_view publication_schema();
std::string_view article_schema();
std::string_view tags_schema();

// Reads the configuration at `path`. Everything in it is relative to its folder. Every fault is
// reported as configuration-invalid (an error, at its line); nothing is returned then. Throws
// Error{environment} when the file cannot be read.
std::optional<Configuration> read_configuration(const FileSystem& files, const std::string& path,
                                                Diagnostics& diagnostics);

// A publication's address as a person may write it: absolute http(s), normalized, without a
// trailing slash. Nothing for what is none.
std::optional<std::string> site_from_text(std::string_view text);

// What `offprint build FOLDER` means when the folder has no configuration: every article in it; one
// book and both feeds in `output_folder`, with this name, or that of the folder when it is "".
Configuration default_configuration(const std::string& folder, const std::string& output_folder,
                                    std::string name = {});

// The path of the nearest configuration at or above `folder`, or "".
std::string find_configuration(const FileSystem& files, std::string folder);

}  // namespace offprint
