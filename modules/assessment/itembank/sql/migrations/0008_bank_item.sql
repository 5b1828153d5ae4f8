-- An item as the bank lists it: of its latest version, or of its working copy while there is no version. Its state is
-- the one its last change says, and the database holds it to that.
CREATE TABLE bank_item (
  name         TEXT PRIMARY KEY NOT NULL,
  title        TEXT NOT NULL,
  exam         TEXT NOT NULL,
  pool         TEXT NOT NULL CHECK (pool IN ('live', 'practice')),
  language     TEXT NOT NULL,
  kind         TEXT NOT NULL,
  state        TEXT NOT NULL,
  change       INTEGER NOT NULL,
  objective    TEXT NOT NULL,
  cognitive    TEXT NOT NULL,
  source_title TEXT NOT NULL,
  source_url   TEXT NOT NULL,
  stimulus     TEXT NOT NULL,
  author       TEXT NOT NULL,
  version      TEXT REFERENCES item_version (id),
  stem         TEXT NOT NULL,
  search_key   TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  changed_at   INTEGER NOT NULL,
  FOREIGN KEY (name, change, state) REFERENCES item_change (item, number, to_state)
) STRICT;
CREATE INDEX bank_item_by_exam ON bank_item (exam, name);
CREATE INDEX bank_item_by_stimulus ON bank_item (exam, stimulus);
CREATE INDEX bank_item_by_state ON bank_item (state, name);
CREATE INDEX bank_item_by_author ON bank_item (author, name);
