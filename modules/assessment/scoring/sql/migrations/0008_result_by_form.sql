CREATE INDEX result_by_form ON result (form, id);
