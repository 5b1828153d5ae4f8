-- name: insert_incident -> none
INSERT INTO incident (id, booking, kind, text, reported_at, reported_by)
VALUES (:id, :booking, :kind, :text, :reported_at, :reported_by);

-- name: incidents_of -> many
SELECT id, kind, text, reported_at, reported_by FROM incident WHERE booking = :booking ORDER BY reported_at, id;

-- name: blank_incidents_of -> none
UPDATE incident SET text = '' WHERE booking = :booking;
