// The catalogue of the owner's items: what each is called, what it is for, and which consent opens it.
#pragma once

#include <boost/describe.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "contexts/registry/rules/consent.hpp"
#include "contexts/registry/rules/profile.hpp"

namespace banso::registry {

struct ProfileField {
  std::string_view field;  ///< member of ProfileFields
  std::string_view label;
  std::string_view help;  ///< what to write, with an example
  Scope scope;            ///< the consent that opens it
  bool public_fact;       ///< staff may find the business by it without a consent
};

/// One row for each member of ProfileFields, in the order of the form.
std::span<const ProfileField> profile_fields();

/// The same for the screen.
struct ProfileFieldItem {
  std::string field;
  std::string label;
  std::string help;
  Scope scope{};
  std::vector<std::string> used_for;  ///< sentences: who uses it for what
};
BOOST_DESCRIBE_STRUCT(ProfileFieldItem, (), (field, label, help, scope, used_for))
std::vector<ProfileFieldItem> describe_profile_fields();

/// Empties every item that none of the scopes opens.
void restrict_to(ProfileFields& fields, std::span<const Scope> scopes);
void restrict_to(std::vector<FieldSource>& sources, std::span<const Scope> scopes);

/// The names of the items that differ.
std::vector<std::string> changed_fields(const ProfileFields& before, const ProfileFields& after);

/// The sources after a change by `source`: changed items get it, emptied items lose theirs.
std::vector<FieldSource> sources_after(std::vector<FieldSource> sources, const ProfileFields& before,
                                       const ProfileFields& after, Source source, Instant now);

/// What the types cannot say: lengths of lists, days in the future, more regular employees than employees.
std::vector<FieldError> check_profile(const ProfileFields& fields, Date today);

}  // namespace banso::registry
