CREATE TABLE form_item (
  form      TEXT NOT NULL REFERENCES form (id),
  position  INTEGER NOT NULL,
  item      TEXT NOT NULL REFERENCES item_version (id),
  name      TEXT NOT NULL,
  objective TEXT NOT NULL,
  domain    TEXT NOT NULL,
  scored    INTEGER NOT NULL,
  anchor    INTEGER NOT NULL,
  PRIMARY KEY (form, position)
) STRICT;
