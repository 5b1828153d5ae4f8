// The activity a request is about, in the version its person takes.
#pragma once
#include "parts.hpp"

namespace learning {

constexpr std::string_view activity_path = "/api/courses/{course}/activities/{activity}";

struct ActivityPath {
    CourseId course;
    std::string activity;
};
BOOST_DESCRIBE_STRUCT(ActivityPath, (), (course, activity))

struct Place {
    Standing standing;
    std::shared_ptr<const Content> whole;
    const Activity* activity;  // in `content`
    const Content& content = *whole;
};
// Failures: not_found, not_enrolled.
Result<std::unique_ptr<Place>> place_of(store::Reader&, const shell::Shell&, const http::Caller&,
                                        const ActivityPath&);

}  // namespace learning
