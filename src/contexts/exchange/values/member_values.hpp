// Canonical texts of exchange as fields of a member's record, and back.
#pragma once

#include <optional>
#include <string>

#include "contexts/exchange/rules/field.hpp"
#include "contexts/exchange/rules/layout.hpp"
#include "contexts/membership/api.hpp"

namespace banso::exchange {

/// What exchange reads and writes of a record.
struct MemberState {
  membership::MemberFields fields;
  membership::Standing standing = membership::Standing::member;
  std::optional<std::int64_t> business_id;
  Kept kept;  ///< columns of the core system
};

MemberState state_of(const membership::Member& member);
boost::json::object json_of(const Kept& kept);
Kept kept_of(const boost::json::value& json);

/// Columns kept as they came that the line would change, as differences with the key "kept:<header>".
std::vector<MemberDifference> kept_differences(const Kept& before, const Kept& told);
/// What is kept afterwards. An empty text takes the column away.
Kept merged(Kept before, const Kept& told);

/// The field's canonical text; nothing when it is not known.
std::optional<std::string> value_of(const MemberState& state, const Field& field);
std::vector<std::optional<std::string>> values_of(const MemberState& state, const Layout& layout);

/// Sets the field, or takes it away. @return "" or what is wrong, in Japanese; then nothing is changed
std::string set_value(MemberState& state, const Field& field, const std::optional<std::string>& value);

/// A value that cannot be put into a record.
struct ValueProblem {
  std::size_t slot = 0;
  std::string message;
};
/// Puts what a line tells into the state, but for what says the same in other words. @return what could not
/// be put
std::vector<ValueProblem> put_values(MemberState& state, const Layout& layout, const Record& record);

}  // namespace banso::exchange
