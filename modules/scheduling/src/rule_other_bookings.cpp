#include "rules.hpp"

#include <fmt/format.h>

namespace scheduling {

MaybeReason booked_already(const Standing& standing, std::string_view except) {
    for (const Held& held : standing.bookings) {
        if (held.exam == standing.exam && held.booking != except) {
            return Reason{
                "booked_already",
                fmt::format("You already have a booking for this exam: {}. Reschedule or cancel it first.",
                            in_words(held.starts_at, held.zone)),
                {{"booking", held.booking}, {"starts_at", to_rfc3339(held.starts_at)}, {"zone", held.zone}}};
        }
    }
    return std::nullopt;
}

MaybeReason overlap(const Standing& standing, const Wish& wish, std::string_view except) {
    for (const Held& held : standing.bookings) {
        const bool meets = held.starts_at < wish.ends_at && wish.starts_at < held.ends_at;
        if (meets && held.booking != except && held.exam != standing.exam) {
            return Reason{
                "overlapping_booking",
                fmt::format("You sit {} at that time, until {}. Choose a later start or another day.",
                            held.exam_title, in_words(held.ends_at, wish.zone)),
                {{"booking", held.booking}, {"until", to_rfc3339(held.ends_at)}, {"zone", wish.zone}}};
        }
    }
    return std::nullopt;
}

}  // namespace scheduling
