// The ledger on the disk.
#pragma once

#include <string>

#include "base/file_system.h"
#include "catalog/ledger.h"

namespace offprint {

// Whether the file at `path` holds just what `ledger` would write; what is not there holds nothing.
// Throws Error{environment}.
bool is_ledger_at(const FileSystem& files, const std::string& path, const Ledger& ledger);

}  // namespace offprint
