#include "platform/identity/oidc/claims.hpp"

#include "kernel/corporate_number.hpp"
#include "kernel/email.hpp"
#include "kernel/text.hpp"

namespace banso::identity::oidc {
namespace {

/// A text, or a number written as text: providers differ ("2" and 2).
std::string text_member(const boost::json::object& claims, std::string_view name) {
  const auto* member = claims.if_contains(name);
  if (!member) return "";
  if (member->is_string()) return std::string(member->as_string());
  if (member->is_int64()) return std::to_string(member->as_int64());
  return "";
}

bool true_member(const boost::json::object& claims, std::string_view name) {
  const auto* member = claims.if_contains(name);
  if (!member) return false;
  return member->is_bool() ? member->as_bool() : text_member(claims, name) == "true";
}

std::string full_name(const boost::json::object& claims, std::string_view last, std::string_view first) {
  return std::string(trim(text_member(claims, last) + " " + text_member(claims, first)));
}

/// The person's own name where GビズID gives it; `name` there is the corporation's.
std::string name_of(const boost::json::object& claims, const std::string& email) {
  for (std::string name : {full_name(claims, "user_last_nm", "user_first_nm"),
                           full_name(claims, "rep_last_nm", "rep_first_nm"), text_member(claims, "name"),
                           text_member(claims, "preferred_username"), email.substr(0, email.find('@'))}) {
    name = first_code_points(trim(name), 100);
    if (!name.empty()) return name;
  }
  return "名前未設定";
}

}  // namespace

ExternalPerson read_person(std::string issuer, std::string subject, const boost::json::object& claims) {
  // GビズID: 1 entry, 2 prime, 3 member; the identity of entry accounts has not been checked.
  constexpr std::string_view kPrime = "2";
  constexpr std::string_view kCorporation = "1";
  ExternalPerson person{std::move(issuer), std::move(subject), "", false, "", std::nullopt};
  const std::string account_type = text_member(claims, "account_type");
  if (const auto address = normalise_email(text_member(claims, "email"))) person.email = fold_email(*address);
  // GビズID verifies the address of every account and has no email_verified claim.
  person.email_verified =
      !person.email.empty() &&
      (claims.contains("email_verified") ? true_member(claims, "email_verified") : !account_type.empty());
  person.display_name = name_of(claims, person.email);
  const std::string number = text_member(claims, "corporate_number");
  if (account_type == kPrime && text_member(claims, "corp_type") == kCorporation &&
      is_valid_corporate_number(number)) {
    person.corporation = VerifiedCorporation{number, text_member(claims, "name"), person.issuer};
  }
  return person;
}

}  // namespace banso::identity::oidc
