-- One person's word that a version may go on. The author of a version cannot sign it.
CREATE TABLE item_signature (
  version   TEXT NOT NULL REFERENCES item_version (id),
  to_state  TEXT NOT NULL CHECK (to_state IN ('pretest', 'operational')),
  person    TEXT NOT NULL CHECK (person <> ''),
  author    TEXT NOT NULL,
  name      TEXT NOT NULL,
  role      TEXT NOT NULL,
  statement TEXT NOT NULL,
  founding  INTEGER NOT NULL,
  signed_at INTEGER NOT NULL,
  PRIMARY KEY (version, to_state, person),
  CHECK (person <> author)
) STRICT;
