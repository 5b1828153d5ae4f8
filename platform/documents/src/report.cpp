#include "sheet.hpp"
#include "words.hpp"

#include <algorithm>
#include <base/must.hpp>

namespace documents {
namespace {

constexpr double margin = 54, top = 54, foot_height = 46;
constexpr double gap = 8;

// The words stand in the middle of the page's flow: what does not fit goes to the next page. The number of
// pages is known only at the end, so the document is laid out twice; `pages` is 0 the first time.
class Flow {
  public:
    Flow(const ReportText& t, int pages)
        : text_(t),
          pages_(pages),
          sheet_(Sheet::Turn::portrait, {t.title, t.issuer, t.language, t.made_at}) {}

    int page() const { return page_; }
    std::string finish() && {
        foot();
        return std::move(sheet_).finish();
    }

    void head() {
        y_ += sheet_.text_within(margin, y_, width(), text_.issuer,
                                 {.size = 9.5, .bold = true, .color = accent, .spacing = 0.4}, 7, 1);
        y_ += 4;
        y_ += words(text_.title, {.size = 22, .bold = true, .line_height = 0.95}, "H1");
        if (!text_.subtitle.empty()) {
            y_ += words(text_.subtitle, {.size = 12, .color = soft_ink});
        }
        y_ += 8;
        sheet_.line(margin, y_, margin + width(), y_, 1.2, accent);
        y_ += 14;
        if (text_.highlight) {
            highlight(*text_.highlight);
        }
        facts(text_.facts);
    }

    void section(const Section& s) {
        // A heading stays with at least something below it.
        const Style style{.size = 13.5, .bold = true, .color = accent};
        y_ += 12;
        room(sheet_.measure(s.heading, width(), style) + 60);
        y_ += words(s.heading, style, "H2") + 4;
        for (const std::string& p : s.paragraphs) {
            paragraph(p, {});
        }
        std::ranges::for_each(s.bars, [&](const Bar& b) { bar(b); });
        if (s.table) {
            table(*s.table);
        }
    }

    void notes() {
        if (!text_.notes.empty()) {
            y_ += 12;
            room(40);
            sheet_.line(margin, y_, margin + width(), y_, 0.5, line_ink);
            y_ += gap;
        }
        for (const std::string& n : text_.notes) {
            paragraph(n, {.size = 8.5, .color = soft_ink});
        }
    }

    void verification() {
        if (!text_.verify) {
            return;
        }
        constexpr double side = 74;
        y_ += 12;
        room(side);
        const double x = margin + side + 14, rest = width() - side - 14;
        sheet_.link(text_.verify->address, [&] { sheet_.qr(margin, y_, side, text_.verify->address); });
        const double height =
            sheet_.text_within(x, y_ + 14, rest, text_.verify->words, {.size = 9, .color = soft_ink}, 7, 2);
        sheet_.link(text_.verify->address, [&] {
            sheet_.text_within(x, y_ + 16 + height, rest, text_.verify->address,
                               {.size = 9.5, .color = accent}, 6.5, 2, "Link");
        });
        y_ += side;
    }

  private:
    double width() const { return sheet_.width() - 2 * margin; }
    double bottom() const { return sheet_.height() - margin - foot_height + 20; }
    double words(std::string_view w, const Style& style, const char* tag = "P") {
        return sheet_.text(margin, y_, width(), w, style, tag);
    }
    // A new page when less than `height` is left; true when it did.
    bool room(double height) {
        if (y_ + height <= bottom() || y_ <= top) {
            return false;
        }
        foot();
        sheet_.next_page();
        ++page_;
        y_ = top;
        return true;
    }

    void foot() {
        const double y = sheet_.height() - margin;
        std::string words = text_.page_words;
        for (const auto& [name, value] : {std::pair("{page}", page_), std::pair("{pages}", pages_)}) {
            if (const std::size_t at = words.find(name); at != std::string::npos) {
                words.replace(at, std::string_view(name).size(), std::to_string(value));
            }
        }
        sheet_.line(margin, y - 8, margin + width(), y - 8, 0.5, line_ink);
        const Style small{.size = 8, .color = soft_ink};
        Style end = small;
        end.align = Style::Align::end;
        sheet_.text_within(margin, y, width() * 0.7, text_.title + " · " + text_.issuer, small, 6, 1);
        sheet_.text_within(margin + width() * 0.7, y, width() * 0.3, words, end, 6, 1);
    }

    void paragraph(std::string_view w, const Style& style) {
        room(std::min(sheet_.measure(w, width(), style), bottom() - top));
        y_ += words(w, style) + gap * 0.75;
    }

    void highlight(const Labelled& h) {
        const Style figure{.size = 30, .bold = true, .color = accent, .line_height = 0.95};
        const Style beside{.size = 11};
        constexpr double figure_width = 120, pad = 14;
        const double rest = width() - figure_width - 3 * pad;
        const double height = std::max(sheet_.measure(h.second, rest, beside), 34.0) + 2 * pad;
        sheet_.box(margin, y_, width(), height, accent_soft, 6);
        const Style fit = sheet_.fitted(h.first, figure_width, figure, 10, 1);
        const double figure_height = sheet_.measure(h.first, figure_width, fit);
        sheet_.text_within(margin + pad, y_ + (height - figure_height) / 2, figure_width, h.first, fit, 10,
                           1);
        const double words_height = sheet_.measure(h.second, rest, beside);
        sheet_.text(margin + 2 * pad + figure_width, y_ + (height - words_height) / 2, rest, h.second,
                    beside);
        y_ += height + 14;
    }

    // Two facts a line; label above value.
    void facts(const std::vector<Labelled>& all) {
        const double column = width() / 2 - 8;
        const Style label{.size = 8.5, .color = soft_ink}, value{.size = 10.5};
        for (std::size_t i = 0; i < all.size(); i += 2) {
            double height = 0;
            for (std::size_t j = i; j < std::min(i + 2, all.size()); ++j) {
                height = std::max(height, sheet_.measure(all[j].first, column, label) +
                                              sheet_.measure(all[j].second, column, value));
            }
            room(height);
            for (std::size_t j = i; j < std::min(i + 2, all.size()); ++j) {
                const double x = margin + double(j - i) * (column + 16);
                const double under = sheet_.text(x, y_, column, all[j].first, label);
                sheet_.text(x, y_ + under, column, all[j].second, value);
            }
            y_ += height + gap;
        }
    }

    void bar(const Bar& b) {
        constexpr double thickness = 7;
        const Style label{.size = 10.5, .bold = true}, below{.size = 9.5, .color = soft_ink};
        Style beside{.size = 10, .color = soft_ink};
        beside.align = Style::Align::end;
        const double left = b.words.empty() ? width() : width() * 0.62, right = width() - left - 10;
        const double head = std::max(sheet_.measure(b.label, left, label),
                                     b.words.empty() ? 0 : sheet_.measure(b.words, right, beside));
        const double tail = b.sentence.empty() ? 0 : sheet_.measure(b.sentence, width(), below) + 2;
        room(head + thickness + 6 + tail);
        sheet_.text(margin, y_, left, b.label, label);
        if (!b.words.empty()) {
            sheet_.text(margin + left + 10, y_, right, b.words, beside);
        }
        y_ += head + 3;
        if (b.fraction) {
            sheet_.box(margin, y_, width(), thickness, line_ink, thickness / 2);
            sheet_.box(margin, y_, width() * std::clamp(*b.fraction, 0.0, 1.0), thickness, accent,
                       thickness / 2);
            if (b.mark) {
                const double x = margin + width() * std::clamp(*b.mark, 0.0, 1.0);
                sheet_.line(x, y_ - 2, x, y_ + thickness + 2, 1.2, brass);
            }
            y_ += thickness + 3;
        }
        if (!b.sentence.empty()) {
            y_ += words(b.sentence, below) + 2;
        }
        y_ += gap;
    }

    void table(const Table& t) {
        double weights = 0;
        for (const Column& c : t.columns) {
            weights += std::max(0.05, c.weight);
        }
        std::vector<std::string> titles;
        std::ranges::transform(t.columns, std::back_inserter(titles), &Column::title);
        const auto cells = [&](const std::vector<std::string>& row, const Style& style, auto each) {
            MUST(row.size() == t.columns.size());
            double x = margin;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const double share = width() * std::max(0.05, t.columns[i].weight) / weights;
                Style s = style;
                s.align = t.columns[i].side == Column::Side::end ? Style::Align::end : Style::Align::start;
                each(x, share - 8, row[i], s);
                x += share;
            }
        };
        const auto height_of = [&](const std::vector<std::string>& row, const Style& style) {
            double height = 0;
            cells(row, style, [&](double, double w, const std::string& text, const Style& s) {
                height = std::max(height, sheet_.measure(text, w, s));
            });
            return height;
        };
        const auto draw = [&](const std::vector<std::string>& row, const Style& style, const char* tag) {
            cells(row, style, [&](double x, double w, const std::string& text, const Style& s) {
                sheet_.text(x, y_, w, text, s, tag);
            });
            y_ += height_of(row, style) + 3;
        };
        const Style head{.size = 8.5, .bold = true, .color = soft_ink}, body{.size = 9.5};
        const auto header = [&] {
            draw(titles, head, "TH");
            sheet_.line(margin, y_, margin + width(), y_, 0.8, accent);
            y_ += 4;
        };
        room(height_of(titles, head) + 40);
        header();
        for (const std::vector<std::string>& row : t.rows) {
            if (room(std::min(height_of(row, body) + 4, bottom() - top))) {
                header();
            }
            draw(row, body, "TD");
            sheet_.line(margin, y_, margin + width(), y_, 0.4, line_ink);
            y_ += 4;
        }
        y_ += gap;
    }

    const ReportText& text_;
    int pages_;
    Sheet sheet_;
    int page_ = 1;
    double y_ = top;
};

}  // namespace

Result<std::string> report(const ReportText& t) {
    CHECK(check(t));
    int pages = 0;
    while (true) {
        Flow flow(t, pages);
        flow.head();
        std::ranges::for_each(t.sections, [&](const Section& s) { flow.section(s); });
        flow.notes();
        flow.verification();
        if (flow.page() == pages) {
            return std::move(flow).finish();
        }
        pages = flow.page();  // the footer's number takes the same room, so the second time is the last
    }
}

}  // namespace documents
