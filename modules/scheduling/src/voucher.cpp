#include "voucher.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <base/must.hpp>

namespace scheduling {

std::string price_in_words(const Price& price) {
    return price.cents == 0
               ? "free"
               : fmt::format("{}.{:02} {}", price.cents / 100, price.cents % 100, price.currency);
}

Price after(const Price& price, const Cover& cover) {
    MUST(price.cents >= 0);
    Price rest = price;
    if (const auto* percent = std::get_if<Percent>(&cover)) {
        rest.cents = price.cents * (100 - std::clamp(percent->value, 0, 100)) / 100;
    } else {
        rest.cents = std::max<std::int64_t>(0, price.cents - std::get<Amount>(cover).cents);
    }
    return rest;
}

Done usable(const VoucherFacts& voucher, std::string_view exam, std::string_view person, Instant now) {
    if (!voucher.person.empty() && voucher.person != person) {
        return refuse("voucher_unknown",
                      "No voucher has this code. Check it against the message it came in.");
    }
    if (voucher.withdrawn) {
        return refuse("voucher_withdrawn",
                      "This voucher was withdrawn. Ask whoever gave it to you for another.");
    }
    if (voucher.used) {
        return refuse("voucher_used", "This voucher has been used. Each voucher pays for one booking.");
    }
    if (now > end_of_day(voucher.expires_on)) {
        return refuse("voucher_expired",
                      fmt::format("This voucher expired on {}. Ask whoever gave it to you for another.",
                                  in_words(voucher.expires_on)),
                      {{"expired", to_string(voucher.expires_on)}});
    }
    if (voucher.exam != exam) {
        return refuse("voucher_for_other_exam", "This voucher pays for another exam.",
                      {{"exam", voucher.exam}});
    }
    return {};
}

bool comes_back(const VoucherFacts& voucher, Instant now) {
    return !voucher.withdrawn && now <= end_of_day(voucher.expires_on);
}

Done paid(const Price& price, const std::optional<Cover>& cover) {
    const Price rest = cover ? after(price, *cover) : price;
    if (rest.cents == 0) {
        return {};
    }
    Facts facts{{"price", price_in_words(price)}, {"remaining", price_in_words(rest)}};
    if (cover) {
        return refuse(
            "payment_needed",
            fmt::format("This voucher leaves {} of {} to pay. Cards cannot be charged here: use a voucher "
                        "that covers the whole price.",
                        price_in_words(rest), price_in_words(price)),
            std::move(facts));
    }
    return refuse(
        "payment_needed",
        fmt::format("This exam costs {}. Enter a voucher that covers it; cards cannot be charged here.",
                    price_in_words(price)),
        std::move(facts));
}

}  // namespace scheduling
