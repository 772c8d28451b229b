#include "platform/xlsx/workbook.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "kernel/text.hpp"

namespace banso::xlsx {
namespace {

constexpr std::size_t kMostCellCharacters = 32'767;  // Excel's own limit
constexpr std::size_t kWidestColumn = 60;
constexpr std::size_t kMeasuredRows = 200;

/// A width in which the first rows fit: Japanese characters take two places.
double width_of(std::size_t column, const std::vector<std::string_view>& header,
                const std::vector<std::vector<std::string>>& rows) {
  std::size_t widest = 2 * count_code_points(header[column]);
  for (std::size_t i = 0; i < std::min(rows.size(), kMeasuredRows); ++i) {
    const std::string& cell = rows[i][column];
    const std::size_t characters = count_code_points(cell);
    const bool wide = cell.size() > characters;
    widest = std::max(widest, wide ? 2 * characters : characters);
  }
  return static_cast<double>(std::min(widest, kWidestColumn) + 2);
}

/// A file of its own below the system's temporary folder, gone with this object.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "banso-XXXXXX").string()) {
    const int handle = mkstemp(path_.data());
    if (handle < 0) throw std::runtime_error("no temporary file for a workbook");
    close(handle);
  }
  ~TemporaryFile() { unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;

  const std::string& path() const { return path_; }
  std::string read() const {
    std::ifstream in(path_, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (bytes.empty()) throw std::runtime_error("the workbook could not be read back");
    return bytes;
  }

 private:
  std::string path_;
};

}  // namespace

std::string make_workbook(std::string_view sheet, const std::vector<std::string_view>& header,
                          const std::vector<std::vector<std::string>>& rows) {
  // The packaged library writes to files only.
  const TemporaryFile file;
  lxw_workbook* workbook = workbook_new(file.path().c_str());
  if (!workbook) throw std::runtime_error("no memory for a workbook");
  lxw_worksheet* worksheet = workbook_add_worksheet(workbook, std::string(sheet).c_str());
  lxw_format* bold = workbook_add_format(workbook);
  format_set_bold(bold);
  const auto last_row = static_cast<lxw_row_t>(rows.size());
  const auto last_column = static_cast<lxw_col_t>(header.size() - 1);
  for (lxw_col_t column = 0; column <= last_column; ++column) {
    worksheet_set_column(worksheet, column, column, width_of(column, header, rows), nullptr);
    worksheet_write_string(worksheet, 0, column, std::string(header[column]).c_str(), bold);
  }
  for (lxw_row_t row = 1; row <= last_row; ++row) {
    for (lxw_col_t column = 0; column <= last_column; ++column) {
      const std::string text(first_code_points(rows[row - 1][column], kMostCellCharacters));
      if (!text.empty()) worksheet_write_string(worksheet, row, column, text.c_str(), nullptr);
    }
  }
  worksheet_freeze_panes(worksheet, 1, 0);
  worksheet_autofilter(worksheet, 0, 0, last_row, last_column);
  if (const lxw_error error = workbook_close(workbook); error != LXW_NO_ERROR) {
    throw std::runtime_error(lxw_strerror(error));
  }
  return file.read();
}

}  // namespace banso::xlsx
