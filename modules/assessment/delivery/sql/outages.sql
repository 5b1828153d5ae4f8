-- name: beat -> one
SELECT machine_at AS "machine_at: Instant" FROM platform_beat WHERE name = 'platform';

-- name: put_beat -> none
-- Never backwards: another server may have written a later one.
INSERT INTO platform_beat (name, machine_at) VALUES ('platform', :machine_at)
ON CONFLICT (name) DO UPDATE SET machine_at = excluded.machine_at
WHERE platform_beat.machine_at < excluded.machine_at;

-- name: insert_outage -> none
INSERT INTO outage (id, from_at, to_at) VALUES (:id, :from_at, :to_at) ON CONFLICT (id) DO NOTHING;

-- name: outages_since -> many
SELECT id, from_at AS "from_at: Instant", to_at AS "to_at: Instant" FROM outage
WHERE to_at > :since ORDER BY from_at, id;

-- name: attempts_running -> many
-- Whose clock an outage may have run on.
SELECT id FROM attempt WHERE phase IN ('in_progress', 'paused') AND erased_at IS NULL;

-- name: newest_outage -> one
-- scan: the first row of an index; outages are few
SELECT id FROM outage ORDER BY to_at DESC LIMIT 1;
