-- The results that are in those sums, so that none is in them twice.
CREATE TABLE result_tally (
  result TEXT PRIMARY KEY NOT NULL REFERENCES result (id)
) STRICT;
