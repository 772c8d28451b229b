#include "contexts/registry/usecases/export_businesses.hpp"

#include <fmt/format.h>

#include "kernel/area_code.hpp"
#include "platform/audit/audit.hpp"
#include "platform/csv/writer.hpp"
#include "platform/shape/json.hpp"
#include "platform/xlsx/workbook.hpp"

namespace banso::registry {
namespace {

const std::vector<std::string_view> kHeader{"法人番号", "商号または名称", "フリガナ",   "種類", "状況",
                                            "郵便番号", "所在地",         "業種コード", "業種", "閉鎖等の日"};

std::string_view status_name(std::string_view status) {
  if (status == "active") return "活動中";
  return status == "closed" ? "閉鎖" : "番号取消";
}

std::vector<std::string> cells_of(const BusinessItem& item) {
  return {item.corporate_number.value_or(""),
          item.name,
          item.name_kana,
          item.kind_name,
          std::string(status_name(item.status)),
          item.post_code.empty() ? "" : format_post_code(item.post_code),
          item.prefecture_name + item.city_name + item.street,
          item.industry_code.value_or(""),
          item.industry_name.value_or(""),
          item.close_date ? format_date(*item.close_date) : ""};
}

}  // namespace

std::string to_csv(const std::vector<BusinessItem>& items) {
  csv::Writer writer(csv::OutputEncoding::kUtf8Bom);
  writer.row(kHeader);
  for (const BusinessItem& item : items) {
    const auto cells = cells_of(item);
    const std::vector<std::string_view> fields(cells.begin(), cells.end());
    writer.row(fields);
  }
  return writer.take();
}

std::string to_xlsx(const std::vector<BusinessItem>& items) {
  std::vector<std::vector<std::string>> rows;
  rows.reserve(items.size());
  for (const BusinessItem& item : items) rows.push_back(cells_of(item));
  return xlsx::make_workbook("事業者", kHeader, rows);
}

http::Response export_businesses(http::Call& call, const SearchFilter& filter, ExportFormat format) {
  const ExportedBusinesses exported = businesses_to_export(call.tx, filter);
  audit::Entry entry;
  entry.action = "registry.business.export";
  entry.object_type = "business_list";
  entry.object_id = format == ExportFormat::csv ? "csv" : "xlsx";
  entry.details = {{"rows", exported.items.size()},
                   {"capped", exported.is_capped},
                   {"search", shape::parse_json(shape::to_json(filter))}};
  audit::record(call, entry);
  const std::string day = format_date(jst_date(call.now));
  http::Response response =
      format == ExportFormat::csv
          ? http::download(to_csv(exported.items), "text/csv; charset=utf-8",
                           fmt::format("事業者一覧_{}.csv", day))
          : http::download(to_xlsx(exported.items), xlsx::kMediaType, fmt::format("事業者一覧_{}.xlsx", day));
  // The screen says that only the first rows are in the file.
  response.with("x-rows", std::to_string(exported.items.size()))
      .with("x-capped", exported.is_capped ? "true" : "false");
  return response;
}

}  // namespace banso::registry
