-- Pictures that were brought for an item, so that nobody reads another item's by its digest.
CREATE TABLE item_file (
  item     TEXT NOT NULL REFERENCES bank_item (name),
  file     TEXT NOT NULL,
  path     TEXT NOT NULL,
  type     TEXT NOT NULL,
  bytes    INTEGER NOT NULL,
  person   TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (item, file, path)
) STRICT;
