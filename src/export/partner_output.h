// An RSS feed for a partner: what an exporter asks while it writes one.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "export/exporter.h"
#include "export/partner_check.h"
#include "export/partner_profile.h"

namespace offprint {

class PartnerOutput {
 public:
  // For the profile that the output names; nullptr when it names none. Throws Error{usage} when
  // there is no such profile.
  static std::unique_ptr<PartnerOutput> make(const ExportContext& context);

  // The beginning of a feed up to its first item, with the namespaces and elements of the profile.
  // What the channel still breaks is reported by finish().
  std::string head(const std::string& head);

  // Makes the item of `record` meet the profile. What cannot be mended leaves it empty. Reports
  // both, and what is advised, as diagnostics of the record. Thread-safe.
  void apply(const Record& record, Rendition& rendition) const;

  // Whether the item goes into the feed. To be asked once for each, in order.
  bool takes(const Rendition& rendition);

  void finish(const OutputFile& file, Diagnostics& diagnostics) const;

 private:
  PartnerOutput(std::shared_ptr<const PartnerProfile> profile, const ExportContext& context);
  void report(const Record& record, const PartnerFinding& finding, Rendition& rendition) const;

  std::shared_ptr<const PartnerProfile> profile_;
  PartnerCheck check_;
  std::string path_;  // of the output, in messages
  std::string logo_, date_;
  Diagnostics of_channel_;
  std::map<const PartnerRule*, std::uint32_t> too_old_;
};

}  // namespace offprint
