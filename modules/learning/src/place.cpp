#include "place.hpp"

#include <learning/sql/courses.hpp>

namespace learning {

Result<std::unique_ptr<Place>> place_of(store::Reader& reader, const shell::Shell& s, const http::Caller& who,
                                        const ActivityPath& at) {
    const auto row = sql::course_row(reader, {.id = at.course});
    if (!row) {
        return not_found("course");
    }
    const auto standing = standing_of(reader, PersonId(who.person), at.course);
    if (!standing) {
        return fail(Why::forbidden, "not_enrolled", "Enrol in this course first; then its lessons open.");
    }
    auto content = kept_content_of(reader, s, at.course, standing->version);
    const Activity* activity = find_activity(*content, at.activity);
    if (activity == nullptr) {
        return not_found("lesson in this course");
    }
    return std::make_unique<Place>(*standing, std::move(content), activity);
}

}  // namespace learning
