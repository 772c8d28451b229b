// A text as a QR code for a page.
#pragma once

#include <string>
#include <string_view>

namespace banso::identity {

/// An inline SVG of the QR code (error correction M, quiet zone of four modules): one path in the text's
/// colour on white. @throws std::length_error if the text is too long for any QR code
std::string qr_svg(std::string_view text);

}  // namespace banso::identity
