// The time before the exam.
#include "journey.hpp"

namespace population {

void Journey::later(double days, void (Journey::*what)(), int from, int to) {
    at(some_day(world_, person_, days, from, to), [what](Journey& j) { (j.*what)(); });
}

void Journey::begin() {
    sign_up(world_, person_);
    if (dice().happens(behaviour().accommodation)) {
        later(0.5, &Journey::ask_accommodation);
    }
    if (dice().happens(behaviour().takes_course) && !path().activities.empty()) {
        later(dice().between(0, 4), &Journey::enrol, 17, 22);
    } else {
        at(world_.now() + Hours(dice().between(2, 200)), [](Journey& j) { j.practise(0); });
    }
}

void Journey::ask_accommodation() {
    const auto& [preset, reason] = dice().one_of(Words::accommodations());
    const Reply asked = mine("POST", "/api/me/accommodations", {{"preset", preset}, {"reason", reason}});
    const auto* requests = asked.find("/requests");
    if (!asked.good() || requests == nullptr) {
        return;
    }
    for (const auto& request : requests->as_array()) {
        if (request.at("state").as_string() != "requested") {
            continue;
        }
        const std::string id(request.at("id").as_string());
        const bool good = dice().happens(0.9);
        at(world_.now() + Hours(dice().between(20, 240)), [id, good](Journey& j) {
            json::object verdict{{"decision", good ? "approved" : "refused"}};
            if (!good) {
                verdict["answer"] = "Please send a confirmation that is not older than two years.";
            }
            j.world_.ask(j.ground_.reviewer, "POST", "/api/manage/accommodations/" + id + "/decisions",
                         verdict);
        });
    }
}

void Journey::enrol() {
    if (!world_.ask(person_.asker, "POST", "/api/courses/" + path().course + "/enrolments").good()) {
        return practise(0);
    }
    const std::size_t all = path().activities.size();
    const bool whole = dice().happens(behaviour().finishes_course);
    learn(0, whole ? all : std::size_t(dice().between(1, std::int64_t(all) - 1)));
}

// An evening or a lunch hour with one to three activities, then the next one some days later.
void Journey::learn(std::size_t next, std::size_t until) {
    const std::string below = "/api/courses/" + path().course + "/activities/";
    const std::size_t all = path().activities.size();
    for (std::int64_t n = dice().between(1, 3); n > 0 && next < until; --n, ++next) {
        const CourseActivity& activity = path().activities[next];
        if (activity.questions.empty()) {
            mine("PUT", below + activity.id + "/progress", {{"position", 1000}, {"done", true}});
        } else {
            answer_check(activity);
        }
        person_.course = double(next + 1) / double(all);
    }
    if (next < until) {
        at(some_day(world_, person_, dice().around(2.2, 0.7), 12, 23),
           [next, until](Journey& j) { j.learn(next, until); });
    } else {
        if (until < all) {  // where they stopped reading
            mine("PUT", below + path().activities[until].id + "/progress",
                 {{"position", dice().between(80, 700)}, {"done", false}});
        }
        at(world_.now() + Hours(dice().between(8, 170)), [](Journey& j) { j.practise(0); });
    }
}

// Wrong now and then, and then once more: a check is done when every question was answered right.
void Journey::answer_check(const CourseActivity& activity) {
    const std::string to = "/api/courses/" + path().course + "/activities/" + activity.id + "/answers";
    for (const CheckQuestion& q : activity.questions) {
        json::array right;
        for (const std::string& option : q.right) {
            right.emplace_back(option);
        }
        if (!q.wrong.empty() && !dice().happens(0.82)) {
            json::array wrong = right;
            wrong[0] = dice().one_of(q.wrong);
            mine("POST", to, {{"question", q.id}, {"response", std::move(wrong)}});
        }
        mine("POST", to, {{"question", q.id}, {"response", std::move(right)}});
    }
}

void Journey::practise(std::size_t set) {
    const double share = set == 0 ? behaviour().takes_practice : behaviour().takes_practice_again;
    if (set >= path().practice.size() || !dice().happens(share)) {
        return ready_to_book();
    }
    const Reply begun =
        mine("POST", "/api/practice/" + path().practice[set] + "/attempts", {{"mode", "exam"}});
    if (!begun.good()) {
        return ready_to_book();
    }
    Sitting::begin(world_, person_, delivery::AttemptId(begun.text("/attempt")),
                   [self = shared_from_this(), set](Ending) {
                       ++self->person_.practised;
                       self->at(
                           some_day(self->world_, self->person_, double(self->dice().between(1, 6)), 9, 22),
                           [set](Journey& j) { j.practise(set + 1); });
                   });
}

void Journey::ready_to_book() {
    if (path().open && dice().happens(behaviour().books)) {
        later(dice().around(2.5, 0.8), &Journey::book);
    }
}

}  // namespace population
