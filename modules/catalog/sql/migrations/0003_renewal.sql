CREATE TABLE renewal (
  lower_certification  TEXT NOT NULL,
  higher_certification TEXT NOT NULL,
  PRIMARY KEY (lower_certification, higher_certification)
) STRICT;
