CREATE INDEX renewal_of_higher ON renewal (higher_certification);
