// Where an article stands in its life as of a moment: what is left out of every output, and why.
#pragma once

#include "catalog/source_table.h"
#include "model/article.h"
#include "model/life_state.h"
#include "pipeline/build.h"

namespace offprint {

// As of options.as_of; without it, nothing waits and nothing expires. An embargo ends, and an
// article expires, at that very moment. A day without a time begins at midnight UTC, and so does a
// time without a zone count in UTC. What an option takes in is `published`. Thread-safe.
LifeState life_state(const BuildOptions& options, const Article& article);

// The moments around options.as_of for which life_state and report_life_state come to the same; all
// without it. Thread-safe.
Moments life_moments(const BuildOptions& options, const Article& article);

// Adds what there is to say of it to the article: article-embargoed, article-expired,
// article-withdrawn, and date-in-future of one that is published. Drafts and what is for some
// readers only are what their sources say, and are only counted.
void report_life_state(const BuildOptions& options, LifeState state, Article& article);

}  // namespace offprint
