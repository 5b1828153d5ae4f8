-- A form in the making. Frozen, it names the form it became and is changed no more.
CREATE TABLE form_draft (
  id         TEXT PRIMARY KEY NOT NULL,
  exam       TEXT NOT NULL,
  name       TEXT NOT NULL,
  title      TEXT NOT NULL,
  cut        INTEGER NOT NULL,
  revision   INTEGER NOT NULL,
  body       TEXT NOT NULL,
  form       TEXT REFERENCES form (id),
  made_by    TEXT NOT NULL,
  made_at    INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX form_draft_by_exam ON form_draft (exam, id);
