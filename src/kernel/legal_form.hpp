// 法人の種類 as part of a name: 株式会社, ㈱, 一般社団法人 …, and where it stands.
#pragma once

#include <string_view>

namespace banso {

/// Where the legal form stands in the name: 前株, 後株, or there is none.
enum class LegalFormPosition { kNone, kFront, kBack };

struct LegalForm {
  std::string_view form;  ///< spelled out ("株式会社"), empty when there is none
  LegalFormPosition position = LegalFormPosition::kNone;
};

/// The legal form of a business name as written: "㈱山田" → {株式会社, front}, "山田（有）" → {有限会社,
/// back}. When both ends carry one, the front counts.
LegalForm legal_form_of(std::string_view name);

}  // namespace banso
