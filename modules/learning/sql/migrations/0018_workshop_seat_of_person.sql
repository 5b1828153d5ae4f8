CREATE INDEX workshop_seat_of_person ON workshop_seat (person);
