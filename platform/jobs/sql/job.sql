-- name: put_job -> none
-- An open job moves; a failed one gets another chance.
INSERT INTO job (kind, key, due_at, next_at, payload, attempts, last_error, state)
VALUES (:kind, :key, :due_at, :due_at, :payload, 0, '', 'open')
ON CONFLICT (kind, key) DO UPDATE
SET due_at = :due_at, next_at = :due_at, payload = :payload, attempts = 0, last_error = '', state = 'open';

-- name: delete_job -> none
DELETE FROM job WHERE kind = :kind AND key = :key;

-- name: job_of -> one
SELECT kind, key, due_at, next_at, payload, attempts, last_error, state FROM job WHERE kind = :kind AND key = :key;

-- name: due_jobs -> many
SELECT kind, key, due_at, next_at
FROM job
WHERE state = 'open' AND next_at <= :until
ORDER BY next_at, kind, key
LIMIT :limit;

-- name: next_due -> one
SELECT next_at FROM job WHERE state = 'open' ORDER BY next_at LIMIT 1;

-- name: claim_job -> one
-- Takes the job out of the table; what the handler does commits with that, or not at all. A job that another node
-- is running at this moment is not waited for.
DELETE FROM job
WHERE kind = :kind AND key = :key AND next_at = :next_at AND state = 'open'
RETURNING kind, key, due_at, payload, attempts;
-- postgres:
DELETE FROM job
WHERE (kind, key) IN (
    SELECT kind, key FROM job
    WHERE kind = :kind AND key = :key AND next_at = :next_at AND state = 'open'
    FOR UPDATE SKIP LOCKED)
RETURNING kind, key, due_at, payload, attempts;

-- name: note_failure -> none
UPDATE job
SET attempts = attempts + 1, next_at = :next_at, last_error = :last_error, state = :state
WHERE kind = :kind AND key = :key AND next_at = :was_next_at AND state = 'open';

-- name: jobs_failed -> many
SELECT kind, key, due_at, next_at, payload, attempts, last_error, state
FROM job
WHERE state = 'failed'
ORDER BY next_at, kind, key
LIMIT :limit;

-- name: retry_job -> none
UPDATE job SET state = 'open', attempts = 0, next_at = :now
WHERE kind = :kind AND key = :key AND state = 'failed';
