// How much a machine holds: the rate is raised step by step until the answers take too long, and everybody
// starts at once.
#include "part.hpp"
#include "plot.hpp"
#include "report.hpp"
#include "scripts.hpp"

#include <http/server.hpp>

#include <boost/json.hpp>

#include <fmt/format.h>
#include <cmath>

namespace load {
namespace {
namespace json = boost::json;
constexpr double budget_ms = 50;
constexpr double pace_seconds = 20;     // a candidate saves once in so long
constexpr double beat_share = 1.0 / 3;  // and its browser looks how the attempt stands every forty
constexpr double steps[] = {0.1, 0.25, 0.4, 0.55, 0.7, 0.8, 0.9, 1.0, 1.1};

struct Level {
    double wanted = 0;  // requests a second
    double saves = 0;   // a second, acknowledged
    Histogram latency;
    bool holds = false;
};

class Rising {
  public:
    Rising(Place& place, const Wish& wish, std::int64_t candidates)
        : wish_(wish),
          network_(place.address(), place.on_this_machine()),
          room_(network_, place.tickets(candidates)) {
        network_.open(std::size_t(candidates));
        arrive(place, room_);
        StartScript start(room_, std::size_t(wish.items));
        room_.closed(start, Room::Turns::whole, part_max);
        start.read_papers();
    }
    double most(Nanos during) {  // saves a second when nobody waits
        SaveScript save(room_);
        const Nanos begin = steady_now();
        save.until = begin + during;
        room_.closed(save, Room::Turns::one_each, part_max);
        return double(save.saved.count()) / (double(steady_now() - begin) / 1e9);
    }
    Level at(double requests, Nanos during) {
        SaveScript save(room_);
        save.beats_in = std::int64_t(beat_share * 1000);
        const Nanos begin = steady_now();
        room_.open(save, requests, during);
        const double took = double(steady_now() - begin) / 1e9;
        Level out{requests, double(save.saved.count()) / took, save.saved, false};
        const double done = double(save.saved.count() + save.beaten.count()) / took;
        // Falling behind is not holding, however quick the ones that came through were.
        out.holds = milliseconds(save.saved.quantile(0.99)) < budget_ms && done > 0.97 * requests;
        return out;
    }
    Room& room() { return room_; }

  private:
    const Wish& wish_;
    Network network_;
    Room room_;
};

std::string thousands(double n) {
    const auto whole = std::int64_t(n);
    return whole < 1000 ? std::to_string(whole) : fmt::format("{},{:03}", whole / 1000, whole % 1000);
}
double rounded_down(double n) {  // two digits that count
    if (n < 10) {
        return std::floor(n);
    }
    const double power = std::pow(10, std::floor(std::log10(n)) - 1);
    return std::floor(n / power) * power;
}
}  // namespace

Capacity capacity(const Wish& wish) {
    constexpr std::int64_t players = 256;
    Capacity out;
    const json::object start = herd(wish);
    Wish inner = wish;
    Place place(inner);
    Rising rising(place, inner, players);
    const auto during = Nanos(wish.seconds * double(second));
    say(wish, "Looking for the most it takes");
    (void)rising.most(second / 2);
    const double most = rising.most(during);

    json::array levels;
    Plot plot;
    const Level* held = nullptr;
    std::vector<Level> all;
    all.reserve(std::size(steps));
    for (const double step : steps) {
        const double requests = most * step;
        say(wish, fmt::format("{:.0f} requests a second", requests));
        all.push_back(rising.at(requests, during));
        const Level& level = all.back();
        json::object one{{"requests_per_s", rounded(requests, 0)},
                         {"saves_per_s", rounded(level.saves, 0)},
                         {"holds", level.holds}};
        add_latencies(one, "", level.latency);
        levels.push_back(std::move(one));
        plot.points.push_back({level.saves, milliseconds(level.latency.quantile(0.5)),
                               milliseconds(level.latency.quantile(0.99))});
        if (!level.holds) {
            break;
        }
        held = &level;
    }
    ReviewScript review(rising.room());
    rising.room().closed(review, Room::Turns::whole, part_max);
    LogScript log(rising.room());
    rising.room().closed(log, Room::Turns::whole, part_max);

    const double requests = held == nullptr ? 0 : held->wanted;
    const double by_processor = rounded_down(requests * (1 - beat_share) * pace_seconds);
    // A browser keeps one connection for its requests and one to hear of changes.
    const double by_connections = rounded_down(double(http::ServerSettings{}.connections_max) / 2);
    const double candidates = std::min(by_processor, by_connections);
    const double started = start.at("all_started_s").to_number<double>();
    out.facts = {{"mode", "capacity"},
                 {"candidates_at_exam_pace", candidates},
                 {"candidates_by_processor", by_processor},
                 {"candidates_by_connections", by_connections},
                 {"seconds_between_answers", pace_seconds},
                 {"requests_per_s", rounded(requests, 0)},
                 {"closed_loop_saves_per_s", rounded(most, 0)},
                 {"budget_p99_ms", budget_ms},
                 {"simultaneous_starts", start.at("started")},
                 {"all_started_s", started},
                 {"all_results_s", start.at("all_results_s")},
                 {"levels", std::move(levels)},
                 {"missing", 0}};
    json::object room;
    add_room(room, inner, rising.room(), log.read);
    for (const char* name : {"acked", "errors", "busy", "database", "cores", "load_average"}) {
        out.facts[name] = room.at(name);
    }
    out.facts["missing"] =
        room.at("missing").to_number<std::int64_t>() + start.at("missing").to_number<std::int64_t>();

    std::string limit = "The limit was not reached; more candidates fit.";
    if (by_connections < by_processor) {
        limit = fmt::format(
            "The limit is the number of connections one server takes, two a candidate; the processor would "
            "do for {} "
            "candidates, on several servers.",
            thousands(by_processor));
    } else if (!all.empty() && !all.back().holds) {
        limit = fmt::format(
            "The limit is the processor: at {} requests a second, 99 of 100 answers took {:.0f} ms or less, "
            "and the "
            "budget is {:.0f} ms.",
            thousands(all.back().wanted), milliseconds(all.back().latency.quantile(0.99)), budget_ms);
    }
    out.words = fmt::format(
        "This machine holds about {} candidates who answer every {:.0f} seconds.\n"
        "Measured at {} saves and {} signs of life a second: 99 of 100 saves were acknowledged within {:.0f} "
        "ms.\n"
        "{} candidates who start in the same moment all have their questions open within {:.2f} s; when they "
        "all "
        "submit "
        "in the same moment, all have their provisional result within {:.2f} s.\n{}",
        thousands(candidates), pace_seconds, thousands(requests * (1 - beat_share)),
        thousands(requests * beat_share),
        held == nullptr ? budget_ms : std::ceil(milliseconds(held->latency.quantile(0.99))),
        thousands(start.at("started").to_number<double>()), started,
        start.at("all_results_s").to_number<double>(), limit);
    plot.title = "How long a saved answer takes, by how many are saved";
    plot.subtitle =
        fmt::format("{} cores shared with the generator, {}; acknowledged after the commit",
                    room.at("cores").to_number<int>(), std::string_view(room.at("database").as_string()));
    plot.description = out.words;
    plot.limit_ms = budget_ms;
    if (!plot.points.empty()) {
        out.svg = svg(plot);
    }
    return out;
}

}  // namespace load
