-- A version as its authors wrote it in the browser: what the next working copy begins from.
CREATE TABLE version_body (
  version TEXT PRIMARY KEY NOT NULL REFERENCES item_version (id),
  body    TEXT NOT NULL
) STRICT;
