// Every change of state is one recorded event: who, when, why. Written with the change, in its transaction.
#pragma once
#include <base/time.hpp>
#include <store/database.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace store {

struct RecordEntry {
    std::string id;            // a UUIDv7 of the caller's
    std::string subject_kind;  // "booking", "result", "person"
    std::string subject;       // its id
    Instant recorded_at{};     // the installation's time
    std::string actor;         // the person's id, or "" for the system itself
    std::string event;         // "cancelled"
    std::string reason;        // in words; "" where none was asked
    std::string facts = "{}";  // JSON text
};

void record(Tx&, const RecordEntry&);
std::vector<RecordEntry> records_of(Reader&, std::string_view subject_kind,
                                    std::string_view subject);  // oldest first
// For erasing a person: that something happened stays, who said what goes.
void blank_records_of(Tx&, std::string_view subject_kind, std::string_view subject);

}  // namespace store
