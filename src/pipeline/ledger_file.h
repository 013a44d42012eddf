// The ledger on the disk, and what goes into it by hand.
#pragma once

#include <string>
#include <vector>

#include "catalog/ledger.h"
#include "model/publication.h"
#include "model/tag_report.h"

namespace offprint {

// Writes the ledger where the configuration keeps it, unless there is nothing in it, or the file
// says the same; returns whether it did. Throws Error{environment}.
bool write_ledger(const Configuration& configuration, const Ledger& ledger);

// Tags of these labels take the label that is proposed for them ("all": every tag), in the report
// and in the ledger; returns the labels that none has.
std::vector<std::string> accept_proposals(const std::vector<std::string>& labels, TagReport& tags,
                                          Ledger& ledger);

}  // namespace offprint
