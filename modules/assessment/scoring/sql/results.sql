-- name: scale_of_form -> one
SELECT scale FROM form_conversion WHERE form = :form;

-- name: freeze_scale -> none
INSERT INTO form_conversion (form, scale, created_at) VALUES (:form, :scale, :created_at)
ON CONFLICT (form) DO NOTHING;

-- name: insert_result -> none
-- An attempt has one result, however often its end is announced.
INSERT INTO result (id, attempt, person, exam, exam_version, exam_code, exam_title, certification,
  certification_title, form, booking, mode, proctored, raw, all_right, cut, pass_mark, scaled, passed, state, reason,
  submitted_at, provisional_at, release_due, held_until, official_at)
VALUES (:id, :attempt, :person, :exam, :exam_version, :exam_code, :exam_title, :certification,
  :certification_title, :form, :booking, :mode, :proctored, :raw, :all_right, :cut, :pass_mark, :scaled, :passed,
  :state, :reason, :submitted_at, :provisional_at, :release_due, :held_until, NULL)
ON CONFLICT (attempt) DO NOTHING;

-- name: insert_domain -> none
INSERT INTO result_domain (result, domain, title, weight, place, items, raw, all_right, feedback)
VALUES (:result, :domain, :title, :weight, :place, :items, :raw, :all_right, :feedback);

-- name: result_of -> one
SELECT id, attempt, person, exam, exam_version, exam_code, exam_title, certification, certification_title, form,
  booking, mode, proctored, raw, all_right, cut, pass_mark, scaled, passed, state, reason, submitted_at,
  provisional_at, release_due, held_until, official_at
FROM result WHERE id = :id;

-- name: result_of_attempt -> one
SELECT id FROM result WHERE attempt = :attempt;

-- name: results_of_person -> many
SELECT id, attempt, person, exam, exam_version, exam_code, exam_title, certification, certification_title, form,
  booking, mode, proctored, raw, all_right, cut, pass_mark, scaled, passed, state, reason, submitted_at,
  provisional_at, release_due, held_until, official_at
FROM result WHERE person = :person ORDER BY submitted_at DESC;

-- name: results_in_state -> many
-- What a manager looks at, the one that is due first first; `after_due` and `after` name the last one seen.
SELECT id, attempt, person, exam, exam_version, exam_code, exam_title, certification, certification_title, form,
  booking, mode, proctored, raw, all_right, cut, pass_mark, scaled, passed, state, reason, submitted_at,
  provisional_at, release_due, held_until, official_at
FROM result
WHERE state = :state AND (release_due, id) > (:after_due, :after)
ORDER BY release_due, id LIMIT :count;

-- name: domains_of -> many
SELECT domain, title, weight, items, raw, all_right, feedback FROM result_domain WHERE result = :result
ORDER BY place;

-- name: set_standing -> none
UPDATE result SET state = :state, reason = :reason, held_until = :held_until, official_at = :official_at
WHERE id = :id;

-- name: insert_practice -> none
INSERT INTO practice_result (id, attempt, person, exam, title, raw, all_right, domains, submitted_at)
VALUES (:id, :attempt, :person, :exam, :title, :raw, :all_right, :domains, :submitted_at)
ON CONFLICT (attempt) DO NOTHING;

-- name: practice_of_attempt -> one
SELECT id, attempt, person, exam, title, raw, all_right, domains, submitted_at
FROM practice_result WHERE attempt = :attempt;

-- name: practices_of_person -> many
SELECT id, attempt, person, exam, title, raw, all_right, domains, submitted_at
FROM practice_result WHERE person = :person ORDER BY submitted_at DESC;

-- name: delete_practices -> none
DELETE FROM practice_result WHERE person = :person;
