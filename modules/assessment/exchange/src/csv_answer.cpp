#include "csv_answer.hpp"

#include <base/text.hpp>
#include <cmath>

namespace exchange::csv {
// What stands between ";" and "|", without what is empty.
std::vector<std::string> list_of(std::string text) {
    std::ranges::replace(text, '|', ';');
    std::vector<std::string> out;
    for (const std::string& part : split(text, ';')) {
        if (!trimmed(part).empty()) {
            out.push_back(trimmed(part));
        }
    }
    return out;
}

std::optional<bool> yes_or_no(const std::string& written) {
    const std::string word = lower(written);
    if (word == "yes" || word == "true" || word == "1" || word == "t" || word == "y") {
        return true;
    }
    return word == "no" || word == "false" || word == "0" || word == "f" || word == "n" ? std::optional(false)
                                                                                        : std::nullopt;
}

Faults Reading::setting(const char* column, bool& out) const {
    if (const std::string written = cells[column]; !written.empty()) {
        const auto value = yes_or_no(written);
        if (!value) {
            return fault("bad_value", std::string("\"") + column + "\" is yes or no.");
        }
        out = *value;
    }
    return std::nullopt;
}

std::size_t Reading::column_meant(const std::string& written) const {
    const std::string word = lower(written);
    if (const auto column = column_of("option_" + word); !column.empty()) {
        const auto number = static_cast<std::size_t>(std::stoul(column.substr(7)));
        if (places.contains(number)) {
            return number;
        }
    }
    for (const auto& [number, place] : places) {
        if (cells.numbered("option", number) == written) {
            return number;
        }
    }
    return 0;
}

namespace {

Faults read_options(Reading& r, bool typed) {
    for (std::size_t n = 1; n <= options_max; ++n) {
        const std::string text = r.cells.numbered("option", n);
        const std::string fraction = r.cells.numbered("fraction", n);
        if (text.empty() && r.cells.numbered("match", n).empty()) {
            if (!fraction.empty()) {
                return fault("no_such_option",
                             "fraction_" + std::to_string(n) + " is given, but there is no such option.");
            }
            continue;
        }
        QuestionOption option{.id = letter_id(n - 1),
                              .text = typed ? text : r.landing.words(text, Written::guess, r.line)};
        if (!fraction.empty()) {
            const auto value =
                number_in(fraction.ends_with('%') ? fraction.substr(0, fraction.size() - 1) : fraction);
            if (!value || std::abs(*value) > 100) {
                return fault("bad_weight",
                             "fraction_" + std::to_string(n) + " is a percentage from -100 to 100.");
            }
            option.fraction = *value;
        } else if (typed && r.cells["correct"].empty()) {
            option.fraction = 100;
        }
        if (const std::string said = r.cells.numbered("feedback", n); !said.empty()) {
            option.feedback = r.landing.block(said, Written::guess, r.line);
        }
        r.places[n] = r.q.options.size();
        r.q.options.push_back(std::move(option));
    }
    return std::nullopt;
}

Faults mark_correct(Reading& r) {
    const bool fractions = std::ranges::any_of(r.q.options, [](const auto& o) { return o.fraction != 0; });
    std::vector<std::string> marks = list_of(r.cells["correct"]);
    // "a c" and "1,3" as well, unless the words of an option are meant.
    if (marks.size() == 1 && r.column_meant(marks[0]) == 0) {
        std::string spread = marks[0];
        std::ranges::replace(spread, ',', ' ');
        std::vector<std::string> words;
        for (const std::string& word : split(spread, ' ')) {
            if (!word.empty()) {
                words.push_back(word);
            }
        }
        if (std::ranges::all_of(words, [&](const std::string& w) { return r.column_meant(w) != 0; })) {
            marks = words;
        }
    }
    for (const std::string& mark : marks) {
        const std::size_t column = r.column_meant(mark);
        if (column == 0) {
            return fault("no_such_option",
                         "\"correct\" says \"" + mark.substr(0, 60) + "\", and there is no such option.");
        }
        if (!fractions) {
            r.q.options[r.places[column]].fraction = 100;
        }
    }
    if (marks.empty() && !fractions) {
        return fault("no_right_answer",
                     "Say in \"correct\" which option is right: its number, letter or text.");
    }
    if (r.q.type != QuestionType::multiple_response && marks.size() > 1) {
        return fault("bad_value", "This type has one right option; use multiple_response for several.");
    }
    r.q.all_or_nothing = !fractions;
    return std::nullopt;
}

Faults read_truth(Reading& r) {
    const auto truth = yes_or_no(r.cells["correct"]);
    if (!truth) {
        return fault("no_right_answer", "\"correct\" of a true_false question is true or false.");
    }
    r.q.shuffle = false;
    for (const bool option : {true, false}) {
        const std::string said = r.cells.numbered("feedback", option ? 1 : 2);
        r.q.options.push_back(
            {.id = option ? "true" : "false",
             .text = option ? "True" : "False",
             .fraction = option == *truth ? 100.0 : 0.0,
             .feedback = said.empty() ? "" : r.landing.block(said, Written::guess, r.line)});
    }
    return std::nullopt;
}

// What may be typed: the options with their fractions, and what "correct" lists.
Faults read_typed(Reading& r) {
    if (auto wrong = read_options(r, true)) {
        return wrong;
    }
    for (const std::string& text : list_of(r.cells["correct"])) {
        if (std::ranges::find(r.q.options, text, &QuestionOption::text) == r.q.options.end()) {
            r.q.options.push_back(
                {.id = letter_id(options_max + r.q.options.size()), .text = text, .fraction = 100});
        }
    }
    r.q.all_or_nothing = false;
    if (r.q.type != QuestionType::numeric) {
        return std::nullopt;
    }
    const std::string common = r.cells["tolerance"];
    for (std::size_t i = 0; i < r.q.options.size(); ++i) {
        std::string own;
        for (const auto& [number, place] : r.places) {
            own = place == i ? r.cells.numbered("tolerance", number) : own;
        }
        const std::string off = own.empty() ? common : own;
        const auto tolerance = off.empty() ? std::optional(0.0) : number_in(off);
        if (!tolerance || *tolerance < 0 || (!number_in(r.q.options[i].text) && r.q.options[i].text != "*")) {
            return fault("bad_number", "Answers and tolerances are numbers with a decimal point.");
        }
        r.q.options[i].tolerance = *tolerance;
    }
    return std::nullopt;
}

Faults read_match(Reading& r) {
    if (auto wrong = read_options(r, false)) {
        return wrong;
    }
    for (const auto& [number, place] : r.places) {
        const std::string right = r.landing.words(r.cells.numbered("match", number), Written::guess, r.line);
        if (right.empty()) {
            return fault("match_missing", "option_" + std::to_string(number) + " has no match_" +
                                              std::to_string(number) + " beside it.");
        }
        auto target = std::ranges::find(r.q.targets, right, &QuestionTarget::text);
        if (target == r.q.targets.end()) {
            target = r.q.targets.insert(
                r.q.targets.end(),
                {.id = "t" + std::to_string(r.q.targets.size() + 1), .text = right, .most = 0});
        }
        if (!r.q.options[place].text.empty()) {
            r.q.pairs.push_back({r.q.options[place].id, target->id});
        }
    }
    std::erase_if(r.q.options, [](const QuestionOption& o) { return o.text.empty(); });
    r.q.most = 0;
    return std::nullopt;
}

// The gaps are named by the options that fill them: "[[a]]" or "[[1]]" takes option_1.
Faults read_gaps(Reading& r) {
    if (auto wrong = read_options(r, false)) {
        return wrong;
    }
    for (const auto& [number, place] : r.places) {
        for (const std::string& id : {letter_id(number - 1), std::to_string(number)}) {
            if (r.q.text.find("[[" + id + "]]") != std::string::npos) {
                r.q.targets.push_back({.id = "gap_" + id});
                r.q.pairs.push_back({r.q.options[place].id, "gap_" + id});
                const std::size_t at = r.q.text.find("[[" + id + "]]");
                r.q.text.replace(at, id.size() + 4, "[[gap_" + id + "]]");
            }
        }
    }
    r.q.most = 0;
    return std::nullopt;
}

}  // namespace

Faults read_answer(Reading& r) {
    switch (r.q.type) {
        case QuestionType::true_false:
            return read_truth(r);
        case QuestionType::text_entry:
        case QuestionType::numeric:
            return read_typed(r);
        case QuestionType::match:
            return read_match(r);
        case QuestionType::gap_match:
            return read_gaps(r);
        case QuestionType::order:
            return read_options(r, false);
        case QuestionType::choice:
        case QuestionType::multiple_response:
        case QuestionType::inline_choice:
            if (auto wrong = read_options(r, false)) {
                return wrong;
            }
            return mark_correct(r);
        default:
            return std::nullopt;
    }
}

}  // namespace exchange::csv
