// The staff side, reading: attempts in a list, one with its timeline.
#include <base/text.hpp>
#include <identity/identity.hpp>

#include "blueprints.hpp"
#include "listeners.hpp"
#include "names.hpp"
#include "staff_routes.hpp"

namespace delivery {

struct ManagedLine {
    AttemptId id;
    PersonId person;
    std::string name;
    Kind kind = Kind::exam;
    ExamId exam;
    std::int64_t exam_version = 1;
    std::string booking, practice;
    Mode mode = Mode::online;
    Supervision supervision = Supervision::proctored;
    Phase phase = Phase::created;
    Instant created_at{};
    std::optional<Instant> started_at, ended_at;
    bool simulated = false;  // the person
};
BOOST_DESCRIBE_STRUCT(ManagedLine, (),
                      (id, person, name, kind, exam, exam_version, booking, practice, mode, supervision,
                       phase, created_at, started_at, ended_at, simulated))
struct ManagedLines {
    std::vector<ManagedLine> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ManagedLines, (), (items, next))
struct ManagedFilter {
    std::optional<ExamId> exam;
    std::optional<Phase> phase;
    std::optional<Kind> kind;
    std::optional<schema::Text<1, 64>> after;  // the attempt a page ended with
    std::optional<schema::Whole<1, 100>> limit;
};
BOOST_DESCRIBE_STRUCT(ManagedFilter, (), (exam, phase, kind, after, limit))

struct TimelineEntry {
    std::int64_t number = 0;
    Instant at{};
    std::string cause;
    std::optional<sitting::Event> event;   // nothing: erased
    std::string by;                        // the display name of the staff who did it
    std::optional<std::int64_t> question;  // which one it is about, from 1 in the candidate's order
    std::string hash;                      // hexadecimal
};
BOOST_DESCRIBE_STRUCT(TimelineEntry, (), (number, at, cause, event, by, question, hash))
struct Timeline {
    AttemptStatus attempt;
    bool chain_holds = true;
    std::string broken;  // where and how, if it does not
    std::vector<TimelineEntry> entries;
};
BOOST_DESCRIBE_STRUCT(Timeline, (), (attempt, chain_holds, broken, entries))

namespace {

Result<ManagedLines> page(store::Reader& reader, const ManagedFilter& filter, Instant now) {
    const std::size_t limit = filter.limit ? std::size_t(filter.limit->value) : 50;
    Instant before_at = now + Days(1);
    std::string before_id;
    if (filter.after) {
        const auto last = sql::attempt_row(reader, {.id = filter.after->value});
        if (!last) {
            return refuse("no_such_page", "This page is gone. Begin at the top of the list again.");
        }
        before_at = last->created_at;
        before_id = last->id.value;
    }
    const auto name = [](const auto& value) {
        return value ? std::optional(schema::name_of(*value)) : std::optional<std::string_view>();
    };
    ManagedLines out;
    for (auto& row : sql::attempts_page(reader, {.before_at = before_at,
                                                 .before_id = before_id,
                                                 .exam = filter.exam,
                                                 .phase = name(filter.phase),
                                                 .kind = name(filter.kind),
                                                 .limit = limit + 1})) {
        if (out.items.size() == limit) {
            out.next = out.items.back().id.value;
            break;
        }
        const auto card = identity::card_of(reader, row.person);
        out.items.push_back({row.id, row.person, card ? card->legal_name : "", row.kind, row.exam,
                             row.exam_version, row.booking, row.practice, row.mode, row.supervision,
                             row.phase, row.created_at, row.started_at, row.ended_at,
                             card && card->simulated});
    }
    return out;
}

// Who did it; empty for the candidate, time and the platform.
std::string author_of(const sitting::Event& event) {
    return std::visit(
        [](const auto& e) -> std::string {
            if constexpr (requires { e.by; }) {
                return e.by;
            } else {
                return "";
            }
        },
        event);
}

std::optional<std::int64_t> question_of(const sitting::Attempt& a, const sitting::Event& event) {
    const auto number = [&](const sitting::ItemId& item) -> std::optional<std::int64_t> {
        const auto index = sitting::index_of(a, item);
        return index ? std::optional(std::int64_t(*index) + 1) : std::nullopt;
    };
    return std::visit(
        [&](const auto& e) -> std::optional<std::int64_t> {
            using Event = std::remove_cvref_t<decltype(e)>;
            if constexpr (std::is_same_v<Event, sitting::Navigated>) {
                return e.position + 1;
            } else if constexpr (std::is_same_v<Event, sitting::Irregularity>) {
                return e.item ? number(*e.item) : std::nullopt;
            } else if constexpr (requires { e.item; }) {
                return number(e.item);
            } else {
                return std::nullopt;
            }
        },
        event);
}

// What the entries say, as far as it can be read: a log that was tampered with is shown for what it is.
void fill(store::Reader& reader, const Row& row, std::vector<TimelineEntry>& entries) {
    const auto log = log_of(reader, row);
    const auto kept = load(reader, row.id);
    if (!log || !kept) {
        return;
    }
    Names name_of(reader);
    for (std::size_t i = 0; i < log->size(); ++i) {
        const sitting::Event& event = (*log)[i].event;
        entries[i].event = event;
        entries[i].by = name_of(author_of(event));
        entries[i].question = question_of(kept->state, event);
    }
}

Result<Timeline> timeline_of(store::Reader& reader, const AttemptId& id, Instant now) {
    const auto status = status_of(reader, id, now);
    const auto row = sql::attempt_row(reader, {.id = id});
    if (!status || !row) {
        return not_found("attempt");
    }
    Timeline out{*status, true, "", {}};
    const auto chain = chain_of(reader, *row);
    if (const auto broken = sitting::verify(id, chain, row->secret ? row->secret->value : "")) {
        out.chain_holds = false;
        out.broken = "Entry " + std::to_string(broken->number) + ": " + broken->what + ".";
    }
    for (const sitting::Link& link : chain) {
        out.entries.push_back(
            {link.number, link.at, link.cause, std::nullopt, "", std::nullopt, hex(link.hash)});
    }
    if (!row->erased_at) {
        fill(reader, *row, out.entries);
    }
    return out;
}

}  // namespace

void manage_routes(http::Router& r, const shell::Shell& s) {
    live_routes(r, s);
    const auto managers = http::any_of({"programme_manager"});
    r.get("/api/manage/attempts", {"Attempts, newest first", managers},
          [&s](http::Query<ManagedFilter> filter) -> Result<ManagedLines> {
              return s.db.read([&](store::Reader& reader) { return page(reader, *filter, s.clock.now()); });
          });
    r.get("/api/manage/attempts/{attempt}",
          {"How an attempt stands, without answers", http::any_of({"proctor", "programme_manager"})},
          [&s](http::Path<AttemptPath> at) -> Result<AttemptStatus> {
              return s.db.read([&](store::Reader& reader) -> Result<AttemptStatus> {
                  if (auto status = status_of(reader, at->attempt, s.clock.now())) {
                      return *status;
                  }
                  return not_found("attempt");
              });
          });
    r.get("/api/manage/attempts/{attempt}/timeline",
          {"Every entry of an attempt's log, and whether its chain holds", managers},
          [&s](http::Path<AttemptPath> at) -> Result<Timeline> {
              return s.db.read(
                  [&](store::Reader& reader) { return timeline_of(reader, at->attempt, s.clock.now()); });
          });
    staff_routes(r, s);
}

}  // namespace delivery
