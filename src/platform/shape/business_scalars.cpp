#include "platform/shape/business_scalars.hpp"

#include <boost/url/parse.hpp>

#include "kernel/area_code.hpp"
#include "kernel/corporate_number.hpp"
#include "kernel/date.hpp"
#include "kernel/digits.hpp"
#include "kernel/phone.hpp"
#include "kernel/text.hpp"

namespace banso::shape {
namespace {

/// A letter A … T, or two to four digits.
bool is_industry_code(std::string_view code) {
  if (code.size() == 1) return code[0] >= 'A' && code[0] <= 'T';
  return code.size() >= 2 && code.size() <= 4 && all_digits(code);
}

}  // namespace

const char* Scalar<CorporateNumber>::from_text(CorporateNumber& out, std::string_view text) {
  const CorporateNumberReading reading = read_corporate_number(text);
  if (!reading) return code_of(*reading.problem);
  out.assign(reading.number);
  return nullptr;
}

const char* Scalar<PhoneNumber>::from_text(PhoneNumber& out, std::string_view text) {
  const auto phone = normalise_phone(text);
  if (!phone) return "phone.invalid";
  out.assign(*phone);
  return nullptr;
}

const char* Scalar<PostCode>::from_text(PostCode& out, std::string_view text) {
  const auto code = normalise_post_code(text);
  if (!code) return "post_code.invalid";
  out.assign(*code);
  return nullptr;
}

const char* Scalar<WebUrl>::from_text(WebUrl& out, std::string_view text) {
  std::string plain;
  if (const char* code = read_string(plain, text, kMin, kMax, true)) return code;
  const auto url = boost::urls::parse_uri(plain);
  if (!url || (url->scheme() != "http" && url->scheme() != "https")) return "url.invalid";
  const std::string host = url->host();
  // A name and a password in an address would be shown to everybody.
  if (host.find('.') == std::string::npos || url->has_userinfo()) return "url.invalid";
  out.assign(plain);
  return nullptr;
}

const char* Scalar<MonthDay>::from_text(MonthDay& out, std::string_view text) {
  const std::string plain = nfkc(trim(text));
  // A leap year, so that 29 February counts as a day.
  if (plain.size() != 5 || !parse_date("2024-" + plain)) return "month_day.invalid";
  out.assign(plain);
  return nullptr;
}

const char* Scalar<IndustryCode>::from_text(IndustryCode& out, std::string_view text) {
  const std::string plain = nfkc(trim(text));
  if (!is_industry_code(plain)) return "industry_code.invalid";
  out.assign(plain);
  return nullptr;
}

const char* Scalar<CityCode>::from_text(CityCode& out, std::string_view text) {
  std::string plain = nfkc(trim(text));
  // With its check digit it is a 全国地方公共団体コード; the register keeps five digits.
  if (is_valid_area_code(plain)) plain.resize(5);
  if (plain.size() != 5 || !all_digits(plain) || !find_prefecture(plain.substr(0, 2)))
    return "city_code.invalid";
  out.assign(plain);
  return nullptr;
}

const char* Scalar<PrefectureCode>::from_text(PrefectureCode& out, std::string_view text) {
  const std::string plain = nfkc(trim(text));
  if (!find_prefecture(plain) && plain != "99") return "prefecture_code.invalid";
  out.assign(plain);
  return nullptr;
}

}  // namespace banso::shape
