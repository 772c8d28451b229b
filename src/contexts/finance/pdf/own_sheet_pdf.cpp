#include "contexts/finance/pdf/own_sheet_pdf.hpp"

#include <fmt/format.h>

#include "platform/pdf/flow.hpp"

namespace banso::finance {
namespace {

constexpr double kTerm = 44;

std::string_view label_of(PartnerKind kind) {
  switch (kind) {
    case PartnerKind::supplier:
      return "仕入先";
    case PartnerKind::contractor:
      return "協力先";
    case PartnerKind::customer:
      return "得意先";
    case PartnerKind::end_user:
      return "最終の利用者";
  }
  return "";
}

class Sheet {
 public:
  Sheet(const BenchmarkSheetView& view, Date today)
      : view_(view),
        sheet_(view.sheet),
        flow_("ローカルベンチマーク（非財務）",
              fmt::format("{}　ローカルベンチマーク（非財務）　{}", view.business_name, japanese_era(today))),
        today_(today) {}

  std::string draw() {
    flow_.title("ローカルベンチマーク（非財務）");
    flow_.fact("事業者", view_.business_name, kTerm);
    flow_.fact("所在地", view_.address, kTerm);
    flow_.fact("作成日", sheet_.prepared_on ? japanese_era(*sheet_.prepared_on) : "", kTerm);
    if (view_.updated_at) flow_.fact("最後の更新", japanese_era(jst_date(*view_.updated_at)), kTerm);
    flow_.fact("印刷した日", japanese_era(today_), kTerm);
    work();
    trade();
    views();
    dialogue();
    return flow_.finish();
  }

 private:
  /// Items nobody wrote are shown as such: the sheet is what one talks about.
  void item(std::string_view term, const std::string& value) {
    flow_.fact(term, value.empty() ? std::string_view("（未記入）") : std::string_view(value), kTerm);
  }

  void work() {
    flow_.heading("業務フロー");
    for (std::size_t i = 0; i < sheet_.work_steps.size(); ++i) {
      const WorkStep& step = sheet_.work_steps[i];
      std::string text = step.content;
      if (!step.difference.empty()) text += "\n差別化ポイント: " + std::string(step.difference);
      item(fmt::format("業務{}", i + 1), text);
    }
    if (sheet_.work_steps.empty()) item("業務", "");
    item("製品・商品・サービス", sheet_.products);
    item("顧客提供価値", sheet_.customer_value);
  }

  void trade() {
    flow_.heading("商流");
    for (const TradePartner& partner : sheet_.partners) {
      std::string text = partner.name;
      if (!partner.amount.empty()) text += "（" + std::string(partner.amount) + "）";
      if (!partner.content.empty()) text += "\n取引の内容: " + std::string(partner.content);
      if (!partner.reason.empty()) text += "\n選んだ理由・選ばれた理由: " + std::string(partner.reason);
      item(label_of(partner.kind), text);
    }
    if (sheet_.partners.empty()) item("取引先", "");
  }

  void views() {
    const FourViews& v = sheet_.views;
    flow_.heading("4つの視点 1 経営者");
    item("経営理念・ビジョン", v.philosophy);
    item("経営意欲", v.motivation);
    item("後継者", v.successor);
    flow_.heading("4つの視点 2 事業");
    item("沿革", v.history);
    item("強み", v.strengths);
    item("弱み", v.weaknesses);
    item("ITの活用と生産性", v.productivity);
    flow_.heading("4つの視点 3 企業を取り巻く環境・関係者");
    item("市場と競合", v.market);
    item("顧客", v.customers);
    item("従業員", v.employees);
    item("金融機関", v.banks);
    flow_.heading("4つの視点 4 内部管理体制");
    item("組織・品質・情報", v.organization);
    item("事業計画と共有", v.plans);
    item("研究開発・知的財産", v.development);
    item("人材育成", v.training);
  }

  void dialogue() {
    flow_.heading("対話のまとめ");
    item("現状認識", sheet_.current_state);
    item("将来目標", sheet_.goal);
    item("課題", sheet_.issues);
    item("対応策", sheet_.actions);
    if (sheet_.dialogues.empty()) return;
    flow_.heading("対話の記録");
    for (const DialogueNote& note : sheet_.dialogues) {
      const std::string with = note.partner.empty() ? "" : "（" + std::string(note.partner) + "）";
      item(japanese_era(note.held_on), with + std::string(note.content));
    }
  }

  const BenchmarkSheetView& view_;
  const BenchmarkSheet& sheet_;
  pdf::Flow flow_;
  Date today_;
};

}  // namespace

std::string draw_own_sheet(const BenchmarkSheetView& view, Date today) {
  return Sheet(view, today).draw();
}

}  // namespace banso::finance
