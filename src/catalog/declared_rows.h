// People and attachments as the catalog keeps them, and how articles find them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/byte_stream.h"
#include "catalog/facts.h"
#include "catalog/store.h"
#include "model/decisions.h"
#include "model/evidence.h"

namespace offprint {

std::string encode_person(const Person& person);
// Throws Error{environment} for damaged bytes, as below.
Person decode_person(std::string_view bytes);

void write_attachment(const AttachmentRow& row, ByteWriter& out);
AttachmentRow read_attachment(ByteReader& in);

// Stands for an id in its scope.
std::uint64_t declared_key(std::string_view scope, std::string_view id);

// Sets `people` and `attachments`, by a look into the store for each id: nothing is kept in memory.
// An article has 4,096 attachments at most; what is beyond is not found.
void decide_declared(const Store& store, const Facts& facts, ArticleDecisions& decisions);

}  // namespace offprint
