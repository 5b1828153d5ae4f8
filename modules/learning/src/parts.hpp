// What the parts of learning share.
#pragma once
#include "content.hpp"

#include <catalog/catalog.hpp>
#include <learning/learning.hpp>

namespace learning {

void course_routes(http::Router&, const shell::Shell&);
void activity_routes(http::Router&, const shell::Shell&);
void film_routes(http::Router&, const shell::Shell&);
void path_routes(http::Router&, const shell::Shell&);
void workshop_routes(http::Router&, const shell::Shell&);
void manage_routes(http::Router&, const shell::Shell&);
void import_courses(store::Tx&, const shell::Shell&, const plain::Folder&, plain::Report&, Instant now);
void import_paths(store::Tx&, const plain::Folder&, plain::Report&);
void import_workshops(store::Tx&, const plain::Folder&, plain::Report&, Instant now);
void workshop_jobs(::jobs::Runner&, const shell::Shell&);
void path_jobs(::jobs::Runner&);

// The content of a version; nothing when there is none.
std::optional<Content> content_of(store::Reader&, const CourseId&, std::int64_t version);
// The same, read once and kept: a version never changes, and reading one costs a millisecond.
std::shared_ptr<const Content> kept_content_of(store::Reader&, const shell::Shell&, const CourseId&,
                                               std::int64_t version);
// Whether somebody paid, or was given it: what has a price needs it.
bool is_entitled(store::Reader&, const PersonId&, std::string_view kind, const std::string& thing);
std::unexpected<Failure> payment_needed();

// A course in a person's hands.
struct Standing {
    EnrolmentId enrolment;
    CourseId course;
    std::int64_t version = 0;
    EnrolmentState state = EnrolmentState::enrolled;
    Instant enrolled_at{}, last_at{};
    std::optional<std::string> last_activity;
    std::optional<Instant> completed_at;
};
std::optional<Standing> standing_of(store::Reader&, const PersonId&,
                                    const CourseId&);  // nothing when not enrolled
std::map<std::string, Instant> done_activities(store::Reader&, const EnrolmentId&);

// Seats that were given back go to who waits; what is to be mailed is a job.
void fill_seats(store::Tx&, const SessionId&, std::int64_t seats, Instant now);
struct SeatOfPerson {
    SessionId session;
    WorkshopId workshop;
    bool waiting = false;
    Instant starts_at{};
};
std::vector<SeatOfPerson> seats_of(store::Reader&, const PersonId&);
void drop_seats(store::Tx&, const PersonId&, Instant now);

}  // namespace learning
