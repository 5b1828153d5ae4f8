-- name: insert_accommodation -> none
INSERT INTO accommodation (id, person, preset, state, reason, requested_at, decided_at)
VALUES (:id, :person, :preset, :state, :reason, :requested_at, :decided_at)
ON CONFLICT (person, preset) WHERE state IN ('requested', 'approved') DO NOTHING;

-- name: accommodations_of_person -> many
SELECT id, preset, state, reason, requested_at, decided_at, answer
FROM accommodation WHERE person = :person ORDER BY requested_at;

-- name: approved_presets -> many
SELECT preset FROM accommodation WHERE person = :person AND state = 'approved';

-- name: waiting_accommodations -> many
SELECT a.id, a.person, p.display_name, p.simulated, a.preset, a.reason, a.requested_at
FROM accommodation a JOIN person p ON p.id = a.person
WHERE a.state = 'requested' ORDER BY a.requested_at;

-- name: decide_accommodation -> one
UPDATE accommodation SET state = :state, decided_at = :decided_at, decided_by = :decided_by, answer = :answer
WHERE id = :id AND state = 'requested' AND person <> :decided_by
RETURNING person AS "person: PersonId", preset AS "preset: text";

-- name: withdraw_accommodation -> none
UPDATE accommodation SET state = 'withdrawn', decided_at = :decided_at
WHERE id = :id AND person = :person AND state IN ('requested', 'approved');

-- name: delete_accommodations -> none
DELETE FROM accommodation WHERE person = :person;
