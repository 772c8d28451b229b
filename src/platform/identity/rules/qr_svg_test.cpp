#include "platform/identity/rules/qr_svg.hpp"

#include <gmock/gmock.h>

#include <stdexcept>

namespace banso::identity {
namespace {

using ::testing::HasSubstr;

TEST(QrSvg, HoldsTheFinderPatternsInsideAQuietZone) {
  const std::string svg = qr_svg("otpauth://totp/Banso:a@example.jp?secret=ABC");
  EXPECT_TRUE(svg.starts_with("<svg "));
  EXPECT_TRUE(svg.ends_with("</svg>"));
  // The upper left finder: seven dark modules, then five light ones between two dark, four modules from the
  // edge.
  EXPECT_THAT(svg, HasSubstr("\"M4 4h7v1h-7z"));
  EXPECT_THAT(svg, HasSubstr("M4 5h1v1h-1z"));
  EXPECT_THAT(svg, HasSubstr("M10 5h1v1h-1z"));
  EXPECT_THAT(svg, HasSubstr("M6 6h3v1h-3z"));
}

TEST(QrSvg, DiffersWithItsText) {
  EXPECT_NE(qr_svg("a"), qr_svg("b"));
}

TEST(QrSvg, RefusesWhatDoesNotFit) {
  EXPECT_THROW(qr_svg(std::string(5000, 'x')), std::length_error);
}

}  // namespace
}  // namespace banso::identity
