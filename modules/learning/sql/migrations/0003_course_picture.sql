CREATE TABLE course_picture (
  course TEXT NOT NULL REFERENCES course (id),
  digest TEXT NOT NULL,
  svg    TEXT NOT NULL,
  PRIMARY KEY (course, digest)
) STRICT;
