// "Can I book this, when, and if not, why?"
#include "placing.hpp"
#include "routes.hpp"
#include "views.hpp"

#include "bookings.hpp"

namespace scheduling {
namespace {

struct EligibilityView {
    ExamId exam;
    std::string title;
    bool bookable = true;
    std::optional<Date> earliest;  // the first day that may be sat
    Date latest;                   // the last day that may be booked today
    std::vector<ReasonView> reasons;
    std::vector<Mode> modes;
    PriceView price;
    std::int64_t minutes = 0, extra_minutes = 0;
    bool separate_room = false;
    std::string your_zone;
    std::optional<BookingId> booking;  // the one you have for this exam
};
BOOST_DESCRIBE_STRUCT(EligibilityView, (),
                      (exam, title, bookable, earliest, latest, reasons, modes, price, minutes, extra_minutes,
                       separate_room, your_zone, booking))

struct SlotQuery {
    std::optional<CentreId> centre;  // without: online
    std::optional<Date> from;        // without: today
    std::optional<schema::Whole<1, 31>> days;
    std::optional<BookingId> booking;  // the one being moved: its own seat counts as free
};
BOOST_DESCRIBE_STRUCT(SlotQuery, (), (centre, from, days, booking))
struct StartView {
    Instant starts_at{}, ends_at{};
    std::string time;  // at the place
    Date your_date;    // in your zone
    std::string your_time;
    std::int64_t seats = 0;
};
BOOST_DESCRIBE_STRUCT(StartView, (), (starts_at, ends_at, time, your_date, your_time, seats))
struct DayView {
    Date date;
    std::vector<StartView> starts;
    std::optional<ReasonView> why;
};
BOOST_DESCRIBE_STRUCT(DayView, (), (date, starts, why))
struct SlotsView {
    Mode mode = Mode::online;
    std::optional<CentreId> centre;
    std::string zone, your_zone;
    std::int64_t minutes = 0, extra_minutes = 0;
    bool separate_room = false;
    std::vector<DayView> days;
};
BOOST_DESCRIBE_STRUCT(SlotsView, (),
                      (mode, centre, zone, your_zone, minutes, extra_minutes, separate_room, days))

EligibilityView view(const ExamToSit& exam, const Candidate& who, Instant now) {
    const std::vector<Reason> bars = barred(exam, who);
    const Eligibility found = eligibility(who.standing, exam.policies, who.zone, now);
    EligibilityView out{
        .exam = exam.id,
        .title = exam.title,
        .bookable = found.bookable && bars.empty(),
        .earliest = found.earliest,
        .latest = Date{std::chrono::sys_days(local_date(now, who.zone)) + Days(exam.policies.horizon_days)},
        .modes = {Mode::centre},
        .price = price_view(exam.price),
        .minutes = exam.minutes.count(),
        .extra_minutes = who.extra.count(),
        .separate_room = who.separate_room,
        .your_zone = who.zone};
    if (exam.online) {
        out.modes.push_back(Mode::online);
    }
    for (const Reason& reason : bars) {
        out.reasons.push_back(view(reason));
    }
    for (const Reason& reason : found.reasons) {
        out.reasons.push_back(view(reason));
    }
    for (const Held& held : who.standing.bookings) {
        if (held.exam == exam.id.value) {
            out.booking = BookingId(held.booking);
        }
    }
    return out;
}

DayView view(const DayOffer& day, const ExamToSit& exam, const Candidate& who, const std::string& zone) {
    DayView out{.date = day.date, .starts = {}, .why = std::nullopt};
    for (const StartOffer& start : day.starts) {
        const Local yours = to_local(start.at, who.zone);
        out.starts.push_back({start.at, start.at + exam.minutes + who.extra,
                              to_time_of_day(to_local(start.at, zone).time), yours.date,
                              to_time_of_day(yours.time), start.seats});
    }
    if (day.why) {
        out.why = view(*day.why);
    }
    return out;
}

Result<SlotsView> slots(store::Reader& r, const PersonId& person, const ExamId& id, const SlotQuery& query,
                        Instant now) {
    constexpr int days_default = 7;
    const auto exam = exam_to_sit(r, id);
    if (!exam) {
        return not_found("exam");
    }
    std::optional<Centre> centre;
    if (query.centre) {
        centre = load_centre(r, *query.centre);
        if (!centre || !centre->open) {
            return not_found("test centre");
        }
    } else if (!exam->online) {
        return refuse("online_not_offered", "This exam is sat at test centres only. Choose one.");
    }
    if (query.booking && !load_own(r, *query.booking, person)) {
        return not_found("booking");
    }
    const Candidate who = candidate_for(r, person, *exam, now);
    const std::string zone = centre ? centre->zone : who.zone;
    const Date from = query.from.value_or(local_date(now, zone));
    constexpr Date first{std::chrono::year(2000), std::chrono::January, std::chrono::day(1)};
    constexpr Date last{std::chrono::year(2200), std::chrono::January, std::chrono::day(1)};
    if (from < first || from > last) {
        return refuse("day_out_of_range", "Choose a day within the next months.");
    }
    SlotsView out{.mode = centre ? Mode::centre : Mode::online,
                  .centre = query.centre,
                  .zone = zone,
                  .your_zone = who.zone,
                  .minutes = exam->minutes.count(),
                  .extra_minutes = who.extra.count(),
                  .separate_room = who.separate_room,
                  .days = {}};
    const int days = query.days ? int(query.days->value) : days_default;
    for (const DayOffer& day : offer(r, *exam, who, centre ? &*centre : nullptr, from, days,
                                     query.booking.value_or(BookingId("")), now)) {
        out.days.push_back(view(day, *exam, who, zone));
    }
    return out;
}
}  // namespace

void choice_routes(http::Router& r, const shell::Shell& s) {
    r.get("/api/exams/{exam}/eligibility",
          {"Whether and from when I can book an exam, and why not", http::signed_in()},
          [&s](http::Caller caller, http::Path<ExamPath> at) -> Result<EligibilityView> {
              return s.db.read([&](store::Reader& db) -> Result<EligibilityView> {
                  const auto exam = exam_to_sit(db, at->exam);
                  if (!exam) {
                      return not_found("exam");
                  }
                  const Instant now = s.clock.now();
                  return view(*exam, candidate_for(db, PersonId(caller.person), *exam, now), now);
              });
          });
    r.get("/api/exams/{exam}/slots", {"Times I can book, by day", http::signed_in()},
          [&s](http::Caller caller, http::Path<ExamPath> at,
               http::Query<SlotQuery> query) -> Result<SlotsView> {
              return s.db.read([&](store::Reader& db) {
                  return slots(db, PersonId(caller.person), at->exam, *query, s.clock.now());
              });
          });
}

}  // namespace scheduling
