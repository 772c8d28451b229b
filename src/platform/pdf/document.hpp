// Printed sheets: A4 pages as PDF, text laid out by Pango, lines drawn by cairo. Lengths are millimetres from
// the upper left corner. Everything is drawn in black and greys, so that it copies and faxes well.
#pragma once

#include <functional>
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
  /// The same, for files that are too large for memory: `sink` is given the bytes as they come.
  Document(const std::string& title, std::function<void(std::string_view)> sink);
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

  /// A text as a QR code of dark squares (error correction M), quiet zone included. @param size of its side
  /// @throws std::length_error if the text is too long for any QR code
  void qr(Point at, double size, std::string_view text);

  /// What many pages share: `draw` is called once with drawing going into the form, which is kept once in the
  /// file however often it is placed. @return the number of the form
  std::size_t record(const std::function<void()>& draw);
  /// Places a form where it was recorded.
  void place(std::size_t form);

  /// How many pages there are so far.
  int pages() const;

  /// The bytes of the file (none if a sink took them); nothing can be drawn afterwards.
  std::string finish();

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace banso::pdf
