-- Who was asked to review a version. An item writer sees what they were asked to review, and their own.
CREATE TABLE item_assignment (
  version     TEXT NOT NULL REFERENCES item_version (id),
  person      TEXT NOT NULL,
  item        TEXT NOT NULL,
  assigned_by TEXT NOT NULL,
  assigned_at INTEGER NOT NULL,
  PRIMARY KEY (version, person)
) STRICT;
CREATE INDEX item_assignment_by_person ON item_assignment (person, item);
