#include "platform/pdf/document.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <stdexcept>

#include "kernel/text.hpp"

namespace banso::pdf {
namespace {

constexpr double kPointsPerMillimetre = 72.0 / 25.4;
constexpr const char* kFonts = "Noto Sans CJK JP, Noto Sans JP, IPAexGothic, sans-serif";

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

struct Unref {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

template <class T>
using Owned = std::unique_ptr<T, Unref>;

}  // namespace

struct Document::Inside {
  std::string bytes;
  Owned<cairo_surface_t> surface;
  Owned<cairo_t> context;
  int pages = 1;

  Owned<PangoLayout> layout(double width, std::string_view text, const TextStyle& style) const {
    Owned<PangoLayout> layout(pango_cairo_create_layout(context.get()));
    // Paper has no pixels to round to; rounded to whole millimetres, letters would run into each other.
    PangoContext* const pango = pango_layout_get_context(layout.get());
    const Owned<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pango, options.get());
    pango_context_set_round_glyph_positions(pango, FALSE);
    pango_layout_context_changed(layout.get());
    const Owned<PangoFontDescription> font(pango_font_description_from_string(kFonts));
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    // The context is scaled to millimetres: a point is so many of them.
    pango_font_description_set_absolute_size(font.get(), style.size / kPointsPerMillimetre * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    const std::string valid = make_valid_utf8(text);
    pango_layout_set_text(layout.get(), valid.data(), static_cast<int>(valid.size()));
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), style.align == Align::kLeft     ? PANGO_ALIGN_LEFT
                                             : style.align == Align::kCenter ? PANGO_ALIGN_CENTER
                                                                             : PANGO_ALIGN_RIGHT);
    return layout;
  }

  static double height(PangoLayout* layout) {
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return static_cast<double>(logical.height) / PANGO_SCALE;
  }

  void set_grey(double grey) const { cairo_set_source_rgb(context.get(), grey, grey, grey); }

  void draw(const Stroke& stroke) const {
    set_grey(stroke.grey);
    cairo_set_line_width(context.get(), stroke.width);
    const double dashes[] = {1.6, 1.0};
    cairo_set_dash(context.get(), dashes, stroke.dashed ? 2 : 0, 0);
    cairo_stroke(context.get());
  }
};

Document::Document(const std::string& title) : inside_(std::make_unique<Inside>()) {
  inside_->surface.reset(cairo_pdf_surface_create_for_stream(
      &append, &inside_->bytes, kPageWidth * kPointsPerMillimetre, kPageHeight * kPointsPerMillimetre));
  cairo_pdf_surface_set_metadata(inside_->surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  inside_->context.reset(cairo_create(inside_->surface.get()));
  cairo_scale(inside_->context.get(), kPointsPerMillimetre, kPointsPerMillimetre);
  cairo_set_line_join(inside_->context.get(), CAIRO_LINE_JOIN_ROUND);
}

Document::~Document() = default;

void Document::new_page() {
  cairo_show_page(inside_->context.get());
  ++inside_->pages;
}

double Document::text(Point at, double width, std::string_view text, const TextStyle& style) {
  const auto layout = inside_->layout(width, text, style);
  inside_->set_grey(style.grey);
  cairo_move_to(inside_->context.get(), at.x, at.y);
  pango_cairo_show_layout(inside_->context.get(), layout.get());
  return Inside::height(layout.get());
}

double Document::height_of(double width, std::string_view text, const TextStyle& style) {
  return Inside::height(inside_->layout(width, text, style).get());
}

void Document::line(Point from, Point to, const Stroke& stroke) {
  cairo_move_to(inside_->context.get(), from.x, from.y);
  cairo_line_to(inside_->context.get(), to.x, to.y);
  inside_->draw(stroke);
}

void Document::polygon(const std::vector<Point>& corners, const std::optional<Stroke>& stroke,
                       std::optional<double> fill) {
  if (corners.empty()) return;
  cairo_t* context = inside_->context.get();
  cairo_move_to(context, corners.front().x, corners.front().y);
  for (const Point& corner : corners) cairo_line_to(context, corner.x, corner.y);
  cairo_close_path(context);
  if (fill) {
    inside_->set_grey(*fill);
    cairo_fill_preserve(context);
  }
  if (stroke) {
    inside_->draw(*stroke);
  } else {
    cairo_new_path(context);
  }
}

void Document::box(Point at, double width, double height, const std::optional<Stroke>& stroke,
                   std::optional<double> fill) {
  polygon({at, {at.x + width, at.y}, {at.x + width, at.y + height}, {at.x, at.y + height}}, stroke, fill);
}

void Document::dot(Point at, double radius, double grey) {
  cairo_arc(inside_->context.get(), at.x, at.y, radius, 0, 2 * 3.141592653589793);
  inside_->set_grey(grey);
  cairo_fill(inside_->context.get());
}

int Document::pages() const {
  return inside_->pages;
}

std::string Document::finish() {
  cairo_show_page(inside_->context.get());
  inside_->context.reset();
  cairo_surface_finish(inside_->surface.get());
  const cairo_status_t status = cairo_surface_status(inside_->surface.get());
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
  return std::move(inside_->bytes);
}

}  // namespace banso::pdf
