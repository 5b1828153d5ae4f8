#include "begin.hpp"

#include <base/must.hpp>
#include <catalog/catalog.hpp>
#include <identity/identity.hpp>
#include <itembank/itembank.hpp>

#include "blueprints.hpp"
#include "kept.hpp"

namespace delivery {
namespace {

constexpr std::int64_t study_minutes = 7 * 24 * 60;  // study mode has no clock to speak of
constexpr Duration practice_open = Hours(24);        // a practice attempt that is never started is put away
constexpr std::int64_t open_practice_max = 20;

// 48 bits that grow with time, so that what is written in one season lies together: seconds since 2020, and
// behind them chance. Two attempts never have the same; a number already given is drawn again.
std::int64_t new_handle(store::Tx& tx, Random& random, Instant now) {
    constexpr Instant beginning{std::chrono::sys_days(std::chrono::year(2020) / 1 / 1).time_since_epoch()};
    constexpr int chance_bits = 17;
    const std::int64_t second = std::chrono::floor<std::chrono::seconds>(now - beginning).count();
    while (true) {
        const std::int64_t handle =
            ((second & 0x7fffffff) << chance_bits) + std::int64_t(random.below(1ULL << chance_bits));
        if (handle > 0 && !sql::handle_taken(tx, {.handle = handle})) {
            return handle;
        }
    }
}

store::Bytes new_secret(Random& random) {
    std::array<std::byte, 32> chance{};
    random.fill(chance);
    return {std::string(reinterpret_cast<const char*>(chance.data()), chance.size())};
}

Row row_of(const AttemptId& id, const PersonId& person, const itembank::Form& form, Instant now) {
    Row row;
    row.id = id;
    row.person = person;
    row.exam = form.exam;
    row.exam_version = form.exam_version;
    row.form = form.id;
    row.form_name = form.name;
    row.phase = Phase::none;
    row.created_at = now;
    return row;
}

Result<AttemptId> begin(store::Tx& tx, const shell::Shell& s, Row row, sitting::Created created,
                        Instant now) {
    const auto blueprint = blueprint_of(tx, row.form);
    created.form = row.form;
    created.seed = std::int64_t(s.random.below(std::uint64_t{1} << 62));
    created.selection = sitting::fixed_selection;
    created.attempt_kind = row.kind;
    created.supervision = row.supervision;
    created.feedback = row.feedback;
    created.language = row.language;
    Kept kept{std::move(row), {}, {}, {}};
    sitting::Outcome out = sitting::perform(kept.state, blueprint, std::move(created), "created", now);
    if (out.refused) {
        return std::unexpected(std::move(*out.refused));
    }
    Row& made = kept.row;
    made.items = std::int64_t(kept.state.items.size());
    made.handle = new_handle(tx, s.random, now);
    made.secret = new_secret(s.random);
    sql::insert_attempt(tx, {.id = made.id,
                             .handle = made.handle,
                             .secret = *made.secret,
                             .person = made.person,
                             .kind = schema::name_of(made.kind),
                             .exam = made.exam,
                             .exam_version = made.exam_version,
                             .form = made.form,
                             .form_name = made.form_name,
                             .booking = made.booking,
                             .practice = made.practice,
                             .title = made.title,
                             .mode = schema::name_of(made.mode),
                             .supervision = schema::name_of(made.supervision),
                             .feedback = schema::name_of(made.feedback),
                             .language = made.language,
                             .items = made.items,
                             .phase = schema::name_of(made.phase),
                             .created_at = made.created_at});
    itembank::mark_delivered(tx, made.form, now);
    kept.head = sitting::chain_start(made.id);
    save(tx, s, kept, out.entries, std::nullopt, now);
    return made.id;
}

}  // namespace

FormChoice choose_form(const std::vector<FormChoice>& current, const std::vector<std::string>& seen,
                       Random& random) {
    MUST(!current.empty());
    std::vector<FormChoice> able = current;
    if (!seen.empty() && able.size() > 1) {
        std::erase_if(able, [&](const FormChoice& f) { return f.name == seen.back(); });
    }
    // 0: never seen; else the place in `seen`, later ones higher.
    const auto rank = [&](const FormChoice& f) {
        const auto at = std::ranges::find(seen, f.name);
        return at == seen.end() ? 0 : 1 + (at - seen.begin());
    };
    const auto least = std::ranges::min(able, {}, rank);
    std::erase_if(able, [&](const FormChoice& f) { return rank(f) != rank(least); });
    return able[random.below(able.size())];
}

Result<AttemptId> create_exam_attempt(store::Tx& tx, const shell::Shell& s, const NewExamAttempt& wish,
                                      Instant now) {
    if (const auto there = sql::attempt_of_booking(tx, {.booking = wish.booking})) {
        return there->id;
    }
    std::vector<FormChoice> current;
    for (const itembank::Form& form : itembank::forms_of_exam(tx, wish.exam, wish.exam_version)) {
        current.push_back({form.id, form.name});
    }
    if (current.empty()) {
        return fail(Why::conflict, "no_form",
                    "This exam has no form to sit at the moment. The programme has to import one first.");
    }
    std::vector<std::string> seen;
    for (auto& row : sql::forms_seen(tx, {.person = wish.person, .exam = wish.exam})) {
        seen.push_back(std::move(row.form_name));
    }
    const auto form = itembank::form_of(tx, choose_form(current, seen, s.random).id);
    MUST(form.has_value());
    const auto exam = catalog::exam_of(tx, wish.exam, wish.exam_version);
    Row row = row_of(s.random.id<sitting::Attempt>(now), wish.person, *form, now);
    row.kind = Kind::exam;
    row.booking = wish.booking;
    row.title = exam ? exam->title : wish.exam.value;
    row.mode = wish.mode;
    row.supervision = wish.supervision;
    row.feedback = Feedback::none;
    row.language = wish.language;
    sitting::Created created;
    created.minutes = wish.minutes;
    created.extra_minutes = wish.extra_minutes;
    created.break_minutes = wish.break_minutes;
    created.open_until = wish.open_until;
    return begin(tx, s, std::move(row), std::move(created), now);
}

BOOST_DEFINE_ENUM_CLASS(PracticeMode, exam, study)
struct BeginPractice {
    PracticeMode mode = PracticeMode::exam;
};
BOOST_DESCRIBE_STRUCT(BeginPractice, (), (mode))
struct PracticePath {
    PracticeId practice;
};
BOOST_DESCRIBE_STRUCT(PracticePath, (), (practice))
struct Begun {
    AttemptId attempt;
};
BOOST_DESCRIBE_STRUCT(Begun, (), (attempt))

static Result<AttemptId> begin_practice(store::Tx& tx, const shell::Shell& s, const PracticeId& id,
                                        const PersonId& person, PracticeMode mode, Instant now) {
    const auto set = itembank::practice_of(tx, id);
    const auto form_id = itembank::form_of_practice(tx, id);
    if (!set || !form_id) {
        return not_found("practice set");
    }
    if (!set->price.free()) {
        return fail(Why::forbidden, "not_paid",
                    "This practice set has a price, and it has not been paid for you yet.");
    }
    if (sql::open_practice(tx, {.person = person})->open >= open_practice_max) {
        return fail(Why::conflict, "too_many_open",
                    "You have many practice attempts open. Finish one of them first.");
    }
    const auto form = itembank::form_of(tx, *form_id);
    MUST(form.has_value());
    Row row = row_of(s.random.id<sitting::Attempt>(now), person, *form, now);
    row.kind = Kind::practice;
    row.practice = id.value;
    row.title = set->title;
    row.mode = Mode::online;
    row.supervision = Supervision::unproctored;
    row.feedback = mode == PracticeMode::study ? Feedback::study : Feedback::none;
    row.language = set->language;
    sitting::Created created;
    created.minutes = mode == PracticeMode::study ? study_minutes : set->minutes;
    created.open_until = now + practice_open;
    if (mode == PracticeMode::exam) {  // the same clock as the exam will have
        const auto profile = identity::accommodations_of(tx, person);
        created.extra_minutes = identity::extra_time(profile, Minutes(set->minutes)).count();
    }
    return begin(tx, s, std::move(row), std::move(created), now);
}

void practice_routes(http::Router& r, const shell::Shell& s) {
    r.post("/api/practice/{practice}/attempts",
           {"Begin a practice attempt: like the exam, or in study mode with explanations",
            http::signed_in(),
            {60, 3600}},
           [&s](http::Caller who, http::Path<PracticePath> at,
                http::Body<BeginPractice> wish) -> Result<http::Created<Begun>> {
               return s.db.write([&](store::Tx& tx) -> Result<http::Created<Begun>> {
                   return http::Created<Begun>{{TRY(begin_practice(tx, s, at->practice, PersonId(who.person),
                                                                   wish->mode, s.clock.now()))}};
               });
           });
}

}  // namespace delivery
