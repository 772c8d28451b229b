// What states and kinds are called.
#pragma once

#include <string_view>

#include "contexts/dues/api.hpp"
#include "kernel/grouped.hpp"

namespace banso::dues {

inline std::string_view name_of(ChargeKind kind) {
  switch (kind) {
    case ChargeKind::dues:
      return "会費";
    case ChargeKind::admission_fee:
      return "加入金";
    case ChargeKind::levy:
      return "負担金";
    case ChargeKind::other:
      break;
  }
  return "その他";
}

inline std::string_view name_of(ChargeState state) {
  switch (state) {
    case ChargeState::open:
      return "未納（期限前）";
    case ChargeState::overdue:
      return "滞納";
    case ChargeState::collecting:
      return "振替中";
    case ChargeState::paid:
      return "納入済み";
    case ChargeState::waived:
      return "免除";
    case ChargeState::cancelled:
      break;
  }
  return "取消";
}

}  // namespace banso::dues
