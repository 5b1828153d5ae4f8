#include "report.hpp"

#include <boost/json.hpp>

#include <fmt/format.h>
#include <cmath>
#include <cstdlib>
#include <thread>

namespace load {
namespace json = boost::json;

double rounded(double value, int digits) {
    const double scale = std::pow(10.0, digits);
    return std::round(value * scale) / scale;
}
double milliseconds(std::int64_t microseconds) { return double(microseconds) / 1000.0; }

double load_average() {
    double one = 0;
    return ::getloadavg(&one, 1) == 1 ? rounded(one, 2) : 0;
}

void add_latencies(json::object& out, const std::string& prefix, const Histogram& h) {
    out[prefix + "p50_ms"] = milliseconds(h.quantile(0.50));
    out[prefix + "p95_ms"] = milliseconds(h.quantile(0.95));
    out[prefix + "p99_ms"] = milliseconds(h.quantile(0.99));
    out[prefix + "max_ms"] = milliseconds(h.highest());
}

void add_room(json::object& out, const Wish& wish, Room& room, std::int64_t logs_read) {
    std::int64_t acknowledged = 0, missing = 0, changes = 0;
    for (const Candidate& c : room.candidates()) {
        acknowledged += c.acknowledged;
        missing += c.missing;
        changes += c.journal ? std::max<std::int64_t>(c.acknowledged - c.journal->once_through(), 0) : 0;
    }
    out["acked"] = acknowledged;
    out["missing"] = missing;
    out["errors"] = room.tally().error_count();
    if (!room.tally().errors.empty()) {
        json::object codes;
        for (const auto& [code, count] : room.tally().errors) {
            codes[code] = count;
        }
        out["error_codes"] = std::move(codes);
    }
    out["busy"] = room.tally().busy;
    out["changes"] = changes;
    out["logs_read"] = logs_read;
    out["candidates"] = room.candidates().size();
    out["connections"] = room.connections();
    out["items"] = wish.items;
    out["database"] = !wish.url.empty() ? "of the server" : wish.database.empty() ? "SQLite" : "PostgreSQL";
    out["cores"] = std::thread::hardware_concurrency();
    out["load_average"] = load_average();
}

bool nothing_lost(const json::object& facts) {
    for (const auto& [name, value] : facts) {
        const bool counted = name == "missing" || name == "errors";
        if ((counted && value.to_number<std::int64_t>() != 0) ||
            (value.is_object() && name != "error_codes" && !nothing_lost(value.get_object()))) {
            return false;
        }
        if (value.is_array()) {
            for (const json::value& one : value.get_array()) {
                if (one.is_object() && !nothing_lost(one.get_object())) {
                    return false;
                }
            }
        }
    }
    return true;
}

std::string in_words(const json::object& facts) {
    std::string out;
    for (const auto& [name, value] : facts) {
        out +=
            fmt::format("{:<26} {}\n", std::string_view(name),
                        value.is_double() ? fmt::format("{}", value.get_double()) : json::serialize(value));
    }
    return out;
}

}  // namespace load
