-- name: all_keys -> many
-- scan: an installation has few keys
SELECT id, purpose, public_part, valid_from_at, retired_at, compromised_at
FROM signing_key
ORDER BY purpose, valid_from_at, id;

-- name: key_of -> one
SELECT id, purpose, public_part, valid_from_at, retired_at, compromised_at FROM signing_key WHERE id = :id;

-- name: current_key -> one
SELECT id, purpose, public_part, valid_from_at, retired_at, compromised_at
FROM signing_key
WHERE purpose = :purpose AND retired_at IS NULL;

-- name: insert_key -> none
INSERT INTO signing_key (id, purpose, public_part, valid_from_at)
VALUES (:id, :purpose, :public_part, :valid_from)
ON CONFLICT (id) DO NOTHING;

-- name: retire_current -> none
UPDATE signing_key SET retired_at = :now WHERE purpose = :purpose AND retired_at IS NULL;

-- name: mark_compromised -> none
-- The earlier moment counts, whoever names it later.
UPDATE signing_key
SET compromised_at = :since
WHERE id = :id AND (compromised_at IS NULL OR compromised_at > :since);
