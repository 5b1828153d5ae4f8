CREATE UNIQUE INDEX workshop_seat_once ON workshop_seat (session, seat);
