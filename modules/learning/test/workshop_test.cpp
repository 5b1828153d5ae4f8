#include "house.hpp"

#include <thread>

namespace learning {
namespace {

class WorkshopTest : public House {
  protected:
    void SetUp() override { ASSERT_TRUE(import_files(small_programme()).problems.empty()); }
    schema::json::value date(int number = 0) {
        return ask("GET", "/api/workshops/ready").at("sessions").at(std::size_t(number));
    }
    const std::string seats_ = "/api/workshops/ready/sessions/ready-1/seats";
};

TEST_F(WorkshopTest, dates_are_counted_once_from_the_first_reading) {
    // Ten days after 1 March is 11 March, before the clocks change: 17:00 in Berlin is 16:00 UTC.
    EXPECT_EQ(date().at("starts_at"), "2026-03-11T16:00:00Z");
    EXPECT_EQ(date().at("ends_at"), "2026-03-11T18:00:00Z");
    EXPECT_EQ(date(1).at("starts_at"), "2026-05-01T09:00:00Z");
    clock_.move_to(clock_.now() + Days(5));
    EXPECT_EQ(import_files(small_programme()).counts.at("workshop").unchanged, 1);
    EXPECT_EQ(date().at("starts_at"), "2026-03-11T16:00:00Z");
}

TEST_F(WorkshopTest, full_makes_a_waiting_list_that_moves_up) {
    const PersonId ann = person("ann"), bob = person("bob"), cem = person("cem"), dee = person("dee");
    for (const auto& one : {ann, bob, cem, dee}) {
        as(one);
        ask("POST", seats_, "", 201);
    }
    EXPECT_EQ(date().at("mine"), "waiting");
    EXPECT_EQ(date().at("place_in_line"), 2);
    EXPECT_EQ(date().at("seats_left"), 0);
    EXPECT_EQ(ask("POST", seats_, "", 409).at("code"), "already_seated");
    EXPECT_EQ(request("GET", "/api/workshops/ready/sessions/ready-1/calendar").status, 404);
    as(ann);
    ask("DELETE", seats_, "", 204);
    EXPECT_EQ(ask("DELETE", seats_, "", 404).at("code"), "not_found");
    as(cem);
    EXPECT_EQ(date().at("mine"), "seated");
    EXPECT_EQ(ask("GET", "/api/me/seats").at(0).at("state"), "seated");
    EXPECT_NE(request("GET", "/api/workshops/ready/sessions/ready-1/calendar").body.find("BEGIN:VEVENT"),
              std::string::npos);
    as(dee);
    EXPECT_EQ(date().at("place_in_line"), 1);
    runner_.run_due(clock_.now());
    std::map<std::string, int> letters;
    for (const auto& m : scratch_->read([](store::Reader& r) { return mail::list(r); })) {
        ++letters[m.to_address + " " + m.subject];
    }
    EXPECT_EQ(letters["cem@example.org A seat for you: Get ready"], 1);
    EXPECT_EQ(letters["bob@example.org Your seat: Get ready"], 1);
    EXPECT_EQ(letters["dee@example.org Your seat: Get ready"], 0);
}

TEST_F(WorkshopTest, one_date_at_a_time_and_none_in_the_past) {
    as(person("ann"));
    ask("POST", seats_, "", 201);
    EXPECT_EQ(ask("POST", "/api/workshops/ready/sessions/ready-2/seats", "", 409).at("code"),
              "already_seated");
    EXPECT_EQ(ask("POST", "/api/workshops/ready/sessions/nothing/seats", "", 404).at("code"), "not_found");
    clock_.move_to(*parse_rfc3339("2026-03-11T16:00:00Z"));
    EXPECT_EQ(date().at("past"), true);
    EXPECT_EQ(ask("DELETE", seats_, "", 409).at("code"), "session_started");
    EXPECT_EQ(
        ask("POST", "/api/workshops/ready/sessions/ready-2/seats", "", 201).at("sessions").at(1).at("mine"),
        "seated");
}

TEST_F(WorkshopTest, seat_is_never_given_twice_in_a_race) {
    std::vector<PersonId> people;
    for (int i = 0; i < 12; ++i) {
        people.push_back(person("p" + std::to_string(i)));
    }
    std::vector<std::thread> racers;
    for (const auto& one : people) {
        racers.emplace_back([&, one] {
            http::Router router;
            routes(router, shell_);
            router.authenticate_with(
                [&](const http::Request&) { return http::Caller{one.value, {}, "session"}; });
            http::Request request;
            request.method = "POST";
            request.path = seats_;
            request.headers["x-assay-csrf"] = "1";
            EXPECT_EQ(router.answer(request).status, 201);
        });
    }
    for (auto& racer : racers) {
        racer.join();
    }
    caller_.reset();
    EXPECT_EQ(date().at("seats_left"), 0);
    EXPECT_EQ(date().at("waiting"), 10);
}

TEST_F(WorkshopTest, an_erased_persons_seat_goes_to_who_waits) {
    const PersonId ann = person("ann"), bob = person("bob"), cem = person("cem");
    for (const auto& one : {ann, bob, cem}) {
        as(one);
        ask("POST", seats_, "", 201);
    }
    ASSERT_TRUE(scratch_->write([&](store::Tx& tx) -> Done {
        erase_person(tx, ann, clock_.now());
        return {};
    }));
    EXPECT_EQ(date().at("mine"), "seated");
}

TEST_F(WorkshopTest, path_shows_what_is_done) {
    const PersonId ann = person("ann");
    as(ann);
    const auto step = [&](int at) {
        return ask("GET", "/api/paths/way").at("steps").at(std::size_t(at)).at("state");
    };
    EXPECT_EQ(step(0), "not_started");
    ask("POST", "/api/courses/intro/enrolments", "", 201);
    ask("POST", seats_, "", 201);
    EXPECT_EQ(step(0), "in_progress");
    EXPECT_EQ(step(1), "in_progress");
    clock_.move_to(*parse_rfc3339("2026-03-12T09:00:00Z"));
    EXPECT_EQ(step(1), "done");
    const auto say = [&](const std::string& topic, const std::string& payload) {
        ASSERT_TRUE(scratch_->write([&](store::Tx& tx) -> Done {
            tx.announce(random_.uuid7(clock_.now()), topic, payload, clock_.now());
            return {};
        }));
        runner_.deliver_announcements();
    };
    const std::string who =
        R"({"person":")" + ann.value + R"(","exam":"basics","passed_at":"2026-03-12T08:00:00Z","passed":)";
    say("scoring.ResultReleased", who + "false}");
    EXPECT_EQ(step(2), "not_started");
    say("scoring.ResultReleased", who + "true}");
    EXPECT_EQ(step(2), "done");
    EXPECT_EQ(ask("GET", "/api/paths").at(0).at("done"), 2);
    say("scoring.ResultVoided", who + "true}");
    EXPECT_EQ(step(2), "not_started");
}
}  // namespace
}  // namespace learning
