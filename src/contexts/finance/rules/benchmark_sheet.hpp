// The non-financial sheet of the Local Benchmark: work flow and trade flow, four views, dialogue.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kernel/date.hpp"
#include "kernel/refusal.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::finance {

using SheetText = shape::Str<0, 1000>;

/// 業務フロー: one step.
struct WorkStep {
  shape::Str<0, 500> content;     ///< 実施内容
  shape::Str<0, 500> difference;  ///< 差別化ポイント
};
BOOST_DESCRIBE_STRUCT(WorkStep, (), (content, difference))

/// 商流: where a partner stands.
enum class PartnerKind { supplier, contractor, customer, end_user };
BOOST_DESCRIBE_ENUM(PartnerKind, supplier, contractor, customer, end_user)

struct TradePartner {
  PartnerKind kind{};
  shape::Str<1, 150> name;     ///< 社名・属性
  shape::Str<0, 100> amount;   ///< 取引金額・割合
  shape::Str<0, 500> content;  ///< 取引内容
  shape::Str<0, 500> reason;   ///< 選定理由
};
BOOST_DESCRIBE_STRUCT(TradePartner, (), (kind, name, amount, content, reason))

/// 4つの視点.
struct FourViews {
  SheetText philosophy;    ///< 経営者: 経営理念・ビジョン・考え方
  SheetText motivation;    ///< 経営意欲
  SheetText successor;     ///< 後継者
  SheetText history;       ///< 事業: 企業と事業の沿革
  SheetText strengths;     ///< 強み
  SheetText weaknesses;    ///< 弱み
  SheetText productivity;  ///< ITの活用、1時間あたり付加価値の向上
  SheetText market;        ///< 環境・関係者: 市場、競合
  SheetText customers;     ///< 顧客
  SheetText employees;     ///< 従業員
  SheetText banks;         ///< 金融機関
  SheetText organization;  ///< 内部管理体制: 組織、品質、情報
  SheetText plans;         ///< 事業計画と共有
  SheetText development;   ///< 研究開発、知的財産
  SheetText training;      ///< 人材育成
};
BOOST_DESCRIBE_STRUCT(FourViews, (),
                      (philosophy, motivation, successor, history, strengths, weaknesses, productivity,
                       market, customers, employees, banks, organization, plans, development, training))

/// 対話: one talk about the sheet.
struct DialogueNote {
  Date held_on{};
  shape::Str<0, 150> partner;  ///< with whom
  shape::Str<1, 1000> content;
};
BOOST_DESCRIBE_STRUCT(DialogueNote, (), (held_on, partner, content))

struct BenchmarkSheet {
  std::optional<Date> prepared_on;   ///< 作成日
  std::vector<WorkStep> work_steps;  ///< at most five
  SheetText products;                ///< 製品・商品・サービスの内容
  SheetText customer_value;          ///< 顧客提供価値
  std::vector<TradePartner> partners;
  FourViews views;
  SheetText current_state;  ///< 現状認識
  SheetText goal;           ///< 将来目標
  SheetText issues;         ///< 課題
  SheetText actions;        ///< 対応策
  std::vector<DialogueNote> dialogues;
};
BOOST_DESCRIBE_STRUCT(BenchmarkSheet, (),
                      (prepared_on, work_steps, products, customer_value, partners, views, current_state,
                       goal, issues, actions, dialogues))

/// What is wrong with a sheet that its shape does not say.
std::vector<FieldError> check_sheet(const BenchmarkSheet& sheet, Date today);

}  // namespace banso::finance
