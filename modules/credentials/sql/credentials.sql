-- name: insert_credential -> none
INSERT INTO credential (id, public_id, person, certification, title, level, proctored, passed_on, issued_at,
  cycle_from, expires_on, validity_months, window_days, grace_days, needed, shown)
VALUES (:id, :public_id, :person, :certification, :title, :level, :proctored, :passed_on, :issued_at, :cycle_from,
  :expires_on, :validity_months, :window_days, :grace_days, :needed, 1);

-- name: credential_of -> one
SELECT id, public_id, person, certification, title, level, proctored, passed_on, issued_at, cycle_from, expires_on,
  validity_months, window_days, grace_days, needed, shown, suspended_at, revoked_at, superseded_at,
  approved_late_at
FROM credential WHERE id = :id;

-- name: credential_by_public_id -> one
SELECT id, public_id, person, certification, title, level, proctored, passed_on, issued_at, cycle_from, expires_on,
  validity_months, window_days, grace_days, needed, shown, suspended_at, revoked_at, superseded_at,
  approved_late_at
FROM credential WHERE public_id = :public_id;

-- name: credentials_of_person -> many
SELECT id, public_id, person, certification, title, level, proctored, passed_on, issued_at, cycle_from, expires_on,
  validity_months, window_days, grace_days, needed, shown, suspended_at, revoked_at, superseded_at,
  approved_late_at
FROM credential WHERE person = :person ORDER BY issued_at DESC;

-- name: current_credential -> one
-- The one that stands for a certification, whatever its dates say.
SELECT id, public_id, person, certification, title, level, proctored, passed_on, issued_at, cycle_from, expires_on,
  validity_months, window_days, grace_days, needed, shown, suspended_at, revoked_at, superseded_at,
  approved_late_at
FROM credential
WHERE person = :person AND certification = :certification AND superseded_at IS NULL AND revoked_at IS NULL;

-- name: credentials_page -> many
SELECT id, public_id, person, certification, title, level, proctored, passed_on, issued_at, cycle_from, expires_on,
  validity_months, window_days, grace_days, needed, shown, suspended_at, revoked_at, superseded_at,
  approved_late_at
FROM credential WHERE id > :after ORDER BY id LIMIT :count;

-- name: set_term -> none
UPDATE credential SET cycle_from = :cycle_from, expires_on = :expires_on, proctored = :proctored,
  approved_late_at = NULL
WHERE id = :id;

-- name: set_rules -> none
UPDATE credential SET validity_months = :validity_months, window_days = :window_days, grace_days = :grace_days,
  needed = :needed
WHERE id = :id;

-- name: set_suspended -> none
UPDATE credential SET suspended_at = :suspended_at WHERE id = :id;

-- name: set_revoked -> none
UPDATE credential SET revoked_at = :revoked_at WHERE id = :id;

-- name: set_superseded -> none
UPDATE credential SET superseded_at = :superseded_at WHERE id = :id;

-- name: set_shown -> none
UPDATE credential SET shown = :shown WHERE id = :id AND person = :person;

-- name: set_approved_late -> none
UPDATE credential SET approved_late_at = :approved_late_at WHERE id = :id;

-- name: add_reminder -> none
INSERT INTO reminder (credential, expires_on, days, sent_at) VALUES (:credential, :expires_on, :days, :sent_at)
ON CONFLICT (credential, expires_on, days) DO NOTHING;

-- name: reminders_sent -> many
SELECT days, sent_at FROM reminder WHERE credential = :credential AND expires_on = :expires_on;
