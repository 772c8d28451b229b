// A support measure as a document: what it is, who may use it (as rules), what it pays. The shape of the seed
// files, of the database, of the API and of the officers' editor.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "contexts/measures/rules/rule.hpp"
#include "contexts/measures/rules/subsidy.hpp"
#include "kernel/date.hpp"
#include "kernel/refusal.hpp"
#include "platform/shape/scalar.hpp"

namespace banso::measures {

enum class MeasureKind : std::uint8_t {
  subsidy,        ///< 補助金・助成金
  loan,           ///< 融資
  guarantee,      ///< 信用保証
  tax,            ///< 税制
  dispatch,       ///< 専門家派遣
  consultation,   ///< 相談
  training,       ///< 研修・セミナー
  tool,           ///< ツール・診断
  certification,  ///< 認定・認証
  research,       ///< 研究開発の委託・支援
  information,    ///< 情報提供
};
BOOST_DESCRIBE_ENUM(MeasureKind, subsidy, loan, guarantee, tax, dispatch, consultation, training, tool,
                    certification, research, information)

/// What a measure is used for (jGrants 利用目的). The codes are the choices of the fact `intentions` as well.
enum class MeasurePurpose : std::uint8_t {
  new_business,
  sales_channels,
  events,
  succession,
  research,
  training,
  cash_flow,
  equipment_it,
  employment,
  ecology,
  disaster,
  education,
  sports_culture,
  safety,
  town,
};
BOOST_DESCRIBE_ENUM(MeasurePurpose, new_business, sales_channels, events, succession, research, training,
                    cash_flow, equipment_it, employment, ecology, disaster, education, sports_culture, safety,
                    town)

/// The words people see.
std::string_view label_of(MeasureKind kind);
std::string_view label_of(MeasurePurpose purpose);

struct MeasureContact {
  shape::Str<0, 200> name;
  shape::Str<0, 100> phone;
  shape::Str<0, 500> url;
  shape::Str<0, 200> email;
};
BOOST_DESCRIBE_STRUCT(MeasureContact, (), (name, phone, url, email))

/// One call for applications.
struct MeasureCall {
  shape::Str<0, 100> name;
  std::optional<Date> opens_on;
  std::optional<Date> closes_on;
  shape::Str<0, 500> note;
};
BOOST_DESCRIBE_STRUCT(MeasureCall, (), (name, opens_on, closes_on, note))

/// 枠: a variant of the measure with conditions and amounts of its own.
struct Frame {
  shape::Str<1, 60> frame_key;
  shape::Str<1, 200> name;
  shape::Str<0, 1000> summary;
  std::optional<Rule> rule;  ///< beyond the measure's own; none: the measure's own are all
  std::optional<Subsidy> subsidy;
};
BOOST_DESCRIBE_STRUCT(Frame, (), (frame_key, name, summary, rule, subsidy))

struct Measure {
  shape::Str<1, 100> measure_key;
  shape::Str<0, 60> family;
  shape::Str<1, 300> title;
  shape::Str<0, 300> subtitle;
  shape::Str<0, 200> summary;
  shape::Str<0, 4000> content;  ///< plain text
  MeasureKind kind{};
  std::vector<MeasurePurpose> purposes;
  shape::Str<0, 200> administrator;  ///< who answers for it
  shape::Str<0, 200> operator_name;  ///< who runs it
  MeasureContact contact;
  shape::Str<0, 500> url;
  std::vector<shape::Str<2, 5>> areas;       ///< prefectures and municipalities; empty: all of Japan
  std::vector<shape::Str<1, 4>> industries;  ///< JSIC; empty: all
  std::optional<shape::Int<1989, 2100>> fiscal_year;
  std::optional<shape::Int<0, 100'000'000'000'000>> budget_yen;
  std::vector<MeasureCall> calls;
  /// True: the rules are everything that decides. False: they are only what is known of it, so that they may
  /// say no, but never yes.
  bool rules_published = false;
  std::optional<Rule> rule;
  std::vector<Frame> frames;
  std::vector<RuleSource> sources;
};
BOOST_DESCRIBE_STRUCT(Measure, (),
                      (measure_key, family, title, subtitle, summary, content, kind, purposes, administrator,
                       operator_name, contact, url, areas, industries, fiscal_year, budget_yen, calls,
                       rules_published, rule, frames, sources))

/// What the types cannot say: keys and codes, lengths of lists, calls that end before they begin, doubled
/// frames, published rules that are not there.
std::vector<FieldError> check_measure(const Measure& measure);

/// What a business must fulfil for the measure itself: its areas, industries and rule. Nothing when it asks
/// nothing.
std::optional<Rule> condition_of(const Measure& measure);

/// The same for one of its frames: the measure's condition and the frame's.
std::optional<Rule> condition_of(const Measure& measure, const Frame& frame);

}  // namespace banso::measures
