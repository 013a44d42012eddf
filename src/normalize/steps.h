// The steps of normalizing, one file each. normalizer.cc has their order.
#pragma once

#include "normalize/normalizer.h"

namespace offprint {

// Formulas in TeX within the text, where they are more than text.
void mark_formulas(const Rules& rules, Draft& draft, Article& article);

// What a page's layout leaves of its text: divisions, spans and sections without a heading say
// nothing and go, and their text stands in paragraphs.
void settle_divisions(const Rules& rules, Draft& draft, Article& article);

// Title, subtitle and dek. The title is the field's, else the first level-1 heading, else made from
// the file's name; a heading that repeats it leaves the body.
void decide_title(const Rules& rules, Draft& draft, Article& article);

// A title, subtitle or dek in capitals gets the letter case of the house style (sentence case
// unless it says otherwise) in the article's language, and so do headings of the body that shout
// with the title, or all together. The names of people and tags are evidence: this comes after
// them.
void restore_letter_case(const Rules& rules, Draft& draft, Article& article);

// Title, subtitle and dek get the quotation marks, dashes and ellipses of the article's language,
// where the house style wants them (typography.h).
void set_typography(const Rules& rules, Draft& draft, Article& article);

// Headings rank from 2 without gaps and carry ids; all ids of the body are unique. What says
// nothing is no heading.
void settle_headings(const Rules& rules, Draft& draft, Article& article);

void decide_people(const Rules& rules, Draft& draft, Article& article);

// When it was published and modified, until when it is under embargo, and when it expires. Nothing
// is published before its embargo ends, or modified before it was published.
void decide_dates(const Rules& rules, Draft& draft, Article& article);
void decide_language(const Rules& rules, Draft& draft, Article& article);

// Passages (paragraphs, headings, items, quotations) in clearly another language or script than
// what surrounds them say so (`lang`, `dir`), where the source does not; languages that the source
// states in the body become canonical, or go (language-invalid).
void mark_passages(const Rules& rules, Draft& draft, Article& article);

void decide_tags(const Rules& rules, Draft& draft, Article& article);

// The stated advisories; else those of the concepts that the vocabulary has for the article's tags,
// and those whose patterns are found in its words. Whoever states an empty list, or `none`, means
// it.
void decide_advisories(const Rules& rules, Draft& draft, Article& article);

// Whether it is a draft, for some readers only, or taken back, as the source says in a switch, a
// word (state_words.def) or a password. What is scheduled has its publication date for an embargo.
// An embargo that has no end, or none that can be read, makes a draft.
void decide_state(const Rules& rules, Draft& draft, Article& article);

// Id, slug, address, aliases, and the plain fields: section, series, rights, site.
void decide_identity(const Rules& rules, Draft& draft, Article& article);

// A paragraph that holds one image and nothing else becomes a figure; the image's title is its
// caption. What plays sound or video where a paragraph begins or ends, or has a picture of its own,
// leaves the paragraph, which is divided where it stood.
void make_figures(const Rules& rules, Draft& draft, Article& article);

// Finds every image's file, and what it is. Attachments stay open (Article::attachments).
void find_images(const Rules& rules, Draft& draft, Article& article);

// Finds the files of what plays, and what they are. Of several forms of one thing the body keeps
// that which most readers can play. Nothing is reported: only books that hold them need them.
void find_media_files(const Rules& rules, Draft& draft, Article& article);

// The files that go with the article, each address once: absolute, with the media type that is
// stated or else known by the address's ending. What has no http or https address is reported
// (enclosure-invalid).
void decide_enclosures(const Rules& rules, Draft& draft, Article& article);

// Lists the links that may lead to other articles.
void list_links(const Rules& rules, Draft& draft, Article& article);

// For pages: whose page it is, and the blocks at the edges of its body that the site may repeat.
void list_site_lines(const Rules& rules, Draft& draft, Article& article);

// The field's, else the dek, else the first whole sentences; the word count and the
// reading time.
void decide_summary(const Rules& rules, Draft& draft, Article& article);

}  // namespace offprint
