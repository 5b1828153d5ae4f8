-- The table of a form that lost items: made once for what can still be earned, and kept.
CREATE TABLE form_conversion_revision (
  form       TEXT NOT NULL,
  all_right  INTEGER NOT NULL,
  scale      TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (form, all_right)
) STRICT;
