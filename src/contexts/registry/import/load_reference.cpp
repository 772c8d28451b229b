#include "contexts/registry/import/load_reference.hpp"

#include <fmt/format.h>

#include "contexts/registry/import/copy_rows.hpp"
#include "contexts/registry/import/refusals.hpp"
#include "contexts/registry/import/rejected_report.hpp"
#include "contexts/registry/import/save_chambers.hpp"
#include "contexts/registry/reference/industries.hpp"
#include "contexts/registry/reference/municipalities.hpp"
#include "contexts/registry/reference/postal_codes.hpp"

namespace banso::registry {
namespace {

constexpr std::size_t kCopyAt = 4 << 20;
constexpr std::uint64_t kReportEvery = 2'000;

constexpr std::string_view kPostalColumns =
    "edition, post_code, city_code, prefecture_code, prefecture_name, city_name, town_name, prefecture_kana, "
    "city_kana, "
    "town_kana, note, office_name, office_kana, office_street";
constexpr std::string_view kMunicipalityColumns =
    "city_code, area_code, prefecture_code, prefecture_name, name, name_kana";
constexpr std::string_view kIndustryColumns = "industry_code, level, parent_code, name";

/// Counts rows, tells of progress, and collects rows for a temporary table.
class Loading {
 public:
  Loading(db::Tx& tx, csv::ByteSource& source, const ImportOptions& options, RejectedReport& rejected)
      : tx_(tx), source_(source), options_(options), rejected_(rejected) {
    progress_.bytes_total = source.stored_bytes_total();
  }

  void make_table(std::string_view table, std::string_view columns) {
    tx_.begun_connection().script(fmt::format(
        "create temporary table import_rows on commit drop as select {} from {} limit 0", columns, table));
  }
  /// One row more, its columns added to rows() before.
  void taken() {
    if (++progress_.rows % kReportEvery == 0) tell();
    if (rows_.size() > kCopyAt) copy();
  }
  void copy() {
    if (rows_.empty()) return;
    copy_in(tx_.begun_connection(), "import_rows", rows_);
    rows_.clear();
  }
  CopyRows& rows() { return rows_; }
  RejectLine reject() {
    return [this](const RejectedLine& line) { rejected_.add(line); };
  }

 private:
  void tell() {
    if (options_.cancelled && options_.cancelled()) throw ImportCancelled();
    progress_.bytes_read = source_.stored_bytes_read();
    progress_.rejected = rejected_.count();
    if (options_.report) options_.report(progress_);
  }

  db::Tx& tx_;
  csv::ByteSource& source_;
  const ImportOptions& options_;
  RejectedReport& rejected_;
  ImportProgress progress_;
  CopyRows rows_;
};

std::int64_t count(db::Tx& tx, const std::string& sql) {
  return std::stoll(std::string(tx.execute_sql(sql).text(0, 0).value_or("0")));
}

void read_into(Loading& loading, csv::ByteSource& source, ImportKind kind) {
  CopyRows& rows = loading.rows();
  const auto add_row = [&](std::initializer_list<std::string_view> fields) {
    rows.begin_row(static_cast<std::int16_t>(fields.size()));
    for (const std::string_view field : fields) rows.add(field);
    loading.taken();
  };
  switch (kind) {
    case ImportKind::postal_codes:
      loading.make_table("registry.postal_code", kPostalColumns);
      read_postal_codes(
          source,
          [&](const PostalCode& code) {
            add_row({code.office_name.empty() ? "area" : "office", code.post_code, code.city_code,
                     code.prefecture_code, code.prefecture_name, code.city_name, code.town_name,
                     code.prefecture_kana, code.city_kana, code.town_kana, code.note, code.office_name,
                     code.office_kana, code.office_street});
          },
          loading.reject());
      break;
    case ImportKind::municipalities:
      loading.make_table("registry.municipality", kMunicipalityColumns);
      read_municipalities(
          source,
          [&](const Municipality& place) {
            if (place.name.empty()) return;  // the prefecture itself: the kernel knows them
            add_row({place.city_code, place.area_code, place.prefecture_code, place.prefecture_name,
                     place.name, place.kana});
          },
          loading.reject());
      break;
    default:
      loading.make_table("registry.industry", "industry_code, level::text as level, parent_code, name");
      read_industries(
          source,
          [&](const Industry& industry) {
            add_row({industry.code, std::to_string(industry.level), industry.parent_code, industry.name});
          },
          loading.reject());
      break;
  }
  loading.copy();
}

/// Replaces the editions that the file holds, unless it says what is known already.
void merge_postal_codes(db::Tx& tx, ImportSummary& summary) {
  const auto rows = count(tx, "select count(*) from import_rows");
  summary.unchanged = count(tx, fmt::format("select count(*) from (select {0} from import_rows intersect all "
                                            "select {0} from registry.postal_code) same",
                                            kPostalColumns));
  summary.inserted = rows - summary.unchanged;
  const auto removed = count(tx,
                             "select count(*) from registry.postal_code "
                             "where edition in (select edition from import_rows) or edition = 'seed'");
  if (summary.inserted == 0 && removed == summary.unchanged) return;
  refuse_if_partial(removed, rows);
  tx.execute_sql(
      "delete from registry.postal_code where edition in (select edition from import_rows) or edition = "
      "'seed'");
  tx.execute_sql(
      fmt::format("insert into registry.postal_code ({0}) select {0} from import_rows", kPostalColumns));
}

/// Inserts, updates what differs, and counts both. Of several rows with the same key the last counts.
void merge_by_key(db::Tx& tx, std::string_view table, std::string_view columns, std::string_view values,
                  std::string_view assignments, std::string_view differs, ImportSummary& summary) {
  const auto rows = count(tx, "select count(*) from import_rows");
  const auto changed = tx.execute_sql(
      fmt::format("with written as (insert into {0} as t ({1}) select distinct on (1) {2} from import_rows "
                  "order by 1, ctid desc "
                  "on conflict ({3}) do update set {4} where {5} returning (t.xmax = 0) as is_new) "
                  "select count(*) filter (where is_new), count(*) filter (where not is_new) from written",
                  table, columns, values, columns.substr(0, columns.find(',')), assignments, differs));
  summary.inserted = std::stoll(std::string(changed.text(0, 0).value()));
  summary.updated = std::stoll(std::string(changed.text(0, 1).value()));
  summary.unchanged = rows - summary.inserted - summary.updated;
}

void merge(db::Tx& tx, ImportKind kind, ImportSummary& summary) {
  if (kind == ImportKind::postal_codes) {
    merge_postal_codes(tx, summary);
  } else if (kind == ImportKind::municipalities) {
    merge_by_key(
        tx, "registry.municipality", kMunicipalityColumns, kMunicipalityColumns,
        "area_code = excluded.area_code, prefecture_name = excluded.prefecture_name, name = excluded.name, "
        "name_kana = excluded.name_kana",
        "(t.area_code, t.prefecture_name, t.name, t.name_kana) is distinct from "
        "(excluded.area_code, excluded.prefecture_name, excluded.name, excluded.name_kana)",
        summary);
  } else {
    merge_by_key(tx, "registry.industry", kIndustryColumns,
                 "industry_code, level::int, nullif(parent_code, ''), name",
                 "level = excluded.level, parent_code = excluded.parent_code, name = excluded.name",
                 "(t.level, t.parent_code, t.name) is distinct from (excluded.level, excluded.parent_code, "
                 "excluded.name)",
                 summary);
    if (summary.rejected == 0) {
      refuse_if_partial(count(tx, "select count(*) from registry.industry"),
                        count(tx, "select count(*) from import_rows"));
      tx.execute_sql(
          "delete from registry.industry where industry_code not in (select industry_code from import_rows)");
    }
  }
}

}  // namespace

void load_reference(db::Tx& tx, ImportKind kind, csv::ByteSource& source, const ImportOptions& options,
                    ImportSummary& summary) {
  RejectedReport rejected(options.rejected_file);
  Loading loading(tx, source, options, rejected);
  const auto take_over_rejected = [&] {
    rejected.finish();
    summary.rejected = static_cast<std::int64_t>(rejected.count());
    summary.problems = rejected.first_problems();
  };
  std::vector<Chamber> chambers;
  try {
    if (kind == ImportKind::chambers) {
      read_chambers(
          source, [&](const Chamber& chamber) { chambers.push_back(chamber); }, loading.reject());
    } else {
      read_into(loading, source, kind);
    }
  } catch (...) {
    take_over_rejected();
    throw;
  }
  take_over_rejected();
  refuse_if_strict(options, summary);
  if (kind == ImportKind::chambers) {
    save_chambers(tx, chambers, options.now, summary);
  } else {
    merge(tx, kind, summary);
  }
}

}  // namespace banso::registry
