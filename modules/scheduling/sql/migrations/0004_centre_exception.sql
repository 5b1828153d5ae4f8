CREATE TABLE centre_exception (
  centre TEXT NOT NULL REFERENCES centre (id),
  number INTEGER NOT NULL,
  day    TEXT NOT NULL,
  opens  INTEGER,
  closes INTEGER,
  PRIMARY KEY (centre, number)
) STRICT;
