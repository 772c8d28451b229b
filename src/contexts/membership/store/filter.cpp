#include "contexts/membership/store/filter.hpp"

#include <chrono>
#include <limits>

#include "contexts/registry/api.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/text.hpp"
#include "platform/db/statement.hpp"

namespace banso::membership::store {
namespace {

using Id = std::int64_t;

/// The filter as match_members reads it.
struct FilterDocument {
  std::optional<std::vector<std::string>> names;
  std::vector<std::string> readings;
  std::vector<std::string> addresses;
  std::vector<std::string> digits;
  std::optional<Id> business_id;
  std::optional<std::vector<Standing>> standing;
  std::optional<std::vector<Str<1, 60>>> section;
  std::optional<std::vector<Str<1, 60>>> district;
  std::optional<std::vector<std::string>> industry_from;
  std::optional<std::vector<std::string>> industry_to;
  std::optional<std::vector<CityCode>> city_code;
  std::optional<std::vector<Str<1, 40>>> interest;
  std::optional<LegalForm> legal_form;
  std::optional<Id> employees_from;
  std::optional<Id> employees_to;
  std::optional<Id> capital_from;
  std::optional<Id> capital_to;
  std::optional<Date> joined_from;
  std::optional<Date> joined_to;
  std::optional<Id> fiscal_month;
  std::optional<Instant> no_contact_since;
  std::optional<bool> has_email;
  std::optional<bool> mail_allowed;
  std::optional<bool> register_closed;
  std::optional<bool> leaving;
  std::optional<bool> mail_failed;
  std::optional<MemberOrder> sort;
  bool descending = false;
};
BOOST_DESCRIBE_STRUCT(FilterDocument, (),
                      (names, readings, addresses, digits, business_id, standing, section, district,
                       industry_from, industry_to, city_code, interest, legal_form, employees_from,
                       employees_to, capital_from, capital_to, joined_from, joined_to, fiscal_month,
                       no_contact_since, has_email, mail_allowed, register_closed, leaving, mail_failed, sort,
                       descending))

struct MatchRow {
  Id member_id = 0;
  Id total = 0;
};
BOOST_DESCRIBE_STRUCT(MatchRow, (), (member_id, total))

const db::Query<MatchRow, Id, FilterDocument, Id, Id> kMatchMembers{"membership.match_members"};

/// An empty list chooses nothing in particular.
template <class List>
List given(const List& list) {
  return list && !list->empty() ? list : std::nullopt;
}

template <class Number>
std::optional<Id> number(const Number& value) {
  return value ? std::optional<Id>(*value) : std::nullopt;
}

/// The same day some months ago, the last of its month where there is none.
Instant months_before(Instant now, std::int64_t months) {
  auto day = jst_date(now) - std::chrono::months(months);
  if (!day.ok()) day = day.year() / day.month() / std::chrono::last;
  return jst_midnight(day);
}

FilterDocument document_of(const MemberFilter& filter, Instant now) {
  FilterDocument document;
  if (filter.q && !trim(*filter.q).empty()) {
    SearchPatterns patterns = search_patterns(*filter.q);
    document.names = std::move(patterns.names);
    document.readings = std::move(patterns.readings);
    document.addresses = std::move(patterns.addresses);
    document.digits = std::move(patterns.digits);
    if (const auto reading = read_corporate_number(*filter.q)) {
      document.business_id = corporate_number_to_id(reading.number);
    }
  }
  document.standing = given(filter.standing);
  document.section = given(filter.section);
  document.district = given(filter.district);
  if (filter.industry && !filter.industry->empty()) {
    document.industry_from.emplace();
    document.industry_to.emplace();
    for (const std::string& code : *filter.industry) {
      if (code.size() == 1) {  // the letter itself is a code that records have
        document.industry_from->push_back(code);
        document.industry_to->push_back(std::string(1, static_cast<char>(code[0] + 1)));
      }
      if (const auto range = registry::industry_range(code)) {
        document.industry_from->push_back(range->from);
        document.industry_to->push_back(range->to);
      }
    }
  }
  document.city_code = given(filter.city_code);
  document.interest = given(filter.interest);
  document.legal_form = filter.legal_form;
  document.employees_from = number(filter.employees_from);
  document.employees_to = number(filter.employees_to);
  document.capital_from = number(filter.capital_from);
  document.capital_to = number(filter.capital_to);
  document.joined_from = filter.joined_from;
  document.joined_to = filter.joined_to;
  document.fiscal_month = number(filter.fiscal_month);
  if (filter.no_contact_months) document.no_contact_since = months_before(now, *filter.no_contact_months);
  document.has_email = filter.has_email;
  document.mail_allowed = filter.mail_allowed;
  document.register_closed = filter.register_closed;
  document.leaving = filter.leaving;
  document.mail_failed = filter.mail_failed;
  return document;
}

Matching run(db::Tx& tx, Id organization_id, const FilterDocument& document, Id limit, Id offset) {
  Matching matching;
  for (const MatchRow& row : kMatchMembers.all(tx, organization_id, document, limit, offset)) {
    matching.member_ids.push_back(row.member_id);
    matching.total = row.total;
  }
  return matching;
}

}  // namespace

Matching match_members(db::Tx& tx, Id organization_id, const MemberFilter& filter, MemberOrder order,
                       bool descending, Id limit, Id offset, Instant now) {
  FilterDocument document = document_of(filter, now);
  document.sort = order;
  document.descending = descending;
  Matching matching = run(tx, organization_id, document, limit, offset);
  // A page behind the last has no row that could tell how many there are.
  if (matching.member_ids.empty() && offset > 0)
    matching.total = run(tx, organization_id, document, 1, 0).total;
  return matching;
}

std::vector<Id> all_matching(db::Tx& tx, Id organization_id, const MemberFilter& filter, Instant now) {
  return run(tx, organization_id, document_of(filter, now), std::numeric_limits<Id>::max(), 0).member_ids;
}

Id count_matching(db::Tx& tx, Id organization_id, const MemberFilter& filter, Instant now) {
  return run(tx, organization_id, document_of(filter, now), 1, 0).total;
}

}  // namespace banso::membership::store
