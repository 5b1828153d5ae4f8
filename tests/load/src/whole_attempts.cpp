// What concerns whole attempts: everybody at once, one after another, and how much of them is kept.
#include "part.hpp"
#include "report.hpp"
#include "scripts.hpp"

#include <boost/json.hpp>

#include <fmt/format.h>
#include <stdexcept>

namespace load {
namespace {
namespace json = boost::json;

// Compares with the logs; how many could be read.
std::int64_t compared_logs(Room& room) {
    LogScript log(room);
    room.closed(log, Room::Turns::whole, part_max);
    return log.read;
}

}  // namespace

json::object herd(const Wish& wish) {
    Place place(wish);
    Network network(place.address(), place.on_this_machine());
    Room room(network, place.tickets(wish.candidates));
    network.open(std::size_t(wish.connections > 0 ? wish.connections : wish.candidates));
    arrive(place, room);  // every connection and every session is warm, as after a check-in

    // A browser has fetched the questions before, locked; the start brings the key.
    SealedScript sealed(room);
    room.closed(sealed, Room::Turns::whole, part_max);
    const bool with_key = sealed.fetched == room.candidates().size();

    say(wish, "Everybody starts");
    StartScript start(room, std::size_t(wish.items));
    start.part = with_key ? StartScript::Part::start : StartScript::Part::both;
    Part starts;
    Measured starting(place, starts);
    room.closed(start, Room::Turns::whole, part_max);
    starting.end();
    if (with_key) {
        start.part = StartScript::Part::paper;
        room.closed(start, Room::Turns::whole, part_max);
    }
    start.read_papers();

    say(wish, "Everybody's answers");
    BatchScript batch(room);
    room.closed(batch, Room::Turns::whole, part_max);
    ReviewScript review(room);
    room.closed(review, Room::Turns::whole, part_max);

    say(wish, "Everybody submits");
    SubmitScript submit(room);
    Part submits;
    Measured submitting(place, submits);
    room.closed(submit, Room::Turns::whole, part_max);
    submitting.end();

    json::object out{{"mode", "herd"},
                     {"all_started_s", rounded(starts.seconds, 3)},
                     {"questions", with_key ? "sealed before, opened by the key" : "read after the start"},
                     {"all_submitted_s", rounded(double(submit.submitted.highest()) / 1e6, 3)},
                     {"all_results_s", rounded(submits.seconds, 3)},
                     {"started", start.started.count()},
                     {"results", submit.resulted.count()}};
    add_room(out, wish, room, compared_logs(room));
    if (place.own()) {
        put(out, "server_cpu_ms_per_start", starts.cpu_us / 1e3, double(start.started.count()), 2);
        put(out, "server_cpu_ms_per_submit", submits.cpu_us / 1e3, double(submit.resulted.count()), 2);
    }
    put(out, "starts_per_s", double(start.started.count()), starts.seconds);
    put(out, "submits_per_s", double(submit.resulted.count()), submits.seconds);
    add_latencies(out, "start_", start.started);
    add_latencies(out, "submit_", submit.submitted);
    add_latencies(out, "result_", submit.resulted);
    return out;
}

json::object attempt_cost(const Wish& wish) {
    Place place(wish);
    Network network(place.address(), place.on_this_machine());
    Room room(network, place.tickets(wish.candidates));
    network.open(connections_of(wish));
    arrive(place, room);

    say(wish, "Whole attempts");
    WholeScript whole(room, std::size_t(wish.items));
    Part all;
    Measured measured(place, all);
    room.closed(whole, Room::Turns::whole, part_max);
    measured.end();

    json::object out{{"mode", "whole attempts"}};
    add_room(out, wish, room, compared_logs(room));
    const auto ended = double(whole.submit.resulted.count());
    out["attempts"] = ended;
    put(out, "attempts_per_s", ended, all.seconds);
    if (place.own()) {
        put(out, "server_cpu_ms_per_attempt", all.cpu_us / 1e3, ended, 2);
        put(out, "commits_per_attempt", all.commits, ended, 2);
    }
    add_latencies(out, "", whole.save.saved);
    add_latencies(out, "start_", whole.start.started);
    add_latencies(out, "submit_", whole.submit.submitted);
    add_latencies(out, "result_", whole.submit.resulted);
    return out;
}

namespace {

json::object sizes(Place& place, const std::string& original, std::int64_t attempts) {
    return place.talk()
        .ask("POST", "/api/bench/stored", 200, json::object{{"original", original}, {"attempts", attempts}})
        .as_object();
}
double number(const json::object& from, const char* name) { return from.at(name).to_number<double>(); }

// Adds so many candidates who play one attempt with this many changes, and says what that added to the store.
json::object grown(Place& place, const Wish& wish, std::int64_t candidates, std::int64_t changes,
                   std::string& original) {
    const json::object before = sizes(place, "", 0);
    Network network(place.address(), place.on_this_machine());
    Room room(network, place.tickets(candidates));
    network.open(std::size_t(candidates));
    arrive(place, room);
    StartScript start(room, std::size_t(wish.items));
    room.closed(start, Room::Turns::whole, part_max);
    start.read_papers();
    SaveScript save(room);
    save.most = changes;
    room.closed(save, Room::Turns::one_each, part_max);
    ReviewScript review(room);
    room.closed(review, Room::Turns::whole, part_max);
    SubmitScript submit(room);
    room.closed(submit, Room::Turns::whole, part_max);
    const json::object after = sizes(place, "", 0);
    original = room.candidates()[0].ticket.attempt;
    const double entries = number(after, "entries") - number(before, "entries");
    const double log = number(after, "log_bytes") - number(before, "log_bytes");
    json::object out;
    put(out, "events_per_attempt", entries, double(candidates), 1);
    put(out, "log_bytes_per_event", log, entries, 1);
    put(out, "log_bytes_per_attempt", log, double(candidates), 0);
    put(out, "all_bytes_per_attempt", number(after, "all_bytes") - number(before, "all_bytes"),
        double(candidates), 0);
    add_room(out, wish, room, 0);
    return out;
}

// What a save costs now.
json::object cost(Place& place, const Wish& wish) {
    Network network(place.address(), place.on_this_machine());
    Room room(network, place.tickets(wish.candidates));
    network.open(connections_of(wish));
    arrive(place, room);
    StartScript start(room, std::size_t(wish.items));
    room.closed(start, Room::Turns::whole, part_max);
    start.read_papers();
    SaveScript save(room);
    save.until = steady_now() + second / 4;
    room.closed(save, Room::Turns::one_each, part_max);
    save.saved = {};
    Part saving;
    Measured measured(place, saving);
    save.until = steady_now() + Nanos(wish.seconds * double(second));
    room.closed(save, Room::Turns::one_each, part_max);
    measured.end();
    ReviewScript review(room);
    room.closed(review, Room::Turns::whole, part_max);
    json::object out;
    const auto saved = double(save.saved.count());
    put(out, "saves_per_s", saved, saving.seconds);
    put(out, "server_cpu_us_per_save", saving.cpu_us, saved, 2);
    put(out, "saves_per_commit", saved, saving.commits);
    add_latencies(out, "", save.saved);
    add_latencies(out, "start_", start.started);
    add_room(out, wish, room, compared_logs(room));
    return out;
}

}  // namespace

json::object stored(const Wish& wish, const std::vector<std::int64_t>& levels) {
    if (!wish.url.empty()) {
        throw std::runtime_error(
            "Stored attempts are measured with --self: they are copied inside the store.");
    }
    constexpr std::int64_t sample = 200, busy_changes = 290;
    Place place(wish);
    json::object out{{"mode", "stored attempts"}};
    std::string original, ignored;
    say(wish, "What an attempt takes");
    out["attempt"] = grown(place, wish, sample, wish.items + (wish.items - 1) / 8, original);
    out["busy_attempt"] = grown(place, wish, sample, busy_changes, ignored);
    json::array at;
    for (const std::int64_t level : levels) {
        say(wish, fmt::format("With {} attempts stored", level));
        const json::object there = sizes(place, original, level);
        json::object one = cost(place, wish);
        one["stored_attempts"] = there.at("attempts");
        one["stored_entries"] = there.at("entries");
        one["stored_log_bytes"] = there.at("log_bytes");
        at.push_back(std::move(one));
    }
    out["levels"] = std::move(at);
    return out;
}

}  // namespace load
