// What staff do to an attempt. Proctoring calls these too; each is one recorded event with its author and
// reason.
#include "kept.hpp"

namespace delivery {
namespace {
Act by_staff(store::Tx& tx, const shell::Shell& s, const AttemptId& id, sitting::Ask ask, Instant now) {
    Kept kept = TRY(load(tx, id));
    CHECK(act(tx, s, kept, {.id = s.random.uuid7(now), .ask = std::move(ask)}, now));
    return status_from(kept.row, kept.state, now);
}
}  // namespace

Act authorise(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by, Instant now) {
    return by_staff(tx, s, id, sitting::Authorise{by.value}, now);
}
Act refuse_start(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by,
                 const Reason& why, Instant now) {
    return by_staff(tx, s, id, sitting::RefuseStart{by.value, why.code, why.text}, now);
}
Act pause(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by, const Reason& why,
          Instant now) {
    return by_staff(tx, s, id, sitting::Pause{by.value, why.code, why.text}, now);
}
Act resume(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by, Instant now) {
    return by_staff(tx, s, id, sitting::Resume{by.value}, now);
}
Act grant_time(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by, Minutes minutes,
               const Reason& why, Instant now) {
    return by_staff(tx, s, id, sitting::GrantTime{by.value, minutes.count(), why.code, why.text}, now);
}
Act terminate(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by,
              const Reason& why, Instant now) {
    return by_staff(tx, s, id, sitting::Terminate{by.value, why.code, why.text}, now);
}
Act abort(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by, const Reason& why,
          Instant now) {
    return by_staff(tx, s, id, sitting::Abort{by.value, why.code, why.text}, now);
}
Act make_void(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by,
              const Reason& why, Instant now) {
    return by_staff(tx, s, id, sitting::Void{by.value, why.code, why.text}, now);
}
Act message(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by, std::string text,
            Instant now) {
    return by_staff(tx, s, id, sitting::Message{by.value, std::move(text)}, now);
}
Act move_seat(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by, const Seat& seat,
              const Reason& why, Instant now) {
    return by_staff(tx, s, id,
                    sitting::MoveSeat{by.value, seat.room, std::to_string(seat.number), why.code, why.text},
                    now);
}
Act change_accommodation(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by,
                         const Adjustment& given, Instant now) {
    const Kept kept = TRY(load(tx, id));
    const sitting::Attempt a = state_at(kept, now);
    const std::int64_t extra = std::max(a.extra_minutes, given.extra_minutes);
    const std::int64_t breaks = std::max(a.break_minutes, given.break_minutes);
    if (extra == a.extra_minutes && breaks == a.break_minutes) {
        return status_from(kept.row, a, now);
    }
    return by_staff(tx, s, id, sitting::ChangeAccommodation{by.value, extra, breaks}, now);
}

std::vector<AttemptStatus> open_exams_of(store::Reader& reader, const PersonId& person, Instant now) {
    std::vector<AttemptStatus> out;
    for (const auto& row : sql::attempts_of_person(reader, {.person = person})) {
        if (row.kind == Kind::exam && !row.ended_at) {
            auto status = status_of(reader, row.id, now);
            if (status && !status->ended_at) {
                out.push_back(std::move(*status));
            }
        }
    }
    return out;
}

}  // namespace delivery
