// One row of a table as a question.
#include "csv.hpp"

#include <base/text.hpp>
#include <cmath>

namespace exchange::csv {
namespace {

using Faults = std::optional<Fault>;

Faults fault(std::string code, std::string message) { return Fault{0, std::move(code), std::move(message)}; }

std::optional<QuestionType> type_of(const std::string& written) {
    static const std::map<std::string, QuestionType> names{
        {"choice", QuestionType::choice},
        {"single", QuestionType::choice},
        {"multiple_choice", QuestionType::choice},
        {"multiple_response", QuestionType::multiple_response},
        {"multiple", QuestionType::multiple_response},
        {"true_false", QuestionType::true_false},
        {"inline_choice", QuestionType::inline_choice},
        {"text_entry", QuestionType::text_entry},
        {"short_answer", QuestionType::text_entry},
        {"numeric", QuestionType::numeric},
        {"numerical", QuestionType::numeric},
        {"extended_text", QuestionType::extended_text},
        {"essay", QuestionType::extended_text},
        {"order", QuestionType::order},
        {"ordering", QuestionType::order},
        {"match", QuestionType::match},
        {"matching", QuestionType::match},
        {"gap_match", QuestionType::gap_match},
        {"upload", QuestionType::upload},
        {"description", QuestionType::description}};
    std::string name = lower(written);
    std::ranges::replace(name, ' ', '_');
    std::ranges::replace(name, '-', '_');
    const auto found = names.find(name);
    return found == names.end() ? std::nullopt : std::optional(found->second);
}

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

struct Reading {
    const Cells& cells;
    std::int64_t line;
    Landing& landing;
    Question& q;
    std::map<std::size_t, std::size_t> places;  // number of the column -> place in q.options

    Faults setting(const char* column, bool& out) const {
        if (const std::string written = cells[column]; !written.empty()) {
            const auto value = yes_or_no(written);
            if (!value) {
                return fault("bad_value", std::string("\"") + column + "\" is yes or no.");
            }
            out = *value;
        }
        return std::nullopt;
    }
    // "1", "b" or the option's own words: its column's number; 0 for no such option.
    std::size_t column_meant(const std::string& written) const {
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
};

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

Faults read_settings(Reading& r) {
    Question& q = r.q;
    if (const std::string written = r.cells["points"]; !written.empty()) {
        const auto value = number_in(written);
        if (!value || *value < 0) {
            return fault("bad_points", "\"points\" is a number, 0 or more.");
        }
        q.points = *value;
    }
    if (const std::string written = r.cells["lines"]; !written.empty()) {
        const auto value = number_in(written);
        if (!value || *value < 1 || *value > 1'000) {
            return fault("bad_value", "\"lines\" is a number from 1 to 1000.");
        }
        q.lines = static_cast<std::int64_t>(*value);
    }
    if (auto wrong = r.setting("shuffle", q.shuffle)) {
        return wrong;
    }
    if (auto wrong = r.setting("case_sensitive", q.case_sensitive)) {
        return wrong;
    }
    const std::string scoring = lower(r.cells["scoring"]);
    if (!scoring.empty() && scoring != "all" && scoring != "parts") {
        return fault("bad_value", "\"scoring\" is all (all or nothing) or parts (every part counts).");
    }
    if (!scoring.empty()) {
        q.all_or_nothing = scoring == "all";
    }
    return std::nullopt;
}

}  // namespace

std::optional<Fault> read_row(const Cells& cells, std::int64_t line, Landing& landing, Question& q) {
    const auto type = type_of(cells["type"]);
    if (!type) {
        return fault("unknown_type", "\"" + cells["type"].substr(0, 40) +
                                         "\" is no type of question a table can hold: see the columns.");
    }
    q.type = *type;
    q.name = cells["name"];
    q.title = cells["title"];
    q.language = cells["language"];
    q.tags = list_of(cells["tags"]);
    q.most = q.type == QuestionType::multiple_response ? 0 : 1;
    q.text = landing.block(cells["text"], Written::guess, line);
    for (std::size_t n = 1; n <= options_max; ++n) {
        if (const std::string hint = cells.numbered("hint", n); !hint.empty()) {
            q.hints.push_back(landing.block(hint, Written::guess, line));
        }
    }
    for (const auto& [column, out] :
         {std::pair("feedback_general", &q.feedback.general),
          std::pair("feedback_correct", &q.feedback.correct),
          std::pair("feedback_partly", &q.feedback.partly), std::pair("feedback_wrong", &q.feedback.wrong)}) {
        if (const std::string said = cells[column]; !said.empty()) {
            *out = landing.block(said, Written::guess, line);
        }
    }
    Reading r{cells, line, landing, q, {}};
    if (auto wrong = read_answer(r)) {
        return wrong;
    }
    if (auto wrong = read_settings(r)) {
        return wrong;
    }
    // "scoring" = "parts": every right option counts the same.
    const auto rights = std::ranges::count_if(q.options, [](const auto& o) { return o.fraction == 100; });
    if (!q.all_or_nothing && q.type == QuestionType::multiple_response && rights > 1) {
        for (QuestionOption& o : q.options) {
            o.fraction = o.fraction == 100 ? 100.0 / static_cast<double>(rights) : o.fraction;
        }
    }
    if (q.type == QuestionType::inline_choice) {
        QuestionBlank blank{.type = QuestionType::inline_choice, .options = std::move(q.options)};
        const std::size_t from = q.text.find("[["), to = q.text.find("]]", std::min(from, q.text.size()));
        if (to == std::string::npos) {
            return fault("blank_without_place", "Write \"[[1]]\" in the text where the choice stands.");
        }
        blank.id = q.text.substr(from + 2, to - from - 2);
        q.options.clear();
        q.blanks.push_back(std::move(blank));
    }
    if (q.type == QuestionType::description) {
        q.points = 0;
    }
    return std::nullopt;
}

}  // namespace exchange::csv
