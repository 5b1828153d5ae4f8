CREATE INDEX person_by_photo ON person (id_photo);
