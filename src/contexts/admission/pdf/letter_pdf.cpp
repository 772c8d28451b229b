#include "contexts/admission/pdf/letter_pdf.hpp"

#include <fmt/format.h>

#include "platform/pdf/document.hpp"

namespace banso::admission {
namespace {

using pdf::Align;
using pdf::Document;
using pdf::TextStyle;

constexpr double kLeft = 22;
constexpr double kWidth = pdf::kPageWidth - 2 * kLeft;
constexpr double kBottom = pdf::kPageHeight - 22;
constexpr TextStyle kBody{.size = 10.5};

/// Paragraph by paragraph, so that a long letter goes on to the next page between lines.
void write_body(Document& document, double y, std::string_view body) {
  while (!body.empty()) {
    const auto end = body.find('\n');
    const std::string line(body.substr(0, end));
    const std::string shown = line.empty() ? " " : line;
    const double height = document.height_of(kWidth, shown, kBody);
    if (y + height > kBottom) {
      document.new_page();
      y = 22;
    }
    y += document.text({kLeft, y}, kWidth, shown, kBody) + 1.4;
    body = end == std::string_view::npos ? std::string_view() : body.substr(end + 1);
  }
}

}  // namespace

std::string letter_pdf(const Letter& letter) {
  Document document(letter.subject);
  document.text({kLeft, 18}, kWidth, japanese_era(letter.day), {.size = 10, .align = Align::kRight});
  double y = 24;
  if (letter.post_code.size() == 7) {
    y += document.text({kLeft, y}, 85,
                       fmt::format("〒{}-{}", letter.post_code.substr(0, 3), letter.post_code.substr(3)),
                       {.size = 10});
  }
  if (!letter.address.empty()) y += document.text({kLeft, y}, 85, letter.address, {.size = 10}) + 1;
  const bool to_person = !letter.representative.empty();
  y += document.text({kLeft, y + 1}, 85, to_person ? letter.name : letter.name + " 御中", {.size = 12}) + 2;
  if (to_person) y += document.text({kLeft, y}, 85, letter.representative + " 様", {.size = 12});
  double sender = 48;
  sender += document.text({120, sender}, pdf::kPageWidth - 120 - kLeft, letter.chamber, {.size = 11}) + 1;
  sender += document.text({120, sender}, pdf::kPageWidth - 120 - kLeft, letter.contact, {.size = 8.5});
  y = std::max({y, sender, 66.0}) + 8;
  y += document.text({kLeft, y}, kWidth, letter.subject, {.size = 13, .bold = true, .align = Align::kCenter});
  write_body(document, y + 8, letter.body);
  return document.finish();
}

}  // namespace banso::admission
