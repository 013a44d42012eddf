#include "syntax/element_limits.h"

namespace offprint {

Limit ElementLimits::add(Element element, bool outermost, const Limits& limits) {
  switch (element) {
    case Element::note:
      return ++footnotes_ > limits.footnotes ? &Limits::footnotes : nullptr;
    case Element::link:
      return ++links_ > limits.links ? &Limits::links : nullptr;
    case Element::image:
      return ++images_ > limits.images ? &Limits::images : nullptr;
    case Element::table:
      if (outermost) cells_ = 0;
      return nullptr;
    case Element::header_cell:
    case Element::data_cell:
      return ++cells_ > limits.table_cells ? &Limits::table_cells : nullptr;
    default:
      return nullptr;
  }
}

}  // namespace offprint
