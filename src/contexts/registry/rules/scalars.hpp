// Small values of the register as described scalars: normalised and checked when they are read.
#pragma once

#include <string>
#include <string_view>

#include "platform/shape/scalar.hpp"

namespace banso::registry {

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

}  // namespace banso::registry

namespace banso::shape {

template <class T, std::int64_t Min, std::int64_t Max>
struct RegistryScalar {
  static constexpr std::int64_t kMin = Min;
  static constexpr std::int64_t kMax = Max;
  static constexpr std::string_view kFormat = "";
  static std::string to_text(const T& value) { return value; }
};

template <>
struct Scalar<registry::CorporateNumber> : RegistryScalar<registry::CorporateNumber, 13, 13> {
  static const char* from_text(registry::CorporateNumber& out, std::string_view text);
};
template <>
struct Scalar<registry::PhoneNumber> : RegistryScalar<registry::PhoneNumber, 8, 20> {
  static const char* from_text(registry::PhoneNumber& out, std::string_view text);
};
template <>
struct Scalar<registry::PostCode> : RegistryScalar<registry::PostCode, 7, 7> {
  static const char* from_text(registry::PostCode& out, std::string_view text);
};
template <>
struct Scalar<registry::WebUrl> : RegistryScalar<registry::WebUrl, 10, 500> {
  static const char* from_text(registry::WebUrl& out, std::string_view text);
};
template <>
struct Scalar<registry::MonthDay> : RegistryScalar<registry::MonthDay, 5, 5> {
  static const char* from_text(registry::MonthDay& out, std::string_view text);
};
template <>
struct Scalar<registry::IndustryCode> : RegistryScalar<registry::IndustryCode, 1, 4> {
  static const char* from_text(registry::IndustryCode& out, std::string_view text);
};
template <>
struct Scalar<registry::CityCode> : RegistryScalar<registry::CityCode, 5, 5> {
  static const char* from_text(registry::CityCode& out, std::string_view text);
};
template <>
struct Scalar<registry::PrefectureCode> : RegistryScalar<registry::PrefectureCode, 2, 2> {
  static const char* from_text(registry::PrefectureCode& out, std::string_view text);
};

}  // namespace banso::shape
