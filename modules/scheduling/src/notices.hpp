// What follows a change of a booking: announcements to other modules, the mail to the person, the jobs of its
// day.
#pragma once
#include "booking.hpp"

namespace scheduling {

void plan_lapse(const Doing&, const Booking& hold);
void say_booked(const Doing&, const Booking&, const Policies&);
void say_rescheduled(const Doing&, const Booking& before, const Booking& after, const Policies&);
void say_cancelled(const Doing&, const Booking&, bool voucher_usable);
void say_waived(const Doing&, const Booking&);
void say_no_show(const Doing&, const Booking&);

}  // namespace scheduling
