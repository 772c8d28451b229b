// Which members: what a list, an export, a segment and a mailing choose by. Saved as data in segments, so
// members are only ever added, and every one of them may be missing.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/membership/rules/member.hpp"
#include "kernel/refusal.hpp"

namespace banso::membership {

struct MemberFilter {
  std::optional<Str<0, 100>> q;  ///< any spelling of name, reading, people, number, address, phone, mail
  std::optional<std::vector<Standing>> standing;
  std::optional<std::vector<Str<1, 60>>> section;
  std::optional<std::vector<Str<1, 60>>> district;
  std::optional<std::vector<IndustryCode>> industry;  ///< with everything below each
  std::optional<std::vector<CityCode>> city_code;
  std::optional<std::vector<Str<1, 40>>> interest;  ///< any of them
  std::optional<LegalForm> legal_form;
  std::optional<Int<0, 10'000'000>> employees_from;
  std::optional<Int<0, 10'000'000>> employees_to;
  std::optional<Int<0, 10'000'000'000'000>> capital_from;
  std::optional<Int<0, 10'000'000'000'000>> capital_to;
  std::optional<Date> joined_from;
  std::optional<Date> joined_to;
  std::optional<Int<1, 12>> fiscal_month;
  std::optional<Int<1, 240>> no_contact_months;  ///< nobody was in touch for so long
  std::optional<bool> has_email;
  std::optional<bool> mail_allowed;     ///< unknown counts as no
  std::optional<bool> register_closed;  ///< closed by the register of businesses
  std::optional<bool> leaving;          ///< a withdrawal is announced
  std::optional<bool> mail_failed;      ///< mails come back
};
BOOST_DESCRIBE_STRUCT(MemberFilter, (),
                      (q, standing, section, district, industry, city_code, interest, legal_form,
                       employees_from, employees_to, capital_from, capital_to, joined_from, joined_to,
                       fiscal_month, no_contact_months, has_email, mail_allowed, register_closed, leaving,
                       mail_failed))

/// What does not fit together: bounds the wrong way round. Paths are "/key".
std::vector<FieldError> filter_problems(const MemberFilter& filter);

/// The filter in words, for the head of a list, an export or a mailing: 「会員、商業部会、従業員5人以上」.
/// 「すべて」 without any.
std::string filter_text(const MemberFilter& filter);

/// What the search box becomes: patterns for LIKE over the search key. All patterns of one way must fit.
struct SearchPatterns {
  std::vector<std::string> names;
  std::vector<std::string> readings;
  std::vector<std::string> addresses;
  std::vector<std::string> digits;
};
SearchPatterns search_patterns(std::string_view typed);

}  // namespace banso::membership
