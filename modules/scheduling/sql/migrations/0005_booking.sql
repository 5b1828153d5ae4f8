CREATE TABLE booking (
  id            TEXT PRIMARY KEY NOT NULL,
  person        TEXT NOT NULL,
  exam          TEXT NOT NULL,
  exam_title    TEXT NOT NULL,
  exam_version  INTEGER NOT NULL,
  mode          TEXT NOT NULL CHECK (mode IN ('online', 'centre')),
  centre        TEXT REFERENCES centre (id),
  room          TEXT,
  seat          INTEGER,
  starts_at     INTEGER NOT NULL,
  ends_at       INTEGER NOT NULL CHECK (ends_at > starts_at),
  zone          TEXT NOT NULL,
  extra_minutes INTEGER NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('held', 'booked', 'checked_in', 'attended', 'cancelled',
                                               'late_cancelled', 'no_show', 'lapsed')),
  held_until    INTEGER NOT NULL,
  reschedules   INTEGER NOT NULL,
  waived        INTEGER NOT NULL,
  voucher       TEXT,
  price_cents   INTEGER NOT NULL,
  currency      TEXT NOT NULL,
  events        INTEGER NOT NULL,
  created_at    INTEGER NOT NULL,
  CHECK ((mode = 'centre') = (seat IS NOT NULL AND centre IS NOT NULL AND room IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX booking_one_live ON booking (person, exam) WHERE state IN ('held', 'booked', 'checked_in');
CREATE INDEX booking_by_person ON booking (person, starts_at);
CREATE INDEX booking_by_centre ON booking (centre, starts_at);
CREATE INDEX booking_by_mode ON booking (mode, starts_at);
