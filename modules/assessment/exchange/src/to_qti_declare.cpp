// Declarations of a compiled question: its responses with their keys, SCORE, MAXSCORE, FEEDBACK.
#include <base/text.hpp>

#include "compiling.hpp"

namespace exchange {
namespace {

using By = Scored::By;

void declare_response(pugi::xml_node into, const Scored& s) {
    pugi::xml_node node = add(into, "qti-response-declaration",
                              {{"identifier", s.response},
                               {"cardinality", std::string(qti::name_of(s.cardinality))},
                               {"base-type", std::string(qti::name_of(s.type))}});
    if (!s.correct.empty()) {
        pugi::xml_node correct = add(node, "qti-correct-response");
        for (const std::string& each : s.correct) {
            add_text(add(correct, "qti-value"), each);
        }
    }
    if (s.by == By::mapping) {
        pugi::xml_node mapping =
            add(node, "qti-mapping",
                {{"lower-bound", "0"}, {"upper-bound", number(s.worth)}, {"default-value", "0"}});
        for (const auto& [key, mapped] : s.mapping) {
            pugi::xml_node entry =
                add(mapping, "qti-map-entry", {{"map-key", key}, {"mapped-value", number(mapped)}});
            if (s.type == qti::BaseType::string) {
                entry.append_attribute("case-sensitive").set_value(s.case_sensitive ? "true" : "false");
            }
        }
    } else if (s.by == By::area) {
        pugi::xml_node mapping =
            add(node, "qti-area-mapping",
                {{"lower-bound", "0"}, {"upper-bound", number(s.worth)}, {"default-value", "0"}});
        for (const auto& [area, mapped] : s.areas) {
            add(mapping, "qti-area-map-entry",
                {{"shape", shape_name(area.shape)},
                 {"coords", coords_of(area)},
                 {"mapped-value", number(mapped)}});
        }
    }
}

void declare_number(pugi::xml_node into, const std::string& id, double start,
                    std::optional<double> most = std::nullopt, bool by_a_person = false) {
    pugi::xml_node node = add(into, "qti-outcome-declaration",
                              {{"identifier", id}, {"cardinality", "single"}, {"base-type", "float"}});
    if (most) {
        node.append_attribute("normal-minimum").set_value("0");
        node.append_attribute("normal-maximum").set_value(number(*most).c_str());
    }
    if (by_a_person) {
        node.append_attribute("external-scored").set_value("human");
    }
    add_text(add(add(node, "qti-default-value"), "qti-value"), number(start));
}

double worth_of(const Question& q) { return q.type == QuestionType::description ? 0 : q.points; }

void gather_feedback(Compiling& c) {
    const QuestionFeedback& f = c.q.feedback;
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& [id, text] : {std::pair("general", &f.general), std::pair("correct", &f.correct),
                                   std::pair("partly", &f.partly), std::pair("wrong", &f.wrong)}) {
        if (!trimmed(*text).empty()) {
            all.emplace_back(id, *text);
        }
    }
    c.modal.insert(c.modal.begin(), all.begin(), all.end());
}

}  // namespace

void write_declarations(Compiling& c) {
    gather_feedback(c);
    pugi::xml_document made;
    pugi::xml_node into = made.append_child("x");
    for (const Scored& s : c.scored) {
        declare_response(into, s);
    }
    const double worth = worth_of(c.q);
    declare_number(into, "SCORE", 0, worth, by_a_person(c));
    declare_number(into, "MAXSCORE", worth);
    for (const Scored& s : c.scored) {
        if (s.outcome != "SCORE") {
            declare_number(into, s.outcome, 0, s.worth);
        }
    }
    if (!c.modal.empty()) {
        add(into, "qti-outcome-declaration",
            {{"identifier", "FEEDBACK"}, {"cardinality", "multiple"}, {"base-type", "identifier"}});
    }
    const pugi::xml_node body = c.root.child("qti-item-body");
    for (const pugi::xml_node each : into.children()) {
        c.root.insert_copy_before(each, body);
    }
}

}  // namespace exchange
