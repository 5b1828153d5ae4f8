#include "vouchers.hpp"

#include <base/must.hpp>
#include <scheduling/sql/vouchers.hpp>
#include <scheduling/voucher_code.hpp>

namespace scheduling {
namespace {

template <class Row>
VoucherRecord from_row(const Row& row) {
    const auto expires = parse_date(row.expires_on);
    MUST(expires.has_value());
    MUST(row.percent.has_value() != row.cents.has_value());
    return {.id = row.id,
            .facts = {.code = row.code,
                      .exam = row.exam.value,
                      .cover = row.percent ? Cover(Percent{int(*row.percent)}) : Cover(Amount{*row.cents}),
                      .expires_on = *expires,
                      .person = row.person ? row.person->value : "",
                      .used = row.booking.has_value(),
                      .withdrawn = row.withdrawn_at.has_value()},
            .note = row.note,
            .created_at = row.created_at,
            .booking = row.booking,
            .used_at = row.used_at};
}
std::unexpected<Failure> unknown() {
    return refuse("voucher_unknown", "No voucher has this code. Check it against the message it came in.");
}
}  // namespace

std::optional<VoucherRecord> load_voucher(store::Reader& r, std::string_view typed_code) {
    const auto code = read_voucher_code(typed_code);
    const auto row = code ? sql::voucher_by_code(r, {.code = *code}) : std::nullopt;
    return row ? std::optional(from_row(*row)) : std::nullopt;
}

std::optional<VoucherRecord> load_voucher(store::Reader& r, const VoucherId& id) {
    const auto row = sql::voucher_by_id(r, {.id = id});
    return row ? std::optional(from_row(*row)) : std::nullopt;
}

std::vector<VoucherRecord> load_vouchers(store::Reader& r, const std::optional<ExamId>& exam,
                                         std::string_view before, int count) {
    std::vector<VoucherRecord> out;
    if (exam) {
        for (const auto& row :
             sql::vouchers_page_of_exam(r, {.exam = *exam, .before = before, .count = count})) {
            out.push_back(from_row(row));
        }
    } else {
        for (const auto& row : sql::vouchers_page(r, {.before = before, .count = count})) {
            out.push_back(from_row(row));
        }
    }
    return out;
}

VoucherRecord issue_voucher(store::Tx& tx, const shell::Shell& s, const NewVoucher& wanted, Instant now) {
    const auto* percent = std::get_if<Percent>(&wanted.cover);
    const auto* amount = std::get_if<Amount>(&wanted.cover);
    VoucherRecord out{.id = s.random.id<Voucher>(now), .note = wanted.note, .created_at = now};
    out.facts = {.code = "",
                 .exam = wanted.exam.value,
                 .cover = wanted.cover,
                 .expires_on = wanted.expires_on,
                 .person = wanted.person ? wanted.person->value : ""};
    const std::string expires = to_string(wanted.expires_on);
    constexpr int tries = 8;  // 55 bits: even one collision would be remarkable
    for (int i = 0; i < tries; ++i) {
        out.facts.code = make_voucher_code(s.random);
        const auto made = sql::insert_voucher(
            tx, {.id = out.id,
                 .code = out.facts.code,
                 .exam = wanted.exam,
                 .percent = percent ? std::optional(std::int64_t(percent->value)) : std::nullopt,
                 .cents = amount ? std::optional(amount->cents) : std::nullopt,
                 .expires_on = expires,
                 .person = wanted.person,
                 .note = wanted.note,
                 .created_at = now,
                 .created_by = wanted.created_by});
        if (made == 1) {
            return out;
        }
    }
    broken("some voucher code is free", __FILE__, __LINE__);
}

std::string give_voucher(store::Tx& tx, const shell::Shell& s, const VoucherGift& gift, Instant now) {
    MUST(gift.percent >= 1 && gift.percent <= 100);
    return issue_voucher(tx, s,
                         {.exam = gift.exam,
                          .cover = Percent{int(gift.percent)},
                          .expires_on = gift.expires_on,
                          .person = gift.person.empty() ? std::nullopt : std::optional(gift.person),
                          .note = gift.note},
                         now)
        .facts.code;
}

Result<VoucherRecord> usable_voucher(store::Reader& r, std::string_view typed_code, const ExamId& exam,
                                     const PersonId& person, Instant now) {
    auto voucher = load_voucher(r, typed_code);
    if (!voucher) {
        return unknown();
    }
    CHECK(usable(voucher->facts, exam.value, person.value, now));
    return *std::move(voucher);
}

Result<std::optional<std::string>> pay(store::Tx& tx, const ExamToSit& exam, const PersonId& person,
                                       const std::optional<std::string>& typed_code, const BookingId& booking,
                                       Instant now) {
    if (!typed_code) {
        CHECK(paid(exam.price, std::nullopt));
        return std::nullopt;
    }
    if (exam.price.free()) {
        return refuse("voucher_not_needed", "This exam is free. Book it without the voucher, and keep it.");
    }
    const VoucherRecord voucher = TRY(usable_voucher(tx, *typed_code, exam.id, person, now));
    CHECK(paid(exam.price, voucher.facts.cover));
    if (sql::use_voucher(tx, {.booking = booking, .used_at = now, .code = voucher.facts.code}) != 1) {
        return fail(Why::conflict, "voucher_used", "This voucher has been used a moment ago.");
    }
    return voucher.facts.code;
}

bool give_back(store::Tx& tx, std::string_view code, const BookingId& booking, Instant now) {
    const auto voucher = load_voucher(tx, code);
    MUST(voucher.has_value());
    sql::give_voucher_back(tx, {.code = code, .booking = booking});
    return comes_back(voucher->facts, now);
}

}  // namespace scheduling
