// Writing: texts with several accepted answers, numbers, extended text; and places to answer inside a text.
#include <base/text.hpp>
#include <cmath>

#include "compiling.hpp"
#include "html_words.hpp"
#include "landing.hpp"

namespace exchange {
namespace {

using qti::BaseType;

bool has_star(const std::string& text) { return text.find('*') != std::string::npos; }

std::string place(const std::string& list, std::size_t i) { return list + "/" + std::to_string(i); }

// "Par*s" is met by "Pars"; a lone star by itself. "\*" is a star that must be typed.
std::string example_of(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '*') {
            out += text[++i];
        } else if (text[i] != '*') {
            out += text[i];
        }
    }
    return trimmed(out).empty() ? "*" : out;
}

void accept_numbers(Compiling& c, Scored& s, const std::vector<const QuestionOption*>& sorted,
                    const std::string& at) {
    s.type = BaseType::real;
    for (const QuestionOption* o : sorted) {
        const auto value = number_in(o->text);
        const double tolerance = o->tolerance.value_or(0);
        if (trimmed(o->text) != "*" && (!value || tolerance < 0 || !std::isfinite(tolerance))) {
            c.problem("bad_number", at, "\"" + o->text.substr(0, 40) + "\" is no number with its tolerance.");
            return;
        }
        s.accepted.push_back({.text = value ? number(*value) : "*",
                              .tolerance = value ? tolerance : 0,
                              .value = s.worth * o->fraction / 100});
    }
    s.correct = {s.accepted[0].text == "*" ? "0" : s.accepted[0].text};
    s.by = Scored::By::accepted;
}

void accept_texts(Compiling& c, Scored& s, const std::vector<const QuestionOption*>& sorted,
                  const std::string& at) {
    s.type = BaseType::string;
    bool plain = true;
    std::set<std::string> seen;
    for (const QuestionOption* o : sorted) {
        const std::string text = in_one_line(o->text);
        if (text.empty()) {
            c.problem("option_without_text", at, "write the accepted text, or \"*\" for any.");
            return;
        }
        if (seen.insert(s.case_sensitive ? text : lower(text)).second) {
            s.accepted.push_back({.text = text, .value = s.worth * o->fraction / 100});
            plain = plain && !has_star(text) && trimmed(o->feedback).empty();
        } else {
            s.accepted.push_back({});  // told before: the first one counts
        }
    }
    s.correct = {example_of(s.accepted[0].text)};
    s.by = Scored::By::accepted;
    if (plain) {
        s.by = Scored::By::mapping;
        for (const Accepted& a : s.accepted) {
            if (!a.text.empty() && a.value != 0) {
                s.mapping.emplace_back(a.text, a.value);
            }
        }
    }
}

}  // namespace

bool accept(Compiling& c, Scored& s, const std::vector<QuestionOption>& options, const std::string& at,
            QuestionType type, bool case_sensitive, const std::string& blank) {
    s.case_sensitive = case_sensitive;
    // The best answers first, so that "*" for all the rest does not swallow them.
    std::vector<const QuestionOption*> sorted;
    for (const QuestionOption& o : options) {
        sorted.push_back(&o);
    }
    std::ranges::stable_sort(sorted, std::greater(), &QuestionOption::fraction);
    if (sorted.empty() || sorted[0]->fraction < 100 - 1e-9) {
        c.problem(sorted.empty() ? "no_options" : "no_right_answer", at,
                  "one accepted answer needs 100 percent.");
        return false;
    }
    type == QuestionType::numeric ? accept_numbers(c, s, sorted, at) : accept_texts(c, s, sorted, at);
    if (c.failed()) {
        return false;
    }
    for (std::size_t i = 0, kept = 0; i < sorted.size(); ++i) {
        if (!s.accepted[i].text.empty()) {
            s.accepted[i].feedback = c.option_feedback(*sorted[i], letter_id(kept++), blank);
        }
    }
    std::erase_if(s.accepted, [](const Accepted& a) { return a.text.empty(); });
    return true;
}

void compile_words(Compiling& c) {
    const Question& q = c.q;
    Scored s{.worth = q.points};
    if (q.type == QuestionType::extended_text) {
        s.type = BaseType::string;
        s.by = Scored::By::nobody;
        c.prompt(c.interaction(c.content, "qti-extended-text-interaction",
                               {{"expected-lines", q.lines > 0 ? std::to_string(q.lines) : ""},
                                {"min-strings", q.least > 0 ? "1" : ""}}));
        c.scored.push_back(std::move(s));
        return;
    }
    accept(c, s, q.options, "/options", q.type, q.case_sensitive);
    c.html(c.content, q.text, "/text");
    c.interaction(add(c.content, "p"), "qti-text-entry-interaction");
    c.scored.push_back(std::move(s));
}

namespace {

// What opens a list of options cannot stand in a line of text: the paragraph around it becomes a block.
void loosen(pugi::xml_node from, pugi::xml_node upto) {
    static const std::set<std::string_view> lines{
        "p",   "span", "em", "strong", "b",  "i",  "u",  "s",  "del", "ins",  "small", "mark", "sub",
        "sup", "q",    "h1", "h2",     "h3", "h4", "h5", "h6", "pre", "cite", "code",  "a"};
    for (; from && from != upto; from = from.parent()) {
        if (lines.contains(from.name())) {
            from.set_name("div");
            from.remove_attributes();
        }
    }
}

void inline_choices(Compiling& c, pugi::xml_node node, const QuestionBlank& blank, const std::string& at) {
    for (std::size_t i = 0; i < blank.options.size(); ++i) {
        const QuestionOption& o = blank.options[i];
        const std::string words = in_one_line(words_of_html(clean_html(o.text)));
        if (words.empty()) {
            c.problem("option_without_text", place(at, i) + "/text", "write what the option says.");
        }
        pugi::xml_node choice = add(node, "qti-inline-choice", {{"identifier", written_id(o.id)}});
        if (o.fixed) {
            choice.append_attribute("fixed").set_value("true");
        }
        add_text(choice, words);
    }
}

// The interaction of one blank, in front of `before`.
void put_blank(Compiling& c, pugi::xml_node before, const QuestionBlank& blank, const std::string& response,
               const std::string& at, std::size_t rights) {
    const std::string shuffle = c.q.shuffle ? "true" : "false";
    pugi::xml_document made;
    pugi::xml_node node;
    if (blank.type == QuestionType::inline_choice) {
        node = c.interaction(made, "qti-inline-choice-interaction",
                             {{"response-identifier", response}, {"shuffle", shuffle}});
        inline_choices(c, node, blank, at);
    } else if (blank.type == QuestionType::choice || blank.type == QuestionType::multiple_response) {
        const bool several = blank.type == QuestionType::multiple_response;
        node = c.interaction(made, "qti-choice-interaction",
                             {{"response-identifier", response},
                              {"shuffle", shuffle},
                              {"max-choices", several ? at_most(0, rights) : "1"}});
        simple_choices(c, node, blank.options, at);
        loosen(before.parent(), c.content);
    } else {
        node = c.interaction(made, "qti-text-entry-interaction", {{"response-identifier", response}});
    }
    before.parent().insert_copy_before(node, before);
}

void score_blank(Compiling& c, Scored& s, const QuestionBlank& blank, const std::string& at,
                 const std::string& name) {
    switch (blank.type) {
        case QuestionType::text_entry:
        case QuestionType::numeric:
            accept(c, s, blank.options, at, blank.type, blank.case_sensitive, name);
            break;
        case QuestionType::inline_choice:
        case QuestionType::choice:
        case QuestionType::multiple_response:
            choose(c, s, blank.options, at, blank.type == QuestionType::multiple_response, false, name);
            break;
        default:
            c.problem("bad_blank", at, "a place in the text takes a text, a number or a choice.");
    }
}

}  // namespace

void compile_cloze(Compiling& c) {
    const Question& q = c.q;
    const bool one = q.type == QuestionType::inline_choice;
    if (q.blanks.empty() || (one && q.blanks.size() != 1)) {
        c.problem("no_options", "/blanks",
                  one ? "describe the one place to answer." : "describe the places to answer.");
        return;
    }
    double weights = 0;
    for (const QuestionBlank& b : q.blanks) {
        weights += std::isfinite(b.weight) && b.weight > 0 && b.weight <= points_max ? b.weight : NAN;
    }
    if (!std::isfinite(weights)) {
        c.problem("bad_weight", "/blanks", "every place needs a weight above 0.");
        return;
    }
    std::vector<Scored> blanks;
    for (std::size_t i = 0; i < q.blanks.size(); ++i) {
        const QuestionBlank& b = q.blanks[i];
        Scored s{.worth = q.points * b.weight / weights};
        if (!one) {
            s.response = "RESPONSE_" + b.id;
            s.outcome = "SCORE_" + b.id;
        }
        score_blank(c, s, b, place("/blanks", i) + "/options", one ? "" : b.id);
        blanks.push_back(std::move(s));
    }
    c.html(c.content, q.text, "/text");
    std::set<std::string> placed;
    Compiling::marks(c.content, [&](pugi::xml_node before, const std::string& id, const std::string& words) {
        const auto blank = std::ranges::find(q.blanks, id, &QuestionBlank::id);
        if (!words.empty()) {
            return false;
        }
        if (blank == q.blanks.end() || !placed.insert(id).second) {
            c.problem(blank == q.blanks.end() ? "place_without_blank" : "id_twice", "/text",
                      "\"[[" + id + "]]\" is no place of this question, or stands there twice.");
            return true;
        }
        const auto i = static_cast<std::size_t>(blank - q.blanks.begin());
        put_blank(c, before, *blank, blanks[i].response, place("/blanks", i) + "/options",
                  blanks[i].correct.size());
        return true;
    });
    for (std::size_t i = 0; i < q.blanks.size(); ++i) {
        if (!placed.contains(q.blanks[i].id)) {
            c.problem("blank_without_place", place("/blanks", i),
                      "say where it is: write \"[[" + q.blanks[i].id + "]]\" in the text.");
        }
    }
    for (Scored& s : blanks) {
        c.scored.push_back(std::move(s));
    }
}

}  // namespace exchange
