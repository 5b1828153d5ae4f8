// workshops/*.toml. A date counted in days is counted from the day the workshop was first read, once.
#include "parts.hpp"
#include "workshop_content.hpp"

#include <documents/html.hpp>
#include <jobs/jobs.hpp>
#include <learning/sql/workshops.hpp>

#include <fmt/format.h>

namespace learning {
namespace {

using ShortId = schema::Text<1, 64>;
struct SessionFile {
    std::optional<schema::Whole<0, 3650>> in_days;
    std::optional<schema::Text<4, 5>> local_time;
    std::optional<Instant> starts;
    schema::Text<1, 60> zone;
    schema::Text<1, 200> place;
};
BOOST_DESCRIBE_STRUCT(SessionFile, (), (in_days, local_time, starts, zone, place))
struct WorkshopFile {
    ShortId id;
    schema::Text<1, 160> title;
    std::optional<ShortId> exam;
    schema::Text<1, 300> summary;
    schema::Whole<10, 1440> minutes;
    schema::Whole<1, 500> seats;
    schema::json::value price;
    std::optional<std::string> currency;
    schema::Text<2, 12> language;
    schema::Text<0, 20'000> about;
    schema::List<SessionFile, 100> session;
};
BOOST_DESCRIBE_STRUCT(WorkshopFile, (),
                      (id, title, exam, summary, minutes, seats, price, currency, language, about, session))
using ReadFile = plain::Read<WorkshopFile>;

void check(store::Reader& reader, const ReadFile& read, const std::string& path, plain::Report& report) {
    const auto& file = read.value;
    if (path != "workshops/" + file.id.value + ".toml") {
        read.problem(report, "/id", "must be the name of its file without .toml");
    }
    if (file.exam && !catalog::exam_of(reader, catalog::ExamId(file.exam->value))) {
        read.problem(report, "/exam", fmt::format("there is no exam \"{}\"", file.exam->value));
    }
    if (const auto html = documents::html(file.about.value); !html) {
        read.problem(report, "/about", html.error().detail);
    }
    if (const auto price = catalog::price_from(file.price, file.currency); !price) {
        read.problem(report, "/price", price.error().detail);
    }
    for (std::size_t i = 0; i < file.session.value.size(); ++i) {
        const auto& session = file.session.value[i];
        const std::string at = fmt::format("/session/{}", i);
        if (!is_zone(session.zone.value)) {
            read.problem(report, at + "/zone", "must be a time zone such as Europe/Berlin");
        }
        const bool counted = session.in_days.has_value();
        if (counted == session.starts.has_value() || counted != session.local_time.has_value()) {
            read.problem(report, at, "says either `starts`, or `in_days` and `local_time`");
        }
        if (session.local_time && !parse_time_of_day(session.local_time->value)) {
            read.problem(report, at + "/local_time", "must be a time of day such as \"17:00\"");
        }
    }
}

Instant starts_at(const SessionFile& session, Instant first_read) {
    if (session.starts) {
        return *session.starts;
    }
    const Date day =
        std::chrono::sys_days(local_date(first_read, session.zone.value)) + Days(session.in_days->value);
    return from_local({day, *parse_time_of_day(session.local_time->value)}, session.zone.value);
}

// A date keeps its id by its place in the file. Whoever has a seat on one that moved is told.
bool put_session(store::Tx& tx, const WorkshopFile& file, std::size_t index, Instant first_read,
                 Instant now) {
    const auto& session = file.session.value[index];
    const SessionId id(fmt::format("{}-{}", file.id.value, index + 1));
    const std::string written = schema::to_json(session) + fmt::format(" {}", file.minutes.value);
    const auto before = sql::session_row(tx, {.id = id});
    if (before && before->written == written) {
        return false;
    }
    const Instant starts = starts_at(session, first_read);
    sql::put_session(tx, {.id = id,
                          .workshop = file.id.value,
                          .starts_at = starts,
                          .ends_at = starts + Minutes(file.minutes.value),
                          .zone = session.zone.value,
                          .place = session.place.value,
                          .written = written});
    for (const auto& seat :
         before ? sql::seat_rows(tx, {.session = id}) : std::vector<sql::seat_rows_row>{}) {
        if (seat.seat && starts > now) {
            ::jobs::schedule(tx, "learning.seat_changed", id.value + " " + seat.person.value, now);
        }
    }
    return true;
}

void put(store::Tx& tx, const WorkshopFile& file, const catalog::OfferTranslations& translations,
         plain::Report& report, Instant now) {
    const WorkshopId id(file.id.value);
    const auto price = catalog::price_from(file.price, file.currency).value();
    WorkshopContent content{file.title.value,    file.summary.value, file.about.value,
                            file.language.value, std::nullopt,       file.minutes.value};
    if (file.exam) {
        content.exam = catalog::ExamId(file.exam->value);
    }
    const std::string text = schema::to_json(content);
    const auto before = sql::workshop_row(tx, {.id = id});
    bool same = before && before->content == text && before->seats == file.seats.value &&
                before->price_cents == price.cents && before->currency == price.currency;
    if (!same) {
        sql::put_workshop(tx, {.id = id,
                               .content = text,
                               .seats = file.seats.value,
                               .price_cents = price.cents,
                               .currency = price.currency,
                               .now = now});
    }
    for (std::size_t i = 0; i < file.session.value.size(); ++i) {
        same = !put_session(tx, file, i, before ? before->first_read : now, now) && same;
        fill_seats(tx, SessionId(fmt::format("{}-{}", file.id.value, i + 1)), file.seats.value, now);
    }
    same = !catalog::put_translations(tx, catalog::OfferKind::workshop, id.value, translations) && same;
    report.counts["workshop"].tell(before.has_value(), same, id.value);
    const auto exam = content.exam ? catalog::exam_of(tx, *content.exam) : std::nullopt;
    const auto certification = exam ? catalog::certification_of(tx, exam->certification) : std::nullopt;
    catalog::put_offer(tx, {.kind = catalog::OfferKind::workshop,
                            .id = id.value,
                            .title = content.title,
                            .summary = content.summary,
                            .roles = certification ? certification->roles : std::vector<std::string>{},
                            .level = certification ? std::optional(certification->level) : std::nullopt,
                            .minutes = content.minutes,
                            .language = content.language,
                            .price = price,
                            .certifications = certification ? std::vector{certification->id.value}
                                                            : std::vector<std::string>{}});
}
}  // namespace

void import_workshops(store::Tx& tx, const plain::Folder& folder, plain::Report& report, Instant now) {
    for (const auto& path : folder.matching("workshops/*.toml")) {
        const std::size_t before = report.problems.size();
        const auto read = plain::read<WorkshopFile>(folder, path, report);
        if (!read) {
            continue;
        }
        check(tx, *read, path, report);
        const auto translations = catalog::read_offer_texts(
            tx, folder, path.substr(0, path.size() - 5), read->value.language.value,
            read->value.about.value.empty() ? catalog::About::none : catalog::About::some, report);
        if (report.problems.size() == before) {
            put(tx, read->value, translations, report, now);
        }
    }
}
}  // namespace learning
