#include "gift.hpp"

#include <base/text.hpp>

#include <fmt/format.h>
#include <cmath>

namespace exchange::gift {
namespace {

struct Reading {
    std::int64_t line;
    Written how;
    Landing& landing;
    Question& question;

    std::string words(std::string_view text) const {
        return landing.words(unescaped(trimmed(text)), how, line);
    }
    std::string block(std::string_view text) const {
        return trimmed(text).empty() ? "" : landing.block(unescaped(trimmed(text)), how, line);
    }
    std::unexpected<Wrong> wrong(std::string code, std::string message) const {
        return gift::wrong(line, std::move(code), std::move(message));
    }
};

// One answer as written: "=", "~" or neither, its weight, its text, its feedback.
struct Part {
    char mark = '=';
    std::string text, feedback;
    std::optional<double> weight;
};

// "%50%text" gives 50 and leaves "text". A weight that is none is a problem.
Read take_weight(const Reading& r, Part& part) {
    part.text = trimmed(part.text);
    if (!part.text.starts_with('%')) {
        return {};
    }
    const std::size_t end = part.text.find('%', 1);
    if (end == std::string::npos) {
        return {};  // a percent sign of the text
    }
    const auto weight = number_in(std::string_view(part.text).substr(1, end - 1));
    if (!weight || std::abs(*weight) > 100) {
        return r.wrong("bad_weight", "\"" + part.text.substr(0, std::min<std::size_t>(end + 1, 40)) +
                                         "\" is no weight: write a number from -100 to 100 between the "
                                         "percent signs.");
    }
    part.weight = weight;
    part.text = trimmed(part.text.substr(end + 1));
    return {};
}

Read parts_of(const Reading& r, std::string_view answer, std::vector<Part>& out) {
    std::size_t from = answer.find_first_of("=~");
    if (!trimmed(answer.substr(0, std::min(from, answer.size()))).empty()) {
        return r.wrong("answer_not_understood",
                       "There is text before the first \"=\" or \"~\" of the answers: mark every answer.");
    }
    while (from < answer.size()) {
        const std::size_t to = std::min(answer.find_first_of("=~", from + 1), answer.size());
        const std::string_view written = answer.substr(from + 1, to - from - 1);
        const std::size_t hash = std::min(written.find('#'), written.size());
        Part part{.mark = answer[from], .text = std::string(written.substr(0, hash))};
        if (hash < written.size()) {
            part.feedback = r.block(written.substr(hash + 1));
        }
        CHECK(take_weight(r, part));
        out.push_back(std::move(part));
        from = to;
    }
    return {};
}

QuestionOption option_of(const Reading& r, const Part& part, std::size_t place, double fraction) {
    return {
        .id = letter_id(place), .text = r.words(part.text), .fraction = fraction, .feedback = part.feedback};
}

Read read_choice(const Reading& r, std::string_view answer) {
    std::vector<Part> parts;
    CHECK(parts_of(r, answer, parts));
    const bool one = std::ranges::any_of(parts, [](const Part& p) { return p.mark == '='; });
    r.question.type = one ? QuestionType::choice : QuestionType::multiple_response;
    r.question.most = one ? 1 : 0;
    r.question.all_or_nothing = false;
    for (const Part& p : parts) {
        r.question.options.push_back(
            option_of(r, p, r.question.options.size(), p.weight.value_or(p.mark == '=' ? 100 : 0)));
    }
    return {};
}

// Accepted texts are words, not HTML: they are compared with what was typed.
Read read_short_answer(const Reading& r, std::string_view answer) {
    std::vector<Part> parts;
    CHECK(parts_of(r, answer, parts));
    r.question.type = QuestionType::text_entry;
    r.question.all_or_nothing = false;
    for (const Part& p : parts) {
        r.question.options.push_back({.id = letter_id(r.question.options.size()),
                                      .text = trimmed(unescaped(p.text)),
                                      .fraction = p.weight.value_or(100),
                                      .feedback = p.feedback});
    }
    return {};
}

Read read_match(const Reading& r, std::string_view answer) {
    std::vector<Part> parts;
    CHECK(parts_of(r, answer, parts));
    Question& q = r.question;
    q.type = QuestionType::match;
    q.most = 0;
    q.all_or_nothing = false;
    for (const Part& p : parts) {
        const std::size_t arrow = p.text.find("->");
        if (arrow == std::string::npos) {
            return r.wrong("match_without_arrow", "\"" + unescaped(p.text).substr(0, 60) +
                                                      "\" has no \"->\": every line of a matching question "
                                                      "needs one.");
        }
        const std::string left = r.words(p.text.substr(0, arrow)), right = r.words(p.text.substr(arrow + 2));
        if (right.empty()) {
            return r.wrong("match_without_arrow", "There is nothing after \"->\": write what belongs there.");
        }
        auto target = std::ranges::find(q.targets, right, &QuestionTarget::text);
        if (target == q.targets.end()) {
            target = q.targets.insert(
                q.targets.end(),
                {.id = "t" + std::to_string(q.targets.size() + 1), .text = right, .most = 0});
        }
        if (!left.empty()) {  // without a left side it is a distractor
            q.options.push_back({.id = letter_id(q.options.size()), .text = left});
            q.pairs.push_back({q.options.back().id, target->id});
        }
    }
    for (QuestionPair& pair : q.pairs) {
        pair.fraction = 100.0 / static_cast<double>(q.pairs.size());
    }
    return {};
}

// "3:2" is 3 with 2 to either side, "1..5" is 3 with 2 to either side.
Read read_number(const Reading& r, std::string_view written, QuestionOption& option) {
    const std::string text = trimmed(written);
    const std::size_t dots = text.find(".."), colon = text.find(':');
    std::optional<double> value, off;
    if (dots != std::string::npos) {
        const auto low = number_in(std::string_view(text).substr(0, dots)),
                   high = number_in(std::string_view(text).substr(dots + 2));
        if (low && high && *low <= *high) {
            value = (*low + *high) / 2;
            off = (*high - *low) / 2;
        }
    } else if (colon != std::string::npos) {
        value = number_in(std::string_view(text).substr(0, colon));
        off = number_in(std::string_view(text).substr(colon + 1));
        if (off && *off < 0) {
            off.reset();
        }
    } else {
        value = number_in(text);
        off = 0;
    }
    if (!value || !off) {
        return r.wrong("bad_number", "\"" + unescaped(text).substr(0, 40) +
                                         "\" is no number: write 3, 3:0.5 (3, half to either side) or 1..5, "
                                         "with a decimal point.");
    }
    option.text = fmt::format("{}", *value);
    option.tolerance = *off;
    return {};
}

Read read_numeric(const Reading& r, std::string_view answer) {
    r.question.type = QuestionType::numeric;
    r.question.all_or_nothing = false;
    std::vector<Part> parts;
    const std::string lead = trimmed(answer);
    if (lead.starts_with('=') || lead.starts_with('~')) {
        CHECK(parts_of(r, lead, parts));
    } else {
        const std::size_t hash = std::min(lead.find('#'), lead.size());
        const std::size_t other = std::min(lead.find_first_of("=~"), hash);
        parts.push_back({.text = lead.substr(0, other)});
        if (other < hash || lead.find_first_of("=~", hash) != std::string::npos) {
            return r.wrong("answer_not_understood",
                           "Several numbers each begin with \"=\" or \"~\": mark the first one too.");
        }
        parts.back().feedback = r.block(lead.substr(std::min(hash + 1, lead.size())));
    }
    for (const Part& p : parts) {
        QuestionOption option{.id = letter_id(r.question.options.size()),
                              .fraction = p.weight.value_or(p.mark == '=' ? 100 : 0),
                              .feedback = p.feedback};
        if (p.text.empty() || p.text == "*") {
            option.text = "*";  // any other number
        } else {
            CHECK(read_number(r, p.text, option));
        }
        r.question.options.push_back(std::move(option));
    }
    return {};
}

// "T", "TRUE#when wrong#when right", "FALSE" …; nothing for what is no truth value.
std::optional<bool> truth_of(std::string_view answer) {
    const std::string word = lower(trimmed(answer.substr(0, std::min(answer.find('#'), answer.size()))));
    if (word == "t" || word == "true") {
        return true;
    }
    return word == "f" || word == "false" ? std::optional(false) : std::nullopt;
}

void read_truth(const Reading& r, std::string_view answer, bool truth) {
    std::string when_wrong, when_right;
    const std::size_t first = answer.find('#');
    if (first != std::string_view::npos) {
        const std::string_view rest = answer.substr(first + 1);
        const std::size_t second = std::min(rest.find('#'), rest.size());
        when_wrong = r.block(rest.substr(0, second));
        when_right = r.block(rest.substr(std::min(second + 1, rest.size())));
    }
    r.question.type = QuestionType::true_false;
    r.question.shuffle = false;
    for (const bool option : {true, false}) {
        r.question.options.push_back({.id = option ? "true" : "false",
                                      .text = option ? "True" : "False",
                                      .fraction = option == truth ? 100.0 : 0.0,
                                      .feedback = option == truth ? when_right : when_wrong});
    }
}

}  // namespace

Read read_answer(std::string_view answer, std::int64_t at, Written how, Landing& landing,
                 Question& question) {
    const Reading r{at, how, landing, question};
    if (const std::size_t general = answer.find("####"); general != std::string_view::npos) {
        question.feedback.general = r.block(answer.substr(general + 4));
        answer = answer.substr(0, general);
    }
    const std::string text = trimmed(answer);
    if (text.empty()) {
        question.type = QuestionType::extended_text;
        return {};
    }
    if (text.starts_with('#')) {
        return read_numeric(r, std::string_view(text).substr(1));
    }
    if (const auto truth = truth_of(text)) {
        read_truth(r, text, *truth);
        return {};
    }
    if (text.find('~') != std::string::npos) {
        return read_choice(r, text);
    }
    if (text.find("->") != std::string::npos) {
        return read_match(r, text);
    }
    if (text.find('=') != std::string::npos) {
        return read_short_answer(r, text);
    }
    return r.wrong("answer_not_understood",
                   "The answer is neither true or false nor marked with \"=\" or \"~\": write {T}, "
                   "{=right ~wrong}, {=word} or {#3}.");
}

}  // namespace exchange::gift
