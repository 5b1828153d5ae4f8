#include "voucher.hpp"

#include <scheduling/voucher_code.hpp>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace scheduling {
namespace {
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

Instant at(std::string_view text) { return parse_rfc3339(text).value(); }
VoucherFacts voucher() { return {.code = "x", .exam = "cf", .expires_on = parse_date("2026-12-31").value()}; }

RC_GTEST_PROP(voucher_code, notices_one_wrong_character_and_two_exchanged_ones, (std::uint64_t seed)) {
    Random random(seed);
    const std::string code = make_voucher_code(random);
    RC_ASSERT(code.size() == 14U);
    RC_ASSERT(read_voucher_code(code) == code);
    const std::size_t places[] = {0, 1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13};
    for (const std::size_t i : places) {
        for (const char c : alphabet) {
            std::string wrong = code;
            wrong[i] = c;
            RC_ASSERT(read_voucher_code(wrong).has_value() == (c == code[i]));
        }
        for (const std::size_t j : places) {
            std::string exchanged = code;
            std::swap(exchanged[i], exchanged[j]);
            RC_ASSERT(read_voucher_code(exchanged).has_value() == (exchanged == code));
        }
    }
}

TEST(voucher_code, forgives_case_spaces_and_look_alikes) {
    Random random(7);
    std::string code = make_voucher_code(random);
    while (code.find('0') == std::string::npos || code.find('1') == std::string::npos) {
        code = make_voucher_code(random);
    }
    std::string typed = " ";
    for (const char c : code) {
        typed += c == '-' ? ' ' : c == '0' ? 'o' : c == '1' ? 'l' : char(std::tolower(c));
    }
    EXPECT_EQ(read_voucher_code(typed), code);
    EXPECT_FALSE(read_voucher_code(""));
    EXPECT_FALSE(read_voucher_code(code + "0"));
    EXPECT_FALSE(read_voucher_code("7K3M-9QXW-4H?2"));
}

TEST(voucher, covers_wholly_or_partly) {
    const Price price{9'999, "EUR"};
    EXPECT_EQ(after(price, Percent{100}).cents, 0);
    EXPECT_EQ(after(price, Percent{50}).cents, 4'999);
    EXPECT_EQ(after(price, Amount{5'000}).cents, 4'999);
    EXPECT_EQ(after(price, Amount{20'000}).cents, 0);
    EXPECT_EQ(price_in_words(price), "99.99 EUR");
}

TEST(voucher, a_price_that_is_not_covered_is_refused_with_what_remains) {
    const Price price{10'000, "EUR"};
    EXPECT_TRUE(paid({}, std::nullopt));
    EXPECT_TRUE(paid(price, Percent{100}));
    EXPECT_EQ(paid(price, std::nullopt).error().code, "payment_needed");
    const Failure half = paid(price, Percent{50}).error();
    EXPECT_EQ(half.code, "payment_needed");
    EXPECT_EQ(half.detail,
              "This voucher leaves 50.00 EUR of 100.00 EUR to pay. Cards cannot be charged here: use a "
              "voucher that covers the whole price.");
}

TEST(voucher, is_for_one_exam_one_use_and_until_the_end_of_its_day) {
    const Instant last = at("2026-12-31T23:59:59.999999Z");
    EXPECT_TRUE(usable(voucher(), "cf", "ann", last));
    EXPECT_EQ(usable(voucher(), "cf", "ann", last + Duration(1)).error().code, "voucher_expired");
    EXPECT_EQ(usable(voucher(), "other", "ann", last).error().code, "voucher_for_other_exam");
    VoucherFacts v = voucher();
    v.used = true;
    EXPECT_EQ(usable(v, "cf", "ann", last).error().code, "voucher_used");
    v = voucher();
    v.person = "bea";
    EXPECT_EQ(usable(v, "cf", "ann", last).error().code, "voucher_unknown");
    EXPECT_TRUE(usable(v, "cf", "bea", last));
    EXPECT_TRUE(comes_back(voucher(), last));
    EXPECT_FALSE(comes_back(voucher(), last + Duration(1)));
}

RC_GTEST_PROP(voucher, never_leaves_less_than_nothing_or_more_than_the_price, ()) {
    const Price price{*rc::gen::inRange<std::int64_t>(0, 1'000'000), "EUR"};
    const Cover cover = *rc::gen::arbitrary<bool>()
                            ? Cover(Percent{*rc::gen::inRange(1, 101)})
                            : Cover(Amount{*rc::gen::inRange<std::int64_t>(1, 2'000'000)});
    const Price rest = after(price, cover);
    RC_ASSERT(rest.cents >= 0);
    RC_ASSERT(rest.cents <= price.cents);
    RC_ASSERT(rest.currency == price.currency);
}
}  // namespace
}  // namespace scheduling
