#include "normalize/declarations.h"

#include <string>

#include "base/url.h"
#include "normalize/byline.h"
#include "normalize/clean_text.h"
#include "normalize/image_finder.h"
#include "normalize/personal_names.h"

namespace offprint {
namespace {

std::string web_address(std::string_view text) {
  const std::string url = normalize_url(text).value_or("");
  return is_web_address(url) ? url : "";
}

std::string text_of(std::string_view text) { return clean_text(decode_references(text)); }

void add_person(const KnownPerson& known, Declarations& made) {
  KnownPerson person = known;
  person.person.id.clear();
  person.person.name = text_of(known.person.name);
  if (person.id.empty() || person.person.name.empty() || is_filler_name(person.person.name)) return;
  const Person read = read_name(person.person.name, {});
  if (!read.name.empty()) person.person.name = read.name;
  if (person.person.degrees.empty()) person.person.degrees = read.degrees;
  person.person.is_organization |= read.is_organization;
  if (person.person.sort_name.empty()) person.person.sort_name = sort_name(person.person, {});
  person.person.url = web_address(known.person.url);
  made.people.push_back(std::move(person));
}

bool is_picture(std::string_view media_type) {
  return media_type.empty() || media_type.starts_with("image/");
}

Image find_picture(const Rules& rules, const Draft& draft, const std::string& url) {
  Article nobody;
  nobody.origin = draft.origin;
  nobody.format = draft.format;
  return ImageFinder(rules, nobody).find_by_path(url);
}

void add_attachment(const Rules& rules, const Draft& draft, const Attachment& attachment,
                    Declarations& made) {
  const std::string url = web_address(attachment.url);
  if (url.empty()) {
    made.diagnostics.push_back(
        {Code::image_unsafe,
         draft.origin,
         attachment.position,
         "the attachment `" + attachment.id + "` has no web address: `" + attachment.url + "`",
         {}});
    return;
  }
  AttachmentRow row;
  row.scope = attachment.scope;
  row.id = attachment.id;
  row.parent = attachment.parent;
  row.order = attachment.order;
  if (is_picture(attachment.media_type)) row.image = find_picture(rules, draft, url);
  row.image.src.clear();
  row.image.url = url;
  row.image.alt = text_of(attachment.alt);
  if (row.image.file.empty()) row.image.media_type = attachment.media_type;
  row.caption = text_of(attachment.caption);
  made.attachments.push_back(std::move(row));
}

}  // namespace

Declarations declarations_of(const Rules& rules, const Draft& draft) {
  Declarations made;
  for (const KnownPerson& person : draft.people) add_person(person, made);
  for (const Attachment& attachment : draft.attachments)
    if (!attachment.id.empty()) add_attachment(rules, draft, attachment, made);
  return made;
}

}  // namespace offprint
