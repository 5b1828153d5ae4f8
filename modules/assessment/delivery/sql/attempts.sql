-- name: insert_attempt -> none
INSERT INTO attempt (id, handle, secret, person, kind, exam, exam_version, form, form_name, booking, practice,
  title, mode, supervision, feedback, language, items, phase, created_at, changed_at)
VALUES (:id, :handle, :secret, :person, :kind, :exam, :exam_version, :form, :form_name, :booking, :practice,
  :title, :mode, :supervision, :feedback, :language, :items, :phase, :created_at, :created_at);

-- name: handle_taken -> one
SELECT id FROM attempt WHERE handle = :handle;

-- name: attempt_row -> one
SELECT id, handle, secret, person, kind, exam, exam_version, form, form_name, booking, practice, title, mode,
  supervision, feedback, language, items, phase, created_at, asked_at, started_at, ended_at, erased_at
FROM attempt WHERE id = :id;

-- name: attempt_of_person -> one
-- Whose it is stands in the query: another person's attempt is not found.
SELECT id FROM attempt WHERE id = :id AND person = :person AND erased_at IS NULL;

-- name: attempt_of_booking -> one
SELECT id FROM attempt WHERE booking = :booking AND booking <> '';

-- name: attempts_of_person -> many
SELECT id, kind, exam, booking, practice, title, feedback, phase, created_at, started_at, ended_at
FROM attempt WHERE person = :person AND erased_at IS NULL ORDER BY created_at DESC, id DESC;

-- name: open_practice -> one
SELECT count(*) AS "open: integer" FROM attempt
WHERE person = :person AND kind = 'practice' AND phase IN ('created', 'in_progress', 'paused');

-- name: forms_seen -> many
-- The forms of an exam a person has begun, by name, the one seen last at the end.
SELECT form_name, max(started_at) AS "seen_at: Instant" FROM attempt
WHERE person = :person AND exam = :exam AND kind = 'exam' AND started_at IS NOT NULL
GROUP BY form_name ORDER BY max(started_at), form_name;

-- name: set_standing -> none
UPDATE attempt SET phase = :phase, asked_at = :asked_at, started_at = :started_at, ended_at = :ended_at,
  changed_at = :changed_at
WHERE id = :id;

-- name: waiting_before -> one
SELECT count(*) AS "ahead: integer" FROM attempt
WHERE phase = 'awaiting_proctor' AND mode = 'online' AND asked_at < :asked_at;

-- name: ready_to_start -> one
SELECT count(*) AS "ready: integer" FROM attempt WHERE phase = 'authorised';

-- name: attempts_page -> many
-- Newest first.
SELECT id, person, kind, exam, exam_version, form, booking, practice, title, mode, supervision, phase, created_at,
  started_at, ended_at
FROM attempt
WHERE (created_at, id) < (:before_at, :before_id)
  AND (CAST(:exam AS TEXT) IS NULL OR exam = :exam)
  AND (CAST(:phase AS TEXT) IS NULL OR phase = :phase)
  AND (CAST(:kind AS TEXT) IS NULL OR kind = :kind)
ORDER BY created_at DESC, id DESC LIMIT :limit;

-- name: mark_erased -> none
UPDATE attempt SET erased_at = :erased_at, secret = NULL, changed_at = :erased_at WHERE id = :id;

-- name: newest_change -> one
-- scan: the first row of an index
SELECT changed_at FROM attempt ORDER BY changed_at DESC LIMIT 1;

-- name: attempts_changed_since -> many
-- In order, from a moment and an id on.
SELECT id, changed_at FROM attempt
WHERE (changed_at, id) > (:since_at, :after_id) ORDER BY changed_at, id LIMIT :limit;
