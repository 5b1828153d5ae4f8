#include "parts.hpp"

#include <base/must.hpp>
#include <learning/sql/courses.hpp>
#include <learning/sql/enrolments.hpp>
#include <learning/sql/paths.hpp>
#include <learning/sql/workshops.hpp>
#include <mutex>

namespace learning {
namespace json = schema::json;

void routes(http::Router& r, const shell::Shell& s) {
    course_routes(r, s);
    activity_routes(r, s);
    film_routes(r, s);
    path_routes(r, s);
    workshop_routes(r, s);
    manage_routes(r, s);
}

void jobs(::jobs::Runner& runner, const shell::Shell& s) {
    workshop_jobs(runner, s);
    path_jobs(runner);
}

void import(store::Tx& tx, const shell::Shell& s, const plain::Folder& folder, plain::Report& report,
            Instant now) {
    import_courses(tx, s, folder, report, now);
    import_workshops(tx, folder, report, now);
    import_paths(tx, folder, report);
}

std::optional<Content> content_of(store::Reader& reader, const CourseId& course, std::int64_t version) {
    const auto row = sql::course_content(reader, {.course = course, .version = version});
    return row ? std::optional(schema::parse_own<Content>(row->content)) : std::nullopt;
}

namespace {
struct Contents {
    std::mutex mutex;
    std::map<std::pair<std::string, std::int64_t>, std::shared_ptr<const Content>> kept;
};
constexpr std::size_t contents_max = 64;
}  // namespace

std::shared_ptr<const Content> kept_content_of(store::Reader& reader, const shell::Shell& s,
                                               const CourseId& course, std::int64_t version) {
    const auto contents = s.memory->of<Contents>();
    const std::scoped_lock lock(contents->mutex);
    const std::pair key(course.value, version);
    if (const auto found = contents->kept.find(key); found != contents->kept.end()) {
        return found->second;
    }
    auto content = content_of(reader, course, version);
    if (!content) {
        return nullptr;
    }
    if (contents->kept.size() >= contents_max) {
        contents->kept.clear();
    }
    return contents->kept[key] = std::make_shared<const Content>(std::move(*content));
}

bool is_entitled(store::Reader& reader, const PersonId& person, std::string_view kind,
                 const std::string& thing) {
    return sql::entitlement_of(reader, {.person = person, .kind = kind, .thing = thing}).has_value();
}

std::unexpected<Failure> payment_needed() {
    return refuse("payment_needed",
                  "This has a price, and it cannot be paid here. Ask the programme to give you access, then "
                  "try again.");
}

std::optional<Standing> standing_of(store::Reader& reader, const PersonId& person, const CourseId& course) {
    const auto row = sql::latest_enrolment(reader, {.person = person, .course = course});
    if (!row) {
        return std::nullopt;
    }
    return Standing{row->id,
                    row->course,
                    row->course_version,
                    schema::value_of<EnrolmentState>(row->state).value(),
                    row->enrolled_at,
                    row->last_at,
                    row->last_activity,
                    row->completed_at};
}

std::map<std::string, Instant> done_activities(store::Reader& reader, const EnrolmentId& enrolment) {
    std::map<std::string, Instant> out;
    for (const auto& row : sql::progress_rows(reader, {.enrolment = enrolment})) {
        if (row.done_at) {
            out.emplace(row.activity, *row.done_at);
        }
    }
    return out;
}

json::value export_person(store::Reader& reader, const PersonId& person) {
    json::array enrolments, seats, granted, steps;
    for (const auto& row : sql::enrolments_of(reader, {.person = person})) {
        json::array progress, answers;
        for (const auto& p : sql::progress_rows(reader, {.enrolment = row.id})) {
            progress.push_back(schema::write(p));
        }
        for (const auto& a : sql::all_answers_of(reader, {.enrolment = row.id})) {
            answers.push_back(schema::write(a));
        }
        json::object one = schema::write(row).as_object();
        one["progress"] = std::move(progress);
        one["answers"] = std::move(answers);
        enrolments.push_back(std::move(one));
    }
    for (const auto& row : sql::seats_of_person(reader, {.person = person})) {
        seats.push_back(schema::write(row));
    }
    for (const auto& row : sql::entitlements_of_person(reader, {.person = person})) {
        granted.push_back(schema::write(row));
    }
    for (const auto& row : sql::steps_done(reader, {.person = person})) {
        steps.push_back(schema::write(row));
    }
    return json::object{{"enrolments", enrolments},
                        {"workshop_seats", seats},
                        {"entitlements", granted},
                        {"steps_done", steps}};
}

std::vector<Completion> completions_of(store::Reader& reader, const PersonId& person) {
    std::vector<Completion> out;
    for (const auto& row : sql::enrolments_of(reader, {.person = person})) {
        if (row.completed_at) {
            const auto course = sql::course_row(reader, {.id = row.course});
            out.push_back({row.course, course ? course->title : row.course.value, *row.completed_at});
        }
    }
    return out;
}

void erase_person(store::Tx& tx, const PersonId& person, Instant now) {
    for (const auto& row : sql::enrolments_of(tx, {.person = person})) {
        sql::delete_answers(tx, {.enrolment = row.id});
        sql::delete_progress(tx, {.enrolment = row.id});
        sql::delete_enrolment(tx, {.id = row.id});
    }
    drop_seats(tx, person, now);
    sql::delete_entitlements(tx, {.person = person});
    sql::delete_steps(tx, {.person = person});
}
}  // namespace learning
