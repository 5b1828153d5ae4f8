CREATE TABLE role (
  person TEXT NOT NULL,
  role   TEXT NOT NULL,
  PRIMARY KEY (person, role)
) STRICT;
