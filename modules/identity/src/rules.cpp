#include "rules.hpp"

#include <base/text.hpp>

#include <cmath>

namespace identity {

Minutes extra_time(const AccommodationProfile& a, Minutes exam) {
    const std::int64_t percent = (exam.count() * a.time_percent + 99) / 100;
    return Minutes(percent) + Minutes(a.language_30 ? 30 : 0);
}

AccommodationProfile profile_of(const std::vector<Preset>& approved) {
    AccommodationProfile a;
    for (const Preset p : approved) {
        switch (p) {
            case Preset::language_30:
                a.language_30 = true;
                break;
            case Preset::time_125:
                a.time_percent = std::max<std::int64_t>(a.time_percent, 25);
                break;
            case Preset::time_150:
                a.time_percent = std::max<std::int64_t>(a.time_percent, 50);
                break;
            case Preset::time_200:
                a.time_percent = std::max<std::int64_t>(a.time_percent, 100);
                break;
            case Preset::paused_breaks:
                a.paused_breaks = true;
                break;
            case Preset::separate_room:
                a.separate_room = true;
                break;
            case Preset::reader_or_scribe:
                a.reader_or_scribe = a.separate_room = true;
                break;
            case Preset::screen_reader:
                a.screen_reader = true;
                break;
            case Preset::colour_and_zoom:
                a.colour_and_zoom = true;
                break;
            case Preset::medical_item:
                a.medical_item = true;
                break;
        }
    }
    return a;
}

bool needs_review(Preset p) { return p != Preset::language_30; }

bool looks_like_email(std::string_view s) {
    const auto at = s.find('@');
    const auto domain = at == std::string_view::npos ? std::string_view() : s.substr(at + 1);
    return at != 0 && domain.find('.') != std::string_view::npos &&
           domain.find('@') == std::string_view::npos && !domain.starts_with('.') && !domain.ends_with('.') &&
           s.find_first_of(" \t\r\n<>\",;") == std::string_view::npos;
}

Done role_wall(const std::vector<std::string>& roles) {
    const auto has = [&](std::string_view role) { return std::ranges::find(roles, role) != roles.end(); };
    for (const auto& role : roles) {
        if (role != "candidate" && std::ranges::find(staff_roles, role) == staff_roles.end()) {
            return refuse("unknown_role", "There is no role called '" + role + "'.", {{"role", role}});
        }
    }
    for (const auto* sees_items : {"item_writer", "reviewer", "psychometrician"}) {
        if (has("instructor") && has(sees_items)) {
            return refuse("role_wall", "Whoever teaches may not see live items. Remove one of the two roles.",
                          {{"role", sees_items}});
        }
    }
    return {};
}
}  // namespace identity
