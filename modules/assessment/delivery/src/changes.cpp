#include "changes.hpp"

#include <delivery/sql/attempts.hpp>

#include "presence.hpp"

namespace delivery {

std::vector<AttemptId> Changes::look(const shell::Shell& s) {
    const Instant machine = s.clock.now() - s.clock.offset();
    std::vector<AttemptId> out = presence().fallen_silent(silence_looked_at_.value_or(machine), machine);
    silence_looked_at_ = machine;
    auto rows = s.db.read([&](store::Reader& reader) { return look_at_rows(reader); });
    std::ranges::move(rows, std::back_inserter(out));
    return out;
}

std::vector<AttemptId> Changes::look_at_rows(store::Reader& reader) {
    std::vector<AttemptId> out;
    if (!newest_) {
        const auto row = sql::newest_change(reader);
        if (!row) {
            return out;
        }
        newest_ = row->changed_at;
    }
    const Instant since = *newest_ - overlap;
    std::map<AttemptId, Instant> seen;
    Instant from = since;
    std::string after;
    for (std::size_t found = page_max; found == page_max;) {
        const auto rows =
            sql::attempts_changed_since(reader, {.since_at = from, .after_id = after, .limit = page_max});
        for (const auto& row : rows) {
            const auto before = told_.find(row.id);
            if (before == told_.end() || before->second != row.changed_at) {
                out.push_back(row.id);
            }
            seen.emplace(row.id, row.changed_at);
            newest_ = from = row.changed_at;
            after = row.id.value;
        }
        found = rows.size();
    }
    told_ = std::move(seen);
    return out;
}

}  // namespace delivery
