// The journey of a booking over its routes.
#include "house.hpp"

namespace scheduling {
namespace {
using Journey = House;

const std::string monday_nine = R"({"mode":"centre","centre":"mitte","starts_at":"2026-03-09T08:00:00Z"})";

TEST_P(Journey, a_hold_keeps_the_seat_and_is_confirmed) {
    const auto held = ask("POST", "/api/exams/basics/holds", monday_nine, 201);
    EXPECT_EQ(text(held, "/state"), "held");
    EXPECT_EQ(text(held, "/held_until"), "2026-03-01T09:15:00Z");
    EXPECT_EQ(text(held, "/room"), "Room 1");
    EXPECT_EQ(text(held, "/seat"), "2");  // the accessible one is given away last
    const auto booked =
        ask("POST", "/api/exams/basics/bookings", R"({"hold":")" + text(held, "/id") + R"("})", 201);
    EXPECT_EQ(text(booked, "/state"), "booked");
    EXPECT_EQ(text(booked, "/id"), text(held, "/id"));
    EXPECT_EQ(text(booked, "/ends_at"), "2026-03-09T09:30:00Z");
    ASSERT_EQ(mails().size(), 1U);
    EXPECT_EQ(mails()[0].subject, "You are booked: Exam basics");
    const std::string body = mails()[0].body_text;
    EXPECT_NE(body.find("9 March 2026, 09:00 (Europe/Berlin)"), std::string::npos) << body;
    const auto ics = ask("GET", "/api/bookings/" + text(booked, "/id") + "/calendar", "", 200);
    EXPECT_NE(text(ics, "").find("BEGIN:VEVENT"), std::string::npos);
    EXPECT_EQ(text(get("/api/bookings"), "/items/0/state"), "booked");
}

TEST_P(Journey, a_hold_lapses_after_a_quarter_of_an_hour_and_frees_its_seat) {
    const auto held = ask("POST", "/api/exams/basics/holds",
                          R"({"mode":"centre","centre":"tokyo","starts_at":"2026-03-09T00:00:00Z"})", 201);
    as(bea_);
    const std::string same = R"({"mode":"centre","centre":"tokyo","starts_at":"2026-03-09T00:30:00Z"})";
    EXPECT_EQ(text(ask("POST", "/api/exams/basics/bookings", same, 409), "/code"), "seat_taken");
    clock("2026-03-01T09:15:00Z");
    ask("POST", "/api/exams/basics/bookings", same, 201);
    as(ann_);
    const auto late =
        ask("POST", "/api/exams/basics/bookings", R"({"hold":")" + text(held, "/id") + R"("})", 410);
    EXPECT_EQ(text(late, "/code"), "hold_over");
    EXPECT_EQ(text(get("/api/bookings"), "/items"), "[]");
}

TEST_P(Journey, another_hold_gives_up_the_one_before) {
    ask("POST", "/api/exams/basics/holds",
        R"({"mode":"centre","centre":"tokyo","starts_at":"2026-03-09T00:00:00Z"})", 201);
    ask("POST", "/api/exams/basics/holds", monday_nine, 201);
    as(bea_);
    ask("POST", "/api/exams/basics/holds",
        R"({"mode":"centre","centre":"tokyo","starts_at":"2026-03-09T00:00:00Z"})", 201);
}

TEST_P(Journey, what_is_offered_can_be_booked_and_nothing_else) {
    const auto slots =
        get("/api/exams/basics/slots", {{"centre", "mitte"}, {"from", "2026-03-05"}, {"days", "5"}});
    EXPECT_EQ(text(slots, "/zone"), "Europe/Berlin");
    EXPECT_EQ(text(slots, "/days/0/starts/0/time"), "09:00");
    EXPECT_EQ(slots.at("days").at(0).at("starts").as_array().size(), 15U);
    EXPECT_EQ(text(slots, "/days/1/why/code"), "closed");  // the exception of Friday 6 March
    EXPECT_EQ(text(slots, "/days/2/why/code"), "closed");
    EXPECT_EQ(slots.at("days").at(4).at("starts").as_array().size(), 15U);
    for (const char* start :
         {"2026-03-05T07:30:00Z", "2026-03-05T08:10:00Z", "2026-03-06T09:00:00Z", "2026-03-05T15:30:00Z"}) {
        const auto no =
            ask("POST", "/api/exams/basics/bookings",
                std::string(R"({"mode":"centre","centre":"mitte","starts_at":")") + start + "\"}", 422);
        EXPECT_EQ(text(no, "/code"), "no_such_start") << start;
    }
}

TEST_P(Journey, an_announced_exam_is_shown_and_not_booked) {
    auto files = small_programme();
    auto& file = files["certifications/basics/certification.toml"];
    file.insert(file.find("[scheme]"), "status = \"announced\"\n");
    ASSERT_TRUE(import_files(std::move(files)).problems.empty());
    const auto told = get("/api/exams/basics/eligibility");
    EXPECT_EQ(text(told, "/bookable"), "false");
    EXPECT_EQ(text(told, "/reasons/0/code"), "not_open");
    for (const std::string way : {"holds", "bookings"}) {
        const auto refused = ask("POST", "/api/exams/basics/" + way, monday_nine, 422);
        EXPECT_EQ(text(refused, "/code"), "not_open");
        EXPECT_EQ(text(refused, "/detail"), text(told, "/reasons/0/sentence"));
    }
    EXPECT_EQ(text(get("/api/bookings"), "/items"), "[]");
    ASSERT_TRUE(import_files(small_programme()).problems.empty());  // it opens
    EXPECT_EQ(text(get("/api/exams/basics/eligibility"), "/bookable"), "true");
    ask("POST", "/api/exams/basics/bookings", monday_nine, 201);
}

TEST_P(Journey, both_zones_are_shown) {
    as(bea_);
    const auto slots =
        get("/api/exams/basics/slots", {{"centre", "mitte"}, {"from", "2026-03-09"}, {"days", "1"}});
    EXPECT_EQ(text(slots, "/your_zone"), "America/New_York");
    EXPECT_EQ(text(slots, "/days/0/starts/0/time"), "09:00");
    EXPECT_EQ(text(slots, "/days/0/starts/0/your_time"), "04:00");
    EXPECT_EQ(text(slots, "/days/0/starts/0/your_date"), "2026-03-09");
    const auto online = get("/api/exams/basics/slots", {{"from", "2026-03-02"}, {"days", "1"}});
    EXPECT_EQ(text(online, "/zone"), "America/New_York");
    EXPECT_EQ(online.at("days").at(0).at("starts").as_array().size(), 48U);
}

TEST_P(Journey, moving_keeps_the_address_frees_the_seat_and_ends_after_two) {
    const auto booked = ask("POST", "/api/exams/basics/bookings",
                            R"({"mode":"centre","centre":"tokyo","starts_at":"2026-03-09T00:00:00Z"})", 201);
    const std::string at = "/api/bookings/" + text(booked, "/id");
    clock("2026-03-01T10:00:00Z");
    // Half an hour later overlaps the booking's own seat, which does not stand in its way.
    auto moved = ask("POST", at + "/reschedulings",
                     R"({"mode":"centre","centre":"tokyo","starts_at":"2026-03-09T00:30:00Z"})", 201);
    EXPECT_EQ(text(moved, "/id"), text(booked, "/id"));
    EXPECT_EQ(text(moved, "/rescheduling/left"), "1");
    EXPECT_EQ(mails()[0].subject, "Your booking was moved: Exam basics");
    const std::string online = R"({"mode":"online","starts_at":"2026-03-10T09:00:00Z"})";
    moved = ask("POST", at + "/reschedulings", online, 201);
    EXPECT_EQ(text(moved, "/mode"), "online");
    EXPECT_EQ(text(moved, "/zone"), "Europe/Berlin");
    EXPECT_EQ(text(ask("POST", at + "/reschedulings", monday_nine, 422), "/code"), "reschedules_used");
    as(bea_);
    ask("POST", "/api/exams/basics/bookings",
        R"({"mode":"centre","centre":"tokyo","starts_at":"2026-03-09T00:00:00Z"})", 201);
    EXPECT_EQ(text(ask("POST", at + "/reschedulings", monday_nine, 404), "/code"), "not_found");
}

TEST_P(Journey, nobody_comes_and_the_day_says_so_by_itself) {
    const auto booked = ask("POST", "/api/exams/basics/bookings", monday_nine, 201);
    const std::string id = text(booked, "/id");
    clock("2026-03-09T08:29:59Z");
    EXPECT_EQ(text(get("/api/bookings/" + id), "/state"), "booked");
    EXPECT_EQ(text(get("/api/bookings/" + id), "/check_in/open"), "true");
    clock("2026-03-09T08:30:00Z");
    EXPECT_EQ(text(get("/api/bookings/" + id), "/state"), "no_show");
    EXPECT_EQ(mails()[0].subject, "We missed you: Exam basics");
    // Not an attempt: the next one is free to choose.
    ask("POST", "/api/exams/basics/bookings", R"({"mode":"online","starts_at":"2026-03-09T10:00:00Z"})", 201);
}

TEST_P(Journey, whoever_checks_in_is_not_missed_and_sits_once) {
    const auto booked = ask("POST", "/api/exams/basics/bookings", monday_nine, 201);
    const BookingId id(text(booked, "/id"));
    clock("2026-03-09T08:00:00Z");
    const auto act = [&](const PersonId& who) {
        return db().write([&](store::Tx& tx) { return check_in(tx, *shell_, id, who, clock_.now()); });
    };
    EXPECT_EQ(act(bea_).error().code, "not_found");
    ASSERT_TRUE(act(ann_));
    EXPECT_EQ(act(ann_)->state, State::checked_in);
    clock("2026-03-09T09:40:00Z");
    ASSERT_TRUE(db().write([&](store::Tx& tx) -> Done {
        for (const Outcome outcome : {Outcome::failed, Outcome::none}) {  // the hand-in may be heard of last
            record_sitting(tx,
                           {"attempt-1", ann_, ExamId("basics"), 1, clock_.now(), "Europe/Berlin", outcome});
        }
        return attended(tx, *shell_, id, clock_.now());
    }));
    EXPECT_EQ(text(get("/api/bookings/" + id.value), "/state"), "attended");
    const auto why = get("/api/exams/basics/eligibility");
    EXPECT_EQ(text(why, "/reasons/0/code"), "retake_too_early");
    EXPECT_EQ(text(why, "/earliest"), "2026-03-23");
    EXPECT_EQ(text(why, "/bookable"), "true");  // a later date at once
    const auto early = ask("POST", "/api/exams/basics/bookings",
                           R"({"mode":"online","starts_at":"2026-03-22T22:30:00Z"})", 422);
    EXPECT_EQ(text(early, "/detail"), "You can sit this exam again from 23 March 2026.");
    ask("POST", "/api/exams/basics/bookings", R"({"mode":"online","starts_at":"2026-03-22T23:00:00Z"})", 201);
}

TEST_P(Journey, accommodations_lengthen_the_sitting_and_choose_the_room) {
    ask("POST", "/api/exams/basics/bookings",
        R"({"mode":"centre","centre":"tokyo","starts_at":"2026-03-09T00:00:00Z"})", 201);
    grant(bea_, "time_150");
    grant(bea_, "separate_room");
    as(bea_);
    const auto slots =
        get("/api/exams/basics/slots", {{"centre", "tokyo"}, {"from", "2026-03-09"}, {"days", "1"}});
    EXPECT_EQ(text(slots, "/extra_minutes"), "45");
    EXPECT_EQ(slots.at("days").at(0).at("starts").as_array().size(), 14U);  // 150 minutes from 09:00 to 18:00
    const auto booked = ask("POST", "/api/exams/basics/bookings",
                            R"({"mode":"centre","centre":"tokyo","starts_at":"2026-03-09T00:00:00Z"})", 201);
    EXPECT_EQ(text(booked, "/room"), "Quiet room");
    EXPECT_EQ(text(booked, "/ends_at"), "2026-03-09T02:15:00Z");
}

TEST_P(Journey, staff_see_the_day_and_make_exceptions) {
    const auto booked = ask("POST", "/api/exams/basics/bookings", monday_nine, 201);
    const std::string at = "/api/manage/bookings/" + text(booked, "/id");
    ask("GET", "/api/manage/bookings", "", 403, {{"centre", "mitte"}, {"day", "2026-03-09"}});
    as(bea_, {"programme_manager"});
    const auto day = get("/api/manage/bookings", {{"centre", "mitte"}, {"day", "2026-03-09"}});
    ASSERT_EQ(day.at("items").as_array().size(), 1U);
    EXPECT_EQ(text(day, "/items/0/person/legal_name"), "ann Example");
    EXPECT_EQ(get("/api/manage/bookings", {{"day", "2026-03-09"}}).at("items").as_array().size(), 0U);
    EXPECT_EQ(text(ask("POST", at + "/no-shows", "{}", 422), "/code"), "check_in_still_open");
    clock("2026-03-09T06:00:00Z");
    as(ann_);
    const std::string tuesday = R"({"mode":"centre","centre":"mitte","starts_at":"2026-03-11T08:00:00Z"})";
    const std::string mine = "/api/bookings/" + text(booked, "/id");
    EXPECT_EQ(text(ask("POST", mine + "/reschedulings", tuesday, 422), "/code"), "reschedule_too_late");
    as(bea_, {"programme_manager"});
    const auto waived = ask("POST", at + "/waivers", R"({"reason":"The railway is on strike."})", 201);
    EXPECT_EQ(text(waived, "/history/1/reason"), "The railway is on strike.");
    EXPECT_EQ(text(waived, "/history/1/by"), "bea");
    as(ann_);
    ask("POST", mine + "/reschedulings", tuesday, 201);
}

TEST_P(Journey, begins_with_a_confirmed_address) {
    ask("POST", "/api/accounts",
        R"({"email":"new@example.org","password":"a long password","display_name":"New","legal_name":"New One",)"
        R"("zone":"UTC","language":"en"})",
        201);
    as(bea_, {"operator"});
    const auto found = get("/api/manage/people", {{"q", "new one"}});
    as(PersonId(text(found, "/items/0/id")));
    const auto why = get("/api/exams/basics/eligibility");
    EXPECT_EQ(text(why, "/bookable"), "false");
    EXPECT_EQ(text(why, "/reasons/0/code"), "email_not_confirmed");
    EXPECT_EQ(text(ask("POST", "/api/exams/basics/bookings", monday_nine, 422), "/code"),
              "email_not_confirmed");
}

TEST_P(Journey, a_person_takes_their_data_and_goes) {
    const auto booked = ask("POST", "/api/exams/basics/bookings", monday_nine, 201);
    const auto all = db().read([&](store::Reader& r) { return export_person(r, ann_); });
    EXPECT_EQ(text(all, "/bookings/0/id"), text(booked, "/id"));
    EXPECT_EQ(text(all, "/bookings/0/events/0/event"), "booked");
    ASSERT_TRUE(db().write([&](store::Tx& tx) -> Done {
        erase_person(tx, ann_, clock_.now());
        return {};
    }));
    EXPECT_EQ(text(get("/api/bookings/" + text(booked, "/id")), "/state"), "cancelled");
    const auto free =
        get("/api/exams/basics/slots", {{"centre", "mitte"}, {"from", "2026-03-09"}, {"days", "1"}});
    EXPECT_EQ(text(free, "/days/0/starts/0/seats"), "2");
}
ON_BOTH(Journey);
}  // namespace
}  // namespace scheduling
