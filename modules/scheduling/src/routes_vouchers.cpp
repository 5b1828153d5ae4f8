#include "routes.hpp"
#include "views.hpp"
#include "vouchers.hpp"

#include <fmt/format.h>
#include <catalog/catalog.hpp>
#include <identity/identity.hpp>
#include <scheduling/sql/vouchers.hpp>

namespace scheduling {
namespace {
constexpr std::size_t rows_max = 500;
constexpr std::size_t bulk_bytes_max = 512 * 1024;

// A row is read leniently and judged by itself, so that one bad row does not lose the others.
struct VoucherRow {
    std::optional<std::string> exam;
    std::optional<std::int64_t> percent;    // 1 to 100, or
    std::optional<std::int64_t> cents;      // an amount in the exam's currency
    std::optional<std::string> expires_on;  // without: the scheme's time from today
    std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(VoucherRow, (), (exam, percent, cents, expires_on, note))
struct VoucherOrder {
    schema::List<VoucherRow, rows_max> rows;
};
BOOST_DESCRIBE_STRUCT(VoucherOrder, (), (rows))

BOOST_DEFINE_ENUM_CLASS(VoucherState, unused, used, expired, withdrawn)
struct VoucherView {
    VoucherId id;
    std::string code;
    ExamId exam;
    std::string exam_title;
    std::optional<std::int64_t> percent, cents;
    Date expires_on;
    std::string note;
    VoucherState state = VoucherState::unused;
    Instant created_at{};
    std::optional<Instant> used_at;
    std::optional<BookingId> booking;
};
BOOST_DESCRIBE_STRUCT(VoucherView, (),
                      (id, code, exam, exam_title, percent, cents, expires_on, note, state, created_at,
                       used_at, booking))
struct RowResult {
    std::int64_t row = 0;  // from 0, as sent
    std::optional<VoucherView> voucher;
    std::optional<std::string> code, problem;  // of the refusal
};
BOOST_DESCRIBE_STRUCT(RowResult, (), (row, voucher, code, problem))
struct VouchersMade {
    std::vector<RowResult> results;
    std::int64_t made = 0, refused = 0;
};
BOOST_DESCRIBE_STRUCT(VouchersMade, (), (results, made, refused))
struct VoucherQuery {
    std::optional<ExamId> exam;
    std::optional<schema::Text<1, 64>> after;
    std::optional<PageLimit> limit;
};
BOOST_DESCRIBE_STRUCT(VoucherQuery, (), (exam, after, limit))
struct VoucherList {
    std::vector<VoucherView> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(VoucherList, (), (items, next))
struct VoucherPath {
    VoucherId voucher;
};
BOOST_DESCRIBE_STRUCT(VoucherPath, (), (voucher))
struct CodePath {
    schema::Text<1, 40> code;
};
BOOST_DESCRIBE_STRUCT(CodePath, (), (code))
struct CheckQuery {
    ExamId exam;
};
BOOST_DESCRIBE_STRUCT(CheckQuery, (), (exam))
struct VoucherCheck {
    std::string code;
    PriceView price, remaining;
    bool covers = false;
    Date expires_on;
};
BOOST_DESCRIBE_STRUCT(VoucherCheck, (), (code, price, remaining, covers, expires_on))
struct Withdrawal {};
BOOST_DESCRIBE_STRUCT(Withdrawal, (), ())

VoucherView view(store::Reader& r, const VoucherRecord& v, Instant now) {
    const auto* percent = std::get_if<Percent>(&v.facts.cover);
    const auto* amount = std::get_if<Amount>(&v.facts.cover);
    const auto exam = catalog::exam_of(r, ExamId(v.facts.exam));
    return {.id = v.id,
            .code = v.facts.code,
            .exam = ExamId(v.facts.exam),
            .exam_title = exam ? exam->title : v.facts.exam,
            .percent = percent ? std::optional(std::int64_t(percent->value)) : std::nullopt,
            .cents = amount ? std::optional(amount->cents) : std::nullopt,
            .expires_on = v.facts.expires_on,
            .note = v.note,
            .state = v.facts.withdrawn                      ? VoucherState::withdrawn
                     : v.facts.used                         ? VoucherState::used
                     : now > end_of_day(v.facts.expires_on) ? VoucherState::expired
                                                            : VoucherState::unused,
            .created_at = v.created_at,
            .used_at = v.used_at,
            .booking = v.booking};
}

Result<NewVoucher> judge(store::Reader& r, const VoucherRow& row, Instant now) {
    constexpr std::int64_t cents_max = 100'000'000;
    constexpr std::size_t note_max = 200;
    const auto exam = row.exam ? exam_to_sit(r, ExamId(*row.exam)) : std::nullopt;
    if (!exam) {
        return refuse("exam_unknown",
                      row.exam ? fmt::format("There is no exam “{}”.", *row.exam) : "Name an exam.");
    }
    if (row.percent.has_value() == row.cents.has_value()) {
        return refuse("cover_unclear", "Give either percent or cents.");
    }
    if (row.percent && (*row.percent < 1 || *row.percent > 100)) {
        return refuse("percent_out_of_range", "percent is a whole number from 1 to 100.");
    }
    if (row.cents && (*row.cents < 1 || *row.cents > cents_max)) {
        return refuse("cents_out_of_range", "cents is a whole number from 1 to 100000000.");
    }
    if (row.note && row.note->size() > note_max) {
        return refuse("note_too_long", "A note has at most 200 characters.");
    }
    const auto expires = row.expires_on ? parse_date(*row.expires_on)
                                        : add_months(utc_date(now), exam->policies.voucher_months);
    if (!expires) {
        return refuse("date_unreadable", "expires_on is a date like 2027-03-31.");
    }
    if (now > end_of_day(*expires)) {
        return refuse("date_in_the_past", "expires_on is in the past.");
    }
    return NewVoucher{.exam = exam->id,
                      .cover = row.percent ? Cover(Percent{int(*row.percent)}) : Cover(Amount{*row.cents}),
                      .expires_on = *expires,
                      .note = row.note.value_or("")};
}

VouchersMade make(store::Tx& tx, const shell::Shell& s, const PersonId& staff, const VoucherOrder& order,
                  Instant now) {
    VouchersMade out;
    for (const VoucherRow& row : order.rows.value) {
        RowResult result{.row = std::int64_t(out.results.size())};
        auto wanted = judge(tx, row, now);
        if (wanted) {
            wanted->created_by = staff;
            result.voucher = view(tx, issue_voucher(tx, s, *wanted, now), now);
            ++out.made;
        } else {
            result.code = wanted.error().code;
            result.problem = wanted.error().detail;
            ++out.refused;
        }
        out.results.push_back(std::move(result));
    }
    return out;
}

VoucherList list(store::Reader& r, const VoucherQuery& query, Instant now) {
    const int size = page_size(query.limit);
    auto rows = load_vouchers(r, query.exam, query.after ? query.after->value : "~", size + 1);
    VoucherList out;
    if (int(rows.size()) > size) {
        rows.pop_back();
        out.next = rows.back().id.value;
    }
    for (const VoucherRecord& v : rows) {
        out.items.push_back(view(r, v, now));
    }
    return out;
}

Result<http::Created<VoucherView>> withdraw(store::Tx& tx, const VoucherId& id, Instant now) {
    const auto voucher = load_voucher(tx, id);
    if (!voucher) {
        return not_found("voucher");
    }
    if (sql::withdraw_voucher(tx, {.withdrawn_at = now, .id = id}) != 1) {
        return fail(Why::conflict, "voucher_used", "This voucher was used or withdrawn already.");
    }
    return http::Created<VoucherView>{view(tx, *load_voucher(tx, id), now)};
}

Result<VoucherCheck> check(store::Reader& r, const PersonId& person, const std::string& code,
                           const ExamId& id, Instant now) {
    const auto exam = exam_to_sit(r, id);
    if (!exam) {
        return not_found("exam");
    }
    const VoucherRecord v = TRY(usable_voucher(r, code, id, person, now));
    const Price rest = after(exam->price, v.facts.cover);
    return VoucherCheck{v.facts.code, price_view(exam->price), price_view(rest), rest.cents == 0,
                        v.facts.expires_on};
}
}  // namespace

void voucher_routes(http::Router& r, const shell::Shell& s) {
    const http::Access staff = http::any_of({"programme_manager"});
    r.post(
        "/api/manage/vouchers",
        {"Make vouchers; each row succeeds or fails by itself", staff, {}, bulk_bytes_max},
        [&s](http::Caller who, http::Body<VoucherOrder> order) -> Result<http::Created<VouchersMade>> {
            return s.db.write([&](store::Tx& tx) -> Result<http::Created<VouchersMade>> {
                return http::Created<VouchersMade>{make(tx, s, PersonId(who.person), *order, s.clock.now())};
            });
        });
    r.get("/api/manage/vouchers", {"All vouchers, newest first", staff},
          [&s](http::Query<VoucherQuery> query) -> Result<VoucherList> {
              return s.db.read(
                  [&](store::Reader& db) -> Result<VoucherList> { return list(db, *query, s.clock.now()); });
          });
    r.post("/api/manage/vouchers/{voucher}/withdrawals", {"Withdraw a voucher that was not used", staff},
           [&s](http::Path<VoucherPath> at, http::Body<Withdrawal>) -> Result<http::Created<VoucherView>> {
               return s.db.write([&](store::Tx& tx) { return withdraw(tx, at->voucher, s.clock.now()); });
           });
    // Codes cannot be guessed; the limit keeps it that way.
    r.get("/api/vouchers/{code}", {"What a voucher leaves to pay", http::signed_in(), {30, 60}},
          [&s](http::Caller who, http::Path<CodePath> at,
               http::Query<CheckQuery> query) -> Result<VoucherCheck> {
              return s.db.read([&](store::Reader& db) {
                  return check(db, PersonId(who.person), at->code.value, query->exam, s.clock.now());
              });
          });
}

}  // namespace scheduling
