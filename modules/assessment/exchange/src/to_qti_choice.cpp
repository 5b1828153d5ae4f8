// Choosing and putting in order: choice, multiple response, true or false, order, hot text.
#include "compiling.hpp"

#include <base/text.hpp>

#include <cmath>

namespace exchange {
namespace {

using qti::Cardinality;

std::size_t rights_in(const std::vector<QuestionOption>& options) {
    return static_cast<std::size_t>(
        std::ranges::count_if(options, [](const QuestionOption& o) { return o.fraction > 0; }));
}

bool choose_one(Compiling& c, Scored& s, const std::vector<QuestionOption>& options, const std::string& at) {
    const auto full = std::ranges::find_if(options, [](const auto& o) { return o.fraction >= 100 - 1e-9; });
    if (full == options.end()) {
        c.problem("no_right_answer", at, "one option needs 100 percent.");
        return false;
    }
    s.correct = {written_id(full->id)};
    const bool one = std::ranges::all_of(options, [&](const QuestionOption& o) {
        return o.fraction == 0 || (o.id == full->id && o.fraction == 100);
    });
    if (!one) {
        s.by = Scored::By::mapping;
        for (const QuestionOption& o : options) {
            if (o.fraction != 0) {
                s.mapping.emplace_back(written_id(o.id), s.worth * o.fraction / 100);
            }
        }
    }
    return true;
}

bool choose_several(Compiling& c, Scored& s, const std::vector<QuestionOption>& options,
                    const std::string& at, bool all_or_nothing) {
    s.cardinality = Cardinality::multiple;
    for (const QuestionOption& o : options) {
        if (o.fraction > 0) {
            s.correct.push_back(written_id(o.id));
        }
    }
    if (s.correct.empty()) {
        c.problem("no_right_answer", at, "mark at least one option as right.");
        return false;
    }
    if (all_or_nothing) {
        return true;
    }
    std::vector<double> percents;
    for (const QuestionOption& o : options) {
        percents.push_back(o.fraction);
    }
    const auto fair = shares(percents);
    if (!fair) {
        c.problem("fractions_below_100", at, "the right options together need 100 percent.");
        return false;
    }
    s.by = Scored::By::mapping;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if ((*fair)[i] != 0) {
            s.mapping.emplace_back(written_id(options[i].id), s.worth * (*fair)[i] / 100);
        }
    }
    return true;
}

std::string least(const Question& q, std::size_t of) {
    const auto count = std::min<std::int64_t>(q.least, static_cast<std::int64_t>(of));
    return count > 0 ? std::to_string(count) : "";
}

}  // namespace

bool choose(Compiling& c, Scored& s, const std::vector<QuestionOption>& options, const std::string& at,
            bool several, bool all_or_nothing, const std::string& blank) {
    if (options.size() < 2) {
        c.problem("no_options", at, "write at least two options.");
        return false;
    }
    const bool fine =
        several ? choose_several(c, s, options, at, all_or_nothing) : choose_one(c, s, options, at);
    for (const QuestionOption& o : options) {
        if (const std::string shown = c.option_feedback(o, o.id, blank); !shown.empty()) {
            s.feedback.emplace_back(written_id(o.id), shown);
        }
    }
    return fine;
}

void simple_choices(Compiling& c, pugi::xml_node interaction, const std::vector<QuestionOption>& options,
                    const std::string& at) {
    for (std::size_t i = 0; i < options.size(); ++i) {
        const QuestionOption& o = options[i];
        const std::string pointer = at + "/" + std::to_string(i) + "/text";
        if (trimmed(o.text).empty()) {
            c.problem("option_without_text", pointer, "write what the option says.");
        }
        pugi::xml_node node = add(interaction, "qti-simple-choice", {{"identifier", written_id(o.id)}});
        if (o.fixed) {
            node.append_attribute("fixed").set_value("true");
        }
        c.html(node, o.text, pointer);
    }
}

void compile_choice(Compiling& c) {
    const bool several = c.q.type == QuestionType::multiple_response;
    Scored s{.worth = c.q.points};
    choose(c, s, c.q.options, "/options", several, c.q.all_or_nothing);
    const std::size_t rights = rights_in(c.q.options);
    pugi::xml_node at = c.interaction(c.content, "qti-choice-interaction",
                                      {{"shuffle", c.q.shuffle ? "true" : "false"},
                                       {"max-choices", several ? at_most(c.q.most, rights) : "1"},
                                       {"min-choices", least(c.q, several ? c.q.options.size() : 1)}});
    c.prompt(at);
    simple_choices(c, at, c.q.options, "/options");
    c.scored.push_back(std::move(s));
}

void compile_order(Compiling& c) {
    Scored s{.cardinality = Cardinality::ordered, .worth = c.q.points};
    if (c.q.options.size() < 2) {
        c.problem("no_options", "/options", "write at least two steps.");
    }
    for (const QuestionOption& o : c.q.options) {
        s.correct.push_back(written_id(o.id));
        c.option_feedback(o, o.id);
    }
    s.by = c.q.all_or_nothing ? Scored::By::match : Scored::By::places;
    // The steps stand in their right order, so they are always shuffled.
    pugi::xml_node at = c.interaction(c.content, "qti-order-interaction", {{"shuffle", "true"}});
    c.prompt(at);
    simple_choices(c, at, c.q.options, "/options");
    c.scored.push_back(std::move(s));
}

void compile_hot_text(Compiling& c) {
    Scored s{.worth = c.q.points};
    pugi::xml_node at = c.interaction(c.content, "qti-hottext-interaction");
    pugi::xml_node text = add(at, "div");
    c.html(text, c.q.text, "/text");
    // In the order of the text. Words marked without an option are wrong ones to choose.
    std::vector<QuestionOption> options;
    std::set<std::string> placed;
    Compiling::marks(text, [&](pugi::xml_node before, const std::string& id, const std::string& words) {
        if (words.empty()) {
            return false;
        }
        if (!placed.insert(id).second) {
            c.problem("id_twice", "/text", "\"[[" + id + ":\" stands there twice; give each its own name.");
        }
        const auto option = std::ranges::find(c.q.options, id, &QuestionOption::id);
        options.push_back(option == c.q.options.end() ? QuestionOption{.id = id} : *option);
        pugi::xml_node node = before.parent().insert_child_before("qti-hottext", before);
        node.append_attribute("identifier").set_value(written_id(id).c_str());
        add_text(node, words);
        return true;
    });
    for (std::size_t i = 0; i < c.q.options.size(); ++i) {
        if (!placed.contains(c.q.options[i].id)) {
            c.problem("blank_without_place", "/options/" + std::to_string(i),
                      "mark the words in the text as \"[[" + c.q.options[i].id + ":words]]\".");
        }
    }
    const std::size_t rights = rights_in(options);
    const bool several = c.q.most != 1 || rights > 1;
    choose(c, s, options, "/options", several, c.q.all_or_nothing);
    at.append_attribute("max-choices").set_value(several ? at_most(c.q.most, rights).c_str() : "1");
    if (const std::string few = least(c.q, several ? options.size() : 1); !few.empty()) {
        at.append_attribute("min-choices").set_value(few.c_str());
    }
    c.scored.push_back(std::move(s));
}

}  // namespace exchange
