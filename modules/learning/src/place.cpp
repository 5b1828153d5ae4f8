#include "place.hpp"

#include <learning/sql/courses.hpp>

namespace learning {

Result<std::unique_ptr<Place>> place_of(store::Reader& reader, const http::Caller& who,
                                        const ActivityPath& at) {
    const auto row = sql::course_row(reader, {.id = at.course});
    if (!row) {
        return not_found("course");
    }
    const auto standing = standing_of(reader, PersonId(who.person), at.course);
    if (!standing) {
        return fail(Why::forbidden, "not_enrolled", "Enrol in this course first; then its lessons open.");
    }
    auto place =
        std::make_unique<Place>(Place{*standing, *content_of(reader, at.course, standing->version), nullptr});
    place->activity = find_activity(place->content, at.activity);
    if (place->activity == nullptr) {
        return not_found("lesson in this course");
    }
    return place;
}

}  // namespace learning
