// Start, save, review, submit: the whole of an exam, part by part, so that each part has its own figures.
#include "part.hpp"
#include "report.hpp"
#include "scripts.hpp"

#include <boost/json.hpp>

namespace load {
namespace {
namespace json = boost::json;
constexpr int rounds = 3;  // of echo and saves in turn, so that a neighbour's noise meets both
constexpr Nanos warm_up = second / 4;
constexpr int serial_ms = 1000;

void echo(Place& place, Room& room, EchoScript& script, Nanos during, Part& into) {
    script.until = steady_now() + during;
    Measured part(place, into);
    room.closed(script, Room::Turns::one_each, part_max);
    part.end();
}

void save(Place& place, Room& room, SaveScript& script, const Wish& wish, Nanos during, Part& into) {
    Measured part(place, into);
    if (wish.rate || wish.think.value_or(0) > 0) {
        room.open(script, wish.rate ? *wish.rate : double(room.candidates().size()) / *wish.think, during);
    } else {
        script.until = steady_now() + during;
        room.closed(script, Room::Turns::one_each, part_max);
    }
    part.end();
}

}  // namespace

json::object run(const Wish& wish) {
    Place place(wish);
    Network network(place.address(), place.on_this_machine());
    Room room(network, place.tickets(wish.candidates));
    network.open(connections_of(wish));
    arrive(place, room);
    const bool open = wish.rate || wish.think.value_or(0) > 0;
    json::object out{{"mode", open ? "open loop" : "closed loop"}};

    say(wish, "Starting");
    StartScript start(room, std::size_t(wish.items));
    Part starts;
    Measured starting(place, starts);
    room.closed(start, Room::Turns::whole, part_max);
    starting.end();
    start.read_papers();
    put(out, "starts_per_s", double(start.opened.count()), starts.seconds);

    SaveScript saves(room);
    EchoScript echoes(room);
    const auto during = Nanos(wish.seconds * double(second));
    Part ignored, saving, echoing;
    if (open) {
        say(wish, "Saving at a set rate");
        saves.beats_in = std::int64_t(wish.beats * 1000);
        save(place, room, saves, wish, during, saving);
    } else {
        if (place.own()) {
            out["serial_commits_per_s"] = rounded(place.serial_commits_per_s(serial_ms), 1);
            echo(place, room, echoes, warm_up, ignored);
        }
        save(place, room, saves, wish, std::min(warm_up, during), ignored);
        echoes.echoed = {};
        saves.saved = {};
        for (int n = 0; n < rounds; ++n) {
            say(wish, "Saving, round " + std::to_string(n + 1) + " of " + std::to_string(rounds));
            if (place.own()) {
                echo(place, room, echoes, during / rounds / 2, echoing);
            }
            save(place, room, saves, wish, during / rounds, saving);
        }
    }
    const auto acked = double(saves.saved.count());
    put(out, "saves_per_s", acked, saving.seconds);
    add_latencies(out, "", saves.saved);
    if (wish.beats > 0) {
        add_latencies(out, "heartbeat_", saves.beaten);
    }

    say(wish, "Reviewing, submitting and comparing");
    ReviewScript review(room);
    room.closed(review, Room::Turns::whole, part_max);
    SubmitScript submit(room);
    Part submits;
    Measured submitting(place, submits);
    room.closed(submit, Room::Turns::whole, part_max);
    submitting.end();
    LogScript log(room);
    room.closed(log, Room::Turns::whole, part_max);
    put(out, "submits_per_s", double(submit.resulted.count()), submits.seconds);
    add_room(out, wish, room, log.read);

    if (place.own()) {
        put(out, "server_cpu_us_per_save", saving.cpu_us, acked, 2);
        put(out, "commits_per_s", saving.commits, saving.seconds);
        put(out, "saves_per_commit", acked, saving.commits);
    } else {
        for (const char* name : {"server_cpu_us_per_save", "commits_per_s", "saves_per_commit"}) {
            out[name] = nullptr;
        }
    }
    put(out, "client_cpu_us_per_request", saving.own_cpu_us, acked + double(saves.beaten.count()), 2);
    if (place.own() && !open) {
        const auto echoed = double(echoes.echoed.count());
        put(out, "echo_per_s", echoed, echoing.seconds);
        put(out, "echo_cpu_us", echoing.cpu_us, echoed, 2);
        put(out, "saves_to_echo", acked / saving.seconds, echoed / echoing.seconds, 3);
    }
    add_latencies(out, "start_", start.started);
    add_latencies(out, "submit_", submit.submitted);
    add_latencies(out, "result_", submit.resulted);
    return out;
}

}  // namespace load
