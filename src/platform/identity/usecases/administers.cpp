#include "platform/identity/usecases/administers.hpp"

#include <algorithm>

#include "kernel/refusal.hpp"

namespace banso::identity {

std::vector<std::int64_t> administered_by(const Caller& caller) {
  std::vector<std::int64_t> ids;
  for (const RoleGrant& grant : caller.roles) {
    if (grant.role == Role::org_admin) ids.push_back(grant.organization_id);
  }
  return ids;
}

Granter granter_of(const Caller& caller, const OrganizationRow& organization) {
  Granter granter;
  granter.is_system_admin = caller.has_role(Role::system_admin);
  for (const std::int64_t administered : administered_by(caller)) {
    const auto& path = organization.path_ids;
    if (std::find(path.begin(), path.end(), administered) == path.end()) continue;
    granter.administers_organization = true;
    if (administered != organization.organization_id) granter.administers_above = true;
  }
  return granter;
}

bool administers(const Caller& caller, const OrganizationRow& organization) {
  const Granter granter = granter_of(caller, organization);
  return granter.is_system_admin || granter.administers_organization;
}

OrganizationRow need_organization(http::Call& call, std::int64_t organization_id) {
  auto organization = find_organization_row(call.tx, organization_id);
  if (!organization) {
    throw Refused(RefusalCode::kNotFound, "identity.organization_not_found",
                  "この組織は見つかりませんでした。一覧から選び直してください。");
  }
  return std::move(*organization);
}

OrganizationRow need_administered(http::Call& call, std::int64_t organization_id) {
  OrganizationRow organization = need_organization(call, organization_id);
  if (!administers(call.caller, organization)) {
    throw Refused(RefusalCode::kForbidden, "identity.not_your_organization",
                  "この組織を管理する権限がありません。その組織の管理者にお問い合わせください。");
  }
  return organization;
}

}  // namespace banso::identity
