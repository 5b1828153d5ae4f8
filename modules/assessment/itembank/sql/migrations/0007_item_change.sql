-- The life of an item, one row a change, never edited. `version` is empty while there is a working copy alone. A live
-- version that may reach candidates names its promotion, so that no row can say so without two people's signatures.
CREATE TABLE item_change (
  item       TEXT NOT NULL,
  number     INTEGER NOT NULL CHECK (number > 0),
  version    TEXT REFERENCES item_version (id),
  pool       TEXT NOT NULL CHECK (pool IN ('live', 'practice')),
  from_state TEXT NOT NULL,
  to_state   TEXT NOT NULL,
  promoted   TEXT,
  person     TEXT NOT NULL,
  reason     TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (item, number),
  UNIQUE (item, number, to_state),
  CHECK (from_state || '>' || to_state IN ('>draft', '>in_review', 'draft>in_review', 'in_review>draft',
    'in_review>pretest', 'in_review>operational', 'pretest>operational', 'pretest>suspended', 'operational>suspended',
    'suspended>pretest', 'suspended>operational', 'draft>retired', 'in_review>retired', 'pretest>retired',
    'operational>retired', 'suspended>retired')),
  CHECK (version IS NOT NULL OR to_state IN ('draft', 'retired')),
  CHECK (promoted IS NULL OR promoted = to_state),
  CHECK (pool = 'practice' OR promoted IS NOT NULL OR to_state NOT IN ('pretest', 'operational')),
  CHECK (reason <> '' OR to_state NOT IN ('suspended', 'retired')),
  FOREIGN KEY (version, promoted) REFERENCES item_promotion (version, to_state)
) STRICT;
CREATE INDEX item_change_by_version ON item_change (version, number);
