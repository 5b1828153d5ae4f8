#include "sheet.hpp"

#include "address.hpp"
#include "pdf_language.hpp"

#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>
#include <qrencode.h>
#include <algorithm>
#include <array>
#include <base/must.hpp>
#include <numbers>

namespace documents {
namespace {

cairo_status_t collect(void* to, const unsigned char* bytes, unsigned count) {
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

bool is_right_to_left(std::string_view language) {
    constexpr std::array<std::string_view, 9> those{"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv"};
    return std::ranges::find(those, language.substr(0, language.find('-'))) != those.end();
}

// Pango turns left and right round for a paragraph that reads from the right; this turns them back, so that a
// page's words stand on one side whatever their scripts.
PangoAlignment alignment(Style::Align align, bool page_from_right, PangoLayout* layout) {
    if (align == Style::Align::center) {
        return PANGO_ALIGN_CENTER;
    }
    PangoLayoutLine* first = pango_layout_get_line_readonly(layout, 0);
    const bool text_from_right = pango_layout_line_get_resolved_direction(first) == PANGO_DIRECTION_RTL;
    const bool at_right = (align == Style::Align::end) != page_from_right;
    return at_right != text_from_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

struct Unref {
    void operator()(PangoLayout* l) const { g_object_unref(l); }
};

}  // namespace

struct Sheet::Parts {
    std::string bytes;
    cairo_surface_t* surface = nullptr;
    cairo_t* cr = nullptr;
    PangoContext* pango = nullptr;
    ~Parts() {
        g_object_unref(pango);
        cairo_destroy(cr);
        cairo_surface_destroy(surface);
    }
};

struct Sheet::Layout {
    std::unique_ptr<PangoLayout, Unref> p;
    double height() const {
        int pixels = 0;
        pango_layout_get_size(p.get(), nullptr, &pixels);
        return double(pixels) / PANGO_SCALE;
    }
};

std::string settable(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        out += !is_control || c == '\n' ? c : ' ';
    }
    constexpr std::string_view paragraph_separator = "\xE2\x80\xA9";
    for (std::size_t at = out.find(paragraph_separator); at != std::string::npos;
         at = out.find(paragraph_separator, at)) {
        out.replace(at, paragraph_separator.size(), "\n");
    }
    return out;
}

Sheet::Sheet(Turn turn, const About& about)
    : language_(about.language),
      is_right_to_left_(is_right_to_left(about.language)),
      width_(turn == Turn::portrait ? short_side : long_side),
      height_(turn == Turn::portrait ? long_side : short_side),
      parts_(std::make_unique<Parts>()) {
    parts_->surface = cairo_pdf_surface_create_for_stream(collect, &parts_->bytes, width_, height_);
    cairo_pdf_surface_restrict_to_version(parts_->surface, CAIRO_PDF_VERSION_1_5);
    const auto say = [&](cairo_pdf_metadata_t what, const std::string& value) {
        cairo_pdf_surface_set_metadata(parts_->surface, what, settable(value).c_str());
    };
    const std::string made_at = to_rfc3339(std::chrono::floor<std::chrono::seconds>(about.made_at));
    say(CAIRO_PDF_METADATA_TITLE, about.title);
    say(CAIRO_PDF_METADATA_AUTHOR, about.author);
    say(CAIRO_PDF_METADATA_CREATOR, "Assay");
    say(CAIRO_PDF_METADATA_CREATE_DATE, made_at);
    say(CAIRO_PDF_METADATA_MOD_DATE, made_at);
    parts_->cr = cairo_create(parts_->surface);
    parts_->pango = pango_cairo_create_context(parts_->cr);
    pango_context_set_language(parts_->pango, pango_language_from_string(language_.c_str()));
    // Metrics for paper, not for a screen's pixels.
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(parts_->pango, options);
    pango_cairo_context_set_resolution(parts_->pango, 72);
    cairo_font_options_destroy(options);
}
Sheet::~Sheet() = default;

Sheet::Layout Sheet::layout(std::string_view words, double width, const Style& style, int lines) {
    Layout l{std::unique_ptr<PangoLayout, Unref>(pango_layout_new(parts_->pango))};
    std::string text = settable(words);
    if (lines > 0) {  // pango counts lines a paragraph; here they are counted in all
        std::ranges::replace(text, '\n', ' ');
    }
    pango_layout_set_text(l.p.get(), text.data(), int(text.size()));
    pango_layout_set_width(l.p.get(), int(width * PANGO_SCALE));
    pango_layout_set_wrap(l.p.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_line_spacing(l.p.get(), float(style.line_height));
    pango_layout_set_alignment(l.p.get(), alignment(style.align, is_right_to_left_, l.p.get()));
    if (lines > 0) {
        pango_layout_set_height(l.p.get(), -lines);
        pango_layout_set_ellipsize(l.p.get(), PANGO_ELLIPSIZE_END);
    }
    PangoFontDescription* font = pango_font_description_new();
    pango_font_description_set_family(font, style.family == Style::Family::serif
                                                ? "Noto Serif, Noto Serif CJK SC, serif"
                                                : "Noto Sans, Noto Sans CJK SC, sans");
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(l.p.get(), font);
    pango_font_description_free(font);
    PangoAttrList* attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes,
                           pango_attr_insert_hyphens_new(FALSE));  // a broken name gets no sign of its own
    if (style.spacing != 0) {
        pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(int(style.spacing * PANGO_SCALE)));
    }
    pango_layout_set_attributes(l.p.get(), attributes);
    pango_attr_list_unref(attributes);
    return l;
}

double Sheet::from_left(double x, double width) const { return is_right_to_left_ ? width_ - x - width : x; }

double Sheet::measure(std::string_view words, double width, const Style& style) {
    return layout(words, width, style).height();
}

double Sheet::text(double x, double y, double width, std::string_view words, const Style& style,
                   const char* tag) {
    return text_within(x, y, width, words, style, style.size, 0, tag);
}

Style Sheet::fitted(std::string_view words, double width, Style style, double size_min, int lines) {
    constexpr double step = 0.5;
    std::string text(words);
    std::ranges::replace(text, '\n', ' ');
    const auto fits = [&](double size) {
        Style tried = style;
        tried.size = size;
        return pango_layout_get_line_count(layout(text, width, tried).p.get()) <= lines;
    };
    if (style.size <= size_min || fits(style.size)) {
        return style;
    }
    // By halves: the letters between size_min, which must do, and the wanted size, which does not.
    int low = 0, high = int((style.size - size_min) / step);
    while (low + 1 < high) {
        const int middle = (low + high) / 2;
        (fits(size_min + middle * step) ? low : high) = middle;
    }
    style.size = size_min + low * step;
    return style;
}

double Sheet::text_within(double x, double y, double width, std::string_view words, const Style& style,
                          double size_min, int lines, const char* tag) {
    const Style fit = lines > 0 ? fitted(words, width, style, size_min, lines) : style;
    const Layout l = layout(words, width, fit, lines);
    cairo_tag_begin(parts_->cr, tag, nullptr);
    cairo_set_source_rgb(parts_->cr, fit.color.red, fit.color.green, fit.color.blue);
    cairo_move_to(parts_->cr, from_left(x, width), y);
    pango_cairo_show_layout(parts_->cr, l.p.get());
    cairo_tag_end(parts_->cr, tag);
    return l.height();
}

void Sheet::line(double x1, double y1, double x2, double y2, double thickness, Ink color) {
    cairo_set_source_rgb(parts_->cr, color.red, color.green, color.blue);
    cairo_set_line_width(parts_->cr, thickness);
    cairo_move_to(parts_->cr, from_left(x1, 0), y1);
    cairo_line_to(parts_->cr, from_left(x2, 0), y2);
    cairo_stroke(parts_->cr);
}

void Sheet::box(double x, double y, double width, double height, Ink color, double radius) {
    if (width <= 0 || height <= 0) {
        return;
    }
    x = from_left(x, width);
    const double r = std::min({radius, width / 2, height / 2});
    constexpr double quarter = std::numbers::pi / 2;
    cairo_t* cr = parts_->cr;
    cairo_new_sub_path(cr);
    cairo_arc(cr, x + width - r, y + r, r, -quarter, 0);
    cairo_arc(cr, x + width - r, y + height - r, r, 0, quarter);
    cairo_arc(cr, x + r, y + height - r, r, quarter, 2 * quarter);
    cairo_arc(cr, x + r, y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(cr);
    cairo_set_source_rgb(cr, color.red, color.green, color.blue);
    cairo_fill(cr);
}

void Sheet::frame(double x, double y, double width, double height, double thickness, Ink color) {
    cairo_set_source_rgb(parts_->cr, color.red, color.green, color.blue);
    cairo_set_line_width(parts_->cr, thickness);
    cairo_rectangle(parts_->cr, x, y, width, height);
    cairo_stroke(parts_->cr);
}

void Sheet::rosette(double x, double y, double radius, Ink color) {
    constexpr int petals = 24;
    cairo_t* cr = parts_->cr;
    cairo_set_source_rgb(cr, color.red, color.green, color.blue);
    cairo_set_line_width(cr, 0.35);
    for (int i = 0; i < petals; ++i) {
        cairo_save(cr);
        cairo_translate(cr, x, y);
        cairo_rotate(cr, std::numbers::pi * i / petals);
        cairo_scale(cr, radius, radius * 0.42);
        cairo_new_sub_path(cr);
        cairo_arc(cr, 0, 0, 1, 0, 2 * std::numbers::pi);
        cairo_restore(cr);
        cairo_stroke(cr);
    }
}

void Sheet::qr(double x, double y, double side, const std::string& words) {
    // Level Q: readable with a quarter of it worn away.
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(words.c_str(), 0, QR_ECLEVEL_Q), QRcode_free);
    MUST(code != nullptr);
    const double module = side / code->width;
    x = from_left(x, side);
    cairo_set_source_rgb(parts_->cr, ink.red, ink.green, ink.blue);
    for (int row = 0; row < code->width; ++row) {
        for (int column = 0; column < code->width; ++column) {
            if ((code->data[row * code->width + column] & 1) != 0) {
                cairo_rectangle(parts_->cr, x + column * module, y + row * module, module, module);
            }
        }
    }
    cairo_fill(parts_->cr);  // all at once: no hairlines between neighbours
}

void Sheet::link(const std::string& address, const std::function<void()>& draw) {
    const bool is_link = leads(address) == Leads::outside && address.find('\'') == std::string::npos;
    if (is_link) {
        cairo_tag_begin(parts_->cr, CAIRO_TAG_LINK, ("uri='" + address + "'").c_str());
    }
    draw();
    if (is_link) {
        cairo_tag_end(parts_->cr, CAIRO_TAG_LINK);
    }
}

void Sheet::next_page() { cairo_show_page(parts_->cr); }

std::string Sheet::finish() && {
    cairo_show_page(parts_->cr);
    cairo_surface_finish(parts_->surface);
    MUST(cairo_status(parts_->cr) == CAIRO_STATUS_SUCCESS);
    MUST(cairo_surface_status(parts_->surface) == CAIRO_STATUS_SUCCESS);
    return with_language(std::move(parts_->bytes), language_);
}

}  // namespace documents
