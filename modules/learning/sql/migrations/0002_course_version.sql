CREATE TABLE course_version (
  course  TEXT NOT NULL REFERENCES course (id),
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  PRIMARY KEY (course, version)
) STRICT;
