CREATE TABLE booking_event (
  booking TEXT NOT NULL REFERENCES booking (id),
  number  INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  event   TEXT NOT NULL,
  actor   TEXT,
  reason  TEXT,
  detail  TEXT NOT NULL,
  PRIMARY KEY (booking, number)
) STRICT;
