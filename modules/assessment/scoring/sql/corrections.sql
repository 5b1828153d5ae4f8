-- name: corrections_of_exam -> many
SELECT id, number, item, item_name, remedy, accepted, demotions, reason, applied_by, applied_at FROM key_correction
WHERE exam = :exam ORDER BY number;

-- name: corrections_all -> many
-- scan: every correction there ever was, a few a year
SELECT id, number, exam, item, item_name, remedy, accepted, demotions, reason, applied_by, applied_at FROM key_correction
ORDER BY number DESC;

-- name: correction_of -> one
SELECT id, number, exam, item, item_name, remedy, accepted, demotions, reason, applied_by, applied_at FROM key_correction
WHERE id = :id;

-- name: last_correction -> one
-- scan: a few rows a year
SELECT number FROM key_correction ORDER BY number DESC LIMIT 1;

-- name: insert_correction -> none
INSERT INTO key_correction (id, number, exam, item, item_name, remedy, accepted, demotions, reason, applied_by, applied_at)
VALUES (:id, :number, :exam, :item, :item_name, :remedy, :accepted, :demotions, :reason, :applied_by, :applied_at);

-- name: insert_touched -> none
INSERT INTO key_correction_result (correction, result, raw_before, raw_after, all_right_before, all_right_after,
  scaled_before, scaled_after, passed_before, passed_after, kept, follows, told_at, followed_at)
VALUES (:correction, :result, :raw_before, :raw_after, :all_right_before, :all_right_after, :scaled_before,
  :scaled_after, :passed_before, :passed_after, :kept, :follows, NULL, NULL);

-- name: touched_of -> many
SELECT c.result, r.person, c.raw_before, c.raw_after, c.all_right_before, c.all_right_after, c.scaled_before,
  c.scaled_after, c.passed_before, c.passed_after, c.kept, c.follows, c.told_at, c.followed_at
FROM key_correction_result c JOIN result r ON r.id = c.result WHERE c.correction = :correction ORDER BY c.result;

-- name: told -> none
UPDATE key_correction_result SET told_at = :at WHERE correction = :correction AND result = :result;

-- name: followed -> none
UPDATE key_correction_result SET followed_at = :at WHERE correction = :correction AND result = :result;

-- name: results_of_form -> many
SELECT id, attempt, person, exam, exam_version, exam_code, exam_title, certification, certification_title, form,
  booking, mode, proctored, raw, all_right, cut, pass_mark, scaled, passed, state, reason, submitted_at,
  provisional_at, release_due, held_until, official_at
FROM result WHERE form = :form AND state <> 'voided' ORDER BY id;

-- name: corrections_counted -> one
SELECT corrections FROM result WHERE id = :id;

-- name: set_outcome -> none
UPDATE result SET raw = :raw, all_right = :all_right, cut = :cut, scaled = :scaled, passed = :passed,
  corrections = :corrections WHERE id = :id;

-- name: count_corrections -> none
UPDATE result SET corrections = :corrections WHERE id = :id;

-- name: set_domain -> none
UPDATE result_domain SET raw = :raw, all_right = :all_right, feedback = :feedback
WHERE result = :result AND domain = :domain;

-- name: revision_of_scale -> one
SELECT scale FROM form_conversion_revision WHERE form = :form AND all_right = :all_right;

-- name: keep_revision -> none
INSERT INTO form_conversion_revision (form, all_right, scale, created_at)
VALUES (:form, :all_right, :scale, :created_at) ON CONFLICT (form, all_right) DO NOTHING;

-- name: holds -> one
SELECT credential FROM credential_held WHERE person = :person AND certification = :certification;

-- name: put_held -> none
INSERT INTO credential_held (person, certification, credential) VALUES (:person, :certification, :credential)
ON CONFLICT (person, certification) DO UPDATE SET credential = excluded.credential;

-- name: drop_held -> none
DELETE FROM credential_held WHERE credential = :credential;

-- name: drop_held_of_person -> none
DELETE FROM credential_held WHERE person = :person;
