// Response processing and feedback of a compiled question.
#include <base/text.hpp>

#include "compiling.hpp"

namespace exchange {
namespace {

using By = Scored::By;

std::string template_of(const char* name) {
    return std::string("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/") + name + ".xml";
}

pugi::xml_node value(pugi::xml_node parent, const char* type, const std::string& written) {
    pugi::xml_node node = add(parent, "qti-base-value", {{"base-type", type}});
    add_text(node, written);
    return node;
}
pugi::xml_node variable(pugi::xml_node parent, const std::string& id) {
    return add(parent, "qti-variable", {{"identifier", id}});
}
void set_score(pugi::xml_node parent, const std::string& outcome, double score) {
    value(add(parent, "qti-set-outcome-value", {{"identifier", outcome}}), "float", number(score));
}
// FEEDBACK gains one identifier.
void show(pugi::xml_node parent, const std::string& feedback) {
    pugi::xml_node list =
        add(add(parent, "qti-set-outcome-value", {{"identifier", "FEEDBACK"}}), "qti-multiple");
    variable(list, "FEEDBACK");
    value(list, "identifier", feedback);
}

std::string regular(std::string_view text, bool case_sensitive) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool letter =
            static_cast<unsigned char>(c) < 0x80 && std::isalpha(static_cast<unsigned char>(c)) != 0;
        if (c == '\\' && i + 1 < text.size() && text[i + 1] == '*') {
            out += "\\*";
            ++i;
        } else if (c == '*') {
            out += ".*";
        } else if (letter && !case_sensitive) {
            const bool upper = c >= 'A' && c <= 'Z';
            const char other = static_cast<char>(upper ? c - 'A' + 'a' : c - 'a' + 'A');
            out += std::string("[") + c + other + "]";
        } else {
            out += std::string_view("\\.?+()[]{}|^$-").find(c) != std::string_view::npos ? "\\" : "";
            out += c;
        }
    }
    return out;
}

// The response is this accepted text or number.
void test(pugi::xml_node branch, const Scored& s, const Accepted& a) {
    if (s.type == qti::BaseType::string) {
        if (a.text.find('*') != std::string::npos) {
            variable(add(branch, "qti-pattern-match", {{"pattern", regular(a.text, s.case_sensitive)}}),
                     s.response);
            return;
        }
        pugi::xml_node match =
            add(branch, "qti-string-match", {{"case-sensitive", s.case_sensitive ? "true" : "false"}});
        variable(match, s.response);
        value(match, "string", a.text);
    } else if (a.text == "*") {
        add(add(branch, "qti-not"), "qti-is-null")
            .append_child("qti-variable")
            .append_attribute("identifier") = s.response.c_str();
    } else {
        pugi::xml_node equal =
            add(branch, "qti-equal", {{"tolerance-mode", a.tolerance > 0 ? "absolute" : "exact"}});
        if (a.tolerance > 0) {
            equal.append_attribute("tolerance")
                .set_value((number(a.tolerance) + " " + number(a.tolerance)).c_str());
        }
        variable(equal, s.response);
        value(equal, "float", a.text);
    }
}

// A branch for a blank response comes first: nothing is earned, whatever the rest would say.
pugi::xml_node unless_blank(pugi::xml_node into, const Scored& s) {
    pugi::xml_node condition = add(into, "qti-response-condition");
    pugi::xml_node blank = add(condition, "qti-response-if");
    variable(add(blank, "qti-is-null"), s.response);
    set_score(blank, s.outcome, 0);
    return condition;
}

void score(pugi::xml_node into, const Scored& s) {
    if (s.by == By::match) {
        pugi::xml_node branch = add(add(into, "qti-response-condition"), "qti-response-if");
        pugi::xml_node match = add(branch, "qti-match");
        variable(match, s.response);
        add(match, "qti-correct", {{"identifier", s.response}});
        set_score(branch, s.outcome, s.worth);
    } else if (s.by == By::mapping || s.by == By::area) {
        pugi::xml_node branch = add(unless_blank(into, s), "qti-response-else");
        add(add(branch, "qti-set-outcome-value", {{"identifier", s.outcome}}),
            s.by == By::mapping ? "qti-map-response" : "qti-map-response-point",
            {{"identifier", s.response}});
    } else if (s.by == By::accepted) {
        pugi::xml_node condition = unless_blank(into, s);
        for (const Accepted& a : s.accepted) {
            pugi::xml_node branch = add(condition, "qti-response-else-if");
            test(branch, s, a);
            set_score(branch, s.outcome, a.value);
            if (!a.feedback.empty()) {
                show(branch, a.feedback);
            }
        }
    } else if (s.by == By::places) {
        // Each step in its place earns its part.
        for (std::size_t i = 0; i < s.correct.size(); ++i) {
            pugi::xml_node branch = add(add(into, "qti-response-condition"), "qti-response-if");
            pugi::xml_node match = add(branch, "qti-match");
            variable(add(match, "qti-index", {{"n", std::to_string(i + 1)}}), s.response);
            value(match, "identifier", s.correct[i]);
            pugi::xml_node sum =
                add(add(branch, "qti-set-outcome-value", {{"identifier", s.outcome}}), "qti-sum");
            variable(sum, s.outcome);
            value(sum, "float", number(s.worth / static_cast<double>(s.correct.size())));
        }
    } else if (s.by == By::played) {
        pugi::xml_node branch = add(add(into, "qti-response-condition"), "qti-response-if");
        pugi::xml_node enough = add(branch, "qti-gte");
        variable(enough, s.response);
        value(enough, "integer", std::to_string(s.plays));
        set_score(branch, s.outcome, s.worth);
    }
}

void show_options(pugi::xml_node into, const Scored& s) {
    for (const auto& [option, feedback] : s.feedback) {
        pugi::xml_node branch = add(add(into, "qti-response-condition"), "qti-response-if");
        if (s.cardinality == qti::Cardinality::single) {
            // The response first: some systems fall over a blank one in second place.
            pugi::xml_node chosen = add(branch, "qti-match");
            variable(chosen, s.response);
            value(chosen, "identifier", option);
        } else {
            pugi::xml_node chosen = add(branch, "qti-member");
            value(chosen, "identifier", option);
            variable(chosen, s.response);
        }
        show(branch, feedback);
    }
}

// Equal to the points but for the last digits of thirds.
void is_all(pugi::xml_node branch) {
    pugi::xml_node equal =
        add(branch, "qti-equal-rounded", {{"rounding-mode", "decimalPlaces"}, {"figures", "6"}});
    variable(equal, "SCORE");
    variable(equal, "MAXSCORE");
}

void show_result(pugi::xml_node into, const QuestionFeedback& f, bool scored) {
    const auto given = [](const std::string& text) { return !trimmed(text).empty(); };
    if (given(f.general)) {
        show(into, "general");
    }
    if (!scored || !(given(f.correct) || given(f.partly) || given(f.wrong))) {
        return;
    }
    pugi::xml_node condition = add(into, "qti-response-condition");
    pugi::xml_node all = add(condition, "qti-response-if");
    is_all(all);
    if (given(f.correct)) {
        show(all, "correct");
    }
    pugi::xml_node some = add(condition, "qti-response-else-if");
    pugi::xml_node more = add(some, "qti-gt");
    variable(more, "SCORE");
    value(more, "float", "0");
    if (given(f.partly)) {
        show(some, "partly");
    }
    if (given(f.wrong)) {
        show(add(condition, "qti-response-else"), "wrong");
    }
}

}  // namespace

bool by_a_person(const Compiling& c) { return c.scored.size() == 1 && c.scored[0].by == By::nobody; }

void write_processing(Compiling& c) {
    const Question& q = c.q;
    const bool one = c.scored.size() == 1 && c.scored[0].outcome == "SCORE";
    const bool cuts =
        q.all_or_nothing && !c.scored.empty() &&
        (!one || (c.scored[0].by == By::area && c.scored[0].cardinality == qti::Cardinality::multiple));
    const char* standard = nullptr;
    if (one && c.modal.empty() && !cuts) {
        const Scored& s = c.scored[0];
        standard = s.by == By::match && s.worth == 1 ? "match_correct"
                   : s.by == By::mapping             ? "map_response"
                   : s.by == By::area                ? "map_response_point"
                                                     : nullptr;
    }
    if (standard != nullptr) {
        add(c.root, "qti-response-processing", {{"template", template_of(standard)}});
    } else if (!(by_a_person(c) || c.scored.empty()) || !trimmed(q.feedback.general).empty()) {
        pugi::xml_node rules = add(c.root, "qti-response-processing");
        for (const Scored& s : c.scored) {
            score(rules, s);
        }
        if (!one && !c.scored.empty()) {
            pugi::xml_node sum =
                add(add(rules, "qti-set-outcome-value", {{"identifier", "SCORE"}}), "qti-sum");
            for (const Scored& s : c.scored) {
                variable(sum, s.outcome);
            }
        }
        if (cuts) {
            pugi::xml_node branch = add(add(rules, "qti-response-condition"), "qti-response-if");
            is_all(add(branch, "qti-not"));
            set_score(branch, "SCORE", 0);
        }
        for (const Scored& s : c.scored) {
            show_options(rules, s);
        }
        show_result(rules, q.feedback, !by_a_person(c) && !c.scored.empty());
    }
    for (const auto& [id, text] : c.modal) {
        pugi::xml_node feedback =
            add(c.root, "qti-modal-feedback",
                {{"outcome-identifier", "FEEDBACK"}, {"identifier", id}, {"show-hide", "show"}});
        c.html(add(feedback, "qti-content-body"), text, "/feedback");
    }
}

}  // namespace exchange
