-- name: insert_announcement -> none
INSERT INTO announcement (id, position, topic, payload, announced_at)
VALUES (:id, :position, :topic, :payload, :announced_at);

-- name: announcements_open -> many
SELECT id, position, topic, payload, announced_at
FROM announcement
WHERE closed_at IS NULL AND position > :after
ORDER BY position
LIMIT :limit;

-- name: hearings -> many
SELECT h.announcement, a.topic, h.hearer, h.heard_at, h.attempts, h.due_at, h.last_error
FROM hearing h
JOIN announcement a ON a.id = h.announcement
WHERE h.announcement = :announcement;

-- name: hear -> none
-- Changes nothing where somebody has heard it already.
INSERT INTO hearing (announcement, hearer, heard_at, attempts, due_at, last_error)
VALUES (:announcement, :hearer, :now, 1, :now, '')
ON CONFLICT (announcement, hearer) DO UPDATE SET heard_at = :now WHERE hearing.heard_at IS NULL;

-- name: fail_hearing -> none
INSERT INTO hearing (announcement, hearer, attempts, due_at, last_error)
VALUES (:announcement, :hearer, :attempts, :due_at, :last_error)
ON CONFLICT (announcement, hearer)
DO UPDATE SET attempts = :attempts, due_at = :due_at, last_error = :last_error
WHERE hearing.heard_at IS NULL;

-- name: close_one -> none
UPDATE announcement SET closed_at = :now WHERE id = :id AND closed_at IS NULL;

-- name: next_hearing -> one
SELECT min(due_at) AS "due_at: Instant?" FROM hearing WHERE heard_at IS NULL AND attempts < :attempts_max;

-- name: hearings_failed -> many
-- scan: its index holds what waits alone, which is little
SELECT h.announcement, a.topic, h.hearer, h.heard_at, h.attempts, h.due_at, h.last_error
FROM hearing h
JOIN announcement a ON a.id = h.announcement
WHERE h.heard_at IS NULL AND h.attempts >= :attempts_max
ORDER BY h.due_at
LIMIT :limit;

-- name: reopen_hearing -> none
UPDATE hearing SET attempts = 0, due_at = :now
WHERE announcement = :announcement AND hearer = :hearer AND heard_at IS NULL;

-- name: reopen_announcement -> none
UPDATE announcement SET closed_at = NULL WHERE id = :id;
