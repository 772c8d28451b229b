#include "contexts/measures/catalogue/catalogue_seed.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "contexts/measures/rules/problems.hpp"
#include "contexts/measures/rules/verdict.hpp"
#include "platform/files/embedded.hpp"
#include "platform/shape/json.hpp"

namespace banso::measures {
namespace {

using std::chrono::year;

constexpr Date kDay = year(2023) / 10 / 17;

const std::vector<Measure>& seed() {
  static const std::vector<Measure> measures = load_catalogue_seed();
  return measures;
}

/// Every rule of a document with the place where it stands.
std::vector<std::pair<std::string, const Rule*>> rules_of(const Measure& measure) {
  std::vector<std::pair<std::string, const Rule*>> rules;
  const auto take = [&](const std::string& place, const std::optional<Rule>& rule) {
    if (rule) rules.emplace_back(std::string(measure.measure_key) + place, &*rule);
  };
  take("/rule", measure.rule);
  for (const Frame& frame : measure.frames) {
    take("/" + frame.frame_key, frame.rule);
    if (!frame.subsidy) continue;
    for (const auto& cap : frame.subsidy->caps) take("/" + frame.frame_key + "/cap", cap.when);
    for (const auto& rate : frame.subsidy->rates) take("/" + frame.frame_key + "/rate", rate.when);
    for (const auto& add_on : frame.subsidy->add_ons) {
      take("/" + frame.frame_key + "/add_on", add_on.when);
      for (const auto& cap : add_on.caps) take("/" + frame.frame_key + "/add_on/cap", cap.when);
    }
  }
  return rules;
}

TEST(CatalogueSeed, EveryDocumentCanBeReadAndIsNamedAfterItsKey) {
  const auto files = files::embedded_under("db/seed/measures/", ".json");
  EXPECT_GE(files.size(), 50U);
  ASSERT_EQ(seed().size(), files.size());
  std::set<std::string> keys;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string key = seed()[i].measure_key;
    EXPECT_EQ(files[i].path, "db/seed/measures/" + key + ".json");
    EXPECT_TRUE(keys.insert(key).second) << key;
  }
}

TEST(CatalogueSeed, EveryDocumentSaysWhereItIsFrom) {
  for (const Measure& measure : seed()) {
    ASSERT_FALSE(measure.sources.empty()) << measure.measure_key;
    for (const RuleSource& source : measure.sources) {
      EXPECT_FALSE(source.title.empty()) << measure.measure_key;
      EXPECT_FALSE(source.place.empty()) << measure.measure_key;
    }
    EXPECT_FALSE(measure.summary.empty()) << measure.measure_key;
    EXPECT_FALSE(measure.content.empty()) << measure.measure_key;
    EXPECT_FALSE(measure.purposes.empty()) << measure.measure_key;
  }
}

TEST(CatalogueSeed, NoRuleIsImpossibleOrIdle) {
  std::size_t count = 0;
  for (const Measure& measure : seed()) {
    for (const auto& [place, rule] : rules_of(measure)) {
      ++count;
      for (const RuleProblem& problem : problems_of(*rule, kDay)) {
        ADD_FAILURE() << place << problem.path << ": " << problem.code << " " << problem.message;
      }
    }
    for (const Frame& frame : measure.frames) {
      const auto condition = condition_of(measure, frame);
      if (!condition) continue;
      for (const RuleProblem& problem : problems_of(*condition, kDay)) {
        ADD_FAILURE() << measure.measure_key << "/" << frame.frame_key << problem.path << ": "
                      << problem.message;
      }
    }
  }
  EXPECT_GT(count, 80U);
}

TEST(CatalogueSeed, IsTheSameAfterPrintingAndReadingAgain) {
  for (const Measure& measure : seed()) {
    const std::string printed = shape::to_json(measure);
    EXPECT_EQ(shape::to_json(parse_measure(printed)), printed) << measure.measure_key;
  }
}

TEST(CatalogueSeed, HasNoCharactersThatOldDevicesGarble) {
  // Circled numbers (U+2460 ff.), Roman numerals (U+2160 ff.), units and old era names (U+3300 ff.), ㈱
  // (U+3231).
  for (const auto& file : files::embedded_under("db/seed/measures/", ".json")) {
    for (std::size_t at = 0; at + 2 < file.content.size(); ++at) {
      const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(file.content[at + i]); };
      if ((byte(0) & 0xF0) != 0xE0) continue;
      const unsigned point = (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
      const bool garbled = (point >= 0x2160 && point <= 0x217F) || (point >= 0x2460 && point <= 0x2473) ||
                           (point >= 0x3220 && point <= 0x3243) || (point >= 0x3300 && point <= 0x33FF);
      EXPECT_FALSE(garbled) << file.path << " at byte " << at;
    }
  }
}

TEST(CatalogueSeed, NamesEveryMeasureOfTheSources) {
  std::set<std::string> keys;
  for (const Measure& measure : seed()) keys.insert(measure.measure_key);
  for (const char* key : {"r6_regional_core_companies",
                          "r6_core_company_growth",
                          "r6_regional_talent",
                          "r6_digital_talent",
                          "manabi_dx_2023",
                          "case_study_program_2023",
                          "regional_company_program_2023",
                          "r6_generative_ai",
                          "go_tech_2024",
                          "r6_5g_manufacturing",
                          "r6_robot",
                          "r6_air_mobility",
                          "r6_learning_reform",
                          "r6_industrial_cyber",
                          "r6_supply_chain_cyber",
                          "content_export_2022",
                          "productivity_revolution_2022",
                          "monodukuri_16",
                          "jizokuka_14",
                          "it_normal_2023",
                          "it_digital_base_2023",
                          "it_supply_chain_invoice_2023",
                          "it_joint_2023",
                          "it_security_2023",
                          "succession_innovation_2022",
                          "succession_expert_2022",
                          "chusho119",
                          "yorozu",
                          "local_benchmark",
                          "miradigi",
                          "it_map",
                          "kokokara_app",
                          "e_sodan",
                          "it_diagnosis",
                          "security_action",
                          "security_guideline",
                          "security_diagnosis",
                          "otasuketai",
                          "security_materials",
                          "security_videos",
                          "security_anshin",
                          "security_mini_camp",
                          "business_creation_portal_2013",
                          "expert_dispatch_2013",
                          "expert_registration_2013",
                          "regional_platform_2013",
                          "smrj_continuous_2013",
                          "smrj_practice_2013",
                          "smrj_cio_2013",
                          "smrj_sales_2013"}) {
    EXPECT_TRUE(keys.contains(key)) << key;
  }
}

TEST(CatalogueSeed, RefusesADocumentWithEveryMistakeAtItsPlace) {
  Measure measure = seed().front();
  measure.frames.clear();
  Frame frame;
  frame.frame_key = "one";
  frame.name = "一つの枠";
  frame.subsidy.emplace();
  frame.subsidy->caps = {{{}, 100, "", false}};
  frame.subsidy->minimum_yen = 200;
  frame.subsidy->rates = {{{}, 3, 2, "", false}, {{}, 1, 2, "", false}};
  measure.frames.push_back(frame);
  try {
    parse_measure(shape::to_json(measure));
    FAIL() << "must be refused";
  } catch (const Refused& refused) {
    std::vector<std::string> paths;
    for (const FieldError& field : refused.fields()) paths.push_back(field.path);
    EXPECT_THAT(paths, testing::UnorderedElementsAre("/frames/0/subsidy/caps/0/yen",
                                                     "/frames/0/subsidy/rates/0/numerator",
                                                     "/frames/0/subsidy/rates/1"));
  }
}

}  // namespace
}  // namespace banso::measures
