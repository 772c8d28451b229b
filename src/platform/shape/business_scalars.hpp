// Small values that records of businesses are made of: normalised and checked when they are read.
#pragma once

#include <string>
#include <string_view>

#include "platform/shape/scalar.hpp"

namespace banso::shape {

/// Thirteen digits with the right check digit; hyphens, spaces, full width and a leading T are taken away.
struct CorporateNumber : std::string {
  using std::string::string;
};
/// A telephone number as DS-445 writes it.
struct PhoneNumber : std::string {
  using std::string::string;
};
/// Seven digits.
struct PostCode : std::string {
  using std::string::string;
};
/// An address of the web: http or https with a host name.
struct WebUrl : std::string {
  using std::string::string;
};
/// A day of every year, MM-DD.
struct MonthDay : std::string {
  using std::string::string;
};
/// A JSIC class: a letter (major), two digits (middle), three (small) or four (detailed).
struct IndustryCode : std::string {
  using std::string::string;
};
/// Five digits of a municipality, prefecture included.
struct CityCode : std::string {
  using std::string::string;
};
/// Two digits of a prefecture, 01 … 47.
struct PrefectureCode : std::string {
  using std::string::string;
};

template <class T, std::int64_t Min, std::int64_t Max>
struct BusinessScalar {
  static constexpr std::int64_t kMin = Min;
  static constexpr std::int64_t kMax = Max;
  static constexpr std::string_view kFormat = "";
  static std::string to_text(const T& value) { return value; }
};

template <>
struct Scalar<CorporateNumber> : BusinessScalar<CorporateNumber, 13, 13> {
  static const char* from_text(CorporateNumber& out, std::string_view text);
};
template <>
struct Scalar<PhoneNumber> : BusinessScalar<PhoneNumber, 8, 20> {
  static const char* from_text(PhoneNumber& out, std::string_view text);
};
template <>
struct Scalar<PostCode> : BusinessScalar<PostCode, 7, 7> {
  static const char* from_text(PostCode& out, std::string_view text);
};
template <>
struct Scalar<WebUrl> : BusinessScalar<WebUrl, 10, 500> {
  static const char* from_text(WebUrl& out, std::string_view text);
};
template <>
struct Scalar<MonthDay> : BusinessScalar<MonthDay, 5, 5> {
  static const char* from_text(MonthDay& out, std::string_view text);
};
template <>
struct Scalar<IndustryCode> : BusinessScalar<IndustryCode, 1, 4> {
  static const char* from_text(IndustryCode& out, std::string_view text);
};
template <>
struct Scalar<CityCode> : BusinessScalar<CityCode, 5, 5> {
  static const char* from_text(CityCode& out, std::string_view text);
};
template <>
struct Scalar<PrefectureCode> : BusinessScalar<PrefectureCode, 2, 2> {
  static const char* from_text(PrefectureCode& out, std::string_view text);
};

}  // namespace banso::shape
