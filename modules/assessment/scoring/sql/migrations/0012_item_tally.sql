-- Sums over official results, of which p and the point-biserial are made: x is the share of the item's points, rest
-- the points of the other scored items.
CREATE TABLE item_tally (
  item      TEXT PRIMARY KEY NOT NULL,
  exam      TEXT NOT NULL,
  n         INTEGER NOT NULL,
  x         REAL NOT NULL,
  xx        REAL NOT NULL,
  rest      REAL NOT NULL,
  rest_rest REAL NOT NULL,
  x_rest    REAL NOT NULL
) STRICT;
CREATE INDEX item_tally_by_exam ON item_tally (exam, item);
