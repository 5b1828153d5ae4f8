#include "place.hpp"
#include "scripts.hpp"

#include <boost/json.hpp>

#include <iostream>
#include <stdexcept>

namespace load {
namespace json = boost::json;

void say(const Wish& wish, const std::string& step) {
    if (wish.progress) {
        std::cerr << step << std::endl;
    }
}

Place::Place(const Wish& wish) : wish_(wish) {
    if (wish.url.empty()) {
        say(wish, "Starting a server of its own");
        child_.emplace(wish.folder, wish.database);
        address_ = child_->address();
    } else {
        address_ = address_of(wish.url);
    }
    talk_.emplace(address_);
}

Use Place::use() {
    if (!own()) {
        return {};
    }
    const json::value v = talk_->ask("GET", "/api/bench/use", 200);
    const auto number = [&](const char* name) { return v.at(name).to_number<double>(); };
    return {number("cpu_us"), number("commits"), number("writes"), number("appends")};
}

double Place::serial_commits_per_s(int milliseconds) {
    return talk_->ask("POST", "/api/bench/serial-commits", 200, json::object{{"milliseconds", milliseconds}})
        .at("commits_per_s")
        .to_number<double>();
}

std::vector<Ticket> Place::tickets(std::int64_t count) {
    say(wish_, "Making " + std::to_string(count) + " candidates");
    if (!own()) {
        return people_over_http(address_, wish_, count, on_this_machine());
    }
    std::vector<Ticket> out;
    const json::value made =
        talk_->ask("POST", "/api/bench/people", 200,
                   json::object{{"count", count}, {"exam", wish_.exam}, {"proctored", false}});
    for (const json::value& one : made.at("items").as_array()) {
        out.push_back(
            {std::string(one.at("cookie").as_string()), std::string(one.at("attempt").as_string())});
    }
    return out;
}

void Place::authorise(const std::vector<std::string>& attempts) {
    if (attempts.empty()) {
        return;
    }
    if (!staff_) {
        staff_.emplace(address_);
        std::string email = wish_.staff, password = wish_.password;
        if (email.empty()) {
            const json::value accounts = talk_->ask("GET", "/api/demo/accounts", 200);
            for (const json::value& one : accounts.as_array()) {
                if (one.at("role").as_string() == "proctor") {
                    email = one.at("email").as_string();
                    password = one.at("password").as_string();
                }
            }
        }
        if (email.empty()) {
            throw std::runtime_error(
                "This exam has a proctor. Name one with --staff, and put the password into "
                "ASSAY_LOAD_PASSWORD.");
        }
        staff_->ask("POST", "/api/sessions", 200, json::object{{"email", email}, {"password", password}});
    }
    for (const std::string& attempt : attempts) {
        staff_->ask("POST", "/api/manage/attempts/" + attempt + "/authorisation", 200,
                    json::object{{"name_matches", true}, {"photo_matches", true}});
    }
}

void arrive(Place& place, Room& room) {
    ArriveScript script(room);
    room.closed(script, Room::Turns::whole, 300 * second);
    place.authorise(script.waiting);
    if (room.tally().error_count() > 0) {
        throw std::runtime_error("The candidates were not let in: " + room.tally().errors.begin()->first +
                                 ".");
    }
}

}  // namespace load
