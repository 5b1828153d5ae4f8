#include <date/tz.h>
#include <libical/ical.h>
#include <algorithm>
#include <base/text.hpp>
#include <documents/calendar.hpp>
#include <memory>
#include <set>

namespace documents {
namespace {

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

icaltimetype time_of(Date day, std::chrono::seconds of_day, bool is_utc) {
    icaltimetype t = icaltime_null_time();
    t.year = int(day.year());
    t.month = int(unsigned(day.month()));
    t.day = int(unsigned(day.day()));
    t.hour = int(of_day.count() / 3600);
    t.minute = int(of_day.count() / 60 % 60);
    t.second = int(of_day.count() % 60);
    t.zone = is_utc ? icaltimezone_get_utc_timezone() : nullptr;
    return t;
}
icaltimetype utc_time(Instant t) {
    const Date day = utc_date(t);
    return time_of(day, std::chrono::floor<std::chrono::seconds>(t - midnight(day)), true);
}
icaltimetype local_time(Instant t, const std::string& zone) {
    const Local local = to_local(t, zone);
    return time_of(local.date, local.time, false);
}

// Line breaks are escaped by libical; other control characters have no place in a calendar.
std::string clean(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        out += !is_control || c == '\n' ? std::string(1, c) : "";
    }
    return is_utf8(out) ? out : "";
}

void add(icalcomponent* to, icalproperty* property) { icalcomponent_add_property(to, property); }

// One stretch of time with one offset, beginning at the wall clock of the offset before it.
icalcomponent* observance(const date::sys_info& info, const date::sys_info& before) {
    icalcomponent* c = info.save.count() != 0 ? icalcomponent_new_xdaylight() : icalcomponent_new_xstandard();
    const date::sys_seconds onset = info.begin + before.offset;
    const auto day = date::floor<date::days>(onset);
    const date::year_month_day ymd(day);
    const Date civil(std::chrono::year(int(ymd.year())), std::chrono::month(unsigned(ymd.month())),
                     std::chrono::day(unsigned(ymd.day())));
    add(c, icalproperty_new_dtstart(time_of(civil, onset - day, false)));
    add(c, icalproperty_new_tzoffsetfrom(int(before.offset.count())));
    add(c, icalproperty_new_tzoffsetto(int(info.offset.count())));
    add(c, icalproperty_new_tzname(info.abbrev.c_str()));
    return c;
}

// The rules of a zone for the time around its entries: a year on either side, so that a reader which looks a
// little further still finds them.
icalcomponent* timezone(const std::string& zone, Instant first, Instant last) {
    icalcomponent* c = icalcomponent_new_vtimezone();
    add(c, icalproperty_new_tzid(zone.c_str()));
    const date::time_zone* rules = date::locate_zone(zone);
    const auto seconds = [](Instant t) {
        return date::sys_seconds(std::chrono::floor<std::chrono::seconds>(t.time_since_epoch()));
    };
    const date::sys_seconds end = seconds(last + Days(365));
    date::sys_info info = rules->get_info(seconds(first - Days(365)));
    // A zone that never changed since the epoch's beginning would start in the year -32767.
    const date::sys_seconds earliest{std::chrono::seconds(0)};
    info.begin = std::max(info.begin, earliest);
    date::sys_info before =
        info.begin == earliest ? info : rules->get_info(info.begin - std::chrono::seconds(1));
    while (true) {
        icalcomponent_add_component(c, observance(info, before));
        if (info.end > end) {
            return c;
        }
        before = info;
        info = rules->get_info(info.end);
    }
}

icalproperty* in_zone(icalproperty* property, const std::string& zone) {
    icalproperty_add_parameter(property, icalparameter_new_tzid(zone.c_str()));
    return property;
}

icalcomponent* event(const CalendarEntry& e, Instant now) {
    icalcomponent* c = icalcomponent_new_vevent();
    add(c, icalproperty_new_uid(clean(e.uid).c_str()));
    add(c, icalproperty_new_dtstamp(utc_time(now)));
    add(c, icalproperty_new_sequence(e.sequence));
    if (is_zone(e.zone)) {
        add(c, in_zone(icalproperty_new_dtstart(local_time(e.starts_at, e.zone)), e.zone));
        add(c, in_zone(icalproperty_new_dtend(local_time(e.ends_at, e.zone)), e.zone));
    } else {
        add(c, icalproperty_new_dtstart(utc_time(e.starts_at)));
        add(c, icalproperty_new_dtend(utc_time(e.ends_at)));
    }
    add(c, icalproperty_new_summary(clean(e.title).c_str()));
    if (!e.place.empty()) {
        add(c, icalproperty_new_location(clean(e.place).c_str()));
    }
    if (!e.description.empty()) {
        add(c, icalproperty_new_description(clean(e.description).c_str()));
    }
    if (!e.url.empty()) {
        add(c, icalproperty_new_url(clean(e.url).c_str()));
    }
    add(c, icalproperty_new_status(e.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    return c;
}

}  // namespace

std::string calendar(const std::vector<CalendarEntry>& entries, Instant now) {
    const Component all(icalcomponent_new_vcalendar(), icalcomponent_free);
    add(all.get(), icalproperty_new_version("2.0"));
    add(all.get(), icalproperty_new_prodid("-//Assay//Assay//EN"));
    const bool is_cancel = !entries.empty() && std::ranges::all_of(entries, &CalendarEntry::cancelled);
    add(all.get(), icalproperty_new_method(is_cancel ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH));
    std::map<std::string, std::pair<Instant, Instant>> zones;
    for (const CalendarEntry& e : entries) {
        if (is_zone(e.zone)) {
            auto& [first, last] = zones.try_emplace(e.zone, e.starts_at, e.ends_at).first->second;
            first = std::min(first, e.starts_at);
            last = std::max(last, e.ends_at);
        }
    }
    for (const auto& [zone, span] : zones) {
        icalcomponent_add_component(all.get(), timezone(zone, span.first, span.second));
    }
    for (const CalendarEntry& e : entries) {
        icalcomponent_add_component(all.get(), event(e, now));
    }
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(
        icalcomponent_as_ical_string_r(all.get()), icalmemory_free_buffer);
    return text.get();
}

}  // namespace documents
