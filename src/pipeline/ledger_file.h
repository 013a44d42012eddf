// The ledger on the disk, and what goes into it by hand.
#pragma once

#include <string>
#include <vector>

#include "base/file_system.h"
#include "catalog/ledger.h"
#include "model/tag_report.h"

namespace offprint {

// Whether the file at `path` holds just what `ledger` would write; what is not there holds nothing.
// Throws Error{environment}.
bool is_ledger_at(const FileSystem& files, const std::string& path, const Ledger& ledger);

// Tags of these labels take the label that is proposed for them ("all": every tag), in the report
// and in the ledger; returns the labels that none has.
std::vector<std::string> accept_proposals(const std::vector<std::string>& labels, TagReport& tags,
                                          Ledger& ledger);

}  // namespace offprint
