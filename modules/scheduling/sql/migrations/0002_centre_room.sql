CREATE TABLE centre_room (
  centre           TEXT NOT NULL REFERENCES centre (id),
  room             TEXT NOT NULL,
  title            TEXT NOT NULL,
  seats            INTEGER NOT NULL,
  accessible_seats INTEGER NOT NULL,
  separate         INTEGER NOT NULL,
  PRIMARY KEY (centre, room)
) STRICT;
