CREATE INDEX workshop_session_by_time ON workshop_session (workshop, starts_at);
