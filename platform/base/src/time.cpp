#include <base/must.hpp>
#include <base/time.hpp>

#include <date/tz.h>
#include <fmt/format.h>
#include <charconv>

namespace {
namespace chrono = std::chrono;

std::optional<int> number(std::string_view s) {
    int n = 0;
    const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), n);
    const bool whole = error == std::errc{} && end == s.data() + s.size() && !s.empty() && s[0] != '-';
    return whole ? std::optional(n) : std::nullopt;
}

date::local_time<Duration> local_time(Local l) {
    return date::local_time<Duration>{chrono::sys_days(l.date).time_since_epoch() + l.time};
}

constexpr std::string_view month_names[] = {"January",   "February", "March",    "April",
                                            "May",       "June",     "July",     "August",
                                            "September", "October",  "November", "December"};
}  // namespace

std::string to_string(Date d) {
    return fmt::format("{:04}-{:02}-{:02}", int(d.year()), unsigned(d.month()), unsigned(d.day()));
}

std::string in_words(Date d) {
    return fmt::format("{} {} {}", unsigned(d.day()), month_names[unsigned(d.month()) - 1], int(d.year()));
}

std::optional<Date> parse_date(std::string_view s) {
    if (s.size() != 10 || s[4] != '-' || s[7] != '-') {
        return std::nullopt;
    }
    const auto y = number(s.substr(0, 4)), m = number(s.substr(5, 2)), d = number(s.substr(8, 2));
    if (!y || !m || !d) {
        return std::nullopt;
    }
    const Date date{chrono::year(*y), chrono::month(unsigned(*m)), chrono::day(unsigned(*d))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<chrono::minutes> parse_time_of_day(std::string_view s) {
    if (s.size() != 5 || s[2] != ':') {
        return std::nullopt;
    }
    const auto h = number(s.substr(0, 2)), m = number(s.substr(3, 2));
    if (!h || !m || *m > 59 || *h > 24 || (*h == 24 && *m != 0)) {
        return std::nullopt;
    }
    return chrono::hours(*h) + chrono::minutes(*m);
}

std::string to_time_of_day(chrono::minutes m) {
    return fmt::format("{:02}:{:02}", m.count() / 60, m.count() % 60);
}

std::string to_rfc3339(Instant t) {
    const auto day = chrono::floor<chrono::days>(t);
    const auto rest = (t - day).count();
    const auto seconds = rest / 1'000'000, fraction = rest % 1'000'000;
    std::string out = fmt::format("{}T{:02}:{:02}:{:02}", to_string(Date{day}), seconds / 3600,
                                  seconds / 60 % 60, seconds % 60);
    if (fraction != 0) {
        out += fmt::format(".{:06}", fraction);
    }
    return out + "Z";
}

std::optional<Instant> parse_rfc3339(std::string_view s) {
    if (s.size() < 17 || (s[10] != 'T' && s[10] != 't')) {
        return std::nullopt;
    }
    const auto date = parse_date(s.substr(0, 10));
    const auto time = parse_time_of_day(s.substr(11, 5));
    if (!date || !time || *time >= chrono::hours(24)) {
        return std::nullopt;
    }
    Instant out = chrono::sys_days(*date) + Duration(*time);
    s.remove_prefix(16);
    if (s.starts_with(':')) {
        const auto seconds = number(s.substr(1, 2));
        if (s.size() < 3 || !seconds || *seconds > 59) {
            return std::nullopt;
        }
        out += chrono::seconds(*seconds);
        s.remove_prefix(3);
    }
    if (s.starts_with('.')) {
        s.remove_prefix(1);
        std::int64_t unit = 100'000;
        std::size_t digits = 0;
        for (; digits < s.size() && s[digits] >= '0' && s[digits] <= '9'; ++digits, unit /= 10) {
            out += Duration((s[digits] - '0') * unit);
        }
        if (digits == 0) {
            return std::nullopt;
        }
        s.remove_prefix(digits);
    }
    if (s == "Z" || s == "z") {
        return out;
    }
    if (s.size() != 6 || (s[0] != '+' && s[0] != '-')) {
        return std::nullopt;
    }
    const auto offset = parse_time_of_day(s.substr(1));
    if (!offset || *offset >= chrono::hours(24)) {
        return std::nullopt;
    }
    return s[0] == '+' ? out - *offset : out + *offset;
}

Date utc_date(Instant t) { return Date{chrono::floor<chrono::days>(t)}; }
Instant midnight(Date d) { return Instant{chrono::sys_days(d)}; }
Instant end_of_day(Date d) { return midnight(d) + Days(1) - Duration(1); }

Date add_months(Date d, int months) {
    const auto ym = chrono::year_month(d.year(), d.month()) + chrono::months(months);
    const Date wanted = ym / d.day();
    return wanted.ok() ? wanted : Date{ym / chrono::last};
}

bool is_zone(std::string_view name) {
    // The library throws for an unknown name; asking is not an error here.
    try {
        return !name.empty() && date::locate_zone(name) != nullptr;
    } catch (const std::runtime_error&) {
        return false;
    }
}

Local to_local(Instant t, std::string_view zone) {
    const auto local = date::locate_zone(zone)->to_local(t);
    const auto day = date::floor<date::days>(local);
    return {Date{chrono::sys_days(day.time_since_epoch())}, chrono::floor<chrono::minutes>(local - day)};
}

Date local_date(Instant t, std::string_view zone) { return to_local(t, zone).date; }

Instant from_local(Local l, std::string_view zone) {
    const auto local = local_time(l);
    const auto info = date::locate_zone(zone)->get_info(local);
    if (info.result == date::local_info::nonexistent) {
        return Instant(info.first.end);
    }
    return Instant(local.time_since_epoch() - info.first.offset);
}

Instant start_of_day(Date d, std::string_view zone) { return from_local({d, chrono::minutes(0)}, zone); }

std::string in_words(Instant t, std::string_view zone) {
    const Local l = to_local(t, zone);
    return fmt::format("{}, {} ({})", in_words(l.date), to_time_of_day(l.time), zone);
}
