#include <array>

#include "ingest/capture/role_rules.h"
#include "ingest/capture/step_lines.h"

namespace offprint {
namespace {

struct CueRole {
  Cue cue;
  Role role;
};

// In the order of how much a cue says.
constexpr std::array<CueRole, 13> by_cue = {{
    {Cue::consent, Role::consent},
    {Cue::copyright, Role::copyright},
    {Cue::advertisement, Role::advertisement},
    {Cue::comments, Role::comments},
    {Cue::related, Role::related},
    {Cue::newsletter, Role::newsletter},
    {Cue::author_note, Role::author_note},
    {Cue::share, Role::share},
    {Cue::contents, Role::contents},
    {Cue::navigation, Role::navigation},
    {Cue::read_more, Role::read_more},
    {Cue::button, Role::button},
    {Cue::relative_time, Role::related},
}};

std::string form_of(const CaptureBlock& block, const BlockFeatures& f) {
  if (block.shape == BlockShape::list_item) return "a list item without a sentence";
  if (f.words <= 8 && f.sentences == 0) return "short, no sentence";
  if (f.sentences == 0) return "no sentence";
  return "apart from the text";
}

}  // namespace

RoleDecision chrome_role(const CaptureBlock& block, const BlockFeatures& f,
                         std::string_view place) {
  const std::string where = ", " + std::string(place);
  switch (block.shape) {
    case BlockShape::rule:
      return {Role::rule, "a drawn line"};
    case BlockShape::image:
      return {Role::image, "a picture's file name" + where};
    case BlockShape::control:
      return {Role::control, "an input field or a button" + where};
    default:
      break;
  }
  if (is_breadcrumb(block.text)) return {Role::breadcrumb, "steps with separators" + where};
  for (const CueRole& rule : by_cue)
    if (f.cues.has(rule.cue) && (f.words <= 30 || rule.cue == Cue::consent))
      return {rule.role, form_of(block, f) + ", words of " + std::string(name(rule.cue)) + where};
  return {Role::navigation, form_of(block, f) + where};
}

}  // namespace offprint
