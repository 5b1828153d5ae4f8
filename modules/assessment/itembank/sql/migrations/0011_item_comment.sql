-- What people say of an item. An answer names the comment that began the thread.
CREATE TABLE item_comment (
  id          TEXT PRIMARY KEY NOT NULL,
  item        TEXT NOT NULL REFERENCES bank_item (name),
  version     TEXT NOT NULL,
  thread      TEXT NOT NULL REFERENCES item_comment (id),
  person      TEXT NOT NULL,
  text        TEXT NOT NULL,
  said_at     INTEGER NOT NULL,
  resolved_at INTEGER,
  resolved_by TEXT
) STRICT;
CREATE INDEX item_comment_by_item ON item_comment (item, said_at, id);
