#include "cartridge_scored.hpp"

#include <base/text.hpp>
#include <cmath>

#include "html_lists.hpp"
#include "html_words.hpp"
#include "landing.hpp"

namespace exchange {
namespace {

bool is_whole(double fraction) { return fraction == 0 || fraction == 100; }

}  // namespace

double percent_of_best(double score, double most) {
    const double value = most > 0 ? 100 * score / most : 0;
    return std::clamp(std::round(value * 1e9) / 1e9, -100.0, 100.0);
}

double old_score(OldScored& s, const std::string& response, std::vector<std::string> values) {
    return s.rules.run({{response, std::move(values)}}).score;
}

void none_right(OldScored& s) {
    s.reader.texts.error("no_right_answer",
                         "The rules of this question give points for no answer. Mark one as right.");
}

double most_of(const std::vector<double>& scores) {
    return scores.empty() ? 0 : std::max(0.0, *std::ranges::max_element(scores));
}

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
                                      .fraction = percent_of_best(scores[i], most),
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
        alone.push_back(old_score(s, response.id, {label.id}));
    }
    // Points that each give on their own, and that add up to what all give together, are partial points.
    const double all = right.empty() ? 0 : old_score(s, response.id, right);
    std::vector<std::string> each;
    for (std::size_t i = 0; i < alone.size(); ++i) {
        if (alone[i] > enough) {
            each.push_back(response.labels[i].id);
        }
    }
    const double together = each.empty() ? 0 : old_score(s, response.id, each);
    double parts = 0;
    for (const double score : alone) {
        parts += std::max(0.0, score);
    }
    const bool adds_up =
        each.size() > 1 && std::abs(together - parts) < enough * 100 && together > all - enough;
    q.all_or_nothing = !adds_up;
    for (std::size_t i = 0; i < response.labels.size(); ++i) {
        const OldLabel& label = response.labels[i];
        const double fraction = adds_up                  ? percent_of_best(alone[i], together)
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
            const double score = old_score(s, response.id, {label.id});
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
