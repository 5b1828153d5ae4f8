CREATE UNIQUE INDEX enrolment_open ON enrolment (person, course) WHERE state IN ('enrolled', 'in_progress');
