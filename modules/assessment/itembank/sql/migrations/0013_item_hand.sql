-- Whose work a version is.
CREATE TABLE item_hand (
  version TEXT NOT NULL REFERENCES item_version (id),
  person  TEXT NOT NULL,
  PRIMARY KEY (version, person)
) STRICT;
