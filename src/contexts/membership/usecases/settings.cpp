#include "contexts/membership/usecases/settings.hpp"

#include "contexts/membership/api.hpp"
#include "contexts/membership/usecases/versions.hpp"
#include "kernel/corporate_number.hpp"
#include "platform/audit/audit.hpp"
#include "platform/db/statement.hpp"
#include "platform/shape/json.hpp"

namespace banso::membership {
namespace {

using Id = std::int64_t;

const db::Query<ChamberSettings, Id> kFindSettings{"membership.find_settings"};
const db::Query<Id, Id, Id, ChamberSettingFields, Instant, Id> kSaveSettings{"membership.save_settings"};

constexpr std::size_t kMostWords = 100;

ChamberSettings usual_settings() {
  ChamberSettings settings;
  for (const char* section : {"商業部会", "工業部会", "建設業部会", "サービス業部会", "観光・飲食業部会",
                              "運輸・交通部会", "金融・専門業部会"}) {
    settings.sections.emplace_back(section);
  }
  for (const char* interest : {"補助金・助成金", "資金繰り・融資", "IT・デジタル化", "販路開拓", "海外展開",
                               "人材確保・育成", "事業承継", "創業", "税務・労務", "福利厚生・共済"}) {
    settings.interests.emplace_back(interest);
  }
  return settings;
}

std::vector<FieldError> problems_of(const ChamberSettingFields& input) {
  std::vector<FieldError> errors;
  const auto check = [&](const char* path, std::size_t size) {
    if (size > kMostWords) errors.push_back({path, "too_many_items", "100件までにしてください。"});
  };
  check("/city_codes", input.city_codes.size());
  check("/sections", input.sections.size());
  check("/districts", input.districts.size());
  check("/interests", input.interests.size());
  if (input.invoice_registration_number) {
    const std::string& number = *input.invoice_registration_number;
    if (number.front() != 'T' || !is_valid_corporate_number(number.substr(1))) {
      errors.push_back({"/invoice_registration_number", "invoice_number.invalid",
                        "登録番号は、Tと13桁の数字で入力してください（例 T1234567890123）。"});
    }
  }
  return errors;
}

}  // namespace

ChamberSettings settings_of(db::Tx& tx, Id organization_id) {
  auto found = kFindSettings.maybe(tx, organization_id);
  return found ? std::move(*found) : usual_settings();
}

ChamberSettings show_settings(http::Call& call, Id organization_id) {
  must_work_for(call, organization_id);
  return settings_of(call.tx, organization_id);
}

ChamberSettings save_settings(http::Call& call, Id organization_id, const ChamberSettingFields& input) {
  must_work_for(call, organization_id);
  shape::refuse_if_any(problems_of(input));
  const Id version = expected_version(call).value_or(settings_of(call.tx, organization_id).version);
  if (!kSaveSettings.maybe(call.tx, organization_id, version, input, call.now, call.caller.user_id)) {
    throw somebody_was_faster("この設定");
  }
  audit::Entry entry;
  entry.action = "membership.setting.change";
  entry.object_type = "organization";
  entry.object_id = std::to_string(organization_id);
  entry.organization_id = organization_id;
  audit::record(call, entry);
  return settings_of(call.tx, organization_id);
}

}  // namespace banso::membership
