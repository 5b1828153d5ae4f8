// Questions on a picture: places to choose, to order, to join, to fill, to point at.
#include <base/text.hpp>
#include <cmath>

#include "compiling.hpp"
#include "html_words.hpp"

namespace exchange {
namespace {

using qti::AreaShape;
using qti::BaseType;
using qti::Cardinality;

constexpr double side_max = 20'000;  // pixels

std::string place(const char* list, std::size_t i) { return std::string(list) + "/" + std::to_string(i); }

// False, with a problem, for what is no area.
bool check_area(Compiling& c, const std::optional<QuestionArea>& area, const std::string& at) {
    if (!area) {
        c.problem("area_missing", at + "/area", "draw the area on the picture.");
        return false;
    }
    const bool whole = std::ranges::all_of(
        area->coords, [](double each) { return std::isfinite(each) && std::abs(each) <= side_max; });
    if (!whole || !qti::read_area(shape_name(area->shape), coords_of(*area))) {
        c.problem("bad_area", at + "/area", "this is no area: draw it again.");
        return false;
    }
    return true;
}

void hotspot(Compiling& c, pugi::xml_node into, const char* name, const std::string& id,
             const std::string& label, const std::optional<QuestionArea>& area, const std::string& group,
             const std::string& match_max, const std::string& at) {
    if (!check_area(c, area, at)) {
        return;
    }
    pugi::xml_node node = add(
        into, name,
        {{"identifier", written_id(id)}, {"shape", shape_name(area->shape)}, {"coords", coords_of(*area)}});
    const std::string words = in_one_line(words_of_html(clean_html(label)));
    if (!words.empty()) {
        node.append_attribute("hotspot-label").set_value(words.c_str());
    }
    if (!match_max.empty()) {
        node.append_attribute("match-max").set_value(match_max.c_str());
    }
    if (!group.empty()) {
        node.append_attribute("match-group").set_value(group.c_str());
    }
}

std::size_t count_pairs(const Question& q, const std::string& id) {
    return static_cast<std::size_t>(std::ranges::count_if(
        q.pairs, [&](const QuestionPair& p) { return p.option == id || p.target == id; }));
}

std::string few(std::int64_t least, std::size_t of) {
    const auto count = std::min<std::int64_t>(least, static_cast<std::int64_t>(of));
    return count > 0 ? std::to_string(count) : "";
}

void choose_spots(Compiling& c) {
    const Question& q = c.q;
    Scored s{.worth = q.points};
    const auto rights = static_cast<std::size_t>(
        std::ranges::count_if(q.options, [](const QuestionOption& o) { return o.fraction > 0; }));
    const bool several = q.most != 1 || rights > 1;
    choose(c, s, q.options, "/options", several, q.all_or_nothing);
    pugi::xml_node at = c.interaction(c.content, "qti-hotspot-interaction",
                                      {{"max-choices", several ? at_most(q.most, rights) : "1"},
                                       {"min-choices", few(q.least, several ? q.options.size() : 1)}});
    c.prompt(at);
    picture(c, at);
    for (std::size_t i = 0; i < q.options.size(); ++i) {
        const QuestionOption& o = q.options[i];
        hotspot(c, at, "qti-hotspot-choice", o.id, o.text, o.area, "", "", place("/options", i));
    }
    c.scored.push_back(std::move(s));
}

void order_spots(Compiling& c) {
    const Question& q = c.q;
    Scored s{.cardinality = Cardinality::ordered, .worth = q.points};
    s.by = q.all_or_nothing ? Scored::By::match : Scored::By::places;
    if (q.options.size() < 2) {
        c.problem("no_options", "/options", "draw at least two places.");
    }
    pugi::xml_node at = c.interaction(c.content, "qti-graphic-order-interaction");
    c.prompt(at);
    picture(c, at);
    for (std::size_t i = 0; i < q.options.size(); ++i) {
        const QuestionOption& o = q.options[i];
        s.correct.push_back(written_id(o.id));
        c.option_feedback(o, o.id);
        hotspot(c, at, "qti-hotspot-choice", o.id, o.text, o.area, "", "", place("/options", i));
    }
    c.scored.push_back(std::move(s));
}

void join_spots(Compiling& c) {
    const Question& q = c.q;
    Scored s{.worth = q.points};
    if (q.options.size() < 2) {
        c.problem("no_options", "/options", "draw at least two places.");
    }
    score_pairs(c, s, false);
    pugi::xml_node at = c.interaction(c.content, "qti-graphic-associate-interaction",
                                      {{"max-associations", at_most(q.most, s.correct.size())},
                                       {"min-associations", few(q.least, q.pairs.size())}});
    c.prompt(at);
    picture(c, at);
    for (std::size_t i = 0; i < q.options.size(); ++i) {
        const QuestionOption& o = q.options[i];
        hotspot(c, at, "qti-associable-hotspot", o.id, o.text, o.area, o.group,
                at_most(o.most, count_pairs(q, o.id)), place("/options", i));
    }
    c.scored.push_back(std::move(s));
}

void fill_spots(Compiling& c) {
    compile_gaps(c);
    pugi::xml_node at = c.content.child("qti-graphic-gap-match-interaction");
    for (std::size_t i = 0; i < c.q.targets.size(); ++i) {
        const QuestionTarget& t = c.q.targets[i];
        hotspot(c, at, "qti-associable-hotspot", t.id, t.text, t.area, t.group,
                at_most(t.most, count_pairs(c.q, t.id)), place("/targets", i));
    }
}

bool score_areas(Compiling& c, Scored& s) {
    const Question& q = c.q;
    s.type = BaseType::point;
    s.cardinality = q.most == 1 ? Cardinality::single : Cardinality::multiple;
    s.by = Scored::By::area;
    bool fine = true;
    std::vector<double> percents;
    for (std::size_t i = 0; i < q.options.size(); ++i) {
        fine = check_area(c, q.options[i].area, place("/options", i)) && fine;
        percents.push_back(q.options[i].fraction);
        c.option_feedback(q.options[i], q.options[i].id);
    }
    if (!fine) {
        return false;
    }
    const bool one = s.cardinality == Cardinality::single;
    const auto full = std::ranges::find_if(percents, [](double p) { return p >= 100 - 1e-9; });
    const auto fair = one ? std::optional(percents) : shares(percents);
    if (percents.empty() || !fair || (one && full == percents.end())) {
        c.problem(percents.empty() ? "no_options" : "no_right_answer", "/options",
                  one ? "one area needs 100 percent." : "the right areas together need 100 percent.");
        return false;
    }
    for (std::size_t i = 0; i < q.options.size(); ++i) {
        const QuestionArea& area = *q.options[i].area;
        s.areas.emplace_back(area, s.worth * (*fair)[i] / 100);
        const bool right = one ? i == static_cast<std::size_t>(full - percents.begin()) : percents[i] > 0;
        if (right) {
            const auto point = centre_of(area);
            s.correct.push_back(number(point[0]) + " " + number(point[1]));
        }
    }
    return true;
}

void point_at(Compiling& c) {
    const Question& q = c.q;
    Scored s{.worth = q.points};
    score_areas(c, s);
    const bool one = s.cardinality == Cardinality::single;
    const std::string most = one ? "1" : at_most(q.most, s.correct.size());
    const std::string least = few(q.least, one ? 1 : s.correct.size());
    if (q.type == QuestionType::select_point) {
        pugi::xml_node at = c.interaction(c.content, "qti-select-point-interaction",
                                          {{"max-choices", most}, {"min-choices", least}});
        c.prompt(at);
        picture(c, at);
    } else {
        c.html(c.content, q.text, "/text");
        pugi::xml_node stage = add(c.content, "qti-position-object-stage");
        picture(c, stage);
        pugi::xml_node at = c.interaction(stage, "qti-position-object-interaction",
                                          {{"max-choices", most}, {"min-choices", least}});
        const auto object =
            std::ranges::find_if(q.options, [](const QuestionOption& o) { return !o.picture.empty(); });
        if (object == q.options.end()) {
            c.problem("picture_missing", "/options/0/picture", "choose the picture to place.");
            return;
        }
        add(at, "img",
            {{"src", in_one_line(object->picture)},
             {"alt", in_one_line(words_of_html(clean_html(object->text)))}});
    }
    c.scored.push_back(std::move(s));
}

}  // namespace

pugi::xml_node picture(Compiling& c, pugi::xml_node into) {
    const auto& p = c.q.picture;
    if (!p || trimmed(p->path).empty()) {
        c.problem("picture_missing", "/picture", "choose the picture.");
        return {};
    }
    pugi::xml_node node = add(into, "img", {{"src", in_one_line(p->path)}, {"alt", in_one_line(p->alt)}});
    if (p->width > 0 && p->height > 0) {
        node.append_attribute("width").set_value(std::to_string(p->width).c_str());
        node.append_attribute("height").set_value(std::to_string(p->height).c_str());
    }
    return node;
}

std::vector<double> centre_of(const QuestionArea& area) {
    const std::vector<double>& at = area.coords;
    if (area.shape == AreaShape::rectangle) {
        return {std::floor((at[0] + at[2]) / 2), std::floor((at[1] + at[3]) / 2)};
    }
    if (area.shape == AreaShape::circle || area.shape == AreaShape::ellipse) {
        return {at[0], at[1]};
    }
    if (area.shape == AreaShape::anywhere) {
        return {0, 0};
    }
    // Of a polygon: the middle of its corners, else the first middle of three neighbours that lies inside.
    const qti::Area whole{area.shape, at};
    const std::size_t corners = at.size() / 2;
    qti::Point middle;
    for (std::size_t i = 0; i < corners; ++i) {
        middle.x += at[2 * i] / static_cast<double>(corners);
        middle.y += at[2 * i + 1] / static_cast<double>(corners);
    }
    for (std::size_t i = 0; i < corners && !qti::contains(whole, middle); ++i) {
        const std::size_t j = (i + 1) % corners, k = (i + 2) % corners;
        middle = {(at[2 * i] + at[2 * j] + at[2 * k]) / 3,
                  (at[2 * i + 1] + at[2 * j + 1] + at[2 * k + 1]) / 3};
    }
    return {middle.x, middle.y};
}

void compile_picture(Compiling& c) {
    switch (c.q.type) {
        case QuestionType::hotspot:
            return choose_spots(c);
        case QuestionType::graphic_order:
            return order_spots(c);
        case QuestionType::graphic_associate:
            return join_spots(c);
        case QuestionType::graphic_gap_match:
            return fill_spots(c);
        default:
            return point_at(c);
    }
}

}  // namespace exchange
