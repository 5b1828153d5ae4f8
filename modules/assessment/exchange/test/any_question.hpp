// Random questions that can be asked, of every type.
#pragma once
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <exchange/question.hpp>

namespace exchange {

class AnyQuestion {
  public:
    Question make() {
        q.type = static_cast<QuestionType>(number(0, static_cast<int>(QuestionType::description)));
        q.text = "<p>" + words() + "</p>";
        q.title = flip() ? words() : "";
        q.name = flip() ? words() : "";
        q.points = *rc::gen::element(1.0, 2.0, 3.0, 0.5, 7.25, 100.0);
        q.shuffle = flip();
        q.all_or_nothing = flip();
        q.case_sensitive = flip();
        q.most = number(0, 3);
        q.least = number(0, 2);
        q.lines = number(0, 9);
        q.language = *rc::gen::element<std::string>("", "en", "ar", "zh-Hant");
        q.feedback = {said(), said(), said(), said()};
        for (int i = number(0, 2); i > 0; --i) {
            q.hints.push_back(words());
            q.tags.push_back(words());
        }
        fill();
        return q;
    }

  private:
    Question q;

    // Evenly, also in the first cases: a range of RapidCheck grows from its lower end.
    static int number(int low, int high) {
        return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(low, high + 1));
    }
    static bool flip() { return number(0, 1) == 1; }
    static std::string words() {
        return *rc::gen::element<std::string>("sun", "a &amp; b", "x &lt; y", "Gr\xC3\xBC\xC3\x9F",
                                              "\xE4\xBA\x91", "one two", "it's \"so\"", "[[ -f x ]]",
                                              "5 % of 2^3");
    }
    static std::string html() {
        return *rc::gen::element<std::string>("<em>a</em> b", "<ul><li>x</li></ul>", "<p>one</p><p>two</p>",
                                              "<img src=\"p.png\" alt=\"p\"/>", "plain") +
               words();
    }
    static std::string said() { return number(0, 3) == 0 ? html() : ""; }
    static QuestionArea area(int i) {
        const double x = 50.0 * i;
        switch (number(0, 3)) {
            case 0:
                return {qti::AreaShape::circle, {x + 20, 20, 10}};
            case 1:
                return {qti::AreaShape::ellipse, {x + 20, 20, 12, 9}};
            case 2:
                return {qti::AreaShape::polygon, {x, 0, x + 30, 0, x + 15, 40}};
            default:
                return {qti::AreaShape::rectangle, {x, 0, x + 40, 40}};
        }
    }
    std::vector<QuestionOption> options(int least, bool several) {
        std::vector<QuestionOption> out;
        const int count = number(least, 5), rights = several ? number(1, count) : 1;
        for (int i = 0; i < count; ++i) {
            out.push_back({.id = flip() ? std::string(1, static_cast<char>('a' + i)) : std::to_string(i),
                           .text = html(),
                           .fraction = i < rights ? 100.0 / rights : *rc::gen::element(0.0, 0.0, -25.0),
                           .feedback = said(),
                           .fixed = number(0, 4) == 0,
                           .most = number(0, 2)});
        }
        if (!several && count > 1 && flip()) {
            out[1].fraction = 50;
        }
        return out;
    }
    std::vector<QuestionOption> typed(bool numeric) {
        std::vector<QuestionOption> out;
        for (int i = number(1, 3); i > 0; --i) {
            out.push_back(
                {.id = "t" + std::to_string(i),
                 .text = numeric ? std::to_string(i * 10)
                                 : *rc::gen::element<std::string>("sun", "Moon", "s*r", "a.b", "\\*", "*"),
                 .fraction = *rc::gen::element(100.0, 50.0, 0.0),
                 .feedback = said()});
            if (numeric) {
                out.back().tolerance = *rc::gen::element(0.0, 0.5, 2.0);
            }
        }
        out[0].fraction = 100;
        return out;
    }
    void pairs(bool targets, bool once) {
        q.options = options(2, true);
        for (int i = number(1, 4); targets && i > 0; --i) {
            q.targets.push_back({.id = "t" + std::to_string(i), .text = words(), .most = number(0, 2)});
        }
        const std::size_t count =
            targets ? std::min(q.options.size(), q.targets.size()) : q.options.size() / 2;
        for (std::size_t i = 0; i < count; ++i) {
            q.pairs.push_back({q.options[targets ? i : 2 * i].id,
                               targets ? q.targets[once ? i : 0].id : q.options[2 * i + 1].id,
                               100.0 / static_cast<double>(count)});
        }
    }
    void pictured(int least, bool several) {
        q.picture = QuestionPicture{"p.png", words(), number(0, 1) * 300, 200};
        if (q.options.empty()) {
            q.options = options(least, several);
        }
        for (std::size_t i = 0; i < q.options.size(); ++i) {
            q.options[i].area = area(static_cast<int>(i));
        }
        for (std::size_t i = 0; i < q.targets.size(); ++i) {
            q.targets[i].area = area(static_cast<int>(i));
        }
    }
    void blanks(int count) {
        for (int i = 0; i < count; ++i) {
            QuestionBlank b{.id = flip() ? std::to_string(i) : "b" + std::to_string(i),
                            .type = q.type == QuestionType::inline_choice
                                        ? QuestionType::inline_choice
                                        : *rc::gen::element(QuestionType::text_entry, QuestionType::numeric,
                                                            QuestionType::inline_choice, QuestionType::choice,
                                                            QuestionType::multiple_response),
                            .weight = *rc::gen::element(1.0, 2.0, 0.3),
                            .case_sensitive = flip()};
            const bool typing = b.type == QuestionType::text_entry || b.type == QuestionType::numeric;
            b.options = typing ? typed(b.type == QuestionType::numeric)
                               : options(2, b.type == QuestionType::multiple_response);
            for (QuestionOption& o : b.options) {
                o.text = typing ? o.text : words();
            }
            q.text += flip() ? "<p>Say [[" + b.id + "]]</p>" : "<ul><li><em>[[" + b.id + "]]</em></li></ul>";
            q.blanks.push_back(std::move(b));
        }
    }
    void fill() {
        using enum QuestionType;
        switch (q.type) {
            case choice:
            case true_false:
                q.options = options(2, false);
                break;
            case multiple_response:
                q.options = options(2, true);
                break;
            case order:
                q.options = options(2, true);
                break;
            case text_entry:
            case numeric:
                q.options = typed(q.type == numeric);
                break;
            case inline_choice:
                blanks(1);
                break;
            case cloze:
                blanks(number(1, 4));
                break;
            case associate:
                pairs(false, true);
                break;
            case match:
                pairs(true, false);
                break;
            case gap_match:
                pairs(true, true);
                for (const QuestionTarget& t : q.targets) {
                    q.text += "<p>in [[" + t.id + "]]</p>";
                }
                break;
            case hot_text:
                q.options = options(2, true);
                for (const QuestionOption& o : q.options) {
                    q.text += "<p>[[" + o.id + ":" + "marked words]] and not</p>";
                }
                break;
            case hotspot:
            case graphic_order:
                pictured(2, true);
                break;
            case graphic_associate:
                pairs(false, true);
                pictured(2, true);
                break;
            case graphic_gap_match:
                pairs(true, true);
                pictured(2, true);
                break;
            case select_point:
                pictured(1, q.most != 1);
                break;
            case position_object:
                pictured(1, q.most != 1);
                q.options[0].picture = "pin.png";
                break;
            case slider:
                q.slider = QuestionSlider{0, 100, 0.5, number(0, 100) * 1.0, number(0, 3) * 0.5, flip()};
                break;
            case media:
                q.picture = QuestionPicture{flip() ? "s.mp3" : "f.mp4", words(), 0, 0};
                break;
            case drawing:
                q.picture = QuestionPicture{"p.png", words(), 10, 10};
                break;
            case extended_text:
            case upload:
            case description:
                break;
        }
    }
};

}  // namespace exchange
