// Rescoring is replay: the outcome once more, from the log alone, beside what was reported.
#include "corrections.hpp"
#include "count.hpp"
#include "kept.hpp"
#include "scored_form.hpp"

#include <delivery/delivery.hpp>
#include <scoring/conversion.hpp>
#include <scoring/rescore.hpp>

namespace scoring {
namespace {

Answers answers_in(const delivery::FinalResponses& left) {
    Answers out;
    for (const auto& one : left.items) {
        if (one.response) {
            out[one.item] = {*one.response, one.seed};
        }
    }
    return out;
}

void report_exam(store::Reader& reader, Rescored& out) {
    const auto id = sql::result_of_attempt(reader, {.attempt = out.attempt});
    const auto conversion = kept_conversion(reader, out.form, int(out.all_right));
    if (!id || !conversion) {
        return;
    }
    const auto result = sql::result_of(reader, {.id = id->id});
    if (!result) {
        return;
    }
    const Scaled now = convert(*conversion, int(out.raw));
    out.scaled = now.scaled;
    out.passed = now.passed;
    out.reported = Reported{result->raw, result->scaled, result->passed};
    out.equal = out.raw == result->raw && now.scaled == result->scaled && now.passed == result->passed;
}

// As far as the result counts them; all of them where there is none yet.
Remedies remedies_at(store::Reader& reader, const AttemptId& attempt, const itembank::ExamId& exam) {
    const Corrections all = corrections_of(reader, exam);
    const auto id = sql::result_of_attempt(reader, {.attempt = attempt});
    const auto counted = id ? sql::corrections_counted(reader, {.id = id->id}) : std::nullopt;
    return counted ? all.remedies(counted->corrections) : all.remedies();
}

}  // namespace

Result<Rescored> rescored(store::Reader& reader, const AttemptId& attempt) {
    const auto left = TRY(delivery::replayed_responses_of(reader, attempt));
    if (left.attempt.phase != sitting::Phase::submitted && left.attempt.phase != sitting::Phase::voided) {
        return fail(Why::conflict, "not_submitted",
                    "This attempt has not been submitted: there is nothing to score.");
    }
    const auto form = scored_form(reader, left.attempt.form);
    const Count counted =
        count(form->form, form->items, answers_in(left), remedies_at(reader, attempt, form->form.exam));
    Rescored out;
    out.attempt = attempt;
    out.form = left.attempt.form;
    out.raw = counted.raw;
    out.all_right = counted.all_right;
    if (left.attempt.kind == sitting::Kind::exam) {
        report_exam(reader, out);
    } else if (const auto practice = sql::practice_of_attempt(reader, {.attempt = attempt})) {
        out.reported = Reported{practice->raw, 0, false};
        out.equal = out.raw == practice->raw && out.all_right == practice->all_right;
    }
    return out;
}

}  // namespace scoring
