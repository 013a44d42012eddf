#include "pipeline/stage.h"

namespace offprint {

std::string_view name(Stage stage) {
  switch (stage) {
    case Stage::starting:
      return "start up";
    case Stage::listing:
      return "list sources";
    case Stage::reading:
      return "read and normalize";
    case Stage::deciding:
      return "decide";
    case Stage::selecting:
      return "select";
    case Stage::fetching:
      return "fetch";
    case Stage::exporting:
      return "export";
    case Stage::finishing:
      return "commit";
    case Stage::reporting:
      return "report";
  }
  return "";
}

}  // namespace offprint
