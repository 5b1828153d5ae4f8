CREATE INDEX result_by_exam ON result (exam, submitted_at);
