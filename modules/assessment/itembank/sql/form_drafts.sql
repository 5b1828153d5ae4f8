-- name: form_draft_row -> one
SELECT id, exam, name, title, cut, revision, body, form, made_by, made_at, changed_at FROM form_draft WHERE id = :id;

-- name: form_drafts_of -> many
-- scan: the forms in the making, few an exam.
SELECT id, exam, name, title, cut, revision, form, made_by, made_at, changed_at FROM form_draft
WHERE (:exam = '' OR exam = :exam) ORDER BY exam, id;

-- name: insert_form_draft -> none
INSERT INTO form_draft (id, exam, name, title, cut, revision, body, made_by, made_at, changed_at)
VALUES (:id, :exam, :name, :title, :cut, 1, :body, :made_by, :made_at, :made_at);

-- name: save_form_draft -> none
UPDATE form_draft SET title = :title, cut = :cut, body = :body, revision = revision + 1, changed_at = :changed_at
WHERE id = :id AND revision = :revision AND form IS NULL;

-- name: freeze_form_draft -> none
UPDATE form_draft SET form = :form, changed_at = :changed_at WHERE id = :id AND revision = :revision AND form IS NULL;

-- name: drop_form_draft -> none
DELETE FROM form_draft WHERE id = :id AND form IS NULL;

-- name: mark_made_by_hand -> none
UPDATE form SET origin = 'hand' WHERE id = :id;

-- name: put_section -> none
UPDATE form_item SET section = :section WHERE form = :form AND position = :position;

-- name: sections_of_form -> many
SELECT position, section FROM form_item WHERE form = :form ORDER BY position;

-- name: current_forms_from_files -> many
SELECT id, name FROM form WHERE kind = 'exam' AND exam = :exam AND current = 1 AND origin = 'files' ORDER BY name;

-- name: origin_of_form -> one
SELECT origin FROM form WHERE kind = 'exam' AND exam = :exam AND name = :name ORDER BY number DESC LIMIT 1;

-- name: exposures_of -> one
SELECT coalesce(sum(s.exposures), 0) AS "exposures: integer"
FROM item_version v JOIN item_statistics s ON s.version = v.id WHERE v.item = :item;

-- name: available -> many
-- How many live items of an exam there are by objective and state.
SELECT objective, state, count(*) AS "items: integer" FROM bank_item
WHERE exam = :exam AND pool = 'live' GROUP BY objective, state ORDER BY objective, state;

-- name: form_of_draft -> one
SELECT f.id, f.number, f.current, f.delivered_at FROM form_draft d JOIN form f ON f.id = d.form WHERE d.id = :id;
