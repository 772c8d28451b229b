// What is known of one business, and who told it. What is not in here is unknown, never "no".
#pragma once

#include <array>
#include <boost/describe.hpp>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/measures/rules/fact.hpp"
#include "kernel/date.hpp"
#include "kernel/refusal.hpp"
#include "platform/shape/type.hpp"

namespace banso::measures {

/// Who told a value.
enum class ToldBy : std::uint8_t {
  registry,  ///< the public register
  owner,     ///< the owner's profile
  finance,   ///< the financial statements
  answer,    ///< an answer to a question about measures
};
BOOST_DESCRIBE_ENUM(ToldBy, registry, owner, finance, answer)

/// A value; which member counts is said by the kind of the fact.
struct FactValue {
  bool flag = false;
  std::int64_t number = 0;
  Date date{};
  std::vector<std::string> codes;  ///< code and area: exactly one; codes: a set; industry: the main one first
  ToldBy told_by = ToldBy::answer;
  std::optional<Date> as_of;  ///< the day of which it tells

  bool operator==(const FactValue&) const = default;
};

/// Values by key. Only values that fit their fact can be put in.
class Facts {
 public:
  /// @throws std::invalid_argument when the value does not fit the fact (check_value says why).
  void set(FactKey key, FactValue value);
  void set_flag(FactKey key, bool flag, ToldBy told_by = ToldBy::answer);
  void set_number(FactKey key, std::int64_t number, ToldBy told_by = ToldBy::answer);
  void set_date(FactKey key, Date date, ToldBy told_by = ToldBy::answer);
  void set_codes(FactKey key, std::vector<std::string> codes, ToldBy told_by = ToldBy::answer);
  void erase(FactKey key);

  /// nullptr: unknown.
  const FactValue* find(FactKey key) const;
  bool operator==(const Facts&) const = default;

 private:
  std::array<std::optional<FactValue>, kFactCount> values_;
};

/// What is wrong with a value for this fact (its kind, range, choices or codes); path is left empty.
std::optional<FieldError> check_value(FactKey key, const FactValue& value);

/// Reads one value from JSON text: true, 300, "2020-04-01", "company", ["E", "0929"]. Errors go to `errors`
/// with paths that begin with `path`. @return nothing when there was an error.
std::optional<FactValue> parse_fact_value(FactKey key, std::string_view json, const std::string& path,
                                          std::vector<FieldError>& errors);
/// The value as JSON text.
std::string print_fact_value(FactKey key, const FactValue& value);

/// {"capital_yen": 10000000, "industry": ["E"], …}; null leaves a fact unknown. All errors at once.
Facts parse_facts(std::string_view json, const std::string& path, std::vector<FieldError>& errors);
std::string print_facts(const Facts& facts);

}  // namespace banso::measures

namespace banso::shape {

template <>
struct JsonText<measures::Facts> {
  static void write(std::string& out, const measures::Facts& value);
  static void read(measures::Facts& value, std::string_view json, const std::string& path,
                   std::vector<FieldError>& errors);
};

}  // namespace banso::shape
