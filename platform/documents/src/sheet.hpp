// The paper: a PDF surface with measured text, lines, boxes and a QR code. Points (1/72 inch), y downward, x
// from the side where reading starts: in a right-to-left language the whole page is mirrored, and callers
// need not know.
#pragma once
#include <base/time.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace documents {

struct Ink {
    double red, green, blue;
};
// The pages' palette: verdigris on paper, brass for what has been earned.
constexpr Ink ink{0.098, 0.114, 0.106}, soft_ink{0.282, 0.314, 0.298}, line_ink{0.894, 0.886, 0.855},
    accent{0.043, 0.420, 0.388}, accent_soft{0.882, 0.941, 0.929}, brass{0.490, 0.337, 0.0};

struct Style {
    double size = 10;
    bool bold = false;
    Ink color = ink;
    enum class Family { sans, serif } family = Family::sans;
    enum class Align { start, center, end } align = Align::start;
    double spacing = 0;         // between letters
    double line_height = 1.08;  // times the font's own
};

struct About {
    std::string title, author, language;
    Instant made_at;
};

class Sheet {
  public:
    static constexpr double short_side = 595.28, long_side = 841.89;  // A4

    enum class Turn { portrait, landscape };
    Sheet(Turn, const About&);
    ~Sheet();
    Sheet(const Sheet&) = delete;
    Sheet& operator=(const Sheet&) = delete;

    double width() const { return width_; }
    double height() const { return height_; }

    double measure(std::string_view text, double width, const Style&);  // the height it takes
    // `tag` is its part in the document's structure: "H1", "P", …. Returns the height taken.
    double text(double x, double y, double width, std::string_view text, const Style&, const char* tag = "P");
    // The largest of size … size_min at which the text takes at most `lines` lines; the rest wraps or ends in
    // "…".
    Style fitted(std::string_view text, double width, Style, double size_min, int lines);
    // Same, drawn: text that never takes more than `lines` lines.
    double text_within(double x, double y, double width, std::string_view text, const Style&, double size_min,
                       int lines, const char* tag = "P");

    void line(double x1, double y1, double x2, double y2, double thickness, Ink);
    void box(double x, double y, double width, double height, Ink, double radius = 0);
    void frame(double x, double y, double width, double height, double thickness, Ink);
    void rosette(double x, double y, double radius, Ink);  // an emblem of fine lines, centred at x, y
    void qr(double x, double y, double side, const std::string& words);
    void link(const std::string& address, const std::function<void()>& draw);
    void next_page();

    std::string finish() &&;

  private:
    struct Layout;
    struct Parts;
    Layout layout(std::string_view text, double width, const Style&, int lines = 0);
    double from_left(double x, double width) const;
    std::string language_;
    bool is_right_to_left_;
    double width_, height_;
    std::unique_ptr<Parts> parts_;
};

// Words as they can be set: no control characters.
std::string settable(std::string_view);

}  // namespace documents
