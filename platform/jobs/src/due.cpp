#include <jobs/due.hpp>
#include <jobs/sql/job.hpp>

namespace jobs {

std::optional<Instant> next_due(store::Reader& reader) {
    const auto row = sql::next_due(reader);
    return row ? std::optional(row->next_at) : std::nullopt;
}

}  // namespace jobs
