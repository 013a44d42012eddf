// The rules by which blocks get their roles: before the text, inside it, behind it.
#pragma once

#include "ingest/capture/line_roles.h"

namespace offprint {

// Fills Capture::roles from everything else, and may take chrome off the region's ends. Linear;
// thread-safe.
void assign_roles(Capture& capture);

// What a block outside the article is, from its form and its cues alone.
RoleDecision chrome_role(const CaptureBlock& block, const BlockFeatures& features,
                         std::string_view place);

// Takes bare names back from lines that only look like one: their words are words of the page, or
// no headline, date or repetition is near.
void drop_unlikely_names(Capture& capture);

// Takes what follows the article off the region's end: an author's note, related articles, a form.
void trim_tail(Capture& capture);

}  // namespace offprint
