#include "corrections.hpp"

#include <base/must.hpp>
#include <delivery/delivery.hpp>
#include <identity/identity.hpp>
#include <itembank/itembank.hpp>

#include "scored_form.hpp"
#include "tally.hpp"

namespace scoring {
namespace {

Outcome outcome_of(const Kept& r) { return {r.raw, r.all_right, r.scaled, r.cut, r.passed}; }

Done check(const itembank::Content& content, const CorrectionWish& wish) {
    const bool accepts = wish.remedy == Remedy::accept_also || wish.remedy == Remedy::change_key;
    if (accepts == wish.accepted.empty()) {
        return refuse("correction_empty", accepts
                                              ? "Give the answer that is right."
                                              : "This remedy takes no answer: everybody is treated alike.");
    }
    const itembank::Shape shape = itembank::shape_of(content);
    for (const sitting::Response& answer : wish.accepted) {
        CHECK(sitting::fits(answer, shape));
    }
    return {};
}

Answers answers_of(const delivery::FinalResponses& left) {
    Answers out;
    for (const auto& one : left.items) {
        if (one.response) {
            out[one.item] = {*one.response, one.seed};
        }
    }
    return out;
}

// The exam's pass mark stands in the table of the form, made when its first attempt ended.
Result<Conversion> table_for(store::Reader& reader, const FormId& form, int all_right) {
    if (const auto kept = kept_conversion(reader, form, all_right)) {
        return *kept;
    }
    const auto whole = sql::scale_of_form(reader, {.form = form});
    MUST(whole.has_value());  // there is a result on this form
    const Conversion meant = TRY(conversion_from_json(whole->scale));
    return shortened(meant, all_right);
}

Result<std::optional<Touched>> touched(store::Reader& reader, Kept row, const Remedies& remedies) {
    const auto left = delivery::replayed_responses_of(reader, row.attempt);
    if (!left) {
        if (left.error().code == "erased") {
            return std::nullopt;  // there is no answer left to count
        }
        return std::unexpected(left.error());
    }
    const auto form = scored_form(reader, row.form);
    Touched out{row, outcome_of(row), {}, count(form->form, form->items, answers_of(*left), remedies), false};
    const Conversion table = TRY(table_for(reader, row.form, out.counted.all_right));
    const Scaled scaled = convert(table, out.counted.raw);
    out.after = {out.counted.raw, out.counted.all_right, scaled.scaled, table.cut, scaled.passed};
    out.holds = sql::holds(reader, {.person = row.person, .certification = row.certification}).has_value();
    return out.after == out.before ? std::nullopt : std::optional(std::move(out));
}

void update_domains(store::Tx& tx, const Touched& t) {
    for (const DomainCount& d : t.counted.domains) {
        sql::set_domain(tx, {.raw = d.section.raw,
                             .all_right = d.section.all_right,
                             .feedback = feedback_for(d.section, int(t.after.cut), int(t.after.all_right)),
                             .result = t.result.id,
                             .domain = d.domain});
    }
}

void note(store::Tx& tx, const shell::Shell& s, const ResultId& result, const std::string& event,
          const std::string& actor, const std::string& reason, Instant now) {
    store::record(tx, {.id = s.random.uuid7(now),
                       .subject_kind = "result",
                       .subject = result.value,
                       .recorded_at = now,
                       .actor = actor,
                       .event = event,
                       .reason = reason});
}

Done change(store::Tx& tx, const shell::Shell& s, const Touched& t, std::int64_t number,
            const std::string& actor, const std::string& reason, Instant now) {
    sql::set_outcome(tx, {.raw = t.after.raw,
                          .all_right = t.after.all_right,
                          .cut = t.after.cut,
                          .scaled = t.after.scaled,
                          .passed = t.after.passed,
                          .corrections = number,
                          .id = t.result.id});
    update_domains(tx, t);
    note(tx, s, t.result.id, "rescored", actor, reason, now);
    if (t.result.state == State::official) {
        const Standing again = TRY(rescore(standing_of(t.result), reason, now));
        const Standing after = TRY(release(again, now));
        sql::set_standing(tx, {.state = after.state,
                               .reason = after.reason,
                               .held_until = after.held_until,
                               .official_at = after.official_at,
                               .id = t.result.id});
        note(tx, s, t.result.id, "released", actor, reason, now);
    }
    return {};
}

void announce(store::Tx& tx, const shell::Shell& s, const Touched& t, const CorrectionId& correction,
              const std::string& reason, Instant now) {
    const Kept& r = t.result;
    if (t.before.passed != t.after.passed) {  // for the rules of retaking
        shell::announce(tx, s,
                        ResultProvisional{r.id, r.attempt, r.person, r.exam, r.exam_version, r.certification,
                                          t.after.passed, r.submitted_at},
                        now);
    }
    shell::announce(
        tx, s,
        ResultCorrected{correction, r.id, r.attempt, r.person, r.exam, r.exam_version, r.certification,
                        r.state == State::official, t.before.passed, t.after.passed, t.before.scaled,
                        t.after.scaled, reason, r.submitted_at, r.mode, r.proctored},
        now);
}

bool is_kept(const Touched& t, Demotions demotions) {
    return demotions == Demotions::keep && t.before.passed && !t.after.passed;
}

Done apply_to(store::Tx& tx, const shell::Shell& s, const Touched& t, const CorrectionId& id,
              std::int64_t number, const Apply& wish, const std::string& actor, Instant now) {
    const bool kept = is_kept(t, wish.demotions);
    const bool follows = !kept && t.before.passed != t.after.passed && t.result.state == State::official &&
                         !t.result.certification.empty();
    sql::insert_touched(tx, {.correction = id,
                             .result = t.result.id,
                             .raw_before = t.before.raw,
                             .raw_after = t.after.raw,
                             .all_right_before = t.before.all_right,
                             .all_right_after = t.after.all_right,
                             .scaled_before = t.before.scaled,
                             .scaled_after = t.after.scaled,
                             .passed_before = t.before.passed,
                             .passed_after = t.after.passed,
                             .kept = kept,
                             .follows = follows});
    if (kept) {
        note(tx, s, t.result.id, "correction_kept", actor, wish.reason, now);
        return {};
    }
    CHECK(change(tx, s, t, number, actor, wish.reason, now));
    announce(tx, s, t, id, wish.reason, now);
    return {};
}

// What a preview found still stands: the same results, as they were read.
Done same_still(store::Tx& tx, const Preview& seen) {
    const auto changed = fail(Why::conflict, "preview_changed",
                              "Results have come in or changed since you looked. Look at the preview again.");
    std::int64_t results = 0;
    for (const FormId& form : itembank::forms_with(tx, seen.item.id)) {
        results += std::int64_t(sql::results_of_form(tx, {.form = form}).size());
    }
    if (results != seen.results) {
        return changed;
    }
    for (const Touched& t : seen.touched) {
        const auto row = sql::result_of(tx, {.id = t.result.id});
        if (!row || outcome_of(*row) != t.before || row->state != t.result.state) {
            return changed;
        }
    }
    return {};
}

}  // namespace

Corrections corrections_of(store::Reader& reader, const ExamId& exam) {
    Corrections out;
    for (const auto& row : sql::corrections_of_exam(reader, {.exam = exam})) {
        out.all.push_back({row.number, row.item, row.remedy,
                           schema::parse_own<std::vector<sitting::Response>>(row.accepted)});
    }
    return out;
}

Result<Preview> preview(store::Reader& reader, const CorrectionWish& wish) {
    auto item = itembank::item_of(reader, wish.item);
    if (!item || item->content.pool != itembank::Pool::live) {
        return not_found("item");
    }
    CHECK(check(item->content, wish));
    const ExamId exam = item->content.exam;
    Corrections corrections = corrections_of(reader, exam);
    corrections.all.push_back({corrections.last() + 1, wish.item, wish.remedy, wish.accepted});
    const Remedies remedies = corrections.remedies();
    Preview out{std::move(*item), exam, 0, {}};
    for (const FormId& form : itembank::forms_with(reader, wish.item)) {
        for (auto& row : sql::results_of_form(reader, {.form = form})) {
            ++out.results;
            auto changed = touched(reader, same_row<Kept>(std::move(row)), remedies);
            if (!changed) {
                return std::unexpected(changed.error());
            }
            if (*changed) {
                out.touched.push_back(std::move(**changed));
            }
        }
    }
    return out;
}

Result<CorrectionId> apply(const shell::Shell& s, const Apply& wish, const std::string& actor) {
    // The counting is long and reads alone; the writing is short and checks that nothing has come in between.
    const Preview seen = TRY(s.db.read([&](store::Reader& reader) { return preview(reader, wish.wish); }));
    const auto moved = [&](bool to) {
        return std::ranges::count_if(seen.touched, [&](const Touched& t) {
            return t.before.passed != t.after.passed && t.after.passed == to;
        });
    };
    if (moved(true) != wish.raised || moved(false) != wish.lowered) {
        return fail(Why::conflict, "preview_changed",
                    "Results have come in or changed since you looked. Look at the preview again.");
    }
    return s.db.write([&](store::Tx& tx) -> Result<CorrectionId> {
        CHECK(same_still(tx, seen));
        const Instant now = s.clock.now();
        const auto last = sql::last_correction(tx);
        const std::int64_t number = (last ? last->number : 0) + 1;
        const auto id = s.random.id<KeyCorrection>(now);
        sql::insert_correction(tx, {.id = id,
                                    .number = number,
                                    .exam = seen.exam,
                                    .item = wish.wish.item,
                                    .item_name = seen.item.content.item,
                                    .remedy = wish.wish.remedy,
                                    .accepted = schema::to_json(wish.wish.accepted),
                                    .demotions = wish.demotions,
                                    .reason = wish.reason,
                                    .applied_by = actor,
                                    .applied_at = now});
        forget_item(tx, wish.wish.item);
        for (const Touched& t : seen.touched) {
            if (t.counted.all_right != int(t.before.all_right)) {
                CHECK(conversion_of(tx, scored_form(tx, t.result.form)->form, t.counted.all_right,
                                    int(t.result.pass_mark), now));
            }
            CHECK(apply_to(tx, s, t, id, number, wish, actor, now));
        }
        return id;
    });
}

void tell(store::Tx& tx, const shell::Shell& s, const ResultCorrected& e, Instant now) {
    const auto row = sql::result_of(tx, {.id = e.result});
    if (!row) {
        return;
    }
    const std::string outcome = e.passed == e.passed_before ? (e.passed ? "still_passed" : "still_failed")
                                : e.passed                  ? "passed_now"
                                                            : "failed_now";
    identity::send_mail(tx, s, e.person, "result_corrected",
                        {{"exam", row->exam_title},
                         {"reason", e.reason},
                         {"before", std::to_string(e.scaled_before)},
                         {"after", std::to_string(e.scaled)},
                         {"outcome", outcome},
                         {"appeal_until", to_string(utc_date(now + Days{appeal_days}))},
                         {"link", s.base_url + "/results/" + e.result.value}},
                        now);
    sql::told(tx, {.at = now, .correction = e.correction, .result = e.result});
}

void note_held(store::Tx& tx, const PersonId& person, const CertificationId& certification,
               std::string_view credential) {
    sql::put_held(tx, {.person = person, .certification = certification, .credential = credential});
}
void note_not_held(store::Tx& tx, std::string_view credential) {
    sql::drop_held(tx, {.credential = credential});
}
void note_followed(store::Tx& tx, const CorrectionId& correction, const ResultId& result, Instant now) {
    sql::followed(tx, {.at = now, .correction = correction, .result = result});
}

}  // namespace scoring
