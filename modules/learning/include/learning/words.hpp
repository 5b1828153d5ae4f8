// The words of learning: courses, enrolments, paths, workshops, and what is announced of them.
#pragma once
#include <catalog/words.hpp>
#include <identity/words.hpp>
#include <schema/vocabulary.hpp>

namespace learning {

struct Course;
using CourseId = Id<Course>;  // the short name of its folder
struct Enrolment;
using EnrolmentId = Id<Enrolment>;
struct Path;
using PathId = Id<Path>;
struct Workshop;
using WorkshopId = Id<Workshop>;
struct WorkshopSession;
using SessionId = Id<WorkshopSession>;
using identity::PersonId;

BOOST_DEFINE_ENUM_CLASS(EnrolmentState, enrolled, in_progress, completed, withdrawn)
BOOST_DEFINE_ENUM_CLASS(ActivityKind, lesson, check, video)
BOOST_DEFINE_ENUM_CLASS(QuestionKind, choice, multiple_response)
BOOST_DEFINE_ENUM_CLASS(StepKind, course, practice, workshop, exam)

struct Enrolled {
    PersonId person;
    EnrolmentId enrolment;
    CourseId course;
    std::int64_t course_version = 0;
    std::string title;
    Instant enrolled_at{};
};
BOOST_DESCRIBE_STRUCT(Enrolled, (), (person, enrolment, course, course_version, title, enrolled_at))

// Announced once for an enrolment, when its last activity is done.
struct CourseCompleted {
    PersonId person;
    EnrolmentId enrolment;
    CourseId course;
    std::int64_t course_version = 0;
    std::string title;
    double credits = 0;  // continuing-education credits it posts; 1 credit = 1 hour
    std::vector<std::string> certifications;
    Instant completed_at{};
};
BOOST_DESCRIBE_STRUCT(CourseCompleted, (),
                      (person, enrolment, course, course_version, title, credits, certifications,
                       completed_at))

}  // namespace learning
