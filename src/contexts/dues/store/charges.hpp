// Charges and their instalments as they are stored.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/dues/api.hpp"

namespace banso::dues::store {

/// The member a charge is for, as it is noted with the charge.
struct Charged {
  std::int64_t organization_id = 0;
  std::int64_t member_id = 0;
  std::optional<std::int64_t> business_id;
  std::string member_number;
  std::string member_name;
};

struct NewCharge {
  ChargeKind kind{};
  int fiscal_year = 0;
  std::string title;
  std::optional<std::int64_t> units;
  std::int64_t amount_yen = 0;
  std::int64_t tax_rate = 0;
  std::vector<Instalment> instalments;  ///< their sum is the amount
  std::optional<std::int64_t> rule_version;
  std::optional<std::int64_t> run_id;
  std::vector<std::string> explanation;
};

/// Adds it with its instalments. @return its number, or nothing if the member has this charge already
std::optional<std::int64_t> add_charge(db::Tx& tx, const Charged& member, const NewCharge& charge,
                                       Instant now, std::optional<std::int64_t> user_id);
std::optional<std::int64_t> find_charge_of_year(db::Tx& tx, std::int64_t organization_id,
                                                std::int64_t member_id, int fiscal_year, ChargeKind kind);
std::vector<Charge> charges_of_member(db::Tx& tx, std::int64_t organization_id, std::int64_t member_id,
                                      Date today);

}  // namespace banso::dues::store
