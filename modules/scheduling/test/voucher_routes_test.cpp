#include "house.hpp"

namespace scheduling {
namespace {
using Vouchers = House;

TEST_P(Vouchers, are_made_in_bulk_and_each_row_speaks_for_itself) {
    const std::string rows = R"({"rows":[{"exam":"paid","percent":100},{"exam":"nothing","percent":100},
        {"exam":"paid","percent":50,"cents":10},{"exam":"paid","cents":5000,"expires_on":"2026-02-28"},
        {"exam":"paid","cents":5000,"expires_on":"2026-13-01"},{"exam":"paid","percent":101},
        {"exam":"paid","cents":2500,"expires_on":"2026-06-30","note":"Spring"}]})";
    ask("POST", "/api/manage/vouchers", rows, 403);
    as(bea_, {"programme_manager"});
    const auto made = ask("POST", "/api/manage/vouchers", rows, 201);
    EXPECT_EQ(text(made, "/made"), "2");
    EXPECT_EQ(text(made, "/refused"), "5");
    EXPECT_EQ(text(made, "/results/0/voucher/expires_on"), "2027-03-01");
    EXPECT_EQ(text(made, "/results/1/code"), "exam_unknown");
    EXPECT_EQ(text(made, "/results/2/code"), "cover_unclear");
    EXPECT_EQ(text(made, "/results/3/code"), "date_in_the_past");
    EXPECT_EQ(text(made, "/results/4/code"), "date_unreadable");
    EXPECT_EQ(text(made, "/results/5/code"), "percent_out_of_range");
    EXPECT_EQ(text(made, "/results/6/voucher/note"), "Spring");
    const auto page = get("/api/manage/vouchers", {{"limit", "1"}});
    const auto next = get("/api/manage/vouchers", {{"limit", "1"}, {"after", text(page, "/next")}});
    // Made at the same instant, so in either order.
    EXPECT_EQ((std::set{text(page, "/items/0/note"), text(next, "/items/0/note")}),
              (std::set<std::string>{"", "Spring"}));
    EXPECT_EQ(text(next, "/next"), "null");
}

TEST_P(Vouchers, pay_come_back_in_time_and_are_used_up_later) {
    as(bea_, {"programme_manager"});
    const auto made = ask("POST", "/api/manage/vouchers",
                          R"({"rows":[{"exam":"paid","percent":100},{"exam":"paid","percent":50}]})", 201);
    const std::string full = text(made, "/results/0/voucher/code"),
                      half = text(made, "/results/1/voucher/code");
    as(ann_);
    const std::string time = R"("mode":"online","starts_at":"2026-03-09T09:00:00Z")";
    const auto book = [&](const std::string& code, int status) {
        return ask("POST", "/api/exams/paid/bookings",
                   "{" + time + (code.empty() ? "" : R"(,"voucher":")" + code + "\"") + "}", status);
    };
    EXPECT_EQ(text(book("", 422), "/code"), "payment_needed");
    EXPECT_EQ(text(book(half, 422), "/code"), "payment_needed");
    EXPECT_EQ(text(book("7K3M-9QXW-4HT2", 422), "/code"), "voucher_unknown");
    EXPECT_EQ(text(get("/api/vouchers/" + half, {{"exam", "paid"}}), "/remaining/text"), "50.00 EUR");
    EXPECT_EQ(text(get("/api/bookings"), "/items"), "[]");  // a refused payment leaves nothing behind
    const auto first = book(full, 201);
    EXPECT_EQ(text(first, "/voucher"), full);
    EXPECT_EQ(text(first, "/cancellation/voucher_comes_back"), "true");
    ask("POST", "/api/bookings/" + text(first, "/id") + "/cancellations", "{}", 201);
    const auto second = book(full, 201);
    clock("2026-03-08T09:00:01Z");
    const auto late = get("/api/bookings/" + text(second, "/id"));
    EXPECT_EQ(text(late, "/cancellation/late"), "true");
    EXPECT_EQ(text(late, "/cancellation/voucher_comes_back"), "false");
    const auto gone = ask("POST", "/api/bookings/" + text(second, "/id") + "/cancellations",
                          R"({"reason":"I am ill."})", 201);
    EXPECT_EQ(text(gone, "/state"), "late_cancelled");
    EXPECT_NE(mails()[0].body_text.find("your voucher is used up"), std::string::npos);
    EXPECT_EQ(text(book(full, 422), "/code"), "voucher_used");
    as(bea_, {"programme_manager"});
    ask("POST", "/api/manage/bookings/" + text(second, "/id") + "/waivers",
        R"({"reason":"Ill, with a letter."})", 201);
    as(ann_);
    book(full, 201);
}

TEST_P(Vouchers, an_expired_one_does_not_come_back_to_life) {
    as(bea_, {"programme_manager"});
    const auto made = ask("POST", "/api/manage/vouchers",
                          R"({"rows":[{"exam":"paid","percent":100,"expires_on":"2026-03-02"}]})", 201);
    const std::string code = text(made, "/results/0/voucher/code");
    as(ann_);
    const std::string body =
        R"({"mode":"online","starts_at":"2026-03-20T09:00:00Z","voucher":")" + code + "\"}";
    const auto booked = ask("POST", "/api/exams/paid/bookings", body, 201);
    clock("2026-03-03T00:00:00Z");
    ask("POST", "/api/bookings/" + text(booked, "/id") + "/cancellations", "{}", 201);
    EXPECT_NE(mails()[0].body_text.find("has expired meanwhile"), std::string::npos);
    EXPECT_EQ(text(ask("POST", "/api/exams/paid/bookings", body, 422), "/code"), "voucher_expired");
}

TEST_P(Vouchers, are_kept_where_nothing_is_to_be_paid_and_can_be_withdrawn) {
    as(bea_, {"programme_manager"});
    const auto made =
        ask("POST", "/api/manage/vouchers", R"({"rows":[{"exam":"basics","percent":100}]})", 201);
    const std::string code = text(made, "/results/0/voucher/code");
    as(ann_);
    const std::string body =
        R"({"mode":"online","starts_at":"2026-03-20T09:00:00Z","voucher":")" + code + "\"}";
    EXPECT_EQ(text(ask("POST", "/api/exams/basics/bookings", body, 422), "/code"), "voucher_not_needed");
    as(bea_, {"programme_manager"});
    const std::string at = "/api/manage/vouchers/" + text(made, "/results/0/voucher/id") + "/withdrawals";
    EXPECT_EQ(text(ask("POST", at, "{}", 201), "/state"), "withdrawn");
    EXPECT_EQ(text(ask("POST", at, "{}", 409), "/code"), "voucher_used");
}
ON_BOTH(Vouchers);
}  // namespace
}  // namespace scheduling
