// Vouchers as they are kept, and paying with one.
#pragma once
#include "exams.hpp"

namespace scheduling {

struct VoucherRecord {
    VoucherId id;
    VoucherFacts facts;
    std::string note;
    Instant created_at{};
    std::optional<BookingId> booking{};
    std::optional<Instant> used_at{};
};
std::optional<VoucherRecord> load_voucher(store::Reader&, std::string_view typed_code);
std::optional<VoucherRecord> load_voucher(store::Reader&, const VoucherId&);
// Newest first, of all exams or of one.
std::vector<VoucherRecord> load_vouchers(store::Reader&, const std::optional<ExamId>&,
                                         std::string_view before, int count);

// A new voucher with a code nobody has.
struct NewVoucher {
    ExamId exam;
    Cover cover{};
    Date expires_on{};
    std::optional<PersonId> person{};
    std::string note;
    std::optional<PersonId> created_by{};
};
VoucherRecord issue_voucher(store::Tx&, const shell::Shell&, const NewVoucher&, Instant now);

// Whether the typed code may pay for this exam, and what it leaves to pay.
Result<VoucherRecord> usable_voucher(store::Reader&, std::string_view typed_code, const ExamId&,
                                     const PersonId&, Instant now);
// Covers the whole price or refuses; the voucher is then this booking's. Gives its code, nothing for a free
// exam.
Result<std::optional<std::string>> pay(store::Tx&, const ExamToSit&, const PersonId&,
                                       const std::optional<std::string>& typed_code, const BookingId&,
                                       Instant now);
// After an allowed cancellation. Says whether it can be used again.
bool give_back(store::Tx&, std::string_view code, const BookingId&, Instant now);

}  // namespace scheduling
