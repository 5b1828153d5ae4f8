#include "outages.hpp"

#include <delivery/sql/outages.hpp>
#include <jobs/jobs.hpp>

#include "kept.hpp"

namespace delivery {

std::vector<sitting::Outage> outages_since(store::Reader& reader, Instant since) {
    std::vector<sitting::Outage> out;
    for (auto& row : sql::outages_since(reader, {.since = since})) {
        out.push_back({std::move(row.id), row.from_at, row.to_at});
    }
    return out;
}

void note_outage(store::Tx& tx, const std::string& id, Instant from, Instant to) {
    sql::insert_outage(tx, {.id = id, .from_at = from, .to_at = to});
    for (const auto& running : sql::attempts_running(tx)) {
        jobs::schedule(tx, overdue_job, running.id.value, to);
    }
}

Done beat(store::Tx& tx, const shell::Shell& s, Instant machine_now, Duration offset) {
    const auto last = sql::beat(tx);
    if (last && machine_now - last->machine_at >= beat_lost_after) {
        note_outage(tx, s.random.uuid7(machine_now), last->machine_at + offset, machine_now + offset);
    }
    sql::put_beat(tx, {.machine_at = machine_now});
    return {};
}

}  // namespace delivery
