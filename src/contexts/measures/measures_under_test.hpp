// Register, figures and measures around a fresh database, with a small catalogue, for database tests.
#pragma once

#include <fmt/format.h>

#include <boost/json.hpp>

#include "contexts/finance/finance_under_test.hpp"
#include "contexts/measures/api.hpp"
#include "contexts/measures/context.hpp"
#include "contexts/measures/rules/rule_json.hpp"
#include "contexts/measures/store/catalogue.hpp"
#include "contexts/registry/registry_under_test.hpp"
#include "platform/files/disk.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures::testing {

using registry::testing::kSoleShop;
using registry::testing::kTakamatsuBuilder;
using registry::testing::kTakamatsuFoods;
using registry::testing::kTokyoBuilder;

/// A rule from its JSON.
inline Rule rule(std::string_view json) {
  std::vector<FieldError> errors;
  auto read = parse_rule(json, "", errors);
  EXPECT_TRUE(read) << json << (errors.empty() ? "" : errors.front().message);
  return read.value_or(Rule{});
}

/// A subsidy of one frame: capital at most 300 million yen, 10 million yen at two thirds.
inline Measure example_measure(const std::string& key, const std::string& title) {
  Measure measure;
  measure.measure_key = key;
  measure.title = title;
  measure.summary = "設備の導入を助けます。";
  measure.kind = MeasureKind::subsidy;
  measure.purposes = {MeasurePurpose::equipment_it};
  measure.administrator = "中小企業庁";
  measure.rules_published = true;
  measure.rule = rule(R"({"fact":"capital_yen","at_most":300000000})");
  MeasureCall call;
  call.name = "第1次";
  call.opens_on = parse_date("2026-03-01");
  call.closes_on = parse_date("2026-04-15");
  measure.calls.push_back(call);
  Frame frame;
  frame.frame_key = "normal";
  frame.name = "通常枠";
  frame.subsidy.emplace();
  ConditionalCap cap;
  cap.yen = 10'000'000;
  frame.subsidy->caps.push_back(cap);
  ConditionalRate rate;
  rate.numerator = 2;
  rate.denominator = 3;
  frame.subsidy->rates.push_back(rate);
  CostCategory machine;
  machine.code = "machine";
  machine.name = "機械装置費";
  frame.subsidy->categories.push_back(machine);
  measure.frames.push_back(frame);
  return measure;
}

class MeasuresUnderTest : public registry::testing::RegistryUnderTest {
 public:
  MeasuresUnderTest() {
    config.var_dir = var.path().string();
    finance::register_context(api);
    as_system([](db::Tx& tx) { finance::load_reference_seed(tx); });
    catalogue = register_context(api, permissions, queue, bus, config);
    outbox::register_jobs(queue, bus);
  }
  /// Jobs may use everything here until they have stopped.
  ~MeasuresUnderTest() { queue.stop(); }

  /// Puts a measure into the catalogue as the seed would. @return its number
  std::int64_t publish(const Measure& measure) {
    return as_system([&](db::Tx& tx) {
      return store::add_measure(tx, store::begin_change(tx),
                                {.measure_key = measure.measure_key, .source = MeasureSource::seed}, measure,
                                {"", now.load(), "初期データ", std::nullopt});
    });
  }
  /// The next version of it.
  void publish_again(std::int64_t measure_id, const Measure& measure,
                     const std::string& note = "変わりました。") {
    as_system([&](db::Tx& tx) {
      const auto head = store::find_measure(tx, measure_id);
      EXPECT_TRUE(store::add_version(tx, store::begin_change(tx), measure_id, head->current_version, measure,
                                     {note, now.load(), "初期データ", std::nullopt}));
    });
  }

  /// Names of a municipality and of industries, as the reference data have them.
  void add_names() {
    as_system([](db::Tx& tx) {
      tx.execute_sql(
          "insert into registry.municipality (city_code, area_code, prefecture_code, prefecture_name, name) "
          "values "
          "('37201', '372013', '37', '香川県', '高松市')");
      tx.execute_sql(
          "insert into registry.industry (industry_code, level, parent_code, name) values ('E', 1, null, "
          "'製造業'), "
          "('09', 2, 'E', '食料品製造業'), ('092', 3, '09', '水産食料品製造業'), ('0929', 4, '092', "
          "'その他の水産食料品製造業')");
    });
  }

  boost::json::value ask(const std::string& who, const std::string& method, const std::string& target,
                         int status, const boost::json::value& body = nullptr,
                         std::vector<std::pair<std::string, std::string>> headers = {}) {
    const std::string text = body.is_null() ? "" : boost::json::serialize(body);
    const http::Response response = call(who, method, target, text, std::move(headers));
    EXPECT_EQ(response.status, status) << method << " " << target << "\n" << response.body;
    return response.body.empty() ? boost::json::value() : boost::json::parse(response.body);
  }
  std::string reason_of(const std::string& who, const std::string& method, const std::string& target,
                        int status, const boost::json::value& body = nullptr) {
    const auto answer = ask(who, method, target, status, body);
    return answer.is_object() && answer.as_object().contains("reason")
               ? std::string(answer.at("reason").as_string())
               : "";
  }
  /// A document as JSON, for bodies.
  static boost::json::value json(const Measure& measure) {
    return boost::json::parse(shape::to_json(measure));
  }

  void consent(std::int64_t business_id, std::int64_t organization_id, const std::string& scope,
               const std::string& purpose) {
    as_system([&](db::Tx& tx) {
      tx.execute_sql(
          "insert into registry.consent (business_id, organization_id, scope, purpose, starts_on, ends_on, "
          "granted_at, "
          "granted_by_user_id) values ($1::bigint, $2::bigint, $3, $4, current_date - 10, current_date + "
          "300, now(), 1)",
          {std::to_string(business_id), std::to_string(organization_id), scope, purpose});
    });
  }
  /// The owner's items.
  void profile(const std::string& who, std::int64_t business_id, const std::string& capital_yen,
               const std::string& employees) {
    as_system([&](db::Tx& tx) {
      tx.execute_sql(
          "insert into registry.business_profile (business_id, version, capital_yen, regular_employee_count, "
          "industry_codes, established_on, updated_at, updated_by_user_id) values ($1::bigint, 1, "
          "$2::bigint, "
          "$3::bigint, '{0929}', '2015-04-01', now(), $4::bigint)",
          {std::to_string(business_id), capital_yen, employees,
           std::to_string(callers.people.at(who).caller.user_id)});
    });
  }

  banso::testing::TemporaryFolder var;
  outbox::Bus bus;
  std::shared_ptr<Catalogue> catalogue;
};

}  // namespace banso::measures::testing
