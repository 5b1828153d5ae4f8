-- name: claim_due -> many
-- Counts the attempt before it is made and hides the mail until `claimed_until`, so that two senders never hold one.
UPDATE mail SET attempts = attempts + 1, due_at = :claimed_until
WHERE state = 'queued' AND due_at <= :now AND id IN (
    SELECT m.id FROM mail m WHERE m.state = 'queued' AND m.due_at <= :now ORDER BY m.due_at, m.id LIMIT :count)
RETURNING id, to_address, to_name, subject, body_text, created_at, attempts;

-- name: mark_sent -> none
UPDATE mail SET state = 'sent', sent_at = :now, last_error = '' WHERE id = :id;

-- name: put_off -> none
UPDATE mail SET due_at = :due_at, last_error = :last_error WHERE id = :id AND state = 'queued';

-- name: mark_failed -> none
UPDATE mail SET state = 'failed', last_error = :last_error WHERE id = :id AND state = 'queued';

-- name: give_back -> none
-- Claimed, but not tried: as if it had not been claimed.
UPDATE mail SET attempts = attempts - 1, due_at = :due_at WHERE id = :id AND state = 'queued';
