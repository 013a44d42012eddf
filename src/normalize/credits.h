// Everybody whom a document's fields credit, each once, as its Article will have them.
#pragma once

#include <string>
#include <string_view>

#include "model/article.h"
#include "model/draft.h"
#include "normalize/normalizer.h"

namespace offprint {

// Reads fields of authors and of contributors into an Article: who wrote becomes an author, anybody
// else a contributor, whatever the field. Each leaves one line of provenance.
class Credits {
 public:
  Credits(const Rules& rules, const Draft& draft, Article& article);

  // What one field of authors says.
  void read_authors(const Field& field);
  // The contributors in a byline that is not needed for its authors.
  void read_others(const Field& field);
  // What one field of contributors says; its key tells what they did ("translator").
  void read_contributors(const Field& field);

  void add(Person person, Position position, std::string rule, double confidence = 1);

  // A name that was given and names nobody, or "".
  const std::string& filler() const { return filler_; }

 private:
  struct Source {
    const Field& field;
    std::string rule;
    std::string_view role;  // of whom nothing else tells one
    bool stated;            // by front matter, which says names, where readers find bylines
    bool only_others = false;
  };

  void read(const Source& source, const Value& value, bool is_one);
  void read_text(const Source& source, const Value& value, bool is_one);
  void read_map(const Source& source, const Value& map);
  bool read_roles(const Source& source, const Value& map);
  bool read_ids(const Source& source, std::string_view text, Position position);
  void read_byline(const Source& source, const std::string& text, Position position);
  Person person_of(const Source& source, const Value& map, const Value& name);
  std::string role_of(const Source& source, const Value& map);
  std::string address(const Field& field, const Value& value);

  const ListedPeople::value_type* listed(std::string_view id) const;
  void add_listed(const Source& source, const ListedPeople::value_type& entry, Position position,
                  std::string_view role);
  void add_known(Person person, Position position, std::string rule);
  void put(Person person, Position position, std::string rule, double confidence);
  bool is_own_name(std::string_view name) const;

  const Rules& rules_;
  Article& article_;
  std::string site_name_, filler_;
};

}  // namespace offprint
