// Options, pairs, texts and areas of a recovered question, by its interaction.
#include <base/text.hpp>

#include "landing.hpp"
#include "recovering.hpp"

namespace exchange {
namespace {

std::string prompt_of(pugi::xml_node interaction) { return html_inside(interaction.child("qti-prompt")); }
bool yes(pugi::xml_node node, const char* attribute, bool otherwise) {
    return node.attribute(attribute).as_bool(otherwise);
}

QuestionPicture picture_of(pugi::xml_node img) {
    return {img.attribute("src").value(), img.attribute("alt").value(), whole(img, "width", 0),
            whole(img, "height", 0)};
}

std::optional<QuestionArea> area_of(pugi::xml_node node) {
    const auto area = qti::read_area(node.attribute("shape").value(), node.attribute("coords").value());
    return area ? std::optional(QuestionArea{area->shape, area->coords}) : std::nullopt;
}

bool chosen(Recovering& r, pugi::xml_node at, const qti::Declaration& d,
            std::vector<QuestionOption> options) {
    recover_fractions(d, r.q.points, options);
    r.q.options = std::move(options);
    const bool several = d.cardinality == qti::Cardinality::multiple;
    r.q.most = several ? whole(at, "max-choices", 0) : 1;
    r.q.least = whole(at, "min-choices", 0);
    return true;
}

bool ordered(Recovering& r, const qti::Declaration& d, std::vector<QuestionOption> options) {
    // The options stand in their right order; another tool's may not.
    for (const qti::Single& each : d.correct.items) {
        const auto* id = std::get_if<std::string>(&each);
        const auto found = std::ranges::find_if(
            options, [&](const QuestionOption& o) { return id != nullptr && o.id == id_written(*id); });
        if (found == options.end()) {
            return false;
        }
        r.q.options.push_back(std::move(*found));
        options.erase(found);
    }
    return options.empty();
}

bool paired(Recovering& r, pugi::xml_node at, const qti::Declaration& d) {
    r.q.most = whole(at, "max-associations", 1);
    r.q.least = whole(at, "min-associations", 0);
    recover_pairs(r, d);
    return true;
}

void read_associable(const Recovering& r, pugi::xml_node parent, std::vector<QuestionOption>& out) {
    for (const pugi::xml_node each : parent.children("qti-simple-associable-choice")) {
        const std::string id = id_written(each.attribute("identifier").value());
        out.push_back({.id = id,
                       .text = html_inside(each),
                       .feedback = r.feedback_of("option_" + id),
                       .fixed = yes(each, "fixed", false),
                       .group = each.attribute("match-group").value(),
                       .most = whole(each, "match-max", 1)});
    }
}

bool matched(Recovering& r, pugi::xml_node at, const qti::Declaration& d) {
    std::vector<pugi::xml_node> sets;
    for (const pugi::xml_node set : at.children("qti-simple-match-set")) {
        sets.push_back(set);
    }
    if (sets.size() != 2) {
        return false;
    }
    read_associable(r, sets[0], r.q.options);
    std::vector<QuestionOption> targets;
    read_associable(r, sets[1], targets);
    for (const QuestionOption& t : targets) {
        r.q.targets.push_back({t.id, t.text, std::nullopt, t.group, t.most});
    }
    return paired(r, at, d);
}

void read_gap_choices(Recovering& r, pugi::xml_node at) {
    for (const pugi::xml_node each : at.children()) {
        const std::string_view name = each.name();
        if (name != "qti-gap-text" && name != "qti-gap-img") {
            continue;
        }
        const std::string id = id_written(each.attribute("identifier").value());
        const pugi::xml_node img = name == "qti-gap-img" ? each.child("img") : pugi::xml_node();
        r.q.options.push_back({.id = id,
                               .text = img ? as_html(img.attribute("alt").value()) : html_inside(each),
                               .feedback = r.feedback_of("option_" + id),
                               .picture = img.attribute("src").value(),
                               .group = each.attribute("match-group").value(),
                               .most = whole(each, "match-max", 1)});
    }
}

bool gaps(Recovering& r, pugi::xml_node at, const qti::Declaration& d) {
    read_gap_choices(r, at);
    at.find_node([&](pugi::xml_node node) {
        if (std::string_view(node.name()) == "qti-gap") {
            r.q.targets.push_back({.id = id_written(node.attribute("identifier").value()),
                                   .group = node.attribute("match-group").value()});
        }
        return false;
    });
    if (r.own) {
        r.q.text = html_inside(at.child("div"));
    } else {
        // The words to drag come first, whoever wrote it; what follows is the text with its gaps.
        pugi::xml_document rest;
        pugi::xml_node root = rest.append_child("x");
        for (const pugi::xml_node child : at.children()) {
            const std::string_view name = child.name();
            if (name == "qti-prompt") {
                for (const pugi::xml_node said : child.children()) {
                    root.append_copy(said);
                }
            } else if (name != "qti-gap-text" && name != "qti-gap-img") {
                root.append_copy(child);
            }
        }
        r.q.text += html_inside(root);
    }
    return paired(r, at, d);
}

void read_spots(const Recovering& r, pugi::xml_node at, const char* name, std::vector<QuestionOption>& out) {
    for (const pugi::xml_node each : at.children(name)) {
        const std::string id = id_written(each.attribute("identifier").value());
        out.push_back({.id = id,
                       .text = as_html(each.attribute("hotspot-label").value()),
                       .feedback = r.feedback_of("option_" + id),
                       .area = area_of(each),
                       .group = each.attribute("match-group").value(),
                       .most = whole(each, "match-max", 1)});
    }
}

bool pointed(Recovering& r, pugi::xml_node at, const qti::Declaration& d) {
    if (!d.area_mapping) {
        return false;
    }
    std::vector<std::string> ids;
    if (const auto* kept = r.kept.if_contains("options"); kept != nullptr && kept->is_array()) {
        for (const auto& each : kept->get_array()) {
            ids.push_back(each.is_string() ? std::string(each.get_string()) : "");
        }
    }
    for (const auto& [area, mapped] : d.area_mapping->entries) {
        const std::size_t i = r.q.options.size();
        const std::string id = i < ids.size() ? ids[i] : letter_id(i);
        r.q.options.push_back({.id = id,
                               .fraction = percent_of(mapped, r.q.points),
                               .feedback = r.feedback_of("option_" + id),
                               .area = QuestionArea{area.shape, area.coords}});
    }
    r.q.most = d.cardinality == qti::Cardinality::single ? 1 : whole(at, "max-choices", 0);
    r.q.least = whole(at, "min-choices", 0);
    return !r.q.options.empty();
}

bool slid(Recovering& r, pugi::xml_node at, const qti::Declaration& d) {
    std::vector<QuestionOption> answer;
    bool sensitive = false;
    if (!recover_accepted(r, d, "SCORE", r.q.points, answer, sensitive) || answer.size() != 1) {
        return false;
    }
    r.q.slider = QuestionSlider{at.attribute("lower-bound").as_double(),
                                at.attribute("upper-bound").as_double(),
                                at.attribute("step").as_double(1),
                                number_in(answer[0].text).value_or(0),
                                answer[0].tolerance.value_or(0),
                                std::string_view(at.attribute("orientation").value()) == "vertical"};
    return true;
}

bool on_picture(Recovering& r, pugi::xml_node at, const qti::Declaration& d) {
    const std::string_view name = at.name();
    r.q.picture = picture_of(at.child("img"));
    std::vector<QuestionOption> options;
    if (name == "qti-hotspot-interaction") {
        read_spots(r, at, "qti-hotspot-choice", options);
        return chosen(r, at, d, std::move(options));
    }
    if (name == "qti-graphic-order-interaction") {
        read_spots(r, at, "qti-hotspot-choice", options);
        return ordered(r, d, std::move(options));
    }
    if (name == "qti-graphic-associate-interaction") {
        read_spots(r, at, "qti-associable-hotspot", r.q.options);
        return paired(r, at, d);
    }
    if (name == "qti-graphic-gap-match-interaction") {
        read_gap_choices(r, at);
        read_spots(r, at, "qti-associable-hotspot", options);
        for (const QuestionOption& o : options) {
            r.q.targets.push_back({o.id, o.text, o.area, o.group, o.most});
        }
        return paired(r, at, d);
    }
    return name == "qti-select-point-interaction" && pointed(r, at, d);
}

bool played(Recovering& r, pugi::xml_node at) {
    pugi::xml_node player = at.child("audio") ? at.child("audio") : at.child("video");
    r.q.picture =
        QuestionPicture{player.attribute("src").value(), player.attribute("aria-label").value(), 0, 0};
    r.q.least = whole(at, "min-plays", 0);
    r.q.most = whole(at, "max-plays", 1);
    return static_cast<bool>(player);
}

bool positioned(Recovering& r, pugi::xml_node at, const qti::Declaration& d) {
    const pugi::xml_node stage = at.parent();
    r.q.text = html_before(stage.parent(), stage);
    r.q.picture = picture_of(stage.child("img"));
    if (!pointed(r, at, d)) {
        return false;
    }
    r.q.options[0].picture = at.child("img").attribute("src").value();
    r.q.options[0].text = as_html(at.child("img").attribute("alt").value());
    return true;
}

}  // namespace

std::vector<QuestionOption> choices_in(const Recovering& r, pugi::xml_node interaction, const char* name,
                                       const std::string& blank) {
    std::vector<QuestionOption> out;
    for (const pugi::xml_node each : interaction.children(name)) {
        const std::string id = id_written(each.attribute("identifier").value());
        out.push_back({.id = id,
                       .text = html_inside(each),
                       .feedback = r.feedback_of((blank.empty() ? "option_" : "blank_" + blank + "_") + id),
                       .fixed = yes(each, "fixed", false)});
    }
    return out;
}

bool recover_interaction(Recovering& r, pugi::xml_node at) {
    const auto* d = r.item.find(at.attribute("response-identifier").value());
    if (d == nullptr) {
        return false;
    }
    const std::string_view name = at.name();
    r.q.text = prompt_of(at);
    r.q.shuffle = yes(at, "shuffle", r.own);
    if (name == "qti-choice-interaction") {
        return chosen(r, at, *d, choices_in(r, at, "qti-simple-choice"));
    }
    if (name == "qti-order-interaction") {
        return ordered(r, *d, choices_in(r, at, "qti-simple-choice"));
    }
    if (name == "qti-hottext-interaction") {
        r.q.text = html_inside(at.child("div"));
        std::vector<QuestionOption> options;
        at.find_node([&](pugi::xml_node node) {
            if (std::string_view(node.name()) == "qti-hottext") {
                const std::string id = id_written(node.attribute("identifier").value());
                options.push_back({.id = id, .feedback = r.feedback_of("option_" + id)});
            }
            return false;
        });
        return chosen(r, at, *d, std::move(options));
    }
    if (name == "qti-match-interaction") {
        return matched(r, at, *d);
    }
    if (name == "qti-associate-interaction") {
        read_associable(r, at, r.q.options);
        return paired(r, at, *d);
    }
    if (name == "qti-gap-match-interaction") {
        r.q.text = r.own ? r.q.text : "";
        return gaps(r, at, *d);
    }
    if (name == "qti-extended-text-interaction") {
        r.q.lines = whole(at, "expected-lines", 0);
        r.q.least = whole(at, "min-strings", 0);
        return true;
    }
    if (name == "qti-text-entry-interaction") {
        r.q.text = html_before(at.parent().parent(), at.parent());
        return recover_accepted(r, *d, "SCORE", r.q.points, r.q.options, r.q.case_sensitive);
    }
    if (name == "qti-slider-interaction") {
        return slid(r, at, *d);
    }
    if (name == "qti-media-interaction") {
        return played(r, at);
    }
    if (name == "qti-drawing-interaction" || name == "qti-upload-interaction") {
        if (at.child("img")) {
            r.q.picture = picture_of(at.child("img"));
        }
        return true;
    }
    if (name == "qti-position-object-interaction") {
        return positioned(r, at, *d);
    }
    return on_picture(r, at, *d);
}

bool recover_cloze(Recovering& r, pugi::xml_node content) {
    std::vector<pugi::xml_node> found;
    content.find_node([&](pugi::xml_node node) {
        if (std::string_view(node.name()).ends_with("-interaction")) {
            found.push_back(node);
        }
        return false;
    });
    const auto* weights = r.kept.if_contains("weights");
    const bool one = r.q.type == QuestionType::inline_choice;
    // Blanks are declared in the question's own order, whatever their order in the text.
    for (const qti::Declaration& d : r.item.declarations) {
        if (d.kind != qti::Kind::response || d.built_in) {
            continue;
        }
        const auto at = std::ranges::find_if(found, [&](pugi::xml_node node) {
            return node.attribute("response-identifier").value() == d.id;
        });
        if (at == found.end() || (!one && !d.id.starts_with("RESPONSE_"))) {
            return false;
        }
        const std::string_view name = at->name();
        QuestionBlank blank{.id = one ? "1" : d.id.substr(9)};
        const auto* outcome = r.item.find(one ? "SCORE" : "SCORE_" + blank.id);
        const double worth = outcome != nullptr ? outcome->normal_maximum.value_or(0) : 0;
        if (name == "qti-text-entry-interaction") {
            blank.type = d.type == qti::BaseType::string ? QuestionType::text_entry : QuestionType::numeric;
            if (!recover_accepted(r, d, "SCORE_" + blank.id, worth, blank.options, blank.case_sensitive)) {
                return false;
            }
        } else {
            const bool line = name == "qti-inline-choice-interaction";
            blank.type = line                                        ? QuestionType::inline_choice
                         : d.cardinality == qti::Cardinality::single ? QuestionType::choice
                                                                     : QuestionType::multiple_response;
            blank.options =
                choices_in(r, *at, line ? "qti-inline-choice" : "qti-simple-choice", one ? "" : blank.id);
            recover_fractions(d, worth, blank.options);
            r.q.shuffle = yes(*at, "shuffle", false);
        }
        const std::size_t i = r.q.blanks.size();
        if (weights != nullptr && weights->is_array() && i < weights->get_array().size()) {
            const auto& weight = weights->get_array()[i];
            blank.weight = weight.is_number() ? weight.to_number<double>() : 1;
        }
        r.q.blanks.push_back(std::move(blank));
    }
    r.q.text = html_inside(content);
    return true;
}

}  // namespace exchange
