#include "catalog/diagnostic_view.h"

#include <fmt/format.h>

#include "base/diagnostic.h"
#include "catalog/diagnostic_json.h"

namespace offprint {
namespace {

// What several outputs could not hold is there once, hence UNION. What an article had to say when
// it was exported last does not count any more when it is not.
constexpr const char* view = R"(
  CREATE VIEW diagnostic AS
    WITH said_of (seq, code, line, "column", count, origin, message, hint) AS (
      SELECT seq, {0} FROM reported JOIN article USING (seq), json_each(reported.said) AS entry
        WHERE state = 'published'
      UNION
      SELECT part.value ->> 0, {0} FROM rendition, json_each(rendition.data) AS part,
        json_each(part.value, '$[2]') AS entry
      UNION
      SELECT NULL, {0} FROM output, json_each(output.said) AS entry
      UNION
      SELECT facts.seq, {0} FROM said, json_each(said.data) AS entry
        LEFT JOIN facts ON facts.origin = entry.value ->> 4
      UNION
      SELECT facts.seq, {0} FROM about, json_each(CAST(about.value AS TEXT)) AS entry
        LEFT JOIN facts ON facts.origin = entry.value ->> 4 WHERE about.name = '{1}')
    SELECT seq, nullif(origin, '') AS origin, line, "column", severity, id, loss, message, hint,
           count
    FROM said_of JOIN diagnostic_kind USING (code) ORDER BY origin, line, "column";
)";

void fill_kinds(const Database& database) {
  Statement insert(database,
                   "INSERT INTO diagnostic_kind (code, id, severity, loss, meaning) "
                   "VALUES (?, ?, ?, nullif(?, 'none'), ?)");
  std::uint64_t code = 0;
  for (const CodeInfo& kind : all_codes()) {
    const Use use(insert);
    use->bind(1, code++);
    use->bind_text(2, kind.id);
    use->bind_text(3, name(kind.severity));
    use->bind_text(4, name(kind.loss));
    use->bind_text(5, kind.sentence);
    use->step();
  }
}

}  // namespace

void make_diagnostic_view(Database& database) {
  database.run(
      "CREATE TABLE diagnostic_kind (code INTEGER PRIMARY KEY, id TEXT NOT NULL, "
      "severity TEXT NOT NULL, loss TEXT, meaning TEXT NOT NULL)");
  database.run(fmt::format(view, columns_of_diagnostic, findings_name).c_str());
  fill_kinds(database);
}

}  // namespace offprint
