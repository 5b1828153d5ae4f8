-- Who of the staff saw which live item, where and when; once an hour a person, item, version and place is enough.
CREATE TABLE item_view (
  item    TEXT NOT NULL,
  version TEXT NOT NULL,
  person  TEXT NOT NULL,
  place   TEXT NOT NULL CHECK (place IN ('list', 'item', 'form', 'preview')),
  hour    INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (item, version, person, place, hour)
) STRICT;
CREATE INDEX item_view_by_time ON item_view (seen_at, item, version, person, place);
CREATE INDEX item_view_by_person ON item_view (person, seen_at);
