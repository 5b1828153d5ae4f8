-- Two signatures of two people. Without such a row no live version becomes pretest or operational: see item_change.
CREATE TABLE item_promotion (
  version     TEXT NOT NULL REFERENCES item_version (id),
  to_state    TEXT NOT NULL,
  first       TEXT NOT NULL,
  second      TEXT NOT NULL,
  founding    INTEGER NOT NULL,
  promoted_at INTEGER NOT NULL,
  PRIMARY KEY (version, to_state),
  CHECK (first <> second),
  FOREIGN KEY (version, to_state, first) REFERENCES item_signature (version, to_state, person),
  FOREIGN KEY (version, to_state, second) REFERENCES item_signature (version, to_state, person)
) STRICT;
