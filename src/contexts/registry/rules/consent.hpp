// Consent: which organisation may see which of a business's own items, what for, and until when.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string_view>

#include "kernel/date.hpp"
#include "kernel/refusal.hpp"

namespace banso::registry {

/// Which items. Every scope holds basic.
enum class Scope {
  basic,    ///< 基本情報: what the business is and does
  contact,  ///< 連絡先: basic, and how to reach it
  figures,  ///< 経営の数字: basic, and employees, capital, sales
  all,      ///< すべて
};
BOOST_DESCRIBE_ENUM(Scope, basic, contact, figures, all)

/// What for.
enum class Purpose {
  consultation,  ///< 経営相談・伴走支援
  membership,    ///< 会員・法定台帳
  subsidy,       ///< 補助金などの申請
  statistics,    ///< 統計
};
BOOST_DESCRIBE_ENUM(Purpose, consultation, membership, subsidy, statistics)

/// The words people see.
std::string_view label_of(Scope scope);
std::string_view label_of(Purpose purpose);

/// Whether a holder of `held` sees what `needed` guards.
bool covers(Scope held, Scope needed);

/// Whether one of several consents (for several purposes) opens what `needed` guards. Not the same as a wider
/// scope: contact and figures together do not open what only `all` does.
bool opens(std::span<const Scope> held, Scope needed);

/// A consent may run for at most this many years.
inline constexpr int kMostConsentYears = 5;

/// What is wrong with the last day of a consent that begins today, or nothing.
std::optional<FieldError> check_consent_end(Date ends_on, Date today);

/// Whether the consent lets somebody see something today.
bool is_in_force(Date starts_on, Date ends_on, bool withdrawn, Date today);

}  // namespace banso::registry
