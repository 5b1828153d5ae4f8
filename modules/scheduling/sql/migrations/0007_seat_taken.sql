-- A cell is a quarter of an hour, counted from 1970. A seat is sold once a cell: the key says so.
CREATE TABLE seat_taken (
  centre  TEXT NOT NULL,
  room    TEXT NOT NULL,
  seat    INTEGER NOT NULL,
  cell    INTEGER NOT NULL,
  booking TEXT NOT NULL REFERENCES booking (id),
  PRIMARY KEY (centre, room, seat, cell)
) STRICT;
CREATE INDEX seat_taken_by_booking ON seat_taken (booking);
CREATE INDEX seat_taken_by_cell ON seat_taken (centre, cell);
