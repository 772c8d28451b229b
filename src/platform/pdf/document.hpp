// Printed sheets: A4 pages as PDF, text laid out by Pango, lines drawn by cairo. Lengths are millimetres from
// the upper left corner. Everything is drawn in black and greys, so that it copies and faxes well.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace banso::pdf {

inline constexpr double kPageWidth = 210;
inline constexpr double kPageHeight = 297;

enum class Align { kLeft, kCenter, kRight };

struct TextStyle {
  double size = 9;  ///< points
  bool bold = false;
  Align align = Align::kLeft;
  double grey = 0;  ///< 0 black … 1 white
};

struct Stroke {
  double width = 0.2;
  double grey = 0;
  bool dashed = false;
};

struct Point {
  double x = 0;
  double y = 0;
};

/// A document being drawn, page after page.
class Document {
 public:
  /// @param title shown by readers of the file
  explicit Document(const std::string& title);
  ~Document();
  Document(const Document&) = delete;

  /// Ends the page and begins another one.
  void new_page();

  /// Writes text, broken into lines at `width`. @return the height it took
  double text(Point at, double width, std::string_view text, const TextStyle& style = {});
  /// The height text would take.
  double height_of(double width, std::string_view text, const TextStyle& style = {});

  void line(Point from, Point to, const Stroke& stroke = {});
  /// A closed shape; `fill` is a grey.
  void polygon(const std::vector<Point>& corners, const std::optional<Stroke>& stroke,
               std::optional<double> fill = std::nullopt);
  void box(Point at, double width, double height, const std::optional<Stroke>& stroke,
           std::optional<double> fill = std::nullopt);
  void dot(Point at, double radius, double grey = 0);

  /// How many pages there are so far.
  int pages() const;

  /// The bytes of the file; nothing can be drawn afterwards.
  std::string finish();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace banso::pdf
