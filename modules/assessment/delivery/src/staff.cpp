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
                 std::string reason, Instant now) {
    return by_staff(tx, s, id, sitting::RefuseStart{by.value, std::move(reason)}, now);
}
Act pause(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by, std::string reason,
          Instant now) {
    return by_staff(tx, s, id, sitting::Pause{by.value, std::move(reason)}, now);
}
Act resume(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by, Instant now) {
    return by_staff(tx, s, id, sitting::Resume{by.value}, now);
}
Act grant_time(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by, Minutes minutes,
               std::string reason, Instant now) {
    return by_staff(tx, s, id, sitting::GrantTime{by.value, minutes.count(), std::move(reason)}, now);
}
Act terminate(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by,
              std::string reason, Instant now) {
    return by_staff(tx, s, id, sitting::Terminate{by.value, std::move(reason)}, now);
}
Act abort(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by, std::string reason,
          Instant now) {
    return by_staff(tx, s, id, sitting::Abort{by.value, std::move(reason)}, now);
}
Act make_void(store::Tx& tx, const shell::Shell& s, const AttemptId& id, const PersonId& by,
              std::string reason, Instant now) {
    return by_staff(tx, s, id, sitting::Void{by.value, std::move(reason)}, now);
}

}  // namespace delivery
