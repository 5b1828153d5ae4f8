// A course as everybody sees it, and enrolling in it.
#include "parts.hpp"

#include <documents/drawing.hpp>
#include <documents/html.hpp>
#include <http/language.hpp>
#include <learning/sql/courses.hpp>
#include <learning/sql/enrolments.hpp>
#include <store/record.hpp>

#include <algorithm>

namespace learning {
namespace {

struct CoursePath {
    CourseId course;
};
BOOST_DESCRIBE_STRUCT(CoursePath, (), (course))
struct PicturePath {
    CourseId course;
    std::string picture;
};
BOOST_DESCRIBE_STRUCT(PicturePath, (), (course, picture))

struct ActivityLine {
    std::string id;
    ActivityKind kind;
    std::string title;
    std::int64_t minutes;
    bool done;
};
BOOST_DESCRIBE_STRUCT(ActivityLine, (), (id, kind, title, minutes, done))
struct ModuleView {
    std::string title;
    std::vector<ActivityLine> activities;
};
BOOST_DESCRIBE_STRUCT(ModuleView, (), (title, activities))
struct EnrolmentView {
    EnrolmentId id;
    CourseId course;
    std::string title, summary;
    std::int64_t version;
    EnrolmentState state;
    std::int64_t percent, minutes_left;
    std::optional<std::string> next, next_title;  // where to go on; nothing when all is done
    double credits;
    Instant enrolled_at, last_at;
    std::optional<Instant> completed_at;
    std::vector<std::string> certifications;
    std::string language;                      // of the lessons, and so of next_title
    std::optional<std::string> text_language;  // of title and summary, where not `language`
};
BOOST_DESCRIBE_STRUCT(EnrolmentView, (),
                      (id, course, title, summary, version, state, percent, minutes_left, next, next_title,
                       credits, enrolled_at, last_at, completed_at, certifications, language, text_language))
struct CertificationLink {
    catalog::CertificationId id;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(CertificationLink, (), (id, title))
struct CourseView {
    CourseId id;
    std::string title, summary, about_html, language;
    std::optional<catalog::Level> level;
    std::vector<std::string> roles;
    std::vector<CertificationLink> certifications;  // what it prepares for
    std::int64_t version, minutes;
    double credits;
    catalog::Price price;
    bool entitled;  // may enrol now: free, or given access
    std::vector<ModuleView> modules;
    std::optional<EnrolmentView> enrolment;
    std::optional<std::string> text_language;  // of title, summary, roles and about, where not `language`
};
BOOST_DESCRIBE_STRUCT(CourseView, (),
                      (id, title, summary, about_html, language, level, roles, certifications, version,
                       minutes, credits, price, entitled, modules, enrolment, text_language))

// Where to go on: the activity opened last unless it is done, else the first that is not, looking from there.
const Activity* next_of(const std::vector<const Activity*>& all, const Standing& standing,
                        const std::map<std::string, Instant>& done) {
    const auto open = [&](const Activity* a) { return !done.contains(a->id); };
    const auto last = std::ranges::find_if(
        all, [&](const Activity* a) { return standing.last_activity && a->id == *standing.last_activity; });
    auto found = std::find_if(last, all.end(), open);
    if (found == all.end()) {
        found = std::ranges::find_if(all, open);
    }
    return found == all.end() ? nullptr : *found;
}

EnrolmentView enrolment_view(store::Reader& reader, const Standing& standing, const Content& content) {
    const auto done = done_activities(reader, standing.enrolment);
    const auto all = activities_of(content);
    std::size_t finished = 0;
    std::int64_t minutes_left = 0;
    for (const auto* activity : all) {
        const bool is_done = done.contains(activity->id);
        finished += is_done ? 1 : 0;
        minutes_left += is_done ? 0 : activity->minutes;
    }
    const Activity* next = next_of(all, standing, done);
    return EnrolmentView{.id = standing.enrolment,
                         .course = standing.course,
                         .title = content.title,
                         .summary = content.summary,
                         .version = standing.version,
                         .state = standing.state,
                         .percent = percent_done(finished, all.size()),
                         .minutes_left = minutes_left,
                         .next = next ? std::optional(next->id) : std::nullopt,
                         .next_title = next ? std::optional(next->title) : std::nullopt,
                         .credits = content.credits,
                         .enrolled_at = standing.enrolled_at,
                         .last_at = standing.last_at,
                         .completed_at = standing.completed_at,
                         .certifications = content.certifications,
                         .language = content.language,
                         .text_language = std::nullopt};
}

Result<CourseView> course_view(store::Reader& reader, const shell::Shell& s, const CourseId& id,
                               const std::optional<http::Caller>& who) {
    const auto row = sql::course_row(reader, {.id = id});
    if (!row) {
        return not_found("course");
    }
    const auto standing = who ? standing_of(reader, PersonId(who->person), id) : std::nullopt;
    const auto content = kept_content_of(reader, s, id, standing ? standing->version : row->version);
    CourseView out{
        .id = id,
        .title = content->title,
        .summary = content->summary,
        .about_html = TRY(documents::html(content->about)),
        .language = content->language,
        .level = content->level,
        .roles = content->roles,
        .certifications = {},
        .version = standing ? standing->version : row->version,
        .minutes = content->minutes,
        .credits = content->credits,
        .price = {row->price_cents, row->currency},
        .entitled =
            row->price_cents == 0 || (who && is_entitled(reader, PersonId(who->person), "course", id.value)),
        .modules = {},
        .enrolment = standing ? std::optional(enrolment_view(reader, *standing, *content)) : std::nullopt};
    for (const auto& certification : content->certifications) {
        if (auto known = catalog::certification_of(reader, catalog::CertificationId(certification))) {
            out.certifications.push_back({known->id, known->title});
        }
    }
    const auto done =
        standing ? done_activities(reader, standing->enrolment) : std::map<std::string, Instant>{};
    for (const auto& module : content->modules) {
        ModuleView view{module.title, {}};
        for (const auto& a : module.activities) {
            view.activities.push_back({a.id, a.kind, a.title, a.minutes, done.contains(a.id)});
        }
        out.modules.push_back(std::move(view));
    }
    return out;
}

// How it stands in the catalogue; the course itself is in its own language.
Result<CourseView> in_language(store::Reader& reader, CourseView view, const Languages& wanted) {
    const auto texts =
        catalog::offer_texts(reader, catalog::OfferKind::course, view.id.value, view.language, wanted);
    const auto offer = catalog::offer_of(reader, catalog::OfferKind::course, view.id.value);
    if (texts && offer) {
        const auto read = catalog::in_language(reader, *offer, wanted);
        view.title = read.title;
        view.summary = read.summary;
        view.roles = read.roles;
        view.about_html = TRY(documents::html(texts->second.about));
        view.text_language = texts->first;
    }
    return view;
}

Result<http::Created<CourseView>> enrol(const shell::Shell& s, const http::Caller& who,
                                        const CourseId& course) {
    return s.db.write([&](store::Tx& tx) -> Result<http::Created<CourseView>> {
        const Instant now = s.clock.now();
        const PersonId person(who.person);
        const auto row = sql::course_row(tx, {.id = course});
        if (!row) {
            return not_found("course");
        }
        if (row->price_cents > 0 && !is_entitled(tx, person, "course", course.value)) {
            return payment_needed();
        }
        const auto id = s.random.id<Enrolment>(now);
        if (sql::add_enrolment(
                tx,
                {.id = id, .person = person, .course = course, .course_version = row->version, .now = now}) ==
            0) {
            return fail(Why::conflict, "already_enrolled",
                        "You are taking this course already. Go on where you stopped.");
        }
        store::record(tx,
                      {s.random.uuid7(now), "enrolment", id.value, now, who.person, "enrolled", "", "{}"});
        shell::announce(tx, s, Enrolled{person, id, course, row->version, row->title, now}, now);
        return http::Created<CourseView>{TRY(course_view(tx, s, course, who))};
    });
}

Result<http::NoContent> withdraw(const shell::Shell& s, const http::Caller& who, const CourseId& course) {
    return s.db.write([&](store::Tx& tx) -> Result<http::NoContent> {
        const Instant now = s.clock.now();
        const auto standing = standing_of(tx, PersonId(who.person), course);
        if (!standing) {
            return not_found("enrolment");
        }
        if (sql::withdraw_enrolment(tx, {.id = standing->enrolment}) == 0) {
            return fail(Why::conflict, "course_completed",
                        "You have completed this course; there is nothing to withdraw from.");
        }
        store::record(tx, {s.random.uuid7(now), "enrolment", standing->enrolment.value, now, who.person,
                           "withdrawn", "", "{}"});
        return http::NoContent{};
    });
}

Result<std::vector<EnrolmentView>> my_enrolments(store::Reader& reader, const shell::Shell& s,
                                                 const http::Caller& who, const Languages& wanted) {
    std::vector<EnrolmentView> out;
    std::set<CourseId> seen;  // newest first: an older enrolment in the same course is history
    for (const auto& row : sql::enrolments_of(reader, {.person = who.person})) {
        if (row.state == "withdrawn" || !seen.insert(row.course).second) {
            continue;
        }
        const auto standing = standing_of(reader, PersonId(who.person), row.course);
        const auto content = kept_content_of(reader, s, row.course, row.course_version);
        EnrolmentView view = enrolment_view(reader, *standing, *content);
        if (const auto texts = catalog::offer_texts(reader, catalog::OfferKind::course, row.course.value,
                                                    view.language, wanted)) {
            view.text_language = texts->first;
            view.title = texts->second.title.empty() ? view.title : texts->second.title;
            view.summary = texts->second.summary;
        }
        out.push_back(std::move(view));
    }
    std::ranges::sort(out, std::greater{}, &EnrolmentView::last_at);
    return out;
}

Result<http::File> picture(const shell::Shell& s, const PicturePath& at) {
    const auto row = s.db.read([&](store::Reader& reader) {
        return sql::picture_of(reader, {.course = at.course, .digest = at.picture});
    });
    if (!row) {
        return not_found("picture");
    }
    // The address is the picture's own digest, so a copy never goes stale.
    return http::File{"image/svg+xml",
                      documents::in_two_dresses(row->svg),
                      "",
                      {{"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"},
                       {"X-Content-Type-Options", "nosniff"},
                       {"Cache-Control", "public, max-age=31536000, immutable"}}};
}
}  // namespace

void course_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/courses/{course}", {"A course, and how far I am in it", http::anyone()},
          [&s](std::optional<http::Caller> who, http::Path<CoursePath> at,
               http::Reads reads) -> Result<http::InLanguage<CourseView>> {
              auto found = s.db.read([&](store::Reader& reader) -> Result<CourseView> {
                  CourseView as_is = TRY(course_view(reader, s, at->course, who));
                  return in_language(reader, std::move(as_is), reads.wanted);
              });
              CourseView view = TRY(std::move(found));
              std::string language = view.text_language.value_or(view.language);
              return http::InLanguage<CourseView>{std::move(view), std::move(language)};
          });
    r.get("/api/courses/{course}/pictures/{picture}", {"A picture of a lesson", http::anyone()},
          [&s](http::Path<PicturePath> at) { return picture(s, *at); });
    r.post("/api/courses/{course}/enrolments", {"Enrol in a course", http::signed_in()},
           [&s](http::Caller who, http::Path<CoursePath> at) { return enrol(s, who, at->course); });
    r.post("/api/courses/{course}/withdrawals", {"Withdraw from a course", http::signed_in()},
           [&s](http::Caller who, http::Path<CoursePath> at) { return withdraw(s, who, at->course); });
    r.get("/api/me/enrolments", {"The courses I am taking or have taken", http::signed_in()},
          [&s](http::Caller who, http::Reads reads) {
              return s.db.read(
                  [&](store::Reader& reader) { return my_enrolments(reader, s, who, reads.wanted); });
          });
}
}  // namespace learning
