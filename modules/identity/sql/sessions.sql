-- name: insert_session -> none
INSERT INTO session (id, token_hash, person, agent, created_at, seen_at)
VALUES (:id, :token_hash, :person, :agent, :created_at, :seen_at);

-- name: session_by_token -> one
SELECT id, person, created_at, seen_at FROM session WHERE token_hash = :token_hash;

-- name: touch_session -> none
UPDATE session SET seen_at = :seen_at WHERE id = :id;

-- name: sessions_of -> many
SELECT id, agent, created_at, seen_at FROM session WHERE person = :person ORDER BY seen_at DESC;

-- name: delete_session -> none
DELETE FROM session WHERE id = :id AND person = :person;

-- name: delete_other_sessions -> none
DELETE FROM session WHERE person = :person AND id <> :kept;

-- name: insert_link -> none
INSERT INTO link (token_hash, person, purpose, expires_at) VALUES (:token_hash, :person, :purpose, :expires_at);

-- name: use_link -> one
DELETE FROM link WHERE token_hash = :token_hash AND purpose = :purpose
RETURNING person AS "person: PersonId", expires_at AS "expires_at: Instant";

-- name: delete_links -> none
DELETE FROM link WHERE person = :person;
