#include "kept.hpp"

#include <identity/identity.hpp>

namespace scoring {

namespace {

ResultReleased released(const Kept& r) {
    return {r.id,     r.attempt, r.person,       r.exam, r.exam_version, r.certification,
            r.passed, r.scaled,  r.submitted_at, r.mode, r.proctored};
}

void write_released(store::Tx& tx, const shell::Shell& s, const Kept& r, Instant now) {
    identity::send_mail(tx, s, r.person, "result_official",
                        {{"exam", r.exam_title},
                         {"outcome", r.passed ? "passed" : "failed"},
                         {"scaled", std::to_string(r.scaled)},
                         {"pass_mark", std::to_string(r.pass_mark)},
                         {"link", s.base_url + "/results/" + r.id.value}},
                        now);
}

}  // namespace

Standing standing_of(const Kept& r) {
    return {r.state, r.reason, r.provisional_at, r.release_due, r.held_until, r.official_at};
}

ResultView view_of(const Kept& r) {
    return {r.id,
            r.attempt,
            r.exam,
            r.exam_code,
            r.exam_title,
            r.exam_version,
            r.certification,
            r.certification_title,
            r.mode,
            r.proctored,
            r.state,
            r.passed,
            r.scaled,
            r.pass_mark,
            r.reason,
            r.submitted_at,
            r.release_due,
            std::max(r.release_due, promised_by(r.submitted_at)),
            r.held_until,
            r.official_at,
            {}};
}

ResultView whole_view_of(store::Reader& reader, const Kept& r) {
    ResultView view = view_of(r);
    for (const auto& d : sql::domains_of(reader, {.result = r.id})) {
        view.domains.push_back({d.domain, d.title, d.weight, d.feedback});
    }
    return view;
}

void save(store::Tx& tx, const shell::Shell& s, const Kept& before, const Standing& after, Change change,
          const std::string& actor, const std::string& reason, Instant now) {
    sql::set_standing(tx, {.state = after.state,
                           .reason = after.reason,
                           .held_until = after.held_until,
                           .official_at = after.official_at,
                           .id = before.id});
    const std::string_view event = change == Change::released ? "released"
                                   : change == Change::held   ? "held"
                                                              : "voided";
    store::record(tx, {.id = s.random.uuid7(now),
                       .subject_kind = "result",
                       .subject = before.id.value,
                       .recorded_at = now,
                       .actor = actor,
                       .event = std::string(event),
                       .reason = reason});
    const Facts common{{"exam", before.exam_title}, {"link", s.base_url + "/results/" + before.id.value}};
    Facts facts = common;
    switch (change) {
        case Change::released:
            shell::announce(tx, s, released(before), now);
            write_released(tx, s, before, now);
            break;
        case Change::held:
            facts.emplace_back("reason", after.reason);
            facts.emplace_back("until", to_string(utc_date(*after.held_until)));
            identity::send_mail(tx, s, before.person, "result_held", facts, now);
            break;
        case Change::voided:
            shell::announce(tx, s,
                            ResultVoided{before.id, before.attempt, before.person, before.exam,
                                         before.certification, after.reason},
                            now);
            facts.emplace_back("reason", after.reason);
            facts.emplace_back("appeal_until", to_string(utc_date(now + Days{appeal_days})));
            identity::send_mail(tx, s, before.person, "result_voided", facts, now);
            break;
    }
}

std::optional<ResultView> result_of(store::Reader& reader, const ResultId& id) {
    const auto row = sql::result_of(reader, {.id = id});
    return row ? std::optional(whole_view_of(reader, *row)) : std::nullopt;
}

std::vector<ResultView> results_of(store::Reader& reader, const PersonId& person) {
    std::vector<ResultView> out;
    for (auto& row : sql::results_of_person(reader, {.person = person})) {
        out.push_back(view_of(same_row<Kept>(std::move(row))));
    }
    return out;
}

}  // namespace scoring
