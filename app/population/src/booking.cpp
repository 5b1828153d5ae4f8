// A place and a time for the exam, and what comes between.
#include "journey.hpp"

namespace population {
namespace {
const std::string online = "online", centre = "centre";
}

void Journey::book() {
    json::object wish = place_and_time(dice().around(11, 0.6));
    const bool at_centre = wish.at("mode").as_string() == centre;
    Reply made;
    if (at_centre && dice().happens(behaviour().holds_seat)) {
        const Reply held = mine("POST", "/api/exams/" + path().exam + "/holds", wish);
        if (!held.good()) {
            return;
        }
        wish = {{"hold", held.text("/id")}};
    }
    made = mine("POST", "/api/exams/" + path().exam + "/bookings", wish);
    if (const auto starts = parse_rfc3339(made.text("/starts_at")); made.good() && starts) {
        booked(made.text("/id"), *starts, at_centre);
    }
}

// Online on the half hour by day; at a centre what its calendar offers.
json::object Journey::place_and_time(double days_ahead) {
    if (person_.may_seek_centre) {
        const std::string& where = dice().one_of(person_.region->centres);
        if (const auto start = free_start(where, std::max(days_ahead, 2.0))) {
            return {{"mode", centre}, {"centre", where}, {"starts_at", *start}};
        }
    }
    const Date day =
        local_date(world_.now() + Duration(std::int64_t(std::max(days_ahead, 1.2) * 86'400e6)), person_.zone);
    const Instant start = from_local({day, Minutes(30 * dice().between(16, 40))}, person_.zone);
    return {{"mode", online}, {"starts_at", to_rfc3339(start)}};
}

std::optional<std::string> Journey::free_start(const std::string& where, double days_ahead) {
    const Date from = utc_date(world_.now() + Duration(std::int64_t(std::min(days_ahead, 80.0) * 86'400e6)));
    const Reply slots = world_.ask(person_.asker, "GET", "/api/exams/" + path().exam + "/slots", "",
                                   {{"centre", where}, {"from", to_string(from)}, {"days", "3"}});
    std::vector<std::string> free;
    if (slots.good()) {
        for (const auto& day : slots.body().at("days").as_array()) {
            for (const auto& start : day.at("starts").as_array()) {
                if (start.at("seats").to_number<std::int64_t>() > 0) {
                    free.emplace_back(start.at("starts_at").as_string());
                }
            }
        }
    }
    return free.empty() ? std::nullopt : std::optional(dice().one_of(free));
}

void Journey::booked(const std::string& booking, Instant starts_at, bool at_centre) {
    const Duration ahead = starts_at - world_.now();
    const auto between = [&](Duration from, Duration to) {
        return world_.now() + from + Duration(std::int64_t(double((to - from).count()) * dice().unit()));
    };
    if (ahead > Hours(36) && dice().happens(behaviour().reschedules)) {
        return at(between(Hours(1), ahead - Hours(25)), [booking](Journey& j) { j.reschedule(booking); });
    }
    if (ahead > Hours(36) && dice().happens(behaviour().cancels)) {
        return at(between(Hours(1), ahead - Hours(25)), [booking](Journey& j) { j.cancel(booking); });
    }
    if (dice().happens(behaviour().cancels_late)) {
        return at(starts_at - Minutes(dice().between(60, 23 * 60)),
                  [booking](Journey& j) { j.cancel(booking); });
    }
    if (dice().happens(behaviour().no_show)) {
        return later(double(ahead.count()) / 86'400e6 + 6,
                     &Journey::ready_to_book);  // the job says what it was
    }
    const auto early = dice().happens(behaviour().comes_late) ? -Minutes(dice().between(2, 12))
                                                              : Minutes(dice().between(4, 25));
    at(starts_at - early, [booking, at_centre](Journey& j) { j.arrive(booking, at_centre); });
}

void Journey::reschedule(const std::string& booking) {
    const json::object wish = place_and_time(dice().around(13, 0.5));
    const bool at_centre = wish.at("mode").as_string() == centre;
    const Reply moved = mine("POST", "/api/bookings/" + booking + "/reschedulings", wish);
    if (const auto starts = parse_rfc3339(moved.text("/starts_at")); moved.good() && starts) {
        booked(booking, *starts, at_centre);
    }
}

void Journey::cancel(const std::string& booking) {
    json::object body;
    if (dice().happens(0.7)) {
        body["reason"] = dice().one_of(Words::cancelling());
    }
    if (mine("POST", "/api/bookings/" + booking + "/cancellations", body).good() && dice().happens(0.6)) {
        later(dice().around(15, 0.5), &Journey::ready_to_book);
    }
}

}  // namespace population
