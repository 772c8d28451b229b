#include "contexts/registry/rules/business_kind.hpp"

#include <algorithm>
#include <array>

namespace banso::registry {
namespace {

constexpr std::array kKinds{
    KindLabel{"101", "国の機関"},
    KindLabel{"201", "地方公共団体"},
    KindLabel{"301", "株式会社"},
    KindLabel{"302", "有限会社"},
    KindLabel{"303", "合名会社"},
    KindLabel{"304", "合資会社"},
    KindLabel{"305", "合同会社"},
    KindLabel{"399", "その他の設立登記法人"},
    KindLabel{"401", "外国会社等"},
    KindLabel{"499", "その他"},
    KindLabel{kSoleProprietor, "個人事業主"},
};

constexpr std::array kProcesses{
    KindLabel{"01", "新規"},
    KindLabel{"11", "商号または名称の変更"},
    KindLabel{"12", "国内所在地の変更"},
    KindLabel{"13", "国外所在地の変更"},
    KindLabel{"21", "登記記録の閉鎖等"},
    KindLabel{"22", "登記記録の復活等"},
    KindLabel{"71", "吸収合併"},
    KindLabel{"72", "吸収合併無効"},
    KindLabel{"81", "商号の登記の抹消"},
    KindLabel{"99", "削除"},
};

constexpr std::array kCloseCauses{
    KindLabel{"01", "清算の結了等"},
    KindLabel{"11", "合併による解散等"},
    KindLabel{"21", "登記官による閉鎖"},
    KindLabel{"31", "その他の清算の結了等"},
};

template <std::size_t Size>
std::string_view look_up(const std::array<KindLabel, Size>& table, std::string_view code) {
  const auto* found =
      std::find_if(table.begin(), table.end(), [&](const KindLabel& row) { return row.code == code; });
  return found == table.end() ? code : found->label;
}

}  // namespace

std::span<const KindLabel> business_kinds() {
  return kKinds;
}
std::string_view kind_name(std::string_view code) {
  return look_up(kKinds, code);
}
std::string_view process_name(std::string_view process) {
  return look_up(kProcesses, process);
}
std::string_view close_cause_name(std::string_view cause) {
  return look_up(kCloseCauses, cause);
}

}  // namespace banso::registry

namespace banso::shape {

const char* Scalar<registry::BusinessKind>::from_text(registry::BusinessKind& out, std::string_view text) {
  for (const auto& kind : registry::business_kinds()) {
    if (kind.code != text) continue;
    out.assign(text);
    return nullptr;
  }
  return "business_kind.invalid";
}

}  // namespace banso::shape
