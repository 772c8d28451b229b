#include "contexts/registry/registry_under_test.hpp"
#include "contexts/registry/usecases/search_businesses.hpp"
#include "kernel/text.hpp"

namespace banso::registry::testing {
namespace {

class SearchBusinesses : public ::testing::Test {
 protected:
  void SetUp() override {
    add({kTakamatsuFoods, "株式会社さぬき食品", "サヌキショクヒン"});
    add({.business_id = kTakamatsuBuilder,
         .name = "髙松建設株式会社",
         .name_kana = "タカマツケンセツ",
         .industry_code = "0611"});
    add({.business_id = kTokyoBuilder,
         .name = "さぬき建設株式会社",
         .name_kana = "サヌキケンセツ",
         .prefecture_code = "13",
         .city_code = "13101",
         .prefecture_name = "東京都",
         .city_name = "千代田区",
         .street = "丸の内一丁目"});
    add({.business_id = kClosedFoods,
         .name = "さぬき食品有限会社",
         .name_kana = "サヌキショクヒン",
         .kind = "302",
         .status = "closed",
         .successor_business_id = kTakamatsuFoods});
    add({.business_id = kSoleShop, .name = "さぬき屋", .name_kana = "サヌキヤ", .kind = "sole_proprietor"});
    add({.business_id = 2000012010019, .name = "さぬき消滅", .status = "deleted"});
    add({.business_id = 4000012010025, .name = "さぬき不明", .searchable = false});
    test.as_system([](db::Tx& tx) {
      tx.execute_sql(
          "insert into registry.industry (industry_code, level, parent_code, name) values ('D', 1, null, "
          "'建設業'), "
          "('06', 2, 'D', '総合工事業'), ('061', 3, '06', '一般土木建築工事業'), ('0611', 4, '061', "
          "'一般土木建築工事業')");
    });
    chamber = test.add_chamber("高松商工会議所");
    test.add_staff("staff", chamber);
  }

  static void add(const ExampleBusiness& business) { test_->add(business); }

  /// The ids that a query string finds, in their order.
  std::vector<std::int64_t> found(const std::string& query, const std::string& who = "staff") {
    std::vector<std::int64_t> ids;
    const auto page = test.ask_api(who, "GET", "/api/v1/businesses?" + query, 200);
    for (const auto& item : page.at("items").as_array()) ids.push_back(item.at("business_id").as_int64());
    EXPECT_EQ(page.at("total").as_int64(), static_cast<std::int64_t>(ids.size()));
    return ids;
  }
  std::vector<std::int64_t> q(std::string_view text, const std::string& more = "") {
    return found("q=" + encoded(text) + more);
  }

  using Ids = std::vector<std::int64_t>;
  std::unique_ptr<RegistryUnderTest> owned = std::make_unique<RegistryUnderTest>();
  RegistryUnderTest& test = *owned;
  static inline RegistryUnderTest* test_ = nullptr;
  std::int64_t chamber = 0;

 public:
  SearchBusinesses() { test_ = owned.get(); }
};

TEST_F(SearchBusinesses, FindsPartsOfNamesFoldedTogether) {
  EXPECT_EQ(q("高松建設"), (Ids{kTakamatsuBuilder})) << "髙 is 高";
  EXPECT_EQ(q("㈱さぬき食品"), (Ids{kTakamatsuFoods, kClosedFoods})) << "the open one first";
  EXPECT_EQ(q("建設"), (Ids{kTakamatsuBuilder, kTokyoBuilder})) << "equal lengths go by number";
  EXPECT_EQ(q("き食"), (Ids{kTakamatsuFoods, kClosedFoods}));
  EXPECT_EQ(q("たかまつ"), (Ids{kTakamatsuBuilder})) << "the reading, in hiragana";
  EXPECT_EQ(q("見つからない名前"), Ids{});
}

TEST_F(SearchBusinesses, SaysWhyAndMarksClosedOnes) {
  const auto page = test.ask_api("staff", "GET", "/api/v1/businesses?q=" + encoded("さぬき食品"), 200);
  const auto& items = page.at("items").as_array();
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].at("matched_by").as_string(), "name");
  EXPECT_EQ(items[0].at("kind_name").as_string(), "株式会社");
  EXPECT_EQ(items[0].at("corporate_number").as_string(), "5010405001703");
  EXPECT_EQ(items[1].at("status").as_string(), "closed");
  EXPECT_EQ(items[1].at("successor_business_id").as_int64(), kTakamatsuFoods);
}

TEST_F(SearchBusinesses, FindsAFormerNameWhereNobodyIsCalledSoToday) {
  const auto was_called = [&](std::int64_t business_id, const std::string& name, int hash,
                              const std::string& reason) {
    test.as_system([&](db::Tx& tx) {
      tx.execute_sql(
          "insert into registry.business_history (business_id, content_hash, kind, name, process, reason, "
          "recorded_at, name_key) values ($1::bigint, $2::bigint, '301', $3, '01', $4, now(), $5)",
          {std::to_string(business_id), std::to_string(hash), name, reason, fold_name(name)});
    });
  };
  was_called(kTakamatsuFoods, "株式会社屋島乾物店", 1, "replaced");
  was_called(kTakamatsuFoods, "株式会社屋島乾物", 2, "past_row");
  was_called(kTakamatsuBuilder, "株式会社さぬき食品", 3, "replaced");
  const auto page = test.ask_api("staff", "GET", "/api/v1/businesses?q=" + encoded("㈱屋島乾物"), 200);
  ASSERT_EQ(page.at("total").as_int64(), 1);
  const auto& item = page.at("items").at(0);
  EXPECT_EQ(item.at("business_id").as_int64(), kTakamatsuFoods);
  EXPECT_EQ(item.at("name").as_string(), "株式会社さぬき食品");
  EXPECT_EQ(item.at("matched_by").as_string(), "former_name");
  EXPECT_EQ(item.at("former_name").as_string(), "株式会社屋島乾物");
  EXPECT_EQ(q("屋島"), (Ids{kTakamatsuFoods})) << "the beginning is enough";
  EXPECT_EQ(q("屋島", "&prefecture_code=13"), Ids{});
  EXPECT_EQ(q("屋島", "&field=kana"), Ids{});
  EXPECT_EQ(q("屋島", "&page=2"), Ids{});
  const auto current = test.ask_api("staff", "GET", "/api/v1/businesses?q=" + encoded("さぬき食品"), 200);
  EXPECT_FALSE(current.at("items").as_array().empty());
  for (const auto& now_called : current.at("items").as_array()) {
    EXPECT_NE(now_called.at("matched_by").as_string(), "former_name") << "today's names stand alone";
  }
}

// The history grows with every difference file: row level security must leave its index usable.
TEST_F(SearchBusinesses, FormerNamesAreLookedUpInTheirIndex) {
  const db::Settings staff{{"app.organization_ids", "{" + std::to_string(chamber) + "}"}};
  const std::string plan = test.as(staff, [](db::Tx& tx) {
    tx.execute_sql("set local enable_seqscan = off");
    const auto lines = tx.execute_sql(
        "explain select name from registry.business_history where name_key ~>=~ 'a' and name_key ~<~ 'b' and "
        "name_key <> ''");
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) text += std::string(lines.text(i, 0).value()) + "\n";
    return text;
  });
  EXPECT_NE(plan.find("Index Cond: ((name_key ~>=~ 'a'::text) AND (name_key ~<~ 'b'::text))"),
            std::string::npos)
      << plan;
}

TEST_F(SearchBusinesses, NarrowsByAreaKindIndustryAndState) {
  EXPECT_EQ(q("建設", "&prefecture_code=13"), (Ids{kTokyoBuilder}));
  EXPECT_EQ(q("建設", "&city_code=37201"), (Ids{kTakamatsuBuilder}));
  EXPECT_EQ(q("建設", "&city_code=372013"), (Ids{kTakamatsuBuilder})) << "with its check digit";
  EXPECT_EQ(q("建設", "&industry_code=D"), (Ids{kTakamatsuBuilder}));
  EXPECT_EQ(q("建設", "&industry_code=E"), Ids{});
  EXPECT_EQ(q("食品", "&kind=302"), (Ids{kClosedFoods}));
  EXPECT_EQ(q("食品", "&status=active"), (Ids{kTakamatsuFoods}));
  EXPECT_EQ(q("食品", "&status=closed"), (Ids{kClosedFoods}));
  EXPECT_EQ(found("city_code=13101"), (Ids{kTokyoBuilder})) << "filters alone";
  EXPECT_EQ(found("industry_code=06"), (Ids{kTakamatsuBuilder}));
  EXPECT_EQ(test.ask_api("staff", "GET", "/api/v1/businesses?industry_code=06", 200)
                .at("items")
                .at(0)
                .at("industry_name")
                .as_string(),
            "一般土木建築工事業");
  EXPECT_EQ(found("sort=number"), (Ids{kTakamatsuBuilder, kTakamatsuFoods, kTokyoBuilder, kClosedFoods}));
}

TEST_F(SearchBusinesses, FindsByNumberAddressAndTwoWords) {
  EXPECT_EQ(q("5-0104-0500-1703"), (Ids{kTakamatsuFoods}));
  EXPECT_EQ(q("5010", "&field=number"), (Ids{kTakamatsuFoods}));
  EXPECT_EQ(q("4000012010025"), (Ids{4000012010025})) << "kept out of name searches, found by number";
  EXPECT_EQ(q("2000012010019"), (Ids{2000012010019})) << "so are withdrawn numbers";
  EXPECT_EQ(q("千代田区丸の内", "&field=address"), (Ids{kTokyoBuilder}));
  EXPECT_EQ(q("高松市番町", "&field=address&status=active").size(), 2u);
  EXPECT_EQ(q("東京 建設"), (Ids{kTokyoBuilder}));
  EXPECT_EQ(q("建設 高松市"), (Ids{kTakamatsuBuilder}));
}

TEST_F(SearchBusinesses, SortsAndPages) {
  EXPECT_EQ(q("さぬき", "&sort=name"), (Ids{kTokyoBuilder, kTakamatsuFoods, kClosedFoods}));
  EXPECT_EQ(q("さぬき", "&sort=updated").size(), 3u);
  const auto second = test.ask_api("staff", "GET", "/api/v1/businesses?sort=number&per_page=3&page=2", 200);
  EXPECT_EQ(second.at("total").as_int64(), 4);
  ASSERT_EQ(second.at("items").as_array().size(), 1u);
  EXPECT_EQ(second.at("items").at(0).at("business_id").as_int64(), kClosedFoods);
  const auto past = test.ask_api("staff", "GET", "/api/v1/businesses?per_page=3&page=9", 200);
  EXPECT_EQ(past.at("total").as_int64(), 4) << "the count stays on an empty page";
  EXPECT_TRUE(past.at("items").as_array().empty());
}

TEST_F(SearchBusinesses, RefusesWhatCannotBeLookedForWithHelp) {
  for (const char* query : {"q=12&field=number", "q=%E7%94%BA&field=address", "q=5010405001702"}) {
    const auto problem = test.ask_api("staff", "GET", std::string("/api/v1/businesses?") + query, 422);
    EXPECT_EQ(problem.at("reason").as_string(), "registry.unsearchable_text");
    EXPECT_EQ(problem.at("errors").at(0).at("path").as_string(), "/q");
  }
  test.ask_api("staff", "GET", "/api/v1/businesses?kind=777", 422);
  test.ask_api("staff", "GET", "/api/v1/businesses?industry_code=Z", 422);
}

TEST_F(SearchBusinesses, IsForStaffOnly) {
  test.add_visitor("visitor");
  test.ask_api("visitor", "GET", "/api/v1/businesses?q=" + encoded("建設"), 403);
}

TEST_F(SearchBusinesses, ShowsSoleProprietorsOnlyWithConsent) {
  EXPECT_EQ(q("さぬき屋"), Ids{});
  EXPECT_EQ(q("90000000000001"), Ids{});
  const std::int64_t other = test.add_chamber("丸亀商工会議所");
  test.add_staff("other", other);
  test.add_owner("keeper", kSoleShop);
  test.ask_api("keeper", "POST", "/api/v1/businesses/90000000000001/consents", 201,
               R"({"organization_id":)" + std::to_string(chamber) +
                   R"(,"scope":"basic","purpose":"consultation","ends_on":"2027-03-31"})");
  EXPECT_EQ(q("さぬき屋"), (Ids{kSoleShop}));
  EXPECT_EQ(q("90000000000001"), (Ids{kSoleShop}));
  EXPECT_EQ(found("q=" + encoded("さぬき屋"), "other"), Ids{}) << "another chamber sees nothing";
}

TEST_F(SearchBusinesses, CountsToAThousandAndSaysWhenThereAreMore) {
  test.as_system([&](db::Tx& tx) {
    tx.execute_sql(
        "insert into registry.business (business_id, kind, name, name_key, search_tokens, content_hash) "
        "select 4000000000000 + i, '301', 'ゴマ油' || i, 'ゴマ油' || i, $1::int4[], i from "
        "generate_series(1, 1500) i",
        {shape::to_sql([] {
          SearchKeys keys;
          make_search_keys({.name = "ゴマ油", .kind = "301"}, keys);
          return keys.search_tokens;
        }())});
  });
  const auto page = test.ask_api("staff", "GET", "/api/v1/businesses?per_page=100&q=" + encoded("ゴマ"), 200);
  EXPECT_EQ(page.at("total").as_int64(), 1000);
  EXPECT_TRUE(page.at("total_is_capped").as_bool());
  const auto last =
      test.ask_api("staff", "GET", "/api/v1/businesses?per_page=100&page=10&q=" + encoded("ゴマ"), 200);
  EXPECT_EQ(last.at("items").as_array().size(), 100u);
  const auto beyond =
      test.ask_api("staff", "GET", "/api/v1/businesses?per_page=100&page=11&q=" + encoded("ゴマ"), 200);
  EXPECT_TRUE(beyond.at("items").as_array().empty());
  EXPECT_EQ(beyond.at("total").as_int64(), 1000);
}

TEST_F(SearchBusinesses, ExportsWhatIsShown) {
  const auto csv = test.call("staff", "GET", "/api/v1/businesses/export.csv?sort=number");
  ASSERT_EQ(csv.status, 200);
  EXPECT_TRUE(csv.body.starts_with("\xEF\xBB\xBF法人番号,商号または名称"));
  EXPECT_NE(csv.body.find("5010405001703,株式会社さぬき食品,サヌキショクヒン,株式会社,活動中"),
            std::string::npos);
  EXPECT_EQ(csv.body.find("さぬき屋"), std::string::npos);
  const auto xlsx = test.call("staff", "GET", "/api/v1/businesses/export.xlsx?q=" + encoded("建設"));
  ASSERT_EQ(xlsx.status, 200);
  EXPECT_TRUE(xlsx.body.starts_with("PK"));
  EXPECT_EQ(
      test.ask("select count(*) from platform.audit_entry where action = 'registry.business.export' and "
               "(details ->> 'rows')::int > 0"),
      "2");
  test.add_visitor("visitor");
  EXPECT_EQ(test.call("visitor", "GET", "/api/v1/businesses/export.csv").status, 403);
}

TEST_F(SearchBusinesses, SettlesTheIndexAfterALoad) {
  EXPECT_NO_THROW(
      test.as_system([](db::Tx& tx) { tx.execute_sql("select registry.settle_search_index()"); }));
  EXPECT_EQ(q("高松建設"), (Ids{kTakamatsuBuilder}));
}

}  // namespace
}  // namespace banso::registry::testing
