CREATE TABLE exam_version (
  exam      TEXT NOT NULL REFERENCES exam (id),
  version   INTEGER NOT NULL,
  minutes   INTEGER NOT NULL,
  pass_mark INTEGER NOT NULL,
  outline   TEXT NOT NULL,
  made_at   INTEGER NOT NULL,
  PRIMARY KEY (exam, version)
) STRICT;
