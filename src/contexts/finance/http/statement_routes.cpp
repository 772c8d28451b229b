#include "contexts/finance/http/routes.hpp"
#include "contexts/finance/usecases/access.hpp"
#include "contexts/finance/usecases/statement_files.hpp"
#include "contexts/finance/usecases/statements.hpp"
#include "platform/http/conditional.hpp"

namespace banso::finance {
namespace {

struct FigureItem {
  std::string figure;
  std::string name;
  std::string unit;
  std::string help;
  bool optional = false;
};
BOOST_DESCRIBE_STRUCT(FigureItem, (), (figure, name, unit, help, optional))

struct FigureList {
  std::vector<FigureItem> items;
};
BOOST_DESCRIBE_STRUCT(FigureList, (), (items))

FigureList all_figures() {
  FigureList list;
  for (const Figure& figure : figures()) {
    list.items.push_back({std::string(figure.figure), std::string(figure.name), std::string(figure.unit),
                          std::string(figure.help), !figure.get(Figures{}).has_value()});
  }
  return list;
}

}  // namespace

void register_statement_routes(http::Api& api) {
  using http::Call;
  http::RouteOptions reads{http::signed_in(), "決算の数字を一覧する"};
  reads.logs_reads = true;
  api.get("/api/v1/businesses/{business_id}/statements", reads,
          [](Call& call) { return list_statements(call, call.id("business_id")); });
  api.put<StatementInput>(
      "/api/v1/businesses/{business_id}/statements/{fiscal_year_end}",
      {http::signed_in(), "決算の数字を保存する"}, [](Call& call, const StatementInput& input) {
        SavedStatement saved = save_statement(call, call.id("business_id"), fiscal_year_end_of(call), input);
        const std::string etag = http::etag_of_version(saved.statement.version);
        return http::Answer<SavedStatement>{std::move(saved), {{"etag", etag}}};
      });
  api.remove("/api/v1/businesses/{business_id}/statements/{fiscal_year_end}",
             {http::signed_in(), "決算の数字を削除する"},
             [](Call& call) { delete_statement(call, call.id("business_id"), fiscal_year_end_of(call)); });

  http::RouteOptions imports{http::signed_in(), "決算の数字をCSVから取り込む"};
  imports.upload = true;
  imports.body_limit = 256 * 1024;
  api.post("/api/v1/businesses/{business_id}/statements/import", imports, [](Call& call) {
    return import_statements(call, call.id("business_id"), call.query<StatementImportQuery>());
  });
  http::RouteOptions exports{http::signed_in(), "決算の数字をCSVに書き出す"};
  exports.logs_reads = true;
  api.get("/api/v1/businesses/{business_id}/statements.csv", exports,
          [](Call& call) { return export_statements(call, call.id("business_id")); });
  api.get("/api/v1/statement-template.csv", {http::open_to_public(), "決算の数字のCSVのひな形"},
          [](Call&) { return statement_template(); });
  api.get("/api/v1/statement-figures", {http::open_to_public(), "決算の数字の項目の説明を見る"},
          [](Call&) { return all_figures(); });
}

}  // namespace banso::finance
