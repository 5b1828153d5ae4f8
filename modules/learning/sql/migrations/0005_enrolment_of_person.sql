CREATE INDEX enrolment_of_person ON enrolment (person, course);
