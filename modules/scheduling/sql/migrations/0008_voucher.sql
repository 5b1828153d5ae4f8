CREATE TABLE voucher (
  id           TEXT PRIMARY KEY NOT NULL,
  code         TEXT NOT NULL UNIQUE,
  exam         TEXT NOT NULL,
  percent      INTEGER,
  cents        INTEGER,
  expires_on   TEXT NOT NULL,
  person       TEXT,
  note         TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  created_by   TEXT,
  booking      TEXT REFERENCES booking (id),
  used_at      INTEGER,
  withdrawn_at INTEGER,
  CHECK ((percent IS NULL) <> (cents IS NULL))
) STRICT;
CREATE INDEX voucher_by_exam ON voucher (exam, id);
CREATE INDEX voucher_by_person ON voucher (person);
