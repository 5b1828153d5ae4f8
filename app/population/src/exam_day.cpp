// From the door to the result.
#include "journey.hpp"

namespace population {

void Journey::arrive(const std::string& booking, bool at_centre) {
    const Reply in = world_.ask(person_.asker, "POST", "/api/bookings/" + booking + "/check-ins");
    if (!in.good()) {
        return;
    }
    let_in(booking, in.text("/attempt"), at_centre);
}

void Journey::let_in(const std::string& booking, const std::string& attempt, bool at_centre) {
    const std::string deeds = "/api/attempts/" + attempt + "/deeds";
    const Reply here = mine("POST", deeds, {{"id", world_.uuid()}, {"deed", "check_in"}});
    const Reply agreed =
        mine("POST", deeds, {{"id", world_.uuid()}, {"deed", "agree"}, {"version", here.text("/agreement")}});
    if (!agreed.good()) {
        return;
    }
    const auto starts = world_.now() + std::chrono::seconds(dice().between(90, 420));
    if (agreed.text("/phase") == "checked_in") {
        mine("POST", deeds, {{"id", world_.uuid()}, {"deed", "ask_proctor"}});
        at(starts - std::chrono::seconds(40), [attempt](Journey& j) {
            j.world_.ask(j.ground_.proctor, "POST", "/api/manage/attempts/" + attempt + "/authorisation",
                         json::object{{"name_matches", true}, {"photo_matches", true}});
        });
    }
    at(starts, [booking, attempt, at_centre](Journey& j) { j.sit(booking, attempt, at_centre); });
}

void Journey::sit(const std::string& booking, const std::string& attempt, bool at_centre) {
    const auto sitting = Sitting::begin(
        world_, person_, delivery::AttemptId(attempt), [self = shared_from_this(), attempt](Ending) {
            // The result is released after a day; people look soon after, or some days later.
            self->at(self->world_.now() + Hours(25) + Minutes(self->dice().between(5, 2800)),
                     [attempt](Journey& j) { j.look_at_result(attempt); });
        });
    if (!sitting) {
        return;
    }
    if (at_centre && dice().happens(behaviour().incident)) {
        at(world_.now() + Minutes(dice().between(8, 45)),
           [booking, attempt, sitting](Journey& j) { j.trouble(booking, attempt, sitting); });
    }
    if (!at_centre && dice().happens(behaviour().loses_network)) {
        at(world_.now() + Minutes(dice().between(5, 50)), [sitting](Journey& j) {
            sitting->wait_until(j.world_.now() + std::chrono::seconds(j.dice().between(80, 600)));
        });
    }
}

void Journey::trouble(const std::string& booking, const std::string& attempt,
                      const std::shared_ptr<Sitting>& sitting) {
    if (sitting->is_over()) {
        return;
    }
    const auto& [kind, text] = dice().one_of(Words::incidents());
    world_.ask(ground_.proctor, "POST", "/api/manage/bookings/" + booking + "/incidents",
               json::object{{"kind", kind}, {"text", text}});
    if (kind == "behaviour") {
        world_.ask(ground_.proctor, "POST", "/api/manage/attempts/" + attempt + "/messages",
                   json::object{{"text", "Please put your phone into the locker now."}});
    } else if (kind == "technical" || kind == "environment") {
        pause(attempt, sitting);
    }
}

void Journey::pause(const std::string& attempt, const std::shared_ptr<Sitting>& sitting) {
    const std::string of = "/api/manage/attempts/" + attempt;
    const auto minutes = dice().between(3, 12);
    const Reply paused = world_.ask(
        ground_.proctor, "POST", of + "/pauses",
        json::object{{"code", "technical"}, {"reason", "Your exam is paused until the seat works again."}});
    if (!paused.good()) {
        return;
    }
    sitting->wait_until(world_.now() + Minutes(minutes) + std::chrono::seconds(5));
    at(world_.now() + Minutes(minutes), [of](Journey& j) {
        j.world_.ask(j.ground_.proctor, "POST", of + "/resumptions");
        if (j.dice().happens(0.5)) {
            j.world_.ask(j.ground_.proctor, "POST", of + "/time-grants",
                         json::object{{"minutes", j.dice().between(2, 6)},
                                      {"code", "technical"},
                                      {"reason", "For the time in which the seat did not work."}});
        }
    });
}

void Journey::look_at_result(const std::string& attempt) {
    const Reply found = world_.ask(person_.asker, "GET", "/api/results", "", {{"attempt", attempt}});
    const auto* result = found.find("/items/0");
    if (result == nullptr) {
        return;
    }
    const std::string state(result->at("state").as_string());
    if (state == "held" || state == "provisional") {
        at(world_.now() + Hours(30), [attempt](Journey& j) { j.look_at_result(attempt); });
    } else if (state != "voided") {
        result->at("passed").as_bool() ? passed() : failed();
    }
}

void Journey::failed() {
    ++person_.failed;
    if (dice().happens(behaviour().sits_again)) {
        later(dice().around(16, 0.25), &Journey::book);
    }
}

}  // namespace population
