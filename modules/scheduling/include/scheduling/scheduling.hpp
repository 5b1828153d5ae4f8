// What others may ask of scheduling.
#pragma once
#include <plain/plain.hpp>
#include <scheduling/words.hpp>
#include <shell/shell.hpp>

namespace scheduling {

store::ModuleMigrations migrations();
std::vector<mail::TemplateText> mail_templates();
void routes(http::Router&, const shell::Shell&);
void jobs(jobs::Runner&, const shell::Shell&);
void import(store::Tx&, const shell::Shell&, const plain::Folder&, plain::Report&, Instant now);
schema::json::value export_person(store::Reader&, const PersonId&);
void erase_person(store::Tx&, const PersonId&, Instant now);

std::optional<Booking> booking_of(store::Reader&, const BookingId&);
// All bookings of a person, lapsed holds too, newest first.
std::vector<Booking> bookings_of(store::Reader&, const PersonId&);
// Bookings that start in [from, to), in order, without mere holds: a centre's, or without one the online
// ones.
std::vector<Booking> bookings_between(store::Reader&, const std::optional<CentreId>&, Instant from,
                                      Instant to);
struct CentreCard {
    CentreId id;
    std::string title, street, city, country, zone;
};
std::optional<CentreCard> centre_of(store::Reader&, const CentreId&);
std::vector<CentreCard> centres(store::Reader&);
std::optional<std::string> room_title(store::Reader&, const Booking&);  // nothing for an exam online

// The candidate arrives. Refused outside the check-in window (check_in_not_open, check_in_closed); checked in
// already is fine, so that a repeated request does no harm. Another person's booking is not found.
Result<Booking> check_in(store::Tx&, const shell::Shell&, const BookingId&, const PersonId&, Instant now);
// The attempt has ended. Attended already is fine.
Done attended(store::Tx&, const shell::Shell&, const BookingId&, Instant now);
// The seats of a checked-in booking's centre that stay free for as long as it takes, by room. Empty for any
// other booking.
struct FreeRoom {
    std::string id, title;
    std::vector<std::int64_t> seats;
};
std::vector<FreeRoom> free_rooms(store::Reader&, const Booking&, Instant now);
// Another seat of the same centre; the old one is free again. Refused: not_at_a_centre, not_checked_in,
// no_such_seat, same_seat, seat_taken.
struct SeatMove {
    std::string room;  // its id
    std::int64_t seat = 0;
    PersonId by;  // staff
    std::string reason;
};
Result<Booking> move_seat(store::Tx&, const shell::Shell&, const BookingId&, const SeatMove&, Instant now);

// Facts for the retake rules. An attempt that is voided is forgotten.
void record_sitting(store::Tx&, const SittingFact&);
void forget_sitting(store::Tx&, std::string_view attempt);

// A voucher of `percent`, bound to a person when one is named; gives its code.
struct VoucherGift {
    ExamId exam;
    std::int64_t percent = 100;
    Date expires_on{};
    PersonId person;
    std::string note;
};
std::string give_voucher(store::Tx&, const shell::Shell&, const VoucherGift&, Instant now);

}  // namespace scheduling
