#include "contexts/registry/usecases/own_profile.hpp"

#include <fmt/format.h>

#include "contexts/registry/rules/business_kind.hpp"
#include "contexts/registry/rules/profile_fields.hpp"
#include "contexts/registry/store/claims.hpp"
#include "contexts/registry/store/profile.hpp"
#include "platform/audit/audit.hpp"
#include "platform/http/conditional.hpp"
#include "platform/identity/api.hpp"
#include "platform/shape/json.hpp"

namespace banso::registry {
namespace {

std::string name_of(db::Tx& tx, std::int64_t user_id) {
  const auto names = identity::display_names(tx, {user_id});
  const auto found = names.find(user_id);
  return found == names.end() ? "（退会した人）" : found->second;
}

Refused not_found() {
  return {RefusalCode::kNotFound, "registry.profile_not_found",
          "この事業者の登録項目は見られません。本人として確認を受けるか、本人の同意を得てください。"};
}

/// "2026年11月21日 19時05分" in Japanese time.
std::string spoken_time(Instant instant) {
  const std::string text = format_instant(instant);
  return fmt::format("{} {}時{}分", japanese_era(jst_date(instant)), text.substr(11, 2), text.substr(14, 2));
}

Refused somebody_was_faster(db::Tx& tx, std::int64_t business_id) {
  const auto current = store::find_profile(tx, business_id);
  if (!current) return not_found();
  return {RefusalCode::kPrecondition, "registry.profile_changed",
          fmt::format("{}に{}さんが更新しました。最新の内容を読み込んで、変更をもう一度保存してください。"
                      "入力した内容はこの画面に残っています。",
                      spoken_time(current->updated_at), name_of(tx, current->updated_by_user_id))};
}

ProfileView view_of(db::Tx& tx, store::StoredProfile&& stored) {
  return {stored.version, stored.updated_at, name_of(tx, stored.updated_by_user_id), std::move(stored.fields),
          std::move(stored.sources)};
}

/// The items that a sole proprietor stated in the claim.
void add_stated_facts(ProfileView& view, const SoleProprietorFacts& stated, Instant now) {
  view.fields.representative_name = stated.representative_name;
  view.sources.push_back({"representative_name", Source::owner, now});
}

void record_change(http::Call& call, std::int64_t business_id, std::int64_t version,
                   const ProfileFields& before, const ProfileFields& after) {
  boost::json::array changed;
  for (const std::string& field : changed_fields(before, after)) changed.emplace_back(field);
  audit::Entry entry;
  entry.action = "registry.profile.save";
  entry.object_type = "business";
  entry.object_id = std::to_string(business_id);
  entry.business_id = business_id;
  entry.details = {{"version", version}, {"changed", std::move(changed)}};
  audit::record(call, entry);
}

}  // namespace

ProfileView starting_profile(const store::PublicFacts& facts, Instant now) {
  ProfileView view;
  if (!facts.name_en.empty()) {
    view.fields.name_en = facts.name_en;
    view.sources.push_back({"name_en", Source::nta, now});
  }
  return view;
}

ProfileView show_profile(http::Call& call, std::int64_t business_id) {
  auto whole = store::find_whole_business(call.tx, business_id);
  const bool owner = call.caller.owns(business_id);
  if (!whole || (!owner && whole->held_consents.empty())) throw not_found();
  if (!whole->profile) {
    if (!owner) throw not_found();
    ProfileView view = starting_profile(*whole, call.now);
    if (business_id >= kFirstSoleProprietorId) {
      const auto stated = store::stated_facts(call.tx, business_id, call.caller.user_id);
      if (stated) add_stated_facts(view, *stated, call.now);
    }
    return view;
  }
  audit::Entry entry;
  entry.action = "registry.profile.read";
  entry.object_type = "business";
  entry.object_id = std::to_string(business_id);
  entry.business_id = business_id;
  if (!owner) {
    const auto consent = join_consents(whole->held_consents);
    restrict_to(whole->profile->fields, consent->scopes);
    restrict_to(whole->profile->sources, consent->scopes);
    entry.organization_id = consent->organization_id;
    entry.details = {{"consent_id", consent->consent_id}};
  }
  audit::record(call, entry);
  return view_of(call.tx, std::move(*whole->profile));
}

ProfileView save_profile(http::Call& call, std::int64_t business_id, const ProfileFields& fields) {
  if (!call.caller.owns(business_id)) {
    throw Refused(RefusalCode::kForbidden, "registry.not_the_owner",
                  "登録項目を変更できるのは、確認を受けた事業者本人だけです。");
  }
  const auto expected = http::version_of_if_match(call.request.header("if-match"));
  if (!expected) {
    throw Refused(RefusalCode::kPrecondition, "registry.profile_version_missing",
                  "どの版を変更したのかが分かりません。最新の内容を読み込んでから保存してください。");
  }
  shape::refuse_if_any(check_profile(fields, jst_date(call.now)));
  const auto stored = store::find_profile(call.tx, business_id);
  if ((stored ? stored->version : 0) != *expected) throw somebody_was_faster(call.tx, business_id);

  const ProfileFields before = stored ? stored->fields : ProfileFields{};
  const auto sources = sources_after(stored ? stored->sources : std::vector<FieldSource>{}, before, fields,
                                     Source::owner, call.now);
  const auto version =
      store::save_profile(call.tx, business_id, *expected, fields, sources, call.now, call.caller.user_id);
  if (!version) throw somebody_was_faster(call.tx, business_id);
  store::publish_industry(call.tx, business_id,
                          fields.industry_codes.empty()
                              ? std::nullopt
                              : std::optional<std::string>(fields.industry_codes.front()));
  record_change(call, business_id, *version, before, fields);
  return {*version, call.now, call.caller.display_name, fields, sources};
}

}  // namespace banso::registry
