-- name: head_of -> one
SELECT number, hash FROM attempt_event WHERE attempt = :attempt ORDER BY number DESC LIMIT 1;

-- name: insert_event -> none
INSERT INTO attempt_event (attempt, number, recorded_at, cause, payload_hash, hash)
VALUES (:attempt, :number, :recorded_at, :cause, :payload_hash, :hash);

-- name: insert_payload -> none
INSERT INTO attempt_payload (attempt, number, salt, payload) VALUES (:attempt, :number, :salt, :payload);

-- name: chain_of -> many
SELECT e.number, e.recorded_at, e.cause, e.payload_hash, e.hash, p.salt AS "salt: text?",
  p.payload AS "payload: text?"
FROM attempt_event e LEFT JOIN attempt_payload p ON p.attempt = e.attempt AND p.number = e.number
WHERE e.attempt = :attempt ORDER BY e.number;

-- name: delete_payloads -> none
DELETE FROM attempt_payload WHERE attempt = :attempt;
