#include <utility>

#include "base/hash.h"
#include "catalog/store.h"
#include "catalog/store_schema.h"
#include "catalog/store_state.h"

namespace offprint {

void Store::number_rows(std::vector<std::uint32_t> seqs) {
  state_->seqs = std::move(seqs);
  state_->names.assign(state_->seqs.size(), 0);
  state_->rows.assign(state_->last_seq + 1, 0);
  for (std::uint32_t row = 0; row < state_->seqs.size(); ++row)
    state_->rows[state_->seqs[row]] = row;
}

void Store::keep_decision(std::uint32_t row, std::uint64_t names) { state_->names[row] = names; }

bool Store::put_decision(std::uint32_t row, std::uint64_t facts, std::string_view decided,
                         std::uint64_t names) {
  keep_decision(row, names);
  const std::uint32_t seq = seq_of(row);
  if (state_->reopened) {
    const Use query(state_->statements->decision);
    query->bind(1, seq);
    if (query->step() && query->bytes(0) == decided && query->number(2) == facts &&
        query->number(3) == names)
      return false;
  }
  const Use insert(state_->statements->put_decision);
  insert->bind(1, seq);
  insert->bind(2, facts);
  insert->bind(3, names);
  insert->bind_bytes(4, decided);
  insert->bind(5, decision_seal(seq, facts, names, decided));
  insert->step();
  return true;
}

std::uint32_t Store::seq_of(std::uint32_t row) const { return state_->seqs.at(row); }

std::uint32_t Store::row_of(std::uint32_t seq) const {
  if (seq >= state_->rows.size()) reject_row();
  return state_->rows[seq];
}

std::uint64_t Store::names(std::uint32_t row) const { return state_->names.at(row); }

std::string Store::decision(std::uint32_t row) const {
  const std::uint32_t seq = seq_of(row);
  const Use query(state_->statements->decision);
  query->bind(1, seq);
  if (!query->step() ||
      decision_seal(seq, query->number(2), query->number(3), query->bytes(0)) != query->number(1))
    reject_row();
  return std::string(query->bytes(0));
}

void Store::for_each_decided(
    const std::function<void(std::uint32_t, std::string_view)>& visit) const {
  Statement all(*state_->database, "SELECT seq, facts, names, decided, seal FROM decision");
  while (all.step()) {
    const std::uint32_t seq = all.number32(0);
    if (decision_seal(seq, all.number(1), all.number(2), all.bytes(3)) != all.number(4))
      reject_row();
    visit(row_of(seq), all.bytes(3));
  }
}

void Store::for_each_decision(const std::function<void(const DecidedArticle&)>& visit) const {
  Statement all(*state_->database,
                "SELECT seq, content, decided, decision.seal, "
                "ifnull(merged.facts, facts.data), merged.header, decision.facts, names FROM facts "
                "JOIN decision USING (seq) LEFT JOIN merged USING (seq) ORDER BY origin");
  for (std::uint32_t row = 0; all.step(); ++row) {
    if (decision_seal(all.number(0), all.number(6), all.number(7), all.bytes(2)) != all.number(3))
      reject_row();
    visit({row, hash64(all.bytes(5), all.number(1)), all.bytes(2), all.bytes(4)});
  }
}

Store::Document Store::document(std::uint32_t row) const {
  Document document;
  document.decided = decision(row);
  const std::uint32_t seq = seq_of(row);
  Source own = source(seq);
  document.body = std::move(own.body);
  const Use query(state_->statements->merged);
  query->bind(1, seq);
  const bool replaced = query->step() && !query->bytes(0).empty();
  document.header = replaced ? std::string(query->bytes(0)) : std::move(own.header);
  return document;
}

}  // namespace offprint
