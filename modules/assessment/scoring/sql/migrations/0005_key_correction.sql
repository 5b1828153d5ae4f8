-- A key that was wrong, and what was done about it. Never edited: another correction comes after it.
CREATE TABLE key_correction (
  id         TEXT PRIMARY KEY NOT NULL,
  number     INTEGER NOT NULL UNIQUE,
  exam       TEXT NOT NULL,
  item       TEXT NOT NULL,
  item_name  TEXT NOT NULL,
  remedy     TEXT NOT NULL CHECK (remedy IN ('void_item', 'full_credit', 'accept_also', 'change_key')),
  accepted   TEXT NOT NULL,
  demotions  TEXT NOT NULL CHECK (demotions IN ('keep', 'withdraw')),
  reason     TEXT NOT NULL,
  applied_by TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;
CREATE INDEX key_correction_by_exam ON key_correction (exam, number);
CREATE INDEX key_correction_by_item ON key_correction (item, number);
