#include "cartridge_scored.hpp"

#include <fmt/format.h>
#include <base/text.hpp>
#include <cmath>

#include "html_lists.hpp"
#include "html_words.hpp"
#include "landing.hpp"

namespace exchange {
namespace {

constexpr double enough = 1e-6;

// In percent, rounded where the file's own numbers were: 33.33 of 100 stays 33.33.
double percent(double score, double most) {
    const double value = most > 0 ? 100 * score / most : 0;
    return std::clamp(std::round(value * 1e9) / 1e9, -100.0, 100.0);
}

double score_of(OldScored& s, const std::string& response, std::vector<std::string> values) {
    return s.rules.run({{response, std::move(values)}}).score;
}

bool is_whole(double fraction) { return fraction == 0 || fraction == 100; }

void none_right(OldScored& s) {
    s.reader.texts.error("no_right_answer",
                         "The rules of this question give points for no answer. Mark one as right.");
}

// The most points any of the numbers gives; what processing counts up to is often left at 100 or at 1.
double most_of(const std::vector<double>& scores) {
    return scores.empty() ? 0 : std::max(0.0, *std::ranges::max_element(scores));
}

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
                           .fraction = score_of(s, response.id, {shortest(middle)}),
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
                {.text = one.value, .fraction = score_of(s, response.id, {one.value}), .tolerance = 0});
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
            options.push_back({.text = text, .fraction = score_of(s, response.id, {one.value})});
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
        options[i].fraction = percent(options[i].fraction, most);
    }
}

bool is_number(OldScored& s, const OldResponse& response, const std::vector<OldRules::Compared>& compared) {
    const std::string kind = kind_of(s.item);
    const bool has_range = !ranges_of(compared).empty();
    return response.kind == OldResponse::Kind::number || has_range || kind.contains("numer");
}

}  // namespace

void options_of(OldScored& s, const OldResponse& response) {
    std::vector<double> scores;
    std::map<std::string, std::vector<std::size_t>> shown;
    for (std::size_t i = 0; i < response.labels.size(); ++i) {
        const OldOutcome outcome = s.rules.run({{response.id, {response.labels[i].id}}});
        scores.push_back(outcome.score);
        for (const std::string& id : outcome.shown) {
            shown[id].push_back(i);
        }
    }
    const double most = most_of(scores);
    for (std::size_t i = 0; i < response.labels.size(); ++i) {
        s.question.options.push_back({.id = letter_id(i),
                                      .text = response.labels[i].text,
                                      .fraction = percent(scores[i], most),
                                      .fixed = response.labels[i].fixed});
    }
    for (const auto& [id, places] : shown) {
        const auto text = s.item.feedback.find(id);
        const bool is_general = lower(id).starts_with("general") || lower(id).starts_with("correct") ||
                                lower(id).starts_with("incorrect");
        if (places.size() == 1 && text != s.item.feedback.end() && !is_general) {
            s.question.options[places[0]].feedback = text->second;
            s.used_feedback.insert(id);
        }
    }
    if (most <= enough) {
        none_right(s);
    }
}

void one_right(OldScored& s, const OldResponse& response) {
    Question& q = s.question;
    q.type = QuestionType::choice;
    options_of(s, response);
    q.all_or_nothing =
        std::ranges::all_of(q.options, [](const QuestionOption& o) { return is_whole(o.fraction); });
}

void several_right(OldScored& s, const OldResponse& response) {
    Question& q = s.question;
    q.type = QuestionType::multiple_response;
    q.most = 0;
    const std::vector<std::string> right = s.rules.right(response.id);
    std::vector<double> alone;
    for (const OldLabel& label : response.labels) {
        alone.push_back(score_of(s, response.id, {label.id}));
    }
    // Points that each give on their own, and that add up to what all give together, are partial points.
    const double all = right.empty() ? 0 : score_of(s, response.id, right);
    std::vector<std::string> each;
    for (std::size_t i = 0; i < alone.size(); ++i) {
        if (alone[i] > enough) {
            each.push_back(response.labels[i].id);
        }
    }
    const double together = each.empty() ? 0 : score_of(s, response.id, each);
    double parts = 0;
    for (const double score : alone) {
        parts += std::max(0.0, score);
    }
    const bool adds_up =
        each.size() > 1 && std::abs(together - parts) < enough * 100 && together > all - enough;
    q.all_or_nothing = !adds_up;
    for (std::size_t i = 0; i < response.labels.size(); ++i) {
        const OldLabel& label = response.labels[i];
        const double fraction = adds_up                  ? percent(alone[i], together)
                                : is_in(right, label.id) ? 100.0 / double(right.size())
                                                         : 0;
        q.options.push_back(
            {.id = letter_id(i), .text = label.text, .fraction = fraction, .fixed = label.fixed});
    }
    if (!adds_up && all <= enough) {
        none_right(s);
    }
}

void order_of(OldScored& s, const OldResponse& response) {
    Question& q = s.question;
    q.type = QuestionType::order;
    q.shuffle = true;
    const std::vector<std::string> right = s.rules.right(response.id);
    for (const std::string& id : right) {
        const auto label = std::ranges::find(response.labels, id, &OldLabel::id);
        if (label != response.labels.end()) {
            q.options.push_back({.id = letter_id(q.options.size()), .text = label->text});
        }
    }
    q.most = std::int64_t(q.options.size());
    if (right.empty() || q.options.size() != response.labels.size()) {
        s.reader.texts.error("no_right_answer", "The rules of this question name no order of all its steps.");
    }
}

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
            blank.options.push_back(
                {.text = label.text, .fraction = score_of(s, response.id, {label.id}), .fixed = label.fixed});
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

void pairs_of(OldScored& s) {
    Question& q = s.question;
    q.type = QuestionType::match;
    q.most = 0;
    q.all_or_nothing = false;
    double sum = 0;
    for (const OldResponse& response : s.item.responses) {
        const std::string id = letter_id(q.options.size());
        q.options.push_back({.id = id, .text = response.prompt});
        double best = 0;
        std::string right;
        for (const OldLabel& label : response.labels) {
            auto target = std::ranges::find(q.targets, label.text, &QuestionTarget::text);
            if (target == q.targets.end()) {
                const std::string name = "m" + std::to_string(q.targets.size() + 1);
                q.targets.push_back({.id = name, .text = label.text, .area = {}, .group = {}, .most = 0});
                target = q.targets.end() - 1;
            }
            const double score = score_of(s, response.id, {label.id});
            if (score > best) {
                best = score;
                right = target->id;
            }
        }
        if (right.empty()) {
            none_right(s);
            return;
        }
        sum += best;
        q.pairs.push_back({id, right, best});
    }
    for (QuestionPair& pair : q.pairs) {
        pair.fraction = 100 * pair.fraction / sum;
    }
}

void place_feedback(OldScored& s, const std::string& id, const std::string& text) {
    const auto is_shown = [&](const OldAnswers& answers) { return is_in(s.rules.run(answers).shown, id); };
    OldAnswers right;
    for (const OldResponse& response : s.item.responses) {
        right[response.id] = s.rules.right(response.id);
    }
    QuestionFeedback& feedback = s.question.feedback;
    std::string* place = nullptr;
    if (is_shown(right)) {
        place = is_shown({}) ? &feedback.general : &feedback.correct;
    } else if (is_shown({})) {
        place = &feedback.wrong;
    }
    if (place != nullptr && place->empty()) {
        *place = text;
    } else {
        s.reader.texts.not_kept("the feedback \"" + id.substr(0, 40) + "\"");
    }
}

}  // namespace exchange
