-- The working copy of an item, one at most. `revision` grows by one with every save; `hands` are the people who saved
-- it, who cannot sign the version it becomes.
CREATE TABLE item_draft (
  item     TEXT PRIMARY KEY NOT NULL REFERENCES bank_item (name),
  revision INTEGER NOT NULL,
  base     TEXT NOT NULL,
  body     TEXT NOT NULL,
  hands    TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
