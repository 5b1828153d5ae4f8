// Holding a credential: credits, renewal, what staff do to it, and the next exam.
#include "journey.hpp"

#include <fmt/format.h>

namespace population {

void Journey::passed() {
    const Reply mine_all = world_.ask(person_.asker, "GET", "/api/credentials");
    const auto* items = mine_all.find("/items");
    if (items == nullptr || items->as_array().empty()) {
        return;
    }
    const auto& newest = items->as_array().front();
    const std::string credential(newest.at("id").as_string());
    const auto expires = parse_date(newest.at("expires_on").as_string());
    const bool short_lived = expires && midnight(*expires) < world_.now() + Days(400);
    if (dice().happens(behaviour().hides_credential)) {
        mine("PATCH", "/api/credentials/" + credential, {{"shown", false}});
    }
    const bool keen = short_lived && dice().happens(0.45);
    if (keen || dice().happens(behaviour().claims)) {
        const double days = keen ? double(dice().between(30, 200)) : dice().around(50, 0.8);
        at(some_day(world_, person_, days, 9, 21), [credential, since = world_.now(), keen](Journey& j) {
            j.claim(credential, keen ? 7 : int(j.dice().between(1, 4)), since, keen);
        });
    }
    watch_over(credential);
    if (person_.step + 1 < ground_.paths.size() && ground_.paths[person_.step + 1].open &&
        dice().happens(behaviour().goes_higher)) {
        later(dice().around(35, 0.5), &Journey::go_higher);
    }
}

void Journey::claim(const std::string& credential, int number, Instant since, bool keen) {
    const Words::Activity& what = keen ? Words::activities()[std::size_t(number) % Words::activities().size()]
                                       : dice().one_of(Words::activities());
    const auto ago = std::int64_t(dice().unit() * double((world_.now() - since) / Days(1)));
    const json::object body{
        {"activity", what.kind},
        {"title", what.title},
        {"provider", dice().one_of(Words::providers())},
        {"done_on", to_string(utc_date(world_.now() - Days(std::min<std::int64_t>(ago, 60))))},
        {"credits", keen ? what.most : dice().between(what.least, what.most)},
        {"evidence", fmt::format("https://learning.example/records/{}", dice().between(10'000, 99'999))}};
    const Reply made = mine("POST", "/api/credentials/" + credential + "/claims", body);
    if (made.good()) {
        const std::string id = made.text("/id");
        at(world_.now() + Hours(dice().between(20, 190)),
           [credential, id, body](Journey& j) { j.decide(credential, id, body); });
    }
    if (number > 1) {
        at(some_day(world_, person_, keen ? 4 : dice().around(30, 0.6), 9, 21),
           [credential, number, since, keen](Journey& j) { j.claim(credential, number - 1, since, keen); });
    } else if (keen) {
        at(some_day(world_, person_, 14, 9, 21), [credential](Journey& j) { j.renew(credential); });
    }
}

void Journey::decide(const std::string& credential, const std::string& claim, const json::object& body) {
    const double how = dice().unit();
    json::object verdict{{"decision", how < 0.80 ? "approved" : how < 0.92 ? "returned" : "rejected"}};
    if (how >= 0.92) {
        verdict["reason"] = "This was done for another purpose and has no part on cloud computing.";
    } else if (how >= 0.80) {
        verdict["reason"] = "Please add an agenda or a confirmation that names you.";
    }
    const Reply decided =
        world_.ask(ground_.manager, "POST", "/api/manage/claims/" + claim + "/decisions", verdict);
    if (decided.good() && how >= 0.80 && how < 0.89) {
        at(some_day(world_, person_, dice().around(4, 0.5), 9, 21), [credential, claim,
                                                                     again = body](Journey& j) mutable {
            again["evidence"] = std::string(again.at("evidence").as_string()) + " with the agenda attached";
            if (j.mine("PUT", "/api/credentials/" + credential + "/claims/" + claim, again).good()) {
                j.at(j.world_.now() + Hours(40), [claim](Journey& later_on) {
                    later_on.world_.ask(later_on.ground_.manager, "POST",
                                        "/api/manage/claims/" + claim + "/decisions",
                                        json::object{{"decision", "approved"}});
                });
            }
        });
    }
}

void Journey::renew(const std::string& credential) {
    mine("POST", "/api/credentials/" + credential + "/renewals", {{"route", "credits"}});
}

// What a manager does to a few, with reasons.
void Journey::watch_over(const std::string& credential) {
    const std::string of = "/api/manage/credentials/" + credential;
    if (dice().happens(behaviour().suspended)) {
        const bool comes_back = dice().happens(0.5);
        at(world_.now() + Days(dice().between(5, 80)), [of, comes_back](Journey& j) {
            j.world_.ask(j.ground_.manager, "POST", of + "/suspensions",
                         json::object{{"reason", "A report about the sitting is being looked into."}});
            if (comes_back) {
                j.at(j.world_.now() + Days(9), [of](Journey& then) {
                    then.world_.ask(then.ground_.manager, "POST", of + "/reinstatements",
                                    json::object{{"reason", "Nothing was found."}});
                });
            }
        });
    } else if (dice().happens(behaviour().revoked)) {
        at(world_.now() + Days(dice().between(10, 60)), [of](Journey& j) {
            j.world_.ask(j.ground_.manager, "POST", of + "/revocations",
                         json::object{{"reason", "Somebody else sat this exam under the holder's name."}});
        });
    }
}

void Journey::go_higher() {
    ++person_.step;
    person_.course = 0;
    person_.practised = 0;
    person_.failed = 0;
    if (dice().happens(behaviour().takes_course) && !path().activities.empty()) {
        enrol();
    } else {
        practise(0);
    }
}

}  // namespace population
