// Members, files and profiles of a chamber around a fresh database, for database tests.
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>

#include "contexts/exchange/api.hpp"
#include "contexts/exchange/context.hpp"
#include "contexts/membership/membership_under_test.hpp"
#include "platform/csv/encoding.hpp"
#include "platform/files/disk.hpp"
#include "support/test_database.hpp"

namespace banso::exchange::testing {

using membership::testing::encoded;
using membership::testing::example_fields;
using membership::testing::kClosedFoods;
using membership::testing::kTakamatsuBuilder;
using membership::testing::kTakamatsuFoods;

inline std::string cp932(std::string_view text) {
  std::string bytes;
  csv::append_utf8_as_cp932(text, bytes);
  return bytes;
}

class ExchangeUnderTest : public membership::testing::MembershipUnderTest {
 public:
  ExchangeUnderTest() {
    config.var_dir = var.path().string();
    register_context(api, permissions, queue, bus, config);
    // Roles were given before exchange declared what they may do.
    for (const char* who : {"staff", "admin", "stranger"}) {
      auto& caller = callers.people.at(who).caller;
      caller.permissions = permissions.of(caller.roles, false);
    }
    queue.start(services);
  }
  ~ExchangeUnderTest() { queue.stop(); }

  std::string exchange(const std::string& rest) { return path("/exchange" + rest); }

  http::Response upload(const std::string& who, const std::string& name, const std::string& bytes) {
    const auto file = var.path() / "upload";
    std::ofstream(file, std::ios::binary) << bytes;
    http::Request request;
    request.method = "PUT";
    request.path = exchange("/imports");
    request.query = {{"name", name}};
    request.upload = file;
    request.headers = {{"authorization", "Bearer " + who}};
    request.request_id = "upload";
    const auto match = router.match("PUT", request.path);
    request.parameters = match.parameters;
    return dispatcher.handle(*match.route, request);
  }

  /// @return the import's number
  std::int64_t bring(const std::string& bytes, const std::string& name = "会員.csv") {
    const auto response = upload("staff", name, bytes);
    EXPECT_EQ(response.status, 201) << response.body;
    return boost::json::parse(response.body).at("import_id").as_int64();
  }

  std::string import_path(std::int64_t import_id, const std::string& rest = "") {
    return exchange(fmt::format("/imports/{}{}", import_id, rest));
  }

  boost::json::value guess(std::int64_t import_id) {
    return ask("staff", "GET", import_path(import_id, "/columns"), 200).at("guess").at("mapping");
  }

  std::string wait_until(std::int64_t import_id, const std::string& state) {
    return wait_for(fmt::format("select state from exchange.import where import_id = {}", import_id), state);
  }

  /// Checks with this mapping and waits. @return the import
  boost::json::value check(std::int64_t import_id, const boost::json::value& body) {
    ask("staff", "POST", import_path(import_id, "/preview"), 202, body);
    EXPECT_EQ(wait_until(import_id, "checked"), "checked");
    return ask("staff", "GET", import_path(import_id), 200);
  }
  boost::json::value check_guessed(std::int64_t import_id) {
    return check(import_id,
                 {{"mapping", guess(import_id)}, {"profile_id", nullptr}, {"standard_key", nullptr}});
  }

  boost::json::value apply(std::int64_t import_id, boost::json::object choice = {}) {
    boost::json::object body{{"added", true},
                             {"changed", true},
                             {"skip_unreadable", false},
                             {"row_numbers", boost::json::array()},
                             {"accept_loss", false}};
    for (const auto& one : choice) body[one.key()] = one.value();
    ask("staff", "POST", import_path(import_id, "/apply"), 202, body);
    EXPECT_EQ(wait_until(import_id, "applied"), "applied");
    return ask("staff", "GET", import_path(import_id), 200);
  }

  boost::json::array rows(std::int64_t import_id, const std::string& query = "") {
    return ask("staff", "GET", import_path(import_id, "/rows" + query), 200).at("items").as_array();
  }

  std::int64_t export_with(const boost::json::object& input) {
    boost::json::object body{{"profile_id", nullptr},
                             {"standard_key", nullptr},
                             {"differences_only", false},
                             {"replace_characters", false},
                             {"filter", boost::json::object()}};
    for (const auto& one : input) body[one.key()] = one.value();
    const auto id = ask("staff", "POST", exchange("/exports"), 202, body).at("export_id").as_int64();
    const std::string sql = fmt::format(
        "select case when state in ('queued', 'running') then 'busy' else 'done' end from exchange.export "
        "where "
        "export_id = {}",
        id);
    EXPECT_EQ(wait_for(sql, "done"), "done");
    return id;
  }
  boost::json::value export_item(std::int64_t id) {
    return ask("staff", "GET", exchange(fmt::format("/exports/{}", id)), 200);
  }
  /// The bytes of an export.
  std::string fetch(std::int64_t id) {
    const auto response = call("staff", "GET", exchange(fmt::format("/exports/{}/file", id)));
    EXPECT_EQ(response.status, 200) << response.body;
    return files::read_file(response.file);
  }

  banso::testing::TemporaryFolder var;
};

}  // namespace banso::exchange::testing
