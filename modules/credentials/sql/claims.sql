-- name: insert_claim -> one
-- Nothing comes back when the activity stands in this cycle already.
INSERT INTO claim (id, credential, person, cycle_from, activity, title, provider, done_on, quarters, evidence,
  activity_key, source, state, submitted_at, decided_at, decided_by, reason)
VALUES (:id, :credential, :person, :cycle_from, :activity, :title, :provider, :done_on, :quarters, :evidence,
  :activity_key, :source, :state, :submitted_at, :decided_at, NULL, '')
ON CONFLICT (credential, cycle_from, activity_key) WHERE state <> 'rejected' DO NOTHING
RETURNING id AS "id: ClaimId";

-- name: claim_of -> one
SELECT id, credential, person, cycle_from, activity, title, provider, done_on, quarters, evidence, activity_key,
  source, state, submitted_at, decided_at, decided_by, reason
FROM claim WHERE id = :id;

-- name: claims_of_cycle -> many
SELECT id, credential, person, cycle_from, activity, title, provider, done_on, quarters, evidence, activity_key,
  source, state, submitted_at, decided_at, decided_by, reason
FROM claim WHERE credential = :credential AND cycle_from = :cycle_from ORDER BY done_on DESC, id DESC;

-- name: claims_of_person -> many
SELECT id, credential, person, cycle_from, activity, title, provider, done_on, quarters, evidence, activity_key,
  source, state, submitted_at, decided_at, decided_by, reason
FROM claim WHERE person = :person ORDER BY submitted_at DESC;

-- name: claims_in_state -> many
-- The review queue, the one waiting longest first.
SELECT id, credential, person, cycle_from, activity, title, provider, done_on, quarters, evidence, activity_key,
  source, state, submitted_at, decided_at, decided_by, reason
FROM claim WHERE state = :state AND (submitted_at, id) > (:after_at, :after) ORDER BY submitted_at, id LIMIT :count;

-- name: rewrite_claim -> one
UPDATE claim SET activity = :activity, title = :title, provider = :provider, done_on = :done_on,
  quarters = :quarters, evidence = :evidence, activity_key = :activity_key, state = 'submitted',
  submitted_at = :submitted_at
WHERE id = :id AND person = :person AND state = 'returned'
RETURNING id AS "id: ClaimId";

-- name: decide_claim -> one
UPDATE claim SET state = :state, decided_at = :decided_at, decided_by = :decided_by, reason = :reason
WHERE id = :id AND state = 'submitted'
RETURNING id AS "id: ClaimId";

-- name: erase_claims -> none
UPDATE claim SET title = '', provider = '', evidence = '', reason = '' WHERE person = :person;
