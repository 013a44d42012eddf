// What an HTML element's attributes become in a Body.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "syntax/html_flow.h"

namespace offprint {

using HtmlAttributes =
    std::vector<std::pair<std::string_view, std::string_view>>;  // names in lower case

std::string_view find_attribute(const HtmlAttributes& attributes, std::string_view name);

// What `element` keeps of `attributes`. Scripts (on…) and styles are counted as dropped; classes
// are dropped silently. Addresses are not among them: see checked_link and checked_resource.
AttributeList keep_attributes(Element element, const HtmlAttributes& attributes, Position position,
                              HtmlFindings& findings);

// A reference with everything percent-encoded that may not stand in a URL; '%' only where it
// encodes nothing.
std::string escape_reference(std::string_view reference);

// The address of a link, escaped; "" with a diagnostic when it is empty or its scheme is not safe.
std::string checked_link(std::string_view reference, Position position, HtmlFindings& findings);
// The same for an image.
std::string checked_resource(std::string_view reference, Position position, HtmlFindings& findings);

}  // namespace offprint
