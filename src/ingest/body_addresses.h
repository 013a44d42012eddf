// Where the links and images of a body lead, once its source's own address is known.
#pragma once

#include <string>
#include <string_view>

#include "model/body.h"

namespace offprint {

struct AddressRules {
  // Of links, embedded things and `cite`; absolute, or "" to leave them. A base of another scheme
  // than http and https counts as none.
  std::string link_base;
  std::string image_base;  // the same of images and the files of what plays
  // The source's own address without a fragment, or "": links to places of it become fragments.
  std::string own_address = {};
  // Images in a folder "…_files/" may lie beside a page that was saved, and stay.
  bool keeps_saved_files = false;
};

// Makes relative references absolute (RFC 3986, section 5). Fragments alone stay, and so does what
// cannot be resolved. Thread-safe.
void resolve_addresses(Body& body, const AddressRules& rules);

// All by one base; "" leaves everything as it is.
void resolve_addresses(Body& body, const std::string& base);

}  // namespace offprint
