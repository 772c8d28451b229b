#include "platform/identity/usecases/role_settings.hpp"

#include "platform/audit/audit.hpp"
#include "platform/db/statement.hpp"

namespace banso::identity {
namespace {

const db::Query<RoleSettingItem> kList{"identity.list_role_settings"};
const db::Query<RoleSettingItem, Role, bool, Instant, std::int64_t> kSet{"identity.set_role_setting"};

}  // namespace

std::vector<RoleSettingItem> role_settings(http::Call& call) {
  return kList.all(call.tx);
}

RoleSettingItem set_role_setting(http::Call& call, Role role, const RoleSettingInput& input) {
  RoleSettingItem item = kSet.one(call.tx, role, input.two_factor_required, call.now, call.caller.user_id);
  audit::record(call, {.action = "identity.role_setting.change",
                       .object_type = "role",
                       .object_id = boost::describe::enum_to_string(role, ""),
                       .business_id = {},
                       .organization_id = {},
                       .details = {{"two_factor_required", input.two_factor_required}}});
  return item;
}

}  // namespace banso::identity
