-- name: head_of -> one
SELECT id, hash FROM attempt_entry WHERE id > :floor AND id < :ceiling ORDER BY id DESC LIMIT 1;

-- name: insert_entry -> none
INSERT INTO attempt_entry (id, recorded_at, cause, hash, payload)
VALUES (:id, :recorded_at, :cause, :hash, :payload);

-- name: entries_of -> many
SELECT id, recorded_at, cause, hash, payload, payload_hash FROM attempt_entry
WHERE id > :floor AND id < :ceiling ORDER BY id;

-- name: erase_entry -> none
UPDATE attempt_entry SET payload = NULL, payload_hash = :payload_hash WHERE id = :id;
