#include "contexts/exchange/usecases/export_members.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>

#include "contexts/exchange/rules/text_forms.hpp"
#include "contexts/exchange/store/profiles.hpp"
#include "contexts/exchange/usecases/line_hash.hpp"
#include "contexts/exchange/usecases/references.hpp"
#include "contexts/exchange/values/member_values.hpp"
#include "kernel/grouped.hpp"
#include "kernel/text.hpp"
#include "kernel/utf8.hpp"
#include "kernel/variant_kanji.hpp"
#include "platform/audit/audit.hpp"
#include "platform/csv/encoding.hpp"
#include "platform/csv/writer.hpp"
#include "platform/shape/json.hpp"
#include "platform/xlsx/workbook.hpp"

namespace banso::exchange {
namespace {

using Id = std::int64_t;

constexpr std::size_t kMostProblems = 500;
constexpr std::size_t kMostWorkbookRows = 50'000;
constexpr std::size_t kHashPortion = 2'000;

/// The character of today for one that CP932 lacks, or 〓.
std::string replacement_of(char32_t c) {
  for (std::size_t i = 0; i + 1 < kVariantKanjiPairs.size(); i += 2) {
    if (kVariantKanjiPairs[i] != c || !csv::cp932_has(kVariantKanjiPairs[i + 1])) continue;
    std::string text;
    append_utf8(text, kVariantKanjiPairs[i + 1]);
    return text;
  }
  std::string one;
  append_utf8(one, c);
  const std::string plain = nfkc(one);
  bool fits = plain != one && !plain.empty();
  for (std::size_t at = 0; fits && at < plain.size();) fits = csv::cp932_has(next_code_point(plain, at));
  return fits ? plain : "〓";
}

/// Where lines go.
class Output {
 public:
  Output(const Mapping& mapping, std::filesystem::path path, std::vector<std::string> header)
      : mapping_(mapping), path_(std::move(path)), header_(std::move(header)) {
    if (mapping.format == FileFormat::xlsx) return;
    out_.open(path_, std::ios::binary | std::ios::trunc);
    const auto encoding = mapping.encoding == FileEncoding::cp932  ? csv::OutputEncoding::kCp932
                          : mapping.encoding == FileEncoding::utf8 ? csv::OutputEncoding::kUtf8
                                                                   : csv::OutputEncoding::kUtf8Bom;
    writer_.emplace(encoding, mapping.format == FileFormat::tsv ? '\t' : ',');
    if (mapping.header_row > 0) line(header_);
  }

  void line(const std::vector<std::string>& cells) {
    if (!writer_) {
      if (rows_.size() >= kMostWorkbookRows) {
        throw Refused(RefusalCode::kTooLarge, "exchange.too_many_for_workbook",
                      fmt::format("Excelの形では{}件までです。CSVの形にするか、条件で絞ってください。",
                                  with_commas(kMostWorkbookRows)));
      }
      rows_.push_back(cells);
      return;
    }
    std::vector<std::string_view> views(cells.begin(), cells.end());
    writer_->row(views);
    if (writer_->pending_bytes() > (1 << 20)) flush();
  }

  void finish() {
    if (!writer_) {
      const std::vector<std::string_view> header(header_.begin(), header_.end());
      out_.open(path_, std::ios::binary | std::ios::trunc);
      out_ << xlsx::make_workbook("会員", header, rows_);
    } else {
      flush();
    }
    out_.flush();
    if (!out_) throw std::system_error(errno, std::generic_category(), path_.string());
  }

 private:
  void flush() { out_ << writer_->take(); }

  const Mapping& mapping_;
  std::filesystem::path path_;
  std::vector<std::string> header_;
  std::ofstream out_;
  std::optional<csv::Writer> writer_;
  std::vector<std::vector<std::string>> rows_;
};

class Exporter {
 public:
  Exporter(db::Tx& tx, const ExportWork& work, const store::ExportRow& declared,
           const store::ProfileRow& profile)
      : tx_(tx),
        work_(work),
        declared_(declared),
        mapping_(profile.mapping),
        references_(load_references(tx)),
        layout_(mapping_, references_),
        known_(store::exported_lines(tx, work.organization_id, declared.profile_id)) {
    outcome_.state = "succeeded";
    const char* extension = mapping_.format == FileFormat::xlsx  ? "xlsx"
                            : mapping_.format == FileFormat::tsv ? "tsv"
                                                                 : "csv";
    outcome_.file_name = fmt::format("{}_{}{}.{}", profile.name, format_date(jst_date(work.clock())),
                                     declared.differences_only ? "_差分" : "", extension);
  }

  store::ExportOutcome run() {
    std::vector<std::string> header;
    for (const auto& place : layout_.columns()) header.push_back(place.header);
    const auto path = work_.files->draft(fmt::format("exchange-export-{}", work_.export_id));
    Output output(mapping_, path, header);
    membership::each_member(
        tx_, work_.organization_id, filter(), [&](const membership::Member& member) { take(member, output); },
        work_.clock());
    output.finish();
    find_gone();
    const bool needs_consent = replaced_ > 0 && !declared_.replace_characters;
    if (needs_consent) {
      std::filesystem::remove(path);
      outcome_.state = "needs_consent";
      outcome_.message =
          fmt::format("Shift_JISで書けない文字が{}か所あります。置き換えてよいかを確かめてください。",
                      with_commas(replaced_));
      outcome_.written = 0;
      return std::move(outcome_);
    }
    const auto stored = work_.files->store().take_over(path, "exports", 1ll << 40);
    files::remove_unless_committed(tx_, work_.files->store(), stored.key);
    outcome_.file_key = stored.key;
    outcome_.file_size = stored.size;
    note_lines();
    outcome_.message = fmt::format("{}件を書き出しました。", with_commas(outcome_.written));
    if (outcome_.gone > 0) {
      outcome_.message +=
          fmt::format("前回書き出したうち{}件は、今回の条件に当てはまりません。", with_commas(outcome_.gone));
    }
    if (outcome_.problems_total > 0) {
      outcome_.message +=
          fmt::format("そのまま書けない値が{}か所あります。", with_commas(outcome_.problems_total));
    }
    return std::move(outcome_);
  }

 private:
  membership::MemberFilter filter() const {
    membership::MemberFilter filter;
    std::vector<FieldError> errors;
    shape::read_json(declared_.filter, &filter, shape::type_of<membership::MemberFilter>(), "", errors);
    shape::refuse_if_any(std::move(errors));
    return filter;
  }

  void take(const membership::Member& member, Output& output) {
    ++seen_;
    if (seen_ % 500 == 0) {
      if (work_.cancelled && work_.cancelled()) throw imports::Cancelled{};
      if (work_.report) work_.report({seen_, 0, "件", "会員を書き出しています"});
    }
    const MemberState state = state_of(member);
    const auto values = values_of(state, layout_);
    auto cells = layout_.write(values, state.kept);
    const auto hash = line_hash(cells);
    present_.insert(member.member_id);
    const auto known = known_.find(member.member_id);
    if (declared_.differences_only && known != known_.end() && known->second == hash) return;
    member_ids_.push_back(member.member_id);
    hashes_.push_back(hash);
    look_for_losses(member, values, cells);
    if (mapping_.format != FileFormat::xlsx && mapping_.encoding == FileEncoding::cp932) {
      for (std::size_t i = 0; i < cells.size(); ++i) fit(member, layout_.columns()[i].header, cells[i]);
    }
    output.line(cells);
    ++outcome_.written;
  }

  void note(const membership::Member& member, const std::string& header, const std::string& value,
            std::string character, std::string replacement, std::string message) {
    ++outcome_.problems_total;
    if (outcome_.problems.size() >= kMostProblems) return;
    outcome_.problems.push_back({member.member_id,
                                 member.fields.member_number ? std::string(*member.fields.member_number) : "",
                                 member.fields.name, header, std::string(first_code_points(value, 60)),
                                 std::move(character), std::move(replacement), std::move(message)});
  }

  /// What the file would say otherwise than the record: cut texts, values without a code, places beyond the
  /// last.
  void look_for_losses(const membership::Member& member,
                       const std::vector<std::optional<std::string>>& values,
                       const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto& place = layout_.columns()[i];
      if (place.field == nullptr || place.column->part != AddressPart::whole || !values[place.slot]) continue;
      const MappingColumn& column = *place.column;
      const bool cut = column.max_bytes || !column.codes.empty() || column.whole_units || column.month_only;
      if (!cut) continue;
      const auto back = read_cell(column, *place.field, cells[i], references_);
      if (back.value == values[place.slot]) continue;
      // A day without its day and an amount in whole units are what was asked for.
      if (!column.max_bytes && column.codes.empty()) continue;
      note(member, place.header, *values[place.slot], "", cells[i],
           column.codes.empty() ? "長さの上限で切れます。"
                                : "コード表にない値です。コード表に加えてください。");
    }
  }

  /// Replaces what CP932 lacks.
  void fit(const membership::Member& member, const std::string& header, std::string& cell) {
    bool fits = true;
    for (std::size_t at = 0; at < cell.size() && fits;) {
      fits = static_cast<unsigned char>(cell[at]) < 0x80 ? (++at, true)
                                                         : csv::cp932_has(next_code_point(cell, at));
    }
    if (fits) return;
    std::string made;
    for (std::size_t at = 0; at < cell.size();) {
      const std::size_t from = at;
      const char32_t c = next_code_point(cell, at);
      if (csv::cp932_has(c)) {
        made += cell.substr(from, at - from);
        continue;
      }
      const std::string instead = replacement_of(c);
      ++replaced_;
      note(member, header, cell, cell.substr(from, at - from), instead,
           fmt::format("Shift_JISにない文字です。「{}」に置き換えます。", instead));
      made += instead;
    }
    cell = std::move(made);
  }

  void find_gone() {
    for (const auto& [member_id, hash] : known_) {
      if (!present_.contains(member_id)) gone_.push_back(member_id);
    }
    outcome_.gone = static_cast<Id>(gone_.size());
  }

  void note_lines() {
    for (std::size_t begin = 0; begin < member_ids_.size(); begin += kHashPortion) {
      const auto end = static_cast<std::ptrdiff_t>(std::min(member_ids_.size(), begin + kHashPortion));
      const auto from = static_cast<std::ptrdiff_t>(begin);
      store::note_exported_lines(tx_, work_.organization_id, declared_.profile_id,
                                 {member_ids_.begin() + from, member_ids_.begin() + end},
                                 {hashes_.begin() + from, hashes_.begin() + end});
    }
    store::forget_exported_lines(tx_, work_.organization_id, declared_.profile_id, gone_);
  }

  db::Tx& tx_;
  const ExportWork& work_;
  const store::ExportRow& declared_;
  const Mapping& mapping_;
  const References references_;
  const Layout layout_;
  const std::map<Id, Id> known_;
  std::set<Id> present_;
  std::vector<Id> gone_;
  std::vector<Id> member_ids_;
  std::vector<Id> hashes_;
  std::int64_t seen_ = 0;
  std::int64_t replaced_ = 0;
  store::ExportOutcome outcome_;
};

}  // namespace

store::ExportOutcome export_members(const ExportWork& work) {
  store::ExportOutcome outcome;
  imports::Shell shell;
  shell.conninfo = work.conninfo;
  shell.file_reason = "exchange.export_file";
  shell.nothing_changed = "ファイルはできていません。";
  shell.note_end = [&](db::Tx& tx, const std::string& state, const std::string& message) {
    store::set_export_state(tx, work.organization_id, work.export_id, state, message, {}, work.clock());
  };
  imports::run_whole(shell, [&](db::Tx& tx, imports::Beside& beside) {
    const auto declared = store::find_export(tx, work.organization_id, work.export_id);
    const auto profile = declared ? store::find_profile(tx, declared->profile_id) : std::nullopt;
    if (!profile) {
      throw Refused(RefusalCode::kNotFound, "exchange.profile_not_found", "この対応づけはもうありません。");
    }
    beside.write([&](db::Tx& other) {
      store::set_export_state(other, work.organization_id, work.export_id, "running", "");
    });
    outcome = Exporter(tx, work, *declared, *profile).run();
    store::finish_export(tx, work.organization_id, work.export_id, outcome, work.clock());
    audit::record_system(tx, work.clock(), "export",
                         {.action = "exchange.export.make",
                          .object_type = "exchange_export",
                          .object_id = std::to_string(work.export_id),
                          .organization_id = work.organization_id,
                          .details = {{"state", outcome.state}, {"rows", outcome.written}}});
  });
  return outcome;
}

}  // namespace banso::exchange
