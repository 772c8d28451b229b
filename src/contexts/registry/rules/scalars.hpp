// The small values of the register by their short names.
#pragma once

#include "platform/shape/business_scalars.hpp"

namespace banso::registry {

using shape::CityCode;
using shape::CorporateNumber;
using shape::IndustryCode;
using shape::MonthDay;
using shape::PhoneNumber;
using shape::PostCode;
using shape::PrefectureCode;
using shape::WebUrl;

}  // namespace banso::registry
