// Answers that are written, and blanks in a text.
#include <fmt/format.h>

#include <base/text.hpp>
#include <cmath>

#include "cartridge_scored.hpp"
#include "html_words.hpp"
#include "landing.hpp"

namespace exchange {
namespace {

// A number with how far off still counts, from "between 2.9 and 3.1".
struct Range {
    double low = 0, high = 0;
};
std::vector<Range> ranges_of(const std::vector<OldRules::Compared>& compared) {
    std::vector<Range> ranges;
    for (const OldRules::Compared& low : compared) {
        if (low.kind != "vargte" && low.kind != "vargt") {
            continue;
        }
        for (const OldRules::Compared& high : compared) {
            const bool is_upper = high.kind == "varlte" || high.kind == "varlt";
            const std::optional<double> from = number_in(low.value), to = number_in(high.value);
            if (is_upper && high.inside == low.inside && from && to && *from <= *to && ranges.size() < 100) {
                ranges.push_back({*from, *to});
                break;
            }
        }
    }
    return ranges;
}

// The middle of two decimal numbers, as a person would write it: of 2.9 and 3.1 it is 3, not
// 2.9999999999999996.
double neat(double value) {
    const double scale = std::pow(10, 12 - std::ceil(std::log10(std::max(std::abs(value), 1e-9))));
    return std::round(value * scale) / scale;
}
std::string shortest(double value) {
    std::string text = fmt::format("{}", value);
    return text == "-0" ? "0" : text;
}

std::vector<QuestionOption> number_options(OldScored& s, const OldResponse& response,
                                           const std::vector<OldRules::Compared>& compared) {
    std::vector<QuestionOption> options;
    const std::vector<Range> ranges = ranges_of(compared);
    for (const Range& range : ranges) {
        const double middle = neat((range.low + range.high) / 2);
        options.push_back({.text = shortest(middle),
                           .fraction = old_score(s, response.id, {shortest(middle)}),
                           .tolerance = neat((range.high - range.low) / 2)});
    }
    for (const OldRules::Compared& one : compared) {
        const std::optional<double> value = number_in(one.value);
        const bool is_covered = value && std::ranges::any_of(ranges, [&](const Range& range) {
                                    return range.low <= *value && *value <= range.high;
                                });
        const bool is_known = std::ranges::find(options, one.value, &QuestionOption::text) != options.end();
        if (one.kind == "varequal" && value && !is_covered && !is_known) {
            options.push_back(
                {.text = one.value, .fraction = old_score(s, response.id, {one.value}), .tolerance = 0});
        }
    }
    return options;
}

std::vector<QuestionOption> text_options(OldScored& s, const OldResponse& response,
                                         const std::vector<OldRules::Compared>& compared) {
    std::vector<QuestionOption> options;
    for (const OldRules::Compared& one : compared) {
        const bool is_part = one.kind == "varsubstring";
        std::string text;
        for (const char c : one.value) {
            text += c == '*' ? std::string("\\*") : std::string(1, c);
        }
        text = is_part ? "*" + text + "*" : text;
        const bool is_known = std::ranges::find(options, text, &QuestionOption::text) != options.end();
        if ((one.kind == "varequal" || is_part) && !one.value.empty() && !is_known && options.size() < 500) {
            options.push_back({.text = text, .fraction = old_score(s, response.id, {one.value})});
        }
    }
    return options;
}

// Points become percent of the best.
void finish(std::vector<QuestionOption>& options) {
    std::vector<double> scores;
    for (const QuestionOption& option : options) {
        scores.push_back(option.fraction);
    }
    const double most = most_of(scores);
    for (std::size_t i = 0; i < options.size(); ++i) {
        options[i].id = letter_id(i);
        options[i].fraction = percent_of_best(options[i].fraction, most);
    }
}

bool is_number(OldScored& s, const OldResponse& response, const std::vector<OldRules::Compared>& compared) {
    const std::string kind = kind_of(s.item);
    const bool has_range = !ranges_of(compared).empty();
    return response.kind == OldResponse::Kind::number || has_range || kind.contains("numer");
}

}  // namespace

void written(OldScored& s, const OldResponse& response) {
    Question& q = s.question;
    const std::vector<OldRules::Compared> compared = s.rules.compared(response.id);
    q.all_or_nothing = false;
    if (is_number(s, response, compared)) {
        q.type = QuestionType::numeric;
        q.options = number_options(s, response, compared);
    } else {
        q.type = QuestionType::text_entry;
        q.options = text_options(s, response, compared);
        q.case_sensitive = std::ranges::any_of(compared, &OldRules::Compared::case_sensitive);
    }
    finish(q.options);
    const bool is_right_known =
        std::ranges::any_of(q.options, [](const QuestionOption& o) { return o.fraction >= 100; });
    if (is_right_known) {
        return;
    }
    if (q.type == QuestionType::numeric || kind_of(s.item).contains("fib")) {
        none_right(s);
        return;
    }
    q.type = QuestionType::extended_text;
    q.options.clear();
    q.all_or_nothing = true;
    q.lines = response.lines;
}

QuestionBlank blank_of(OldScored& s, const OldResponse& response) {
    QuestionBlank blank;
    const std::vector<OldRules::Compared> compared = s.rules.compared(response.id);
    const std::string kind = kind_of(s.item);
    if (response.kind == OldResponse::Kind::choice && !kind.contains("fill_in_multiple")) {
        blank.type = response.several ? QuestionType::multiple_response : QuestionType::inline_choice;
        for (const OldLabel& label : response.labels) {
            blank.options.push_back({.text = label.text,
                                     .fraction = old_score(s, response.id, {label.id}),
                                     .fixed = label.fixed});
        }
    } else if (response.kind == OldResponse::Kind::choice) {
        blank.type = QuestionType::text_entry;  // Canvas lists there what may be typed, all of it right
        for (const OldLabel& label : response.labels) {
            blank.options.push_back({.text = words_of_html(label.text), .fraction = 1});
        }
    } else if (is_number(s, response, compared)) {
        blank.type = QuestionType::numeric;
        blank.options = number_options(s, response, compared);
    } else {
        blank.type = QuestionType::text_entry;
        blank.options = text_options(s, response, compared);
        blank.case_sensitive = std::ranges::any_of(compared, &OldRules::Compared::case_sensitive);
    }
    double most = 0;
    for (const QuestionOption& option : blank.options) {
        most = std::max(most, option.fraction);
    }
    finish(blank.options);
    if (most <= enough) {
        none_right(s);
    } else {
        blank.weight = most;
    }
    return blank;
}

}  // namespace exchange
