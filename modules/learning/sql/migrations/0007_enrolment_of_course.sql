CREATE INDEX enrolment_of_course ON enrolment (course, state);
