// Sheets of running text: headings, paragraphs and rows of term and value, broken over A4 pages by
// themselves, with a foot on every page.
#pragma once

#include <string>
#include <string_view>

#include "platform/pdf/document.hpp"

namespace banso::pdf {

class Flow {
 public:
  /// @param foot stands at the bottom of every page, before its number
  Flow(const std::string& title, std::string foot);

  void title(std::string_view text);
  /// A heading keeps together with what follows it.
  void heading(std::string_view text);
  /// @param indent millimetres from the left
  void paragraph(std::string_view text, const TextStyle& style = {}, double indent = 0);
  /// Nothing is drawn for an empty value.
  void fact(std::string_view term, std::string_view value, double term_width = 32);
  /// A framed box with a line in bold and one below it.
  void banner(std::string_view strong, std::string_view below);
  void gap(double millimetres) { y_ += millimetres; }

  std::string finish();

 private:
  void need(double height);
  void foot();

  Document document_;
  std::string foot_;
  double y_ = 14;
};

}  // namespace banso::pdf
