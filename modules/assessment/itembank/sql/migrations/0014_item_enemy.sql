-- Items that must not meet on a form, each pair once.
CREATE TABLE item_enemy (
  first      TEXT NOT NULL REFERENCES bank_item (name),
  second     TEXT NOT NULL REFERENCES bank_item (name),
  from_files INTEGER NOT NULL,
  reason     TEXT NOT NULL,
  person     TEXT NOT NULL,
  said_at    INTEGER NOT NULL,
  PRIMARY KEY (first, second),
  CHECK (first < second)
) STRICT;
CREATE INDEX item_enemy_by_second ON item_enemy (second, first);
