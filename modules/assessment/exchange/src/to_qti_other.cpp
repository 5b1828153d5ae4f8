// What is neither words nor choices: slider, media, drawing, upload.
#include <base/text.hpp>
#include <cmath>

#include "compiling.hpp"

namespace exchange {
namespace {

using qti::BaseType;

void slide(Compiling& c) {
    const QuestionSlider s = c.q.slider.value_or(QuestionSlider{});
    const bool finite = std::isfinite(s.low) && std::isfinite(s.high) && std::isfinite(s.step) &&
                        std::isfinite(s.answer) && std::isfinite(s.tolerance);
    if (!c.q.slider || !finite || s.low >= s.high || s.step <= 0 || s.step > s.high - s.low ||
        s.answer < s.low || s.answer > s.high || s.tolerance < 0) {
        c.problem("bad_slider", "/slider",
                  "it needs a lowest and a higher highest value, a step that fits, and the answer between.");
        return;
    }
    c.prompt(c.interaction(c.content, "qti-slider-interaction",
                           {{"lower-bound", number(s.low)},
                            {"upper-bound", number(s.high)},
                            {"step", number(s.step)},
                            {"orientation", s.vertical ? "vertical" : "horizontal"}}));
    c.scored.push_back({.type = BaseType::real,
                        .by = Scored::By::accepted,
                        .worth = c.q.points,
                        .correct = {number(s.answer)},
                        .accepted = {{number(s.answer), s.tolerance, c.q.points, ""}}});
}

void play(Compiling& c) {
    const std::string path = c.q.picture ? in_one_line(c.q.picture->path) : "";
    if (path.empty()) {
        c.problem("media_missing", "/picture", "choose the sound or film.");
        return;
    }
    const auto ends = [&](std::initializer_list<const char*> names) {
        return std::ranges::any_of(names, [&](const char* n) { return lower(path).ends_with(n); });
    };
    const std::int64_t plays = std::max<std::int64_t>(c.q.least, 1);
    pugi::xml_node at =
        c.interaction(c.content, "qti-media-interaction",
                      {{"autostart", "false"},
                       {"min-plays", c.q.least > 0 ? std::to_string(c.q.least) : ""},
                       {"max-plays", c.q.most > 1 ? at_most(c.q.most, static_cast<std::size_t>(plays)) : ""},
                       {"loop", "false"}});
    c.prompt(at);
    pugi::xml_node player =
        add(at, ends({".mp3", ".ogg", ".oga", ".wav", ".m4a", ".aac", ".flac"}) ? "audio" : "video",
            {{"src", path}, {"controls", "controls"}});
    if (!trimmed(c.q.picture->alt).empty()) {
        player.append_attribute("aria-label").set_value(in_one_line(c.q.picture->alt).c_str());
    }
    c.scored.push_back({.type = BaseType::integer,
                        .by = Scored::By::played,
                        .worth = c.q.points,
                        .correct = {std::to_string(plays)},
                        .plays = plays});
}

}  // namespace

void compile_other(Compiling& c) {
    if (c.q.type == QuestionType::slider) {
        slide(c);
    } else if (c.q.type == QuestionType::media) {
        play(c);
    } else {
        const bool draw = c.q.type == QuestionType::drawing;
        pugi::xml_node at =
            c.interaction(c.content, draw ? "qti-drawing-interaction" : "qti-upload-interaction");
        c.prompt(at);
        if (draw) {
            picture(c, at);
        }
        c.scored.push_back({.type = BaseType::file, .by = Scored::By::nobody, .worth = c.q.points});
    }
}

}  // namespace exchange
