// The last seat, wanted by 64 people at once: one gets it, the others are told, nothing is sold twice.
#include "house.hpp"

#include <atomic>
#include <barrier>
#include <thread>

namespace scheduling {
namespace {
using Race = House;
constexpr int people = 64;

struct Count {
    std::atomic<int> won{0}, told{0}, other{0};
};

// Everybody posts the same body at the same moment, each as themselves, and asks again while the answer is
// `busy`.
void post_at_once(const http::Router& router, const std::vector<PersonId>& who, const std::string& path,
                  const std::string& body, const std::string& refusal, Count& count) {
    std::barrier start(people);
    std::vector<std::jthread> threads;
    for (const PersonId& person : who) {
        threads.emplace_back([&, person] {
            http::Request request;
            request.method = "POST";
            request.path = path;
            request.body = body;
            request.headers = {
                {"x-assay-csrf", "1"}, {"content-type", "application/json"}, {"x-person", person.value}};
            start.arrive_and_wait();
            http::Reply reply;
            do {
                http::Request again = request;
                reply = router.answer(again);
            } while (reply.status == 503);
            if (reply.status == 201) {
                ++count.won;
            } else if (reply.body.find("\"" + refusal + "\"") != std::string::npos) {
                ++count.told;
            } else {
                ++count.other;
                ADD_FAILURE() << reply.status << " " << reply.body;
            }
        });
    }
}

TEST_P(Race, for_the_last_seat_has_one_winner) {
    router_.authenticate_with([](const http::Request& r) -> std::optional<http::Caller> {
        return http::Caller{std::string(r.header("x-person")), {}, "session"};
    });
    std::vector<PersonId> who;
    for (int i = 0; i < people; ++i) {
        who.push_back(quick_person("p" + std::to_string(i)));
    }
    Count count;
    post_at_once(router_, who, "/api/exams/basics/bookings",
                 R"({"mode":"centre","centre":"tokyo","starts_at":"2026-03-09T00:00:00Z"})", "seat_taken",
                 count);
    EXPECT_EQ(count.won, 1);
    EXPECT_EQ(count.told, people - 1);
    const auto sold = db().read([](store::Reader& r) {
        return bookings_between(r, CentreId("tokyo"), parse_rfc3339("2026-03-09T00:00:00Z").value(),
                                parse_rfc3339("2026-03-10T00:00:00Z").value());
    });
    EXPECT_EQ(sold.size(), 1U);
}

TEST_P(Race, for_one_voucher_has_one_winner) {
    router_.authenticate_with([](const http::Request& r) -> std::optional<http::Caller> {
        return http::Caller{std::string(r.header("x-person")), {}, "session"};
    });
    std::vector<PersonId> who;
    for (int i = 0; i < people; ++i) {
        who.push_back(quick_person("v" + std::to_string(i)));
    }
    const std::string code =
        db().write([&](store::Tx& tx) -> Result<std::string> {
                return give_voucher(
                    tx, *shell_,
                    {.exam = ExamId("paid"), .percent = 100, .expires_on = parse_date("2026-12-31").value()},
                    clock_.now());
            })
            .value();
    Count count;
    post_at_once(router_, who, "/api/exams/paid/bookings",
                 R"({"mode":"online","starts_at":"2026-03-09T09:00:00Z","voucher":")" + code + "\"}",
                 "voucher_used", count);
    EXPECT_EQ(count.won, 1);
    EXPECT_EQ(count.told, people - 1);
}
ON_BOTH(Race);
}  // namespace
}  // namespace scheduling
