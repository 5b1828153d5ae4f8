-- What was measured of a version, as last announced.
CREATE TABLE item_statistics (
  version        TEXT PRIMARY KEY NOT NULL REFERENCES item_version (id),
  exposures      INTEGER NOT NULL CHECK (exposures >= 0),
  p              REAL NOT NULL CHECK (p >= 0 AND p <= 1),
  point_biserial REAL,
  origin         TEXT NOT NULL,
  measured_at    INTEGER NOT NULL
) STRICT;
