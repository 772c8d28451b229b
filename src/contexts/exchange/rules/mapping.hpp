// How a file of a core system is laid out, and how each of its columns becomes a field of the record: a
// document of data that people make on screen.
#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "platform/shape/scalar.hpp"
#include "platform/shape/type.hpp"

namespace banso::exchange {

using shape::Int;
using shape::Str;

enum class FileFormat { csv, tsv, xlsx };
BOOST_DESCRIBE_ENUM(FileFormat, csv, tsv, xlsx)

/// What exports are written in; files that come in tell it themselves.
enum class FileEncoding { cp932, utf8, utf8_bom };
BOOST_DESCRIBE_ENUM(FileEncoding, cp932, utf8, utf8_bom)

enum class ColumnUse {
  field,    ///< holds a field of the record
  kept,     ///< nobody understands it: kept as it came and given back
  fixed,    ///< the same text in every line of an export; not read
  ignored,  ///< read past; empty in exports
};
BOOST_DESCRIBE_ENUM(ColumnUse, field, kept, fixed, ignored)

/// Letters, digits and signs (and kana) of a text.
enum class TextWidth { as_is, half, full };
BOOST_DESCRIBE_ENUM(TextWidth, as_is, half, full)

enum class KanaForm { as_is, katakana, half_katakana, hiragana };
BOOST_DESCRIBE_ENUM(KanaForm, as_is, katakana, half_katakana, hiragana)

/// What an amount is counted in.
enum class NumberUnit { one, thousand, ten_thousand, million };
BOOST_DESCRIBE_ENUM(NumberUnit, one, thousand, ten_thousand, million)

enum class NumberForm {
  plain,     ///< -1234
  grouped,   ///< -1,234
  triangle,  ///< △1,234
};
BOOST_DESCRIBE_ENUM(NumberForm, plain, grouped, triangle)

enum class DateForm {
  iso,       ///< 2024-04-01
  slash,     ///< 2024/04/01
  compact,   ///< 20240401
  japanese,  ///< 2024年4月1日
  era,       ///< 令和6年4月1日
  era_dots,  ///< R6.4.1
  era_two,   ///< R06.04.01
};
BOOST_DESCRIBE_ENUM(DateForm, iso, slash, compact, japanese, era, era_dots, era_two)

/// Which part of an address a column holds. Parts are joined in this order and split again.
enum class AddressPart { whole, prefecture, city, street, building };
BOOST_DESCRIBE_ENUM(AddressPart, whole, prefecture, city, street, building)

/// What stands in the file for a value of ours.
struct CodeWord {
  Str<0, 100> text;
  Str<0, 100> value;
};
BOOST_DESCRIBE_STRUCT(CodeWord, (), (text, value))

struct MappingColumn {
  Str<0, 100> header;  ///< as the file writes it; the place counts where files have no header
  ColumnUse use = ColumnUse::kept;
  std::optional<Str<1, 60>> field;  ///< key, for use field
  std::optional<Str<0, 200>> fixed_text;
  bool nfkc = false;  ///< signs of one machine and odd widths become plain ones when read
  TextWidth width = TextWidth::as_is;
  KanaForm kana = KanaForm::as_is;
  NumberUnit unit = NumberUnit::one;
  bool whole_units = false;  ///< amounts are cut to whole units when written
  NumberForm number_form = NumberForm::plain;
  DateForm date_form = DateForm::iso;
  bool month_only = false;  ///< days are written without their day
  AddressPart part = AddressPart::whole;
  bool hyphens = true;          ///< of postal codes and telephone numbers
  bool industry_names = false;  ///< names of industries instead of codes
  std::vector<CodeWord> codes;
  std::optional<Int<1, 4000>> max_bytes;  ///< a longer text is cut when written; full width counts two
  bool keep_spelling =
      false;  ///< remembers how the file wrote it and gives it back while the value is the same
};
BOOST_DESCRIBE_STRUCT(MappingColumn, (),
                      (header, use, field, fixed_text, nfkc, width, kana, unit, whole_units, number_form,
                       date_form, month_only, part, hyphens, industry_names, codes, max_bytes, keep_spelling))

/// By what a line finds its member, tried in this order.
enum class MatchBy {
  member_number,
  corporate_number,
  similar,  ///< the same name with the same telephone number or address
};
BOOST_DESCRIBE_ENUM(MatchBy, member_number, corporate_number, similar)

enum class EmptyCells {
  keep,   ///< an empty cell says nothing
  clear,  ///< an empty cell empties the field
};
BOOST_DESCRIBE_ENUM(EmptyCells, keep, clear)

enum class NewStanding { member, statutory_only, prospect, former };
BOOST_DESCRIBE_ENUM(NewStanding, member, statutory_only, prospect, former)

/// A user-defined character (外字) of the old system and what it is.
struct OwnCharacter {
  Str<1, 4> code;  ///< of CP932, as four hexadecimal digits: F040
  Str<1, 8> text;
};
BOOST_DESCRIBE_STRUCT(OwnCharacter, (), (code, text))

struct Mapping {
  FileFormat format = FileFormat::csv;
  FileEncoding encoding = FileEncoding::cp932;
  Int<0, 20> header_row = 1;  ///< 0: files without a header, columns by their places
  std::optional<Str<1, 31>> sheet;
  std::vector<MappingColumn> columns;
  std::vector<MatchBy> match_by;
  EmptyCells empty_cells = EmptyCells::keep;
  NewStanding new_standing = NewStanding::member;
  bool apply_when_clean = false;  ///< files of the drop folder are taken over when nothing is wrong with them
  std::vector<OwnCharacter> own_characters;
};
BOOST_DESCRIBE_STRUCT(Mapping, (),
                      (format, encoding, header_row, sheet, columns, match_by, empty_cells, new_standing,
                       apply_when_clean, own_characters))

inline constexpr std::size_t kMostColumns = 512;

/// What is wrong or doubtful about a mapping.
struct MappingProblem {
  std::int64_t column = 0;  ///< from 1; 0: the mapping as a whole
  std::string code;
  std::string message;
  bool blocks = false;  ///< it cannot be used so
};
BOOST_DESCRIBE_STRUCT(MappingProblem, (), (column, code, message, blocks))

std::vector<MappingProblem> mapping_problems(const Mapping& mapping);

}  // namespace banso::exchange
