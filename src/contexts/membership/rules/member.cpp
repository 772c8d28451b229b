#include "contexts/membership/rules/member.hpp"

namespace banso::membership {

std::string_view standing_label(Standing standing) {
  switch (standing) {
    case Standing::member:
      return "会員";
    case Standing::statutory_only:
      return "特定商工業者（非会員）";
    case Standing::prospect:
      return "未加入";
    case Standing::former:
      return "退会";
  }
  return "";
}

}  // namespace banso::membership
