#include "platform/pdf/document.hpp"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>

#include <map>
#include <stdexcept>
#include <tuple>

#include "kernel/text.hpp"

namespace banso::pdf {
namespace {

constexpr double kPointsPerMillimetre = 72.0 / 25.4;
constexpr const char* kFonts = "Noto Sans CJK JP, Noto Sans JP, IPAexGothic, sans-serif";

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
  (*static_cast<std::function<void(std::string_view)>*>(out))({reinterpret_cast<const char*>(bytes), count});
  return CAIRO_STATUS_SUCCESS;
}

struct Unref {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
  void operator()(PangoContext* context) const { g_object_unref(context); }
  void operator()(QRcode* code) const { QRcode_free(code); }
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};

template <class T>
using Owned = std::unique_ptr<T, Unref>;

/// Millimetres and round corners.
void set_up(cairo_t* context) {
  cairo_scale(context, kPointsPerMillimetre, kPointsPerMillimetre);
  cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
}

}  // namespace

struct Document::Inside {
  std::string bytes;
  std::function<void(std::string_view)> sink;
  Owned<cairo_surface_t> surface;
  Owned<cairo_t> page;
  cairo_t* context = nullptr;  ///< what is drawn on: the page, or a form
  Owned<PangoContext> pango;
  /// One layout a style: setting a font up costs more than most texts.
  std::map<std::tuple<double, bool, Align>, Owned<PangoLayout>> layouts;
  std::vector<Owned<cairo_surface_t>> forms;
  int pages = 1;

  void prepare_pango() {
    pango.reset(pango_cairo_create_context(page.get()));
    // Paper has no pixels to round to; rounded to whole millimetres, letters would run into each other.
    const Owned<cairo_font_options_t> options(cairo_font_options_create());
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(pango.get(), options.get());
    pango_context_set_round_glyph_positions(pango.get(), FALSE);
  }

  PangoLayout* layout_of(const TextStyle& style) {
    auto& layout = layouts[{style.size, style.bold, style.align}];
    if (layout) return layout.get();
    layout.reset(pango_layout_new(pango.get()));
    const Owned<PangoFontDescription> font(pango_font_description_from_string(kFonts));
    pango_font_description_set_weight(font.get(), style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    // The context is scaled to millimetres: a point is so many of them.
    pango_font_description_set_absolute_size(font.get(), style.size / kPointsPerMillimetre * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), style.align == Align::kLeft     ? PANGO_ALIGN_LEFT
                                             : style.align == Align::kCenter ? PANGO_ALIGN_CENTER
                                                                             : PANGO_ALIGN_RIGHT);
    return layout.get();
  }

  PangoLayout* layout(double width, std::string_view text, const TextStyle& style) {
    PangoLayout* const layout = layout_of(style);
    const std::string valid = make_valid_utf8(text);
    pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_text(layout, valid.data(), static_cast<int>(valid.size()));
    return layout;
  }

  static double height(PangoLayout* layout) {
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return static_cast<double>(logical.height) / PANGO_SCALE;
  }

  void set_grey(double grey) const { cairo_set_source_rgb(context, grey, grey, grey); }

  void draw(const Stroke& stroke) const {
    set_grey(stroke.grey);
    cairo_set_line_width(context, stroke.width);
    const double dashes[] = {1.6, 1.0};
    cairo_set_dash(context, dashes, stroke.dashed ? 2 : 0, 0);
    cairo_stroke(context);
  }
};

Document::Document(const std::string& title) : Document(title, {}) {}

Document::Document(const std::string& title, std::function<void(std::string_view)> sink)
    : inside_(std::make_unique<Inside>()) {
  inside_->sink =
      sink ? std::move(sink) : [bytes = &inside_->bytes](std::string_view more) { bytes->append(more); };
  inside_->surface.reset(cairo_pdf_surface_create_for_stream(
      &append, &inside_->sink, kPageWidth * kPointsPerMillimetre, kPageHeight * kPointsPerMillimetre));
  cairo_pdf_surface_set_metadata(inside_->surface.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  inside_->page.reset(cairo_create(inside_->surface.get()));
  inside_->context = inside_->page.get();
  set_up(inside_->context);
  inside_->prepare_pango();
}

Document::~Document() = default;

void Document::new_page() {
  cairo_show_page(inside_->page.get());
  ++inside_->pages;
}

double Document::text(Point at, double width, std::string_view text, const TextStyle& style) {
  PangoLayout* const layout = inside_->layout(width, text, style);
  inside_->set_grey(style.grey);
  cairo_move_to(inside_->context, at.x, at.y);
  pango_cairo_show_layout(inside_->context, layout);
  return Inside::height(layout);
}

double Document::height_of(double width, std::string_view text, const TextStyle& style) {
  return Inside::height(inside_->layout(width, text, style));
}

void Document::qr(Point at, double size, std::string_view text) {
  const Owned<QRcode> code(QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M));
  if (!code) throw std::length_error("the text does not fit into a QR code");
  constexpr int kQuiet = 4;
  const int width = code->width;
  const double module = size / (width + 2 * kQuiet);
  // One bar for each run of dark modules, all of them one shape: no seams between them.
  for (int y = 0; y < width; ++y) {
    for (int x = 0; x < width;) {
      int run = 0;
      while (x + run < width && (code->data[y * width + x + run] & 1)) ++run;
      if (run > 0) {
        cairo_rectangle(inside_->context, at.x + (x + kQuiet) * module, at.y + (y + kQuiet) * module,
                        run * module, module);
      }
      x += run > 0 ? run : 1;
    }
  }
  inside_->set_grey(0);
  cairo_fill(inside_->context);
}

std::size_t Document::record(const std::function<void()>& draw) {
  const cairo_rectangle_t page{0, 0, kPageWidth * kPointsPerMillimetre, kPageHeight * kPointsPerMillimetre};
  Owned<cairo_surface_t> form(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &page));
  const Owned<cairo_t> context(cairo_create(form.get()));
  set_up(context.get());
  inside_->context = context.get();
  try {
    draw();
  } catch (...) {
    inside_->context = inside_->page.get();
    throw;
  }
  inside_->context = inside_->page.get();
  inside_->forms.push_back(std::move(form));
  return inside_->forms.size() - 1;
}

void Document::place(std::size_t form) {
  cairo_t* const context = inside_->context;
  cairo_save(context);
  cairo_identity_matrix(context);
  cairo_set_source_surface(context, inside_->forms.at(form).get(), 0, 0);
  cairo_paint(context);
  cairo_restore(context);
}

void Document::line(Point from, Point to, const Stroke& stroke) {
  cairo_move_to(inside_->context, from.x, from.y);
  cairo_line_to(inside_->context, to.x, to.y);
  inside_->draw(stroke);
}

void Document::polygon(const std::vector<Point>& corners, const std::optional<Stroke>& stroke,
                       std::optional<double> fill) {
  if (corners.empty()) return;
  cairo_t* context = inside_->context;
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
  cairo_arc(inside_->context, at.x, at.y, radius, 0, 2 * 3.141592653589793);
  inside_->set_grey(grey);
  cairo_fill(inside_->context);
}

int Document::pages() const {
  return inside_->pages;
}

std::string Document::finish() {
  cairo_show_page(inside_->page.get());
  inside_->forms.clear();
  inside_->page.reset();
  inside_->context = nullptr;
  cairo_surface_finish(inside_->surface.get());
  const cairo_status_t status = cairo_surface_status(inside_->surface.get());
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(cairo_status_to_string(status));
  return std::move(inside_->bytes);
}

}  // namespace banso::pdf
