// An exam has ended: its answers become a result, in one transaction.
#include "corrections.hpp"
#include "count.hpp"
#include "kept.hpp"
#include "scored_form.hpp"

#include <base/must.hpp>
#include <catalog/catalog.hpp>
#include <delivery/delivery.hpp>
#include <scoring/conversion.hpp>

namespace scoring {

namespace {

constexpr std::string_view founding_hold =
    "This form of the exam is new. Results are held until enough attempts are analysed to confirm its cut "
    "score.";

void insert_domains(store::Tx& tx, const ResultId& id, const catalog::Exam& exam, const Count& counted,
                    int cut) {
    std::int64_t place = 0;
    for (const auto& domain : exam.domains) {
        const auto found = std::ranges::find(counted.domains, domain.id, &DomainCount::domain);
        const Section section = found != counted.domains.end() ? found->section : Section{};
        sql::insert_domain(tx, {.result = id,
                                .domain = domain.id,
                                .title = domain.title,
                                .weight = domain.weight,
                                .place = ++place,
                                .items = section.items,
                                .raw = section.raw,
                                .all_right = section.all_right,
                                .feedback = feedback_for(section, cut, counted.all_right)});
    }
}

}  // namespace

Result<Count> count_attempt(store::Reader& r, const delivery::AttemptSubmitted& e, Instant now) {
    const auto form = scored_form(r, e.form);
    const auto left = TRY(delivery::responses_of(r, e.attempt, now));
    Answers answers;
    for (const auto& one : left.items) {
        if (one.response) {
            answers[one.item] = {*one.response, one.seed};
        }
    }
    return count(form->form, form->items, answers, corrections_of(r, form->form.exam).remedies());
}

Done score_exam(store::Tx& tx, const shell::Shell& s, const delivery::AttemptSubmitted& e, Instant now) {
    const auto exam = catalog::exam_of(tx, e.exam, e.exam_version);
    const auto form = scored_form(tx, e.form);
    MUST(exam.has_value());
    const Count counted = TRY(count_attempt(tx, e, now));
    const std::int64_t corrections = corrections_of(tx, e.exam).last();
    const Conversion table = TRY(conversion_of(tx, form->form, counted.all_right, int(exam->pass_mark), now));
    MUST(table.all_right() == counted.all_right);
    const Scaled scaled = convert(table, counted.raw);
    Standing standing = provisional(e.submitted_at, Hours{exam->release_after_hours});
    if (!exam->accept_cut_as_set) {
        standing = TRY(hold(standing, std::string(founding_hold), {}, now));
    }
    const auto certification = catalog::certification_of(tx, exam->certification);
    const auto id = s.random.id<ResultOf>(now);
    const auto made =
        sql::insert_result(tx, {.id = id,
                                .attempt = e.attempt,
                                .person = e.person,
                                .exam = e.exam,
                                .exam_version = e.exam_version,
                                .exam_code = exam->code,
                                .exam_title = exam->title,
                                .certification = exam->certification,
                                .certification_title = certification ? certification->title : exam->title,
                                .form = e.form,
                                .booking = e.booking,
                                .mode = e.mode,
                                .proctored = e.supervision == delivery::Supervision::proctored,
                                .raw = counted.raw,
                                .all_right = counted.all_right,
                                .cut = table.cut,
                                .pass_mark = table.pass_mark,
                                .scaled = scaled.scaled,
                                .passed = scaled.passed,
                                .state = standing.state,
                                .reason = standing.reason,
                                .submitted_at = e.submitted_at,
                                .provisional_at = standing.provisional_at,
                                .release_due = standing.release_due,
                                .held_until = standing.held_until});
    if (made == 0) {
        return {};  // this attempt has its result
    }
    sql::count_corrections(tx, {.corrections = corrections, .id = id});
    insert_domains(tx, id, *exam, counted, table.cut);
    store::record(tx, {.id = s.random.uuid7(now),
                       .subject_kind = "result",
                       .subject = id.value,
                       .recorded_at = now,
                       .actor = "",
                       .event = std::string(to_word(standing.state)),
                       .reason = standing.reason});
    shell::announce(tx, s,
                    ResultProvisional{id, e.attempt, e.person, e.exam, e.exam_version, exam->certification,
                                      scaled.passed, e.submitted_at},
                    now);
    if (standing.state == State::provisional) {
        jobs::schedule(tx, "scoring.release", id.value, standing.release_due,
                       schema::to_json(ReleaseJob{id}));
    }
    return {};
}

}  // namespace scoring
