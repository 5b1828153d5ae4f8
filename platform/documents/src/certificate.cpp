#include "sheet.hpp"
#include "words.hpp"

namespace documents {
namespace {

constexpr double border = 30, inset = 84;
constexpr double foot_height = 92;

using Align = Style::Align;
using Family = Style::Family;

void border_of(Sheet& s) {
    s.box(0, 0, s.width(), s.height(), {0.992, 0.990, 0.984});
    s.frame(border, border, s.width() - 2 * border, s.height() - 2 * border, 1.2, accent);
    s.frame(border + 5, border + 5, s.width() - 2 * border - 10, s.height() - 2 * border - 10, 0.4, accent);
}

// Facts in columns at the foot; the QR code with its words at the far end.
void foot(Sheet& s, const CertificateText& t) {
    const double y = s.height() - border - 24 - foot_height;
    const double right = s.width() - inset, qr_side = foot_height;
    double facts_right = right;
    if (t.verify) {
        s.box(right - qr_side - 4, y - 4, qr_side + 8, qr_side + 8, {1, 1, 1});
        s.link(t.verify->address, [&] { s.qr(right - qr_side, y, qr_side, t.verify->address); });
        facts_right = right - qr_side - 28;
        const Style small{.size = 8, .color = soft_ink};
        const double words_y = y + 54;
        const double words = s.text_within(inset, words_y, facts_right - inset, t.verify->words, small, 7, 1);
        s.link(t.verify->address, [&] {
            s.text_within(inset, words_y + words + 1, facts_right - inset, t.verify->address,
                          {.size = 9.5, .color = accent}, 6.5, 2, "Link");
        });
    }
    const double column = (facts_right - inset) / double(std::max<std::size_t>(1, t.facts.size()));
    double x = inset;
    for (const auto& [label, value] : t.facts) {
        const double height = s.text_within(x, y, column - 14, label, {.size = 8, .color = soft_ink}, 6.5, 1);
        s.text_within(x, y + height + 2, column - 14, value, {.size = 11, .bold = true}, 7, 2);
        x += column;
    }
}

struct Line {
    std::string_view words;
    Style style;
    double size_min;
    int lines;
    double above;  // room between it and the line before
    const char* tag = "P";
};

std::vector<Line> lines_of(Sheet& s, const CertificateText& t) {
    const Style quiet{.size = 12, .color = soft_ink};
    const Style name{.size = 38, .family = Family::serif, .line_height = 0.92};
    // A name of two lines at 18 points is still a name of weight; a longer one takes a third line and smaller
    // letters.
    const bool is_huge = s.fitted(t.holder, s.width() - 2 * inset, name, 18, 2).size <= 18;
    std::vector<Line> lines{
        {t.issuer, {.size = 13, .bold = true, .color = accent, .spacing = 0.8}, 8, 1, 12},
        {t.intro, quiet, 8, 1, 20},
        {t.holder, name, is_huge ? 11.0 : 18.0, is_huge ? 3 : 2, 6, "H1"},
        {t.statement, quiet, 8, 2, 26},
        {t.title, {.size = 25, .bold = true, .color = accent, .line_height = 0.92}, 13, 2, 8, "H2"},
    };
    if (!t.level.empty()) {
        lines.push_back({t.level, {.size = 12, .color = soft_ink, .spacing = 0.4}, 8, 1, 4});
    }
    if (!t.notice.empty()) {
        lines.push_back({t.notice, {.size = 10.5, .bold = true, .color = brass}, 8, 1, 8});
    }
    return lines;
}

// The emblem and the words, in the middle of the room above the foot.
void body(Sheet& s, const CertificateText& t) {
    constexpr double emblem = 30;
    const double width = s.width() - 2 * inset, middle = s.width() / 2;
    std::vector<Line> lines = lines_of(s, t);
    double height = 2 * emblem;
    for (Line& l : lines) {
        l.style.align = Align::center;
        l.style = s.fitted(l.words, width, l.style, l.size_min, l.lines);
        height += l.above + s.measure(l.words, width, l.style);
    }
    const double first = border + 18, last = s.height() - border - 24 - foot_height - 16;
    double y = first + std::max(0.0, (last - first - height) / 2);
    s.rosette(middle, y + emblem, emblem, accent);
    s.rosette(middle, y + emblem, emblem * 0.44, brass);
    y += 2 * emblem;
    for (const Line& l : lines) {
        y += l.above;
        if (l.words.data() == t.statement.data()) {
            s.line(middle - 90, y - 15, middle + 90, y - 15, 0.8, brass);
        }
        y += s.text_within(inset, y, width, l.words, l.style, l.size_min, l.lines, l.tag);
    }
}

}  // namespace

Result<std::string> certificate(const CertificateText& t) {
    CHECK(check(t));
    Sheet s(Sheet::Turn::landscape, {t.title + " · " + t.holder, t.issuer, t.language, t.made_at});
    border_of(s);
    body(s, t);
    foot(s, t);
    return std::move(s).finish();
}

}  // namespace documents
