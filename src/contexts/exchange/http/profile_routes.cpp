#include "contexts/exchange/api.hpp"
#include "contexts/exchange/http/routes.hpp"
#include "contexts/exchange/usecases/profiles.hpp"

namespace banso::exchange {
namespace {

/// A mapping of 512 columns with their tables of codes.
constexpr std::size_t kMappingBytes = 2 << 20;

http::RouteOptions with_mapping(const char* permission, std::string summary) {
  http::RouteOptions options{http::permission(permission), std::move(summary)};
  options.body_limit = kMappingBytes;
  return options;
}

}  // namespace

void register_profile_routes(http::Api& api) {
  using http::Call;
  const std::string base = "/api/v1/organizations/{organization_id}/exchange/";
  api.get(base + "fields", {http::permission(kReadPermission), "ファイルの列に当てられる項目の一覧"},
          [](Call&) { return list_fields(); });
  api.get(base + "profiles", {http::permission(kReadPermission), "ファイルの対応づけの一覧"},
          [](Call& call) { return list_profiles(call, call.id("organization_id")); });
  api.post<MappingProfileInput>(base + "profiles",
                                with_mapping(kProfilePermission, "ファイルの対応づけを作る").answering(201),
                                [](Call& call, const MappingProfileInput& input) {
                                  return create_profile(call, call.id("organization_id"), input);
                                });
  api.post<ProfileCopyInput>(
      base + "profile-copies",
      http::RouteOptions{http::permission(kProfilePermission), "ファイルの対応づけを写す"}.answering(201),
      [](Call& call, const ProfileCopyInput& input) {
        return copy_profile(call, call.id("organization_id"), input);
      });
  api.get(base + "profiles/{profile_id}", {http::permission(kReadPermission), "ファイルの対応づけ"},
          [](Call& call) { return show_profile(call, call.id("organization_id"), call.id("profile_id")); });
  api.put<MappingProfileInput>(
      base + "profiles/{profile_id}", with_mapping(kProfilePermission, "ファイルの対応づけを変える"),
      [](Call& call, const MappingProfileInput& input) {
        return change_profile(call, call.id("organization_id"), call.id("profile_id"), input);
      });
  api.remove(base + "profiles/{profile_id}",
             {http::permission(kProfilePermission), "ファイルの対応づけをやめる"},
             [](Call& call) { remove_profile(call, call.id("organization_id"), call.id("profile_id")); });
  api.get(base + "profiles/{profile_id}/versions",
          {http::permission(kReadPermission), "ファイルの対応づけの版"}, [](Call& call) {
            return list_profile_versions(call, call.id("organization_id"), call.id("profile_id"));
          });
  api.post<MappingInput>(
      base + "mapping-check", with_mapping(kReadPermission, "対応づけに問題がないか確かめる"),
      [](Call&, const MappingInput& input) { return MappingCheck{mapping_problems(input.mapping)}; });
}

}  // namespace banso::exchange
