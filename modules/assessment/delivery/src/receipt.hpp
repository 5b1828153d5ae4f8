// Receipts from the side that makes them.
#pragma once
#include <delivery/receipt.hpp>

#include "kept.hpp"

namespace delivery {

// What the signed document says besides the log: names as they are now.
struct ReceiptNames {
    std::string issuer, candidate;
};
ReceiptNames names_of(store::Reader&, const Row&);

// An answer by the numbers on the candidate's screen.
std::string seen(const sitting::Response&, const sitting::Shape&);
std::vector<HeldAnswer> held_answers(const sitting::Attempt&, const std::vector<sitting::Entry>& log);

// Refused: not_over_yet.
Result<Receipt> receipt_of(const shell::Shell&, store::Reader&, const Kept&, const keys::PublicKey&);
Result<SignedReceipt> signed_receipt(const shell::Shell&, store::Reader&, const Kept&);
Result<SignedWork> signed_work(const shell::Shell&, store::Reader&, const Kept&, Instant now);
// Slow: outside the snapshot.
Result<std::string> receipt_pdf(const SignedReceipt&, const std::string& zone,
                                const std::string& check_address);

void receipt_routes(http::Router&, const shell::Shell&);

}  // namespace delivery
