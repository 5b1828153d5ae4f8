-- A form at one version: an exam's, or a practice set's. Its items never change; `current` says what is handed out.
CREATE TABLE form (
  id           TEXT PRIMARY KEY NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('exam', 'practice')),
  name         TEXT NOT NULL,
  number       INTEGER NOT NULL,
  exam         TEXT NOT NULL,
  exam_version INTEGER NOT NULL,
  cut          INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  current      INTEGER NOT NULL,
  created_at   INTEGER NOT NULL,
  delivered_at INTEGER,
  UNIQUE (kind, exam, name, number)
) STRICT;
