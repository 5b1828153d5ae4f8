// Questions with answers to choose from, to put in order, and to pair.
#include <base/text.hpp>

#include "landing.hpp"
#include "moodle.hpp"

namespace exchange {
namespace {

void options_of(MoodleQuestion& read) {
    for (const pugi::xml_node answer : read.node().children("answer")) {
        QuestionOption option;
        option.id = letter_id(read.question.options.size());
        option.text = read.inner(answer);
        option.fraction = read.fraction(answer);
        option.feedback = read.inner(answer.child("feedback"));
        read.question.options.push_back(std::move(option));
    }
}

bool is_whole(double fraction) { return fraction == 0 || fraction == 100; }

}  // namespace

void moodle_choice(MoodleQuestion& read) {
    Question& q = read.question;
    options_of(read);
    if (q.type == QuestionType::choice && !read.flag("single", true)) {
        q.type = QuestionType::multiple_response;
    }
    if (q.type == QuestionType::multiple_response) {
        q.most = 0;
        q.all_or_nothing = false;
        return;
    }
    q.all_or_nothing =
        std::ranges::all_of(q.options, [](const QuestionOption& o) { return is_whole(o.fraction); });
}

void moodle_choice_set(MoodleQuestion& read) {
    options_of(read);
    read.question.most = 0;
    read.question.all_or_nothing = true;
}

void moodle_true_false(MoodleQuestion& read) {
    Question& q = read.question;
    q.shuffle = false;
    q.options = {{.id = "true", .text = "True"}, {.id = "false", .text = "False"}};
    std::size_t seen = 0;
    for (const pugi::xml_node answer : read.node().children("answer")) {
        const std::string says = lower(read.words(answer));
        if (says != "true" && says != "false") {
            read.texts.error("answer_unreadable",
                             "The answers of a true/false question are \"true\" and "
                             "\"false\"; \"" +
                                 says.substr(0, 40) + "\" is neither.");
            return;
        }
        QuestionOption& option = q.options[says == "true" ? 0 : 1];
        option.fraction = read.fraction(answer);
        option.feedback = read.inner(answer.child("feedback"));
        ++seen;
    }
    if (seen == 0) {
        read.texts.error("answers_missing", "The file does not say whether it is true or false.");
    }
    q.all_or_nothing =
        std::ranges::all_of(q.options, [](const QuestionOption& o) { return is_whole(o.fraction); });
}

void moodle_matching(MoodleQuestion& read) {
    Question& q = read.question;
    q.most = 0;
    q.all_or_nothing = false;
    for (const pugi::xml_node part : read.node().children("subquestion")) {
        const std::string left = read.inner(part), right = read.inner(part.child("answer"));
        if (right.empty()) {
            continue;
        }
        auto target = std::ranges::find(q.targets, right, &QuestionTarget::text);
        if (target == q.targets.end()) {
            const std::string id = "m" + std::to_string(q.targets.size() + 1);
            q.targets.push_back({.id = id, .text = right, .area = {}, .group = {}, .most = 0});
            target = q.targets.end() - 1;
        }
        if (!left.empty()) {  // without one, the answer is there to mislead
            const std::string id = letter_id(q.options.size());
            q.options.push_back({.id = id, .text = left});
            q.pairs.push_back({id, target->id});
        }
    }
    for (QuestionPair& pair : q.pairs) {
        pair.fraction = 100.0 / double(q.pairs.size());
    }
    if (q.pairs.empty()) {
        read.texts.error("pairs_missing", "There is nothing to match in this question.");
    }
}

void moodle_ordering(MoodleQuestion& read) {
    Question& q = read.question;
    std::vector<std::pair<double, QuestionOption>> steps;
    for (const pugi::xml_node answer : read.node().children("answer")) {
        // Here the fraction is the place: 1, 2, 3…
        const double place = number_in(answer.attribute("fraction").value()).value_or(double(steps.size()));
        steps.emplace_back(place, QuestionOption{.text = read.inner(answer),
                                                 .feedback = read.inner(answer.child("feedback"))});
    }
    std::ranges::stable_sort(steps, {}, [](const auto& step) { return step.first; });
    for (auto& [place, step] : steps) {
        step.id = letter_id(q.options.size());
        q.options.push_back(std::move(step));
    }
    q.shuffle = true;
    q.most = std::int64_t(q.options.size());
    const std::string grading = read.plain("gradingtype");
    q.all_or_nothing = true;
    if (!grading.empty() && grading != "ALL_OR_NOTHING" && grading != "-1") {
        read.texts.not_kept("points for an order that is right in part (" + grading.substr(0, 40) + ")");
    }
    const std::string which = read.plain("selecttype");
    if (!which.empty() && which != "ALL" && which != "0") {
        read.texts.not_kept("that only some of the steps are shown");
    }
}

}  // namespace exchange
