#include <base/text.hpp>

#include "cartridge.hpp"
#include "html_lists.hpp"
#include "landing.hpp"

namespace exchange {
namespace {

constexpr auto comparisons = std::to_array<std::string_view>(
    {"varequal", "varsubstring", "varsubset", "varlt", "varlte", "vargt", "vargte"});

bool is_case_sensitive(pugi::xml_node node) { return lower(node.attribute("case").value()) == "yes"; }

}  // namespace

OldRules::OldRules(const OldItem& item) : item_(item) {
    conditions_ = children_of(item.processing, "respcondition");
    for (const pugi::xml_node variable : below(item.processing, "decvar")) {
        const std::optional<double> most = number_in(variable.attribute("maxvalue").value());
        if (most && *most > 0) {
            most_ = *most;
        }
    }
}

OldOutcome OldRules::run(const OldAnswers& answers) {
    OldOutcome outcome;
    for (const pugi::xml_node condition : conditions_) {
        if (spent() || !holds(child_of(condition, "conditionvar"), answers)) {
            continue;
        }
        for (const pugi::xml_node node : children_of(condition, "setvar")) {
            set(node, outcome.score);
        }
        for (const pugi::xml_node node : children_of(condition, "displayfeedback")) {
            outcome.shown.emplace_back(node.attribute("linkrefid").value());
        }
        if (lower(condition.attribute("continue").value()) != "yes") {
            break;
        }
    }
    return outcome;
}

void OldRules::set(pugi::xml_node node, double& score) const {
    const std::string name =
        lower(node.attribute("varname").value()) + lower(node.attribute("variablename").value());
    if (!name.empty() && name != "score" && name != "que_score" && name != "scoredefault") {
        return;
    }
    const std::string written = trimmed(qti::text_of(node));
    const double value = written == "SCORE.max" ? most_ : number_in(written).value_or(0);
    const std::string action = lower(node.attribute("action").value());
    if (action == "add") {
        score += value;
    } else if (action == "subtract") {
        score -= value;
    } else if (action == "multiply") {
        score *= value;
    } else if (action != "divide") {
        score = value;
    } else if (value != 0) {
        score /= value;
    }
}

// Several comparisons of one text side by side are ways to be right (so Canvas writes short answers); of
// anything else, all must hold.
bool OldRules::all_or_any(pugi::xml_node node, const OldAnswers& answers) {
    std::set<std::string> compared;
    bool is_any = true;
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_element) {
            is_any = is_any && qti::local_name(child) == "varequal";
            compared.insert(child.attribute("respident").value());
        }
    }
    const auto response = std::ranges::find_if(item_.responses, [&](const OldResponse& r) {
        return compared.size() == 1 && r.id == *compared.begin();
    });
    is_any = is_any && response != item_.responses.end() && !response->several &&
             response->kind != OldResponse::Kind::order;
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_element && holds(child, answers) == is_any) {
            return is_any;
        }
    }
    return !is_any;
}

bool OldRules::holds(pugi::xml_node node, const OldAnswers& answers) {
    if (++steps_ >= rules_steps_max) {
        return false;
    }
    const std::string_view name = qti::local_name(node);
    if (name == "conditionvar") {
        return all_or_any(node, answers);
    }
    if (name == "and" || name == "or") {
        const bool stops_at = name == "or";
        for (const pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_element && holds(child, answers) == stops_at) {
                return stops_at;
            }
        }
        return !stops_at;
    }
    if (name == "not") {
        for (const pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_element) {
                return !holds(child, answers);
            }
        }
        return false;
    }
    if (name == "other") {
        return true;
    }
    if (name == "unanswered") {
        return !answers.contains(node.attribute("respident").value());
    }
    return is_in(comparisons, name) && compares(node, name, answers);
}

bool OldRules::compares(pugi::xml_node node, std::string_view name, const OldAnswers& answers) {
    const auto given = answers.find(node.attribute("respident").value());
    if (given == answers.end() || given->second.empty()) {
        return false;
    }
    const bool is_exact = is_case_sensitive(node);
    const auto folded = [&](std::string_view text) {
        return is_exact ? trimmed(text) : lower(trimmed(text));
    };
    const std::string wanted = folded(qti::text_of(node));
    if (name == "varequal") {
        const std::int64_t index = node.attribute("index").as_llong(0);
        if (index > 0) {
            return std::size_t(index) <= given->second.size() &&
                   folded(given->second[std::size_t(index) - 1]) == wanted;
        }
        return std::ranges::any_of(given->second, [&](const std::string& v) { return folded(v) == wanted; });
    }
    if (name == "varsubstring") {
        return std::ranges::any_of(given->second,
                                   [&](const std::string& v) { return folded(v).contains(wanted); });
    }
    if (name == "varsubset") {
        return std::ranges::all_of(split(wanted, ','), [&](const std::string& part) {
            return std::ranges::any_of(given->second,
                                       [&](const std::string& v) { return folded(v) == trimmed(part); });
        });
    }
    const std::optional<double> left = number_in(given->second.front()), right = number_in(wanted);
    return left && right &&
           (name == "varlt"    ? *left < *right
            : name == "varlte" ? *left <= *right
            : name == "vargt"  ? *left > *right
                               : *left >= *right);
}

std::vector<OldRules::Compared> OldRules::compared(std::string_view response) const {
    std::vector<Compared> found;
    for (const std::string_view name : comparisons) {
        for (const pugi::xml_node node : below(item_.processing, name)) {
            if (node.attribute("respident").value() == response) {
                found.push_back(
                    {std::string(name), trimmed(qti::text_of(node)), is_case_sensitive(node), node.parent()});
            }
        }
    }
    return found;
}

std::vector<std::string> OldRules::right(std::string_view response) {
    std::vector<std::string> best;
    double best_score = 0;
    for (const pugi::xml_node condition : conditions_) {
        std::vector<std::string> values;
        for (const pugi::xml_node node : below(condition, "varequal")) {
            bool is_negated = false;
            for (pugi::xml_node up = node.parent(); up && up != condition; up = up.parent()) {
                is_negated = is_negated != (qti::local_name(up) == "not");
            }
            if (!is_negated && node.attribute("respident").value() == response) {
                values.push_back(trimmed(qti::text_of(node)));
            }
        }
        for (const pugi::xml_node node : below(condition, "varsubset")) {
            for (const std::string& part : split(qti::text_of(node), ',')) {
                values.push_back(trimmed(part));
            }
        }
        const double score = values.empty() ? 0 : run({{std::string(response), values}}).score;
        if (score > best_score) {
            best_score = score;
            best = std::move(values);
        }
    }
    return best;
}

}  // namespace exchange
