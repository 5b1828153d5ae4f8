-- name: form_row -> one
SELECT id, kind, name, number, exam, exam_version, cut, current, delivered_at FROM form WHERE id = :id;

-- name: form_items -> many
SELECT item, name, objective, domain, scored, anchor FROM form_item WHERE form = :form ORDER BY position;

-- name: latest_form -> one
SELECT id, number, content_hash, current, delivered_at FROM form
WHERE kind = :kind AND exam = :exam AND name = :name ORDER BY number DESC LIMIT 1;

-- name: current_forms -> many
SELECT id, kind, name, number, exam, exam_version, cut, current, delivered_at FROM form
WHERE kind = :kind AND exam = :exam AND current = 1 ORDER BY name, number;

-- name: forms_of_version -> many
-- Of one exam version, each form at its latest number, also those no longer handed out.
SELECT f.id, f.kind, f.name, f.number, f.exam, f.exam_version, f.cut, f.current, f.delivered_at FROM form f
WHERE f.kind = 'exam' AND f.exam = :exam AND f.exam_version = :exam_version
  AND NOT EXISTS (SELECT 1 FROM form g WHERE g.kind = f.kind AND g.exam = f.exam AND g.name = f.name
    AND g.exam_version = f.exam_version AND g.number > f.number)
ORDER BY f.name;

-- name: forms_ever -> many
-- Every version of every form of an exam, for the programme manager.
SELECT f.id, f.name, f.number, f.exam_version, f.cut, f.current, f.created_at, f.delivered_at,
  (SELECT count(*) FROM form_item i WHERE i.form = f.id) AS "items: integer",
  (SELECT count(*) FROM form_item i WHERE i.form = f.id AND i.scored = 1) AS "scored: integer",
  (SELECT count(*) FROM form_item i WHERE i.form = f.id AND i.anchor = 1) AS "anchors: integer"
FROM form f WHERE f.kind = 'exam' AND f.exam = :exam ORDER BY f.name, f.number DESC;

-- name: insert_form -> none
INSERT INTO form (id, kind, name, number, exam, exam_version, cut, content_hash, current, created_at)
VALUES (:id, :kind, :name, :number, :exam, :exam_version, :cut, :content_hash, 1, :created_at);

-- name: insert_form_item -> none
INSERT INTO form_item (form, position, item, name, objective, domain, scored, anchor)
VALUES (:form, :position, :item, :name, :objective, :domain, :scored, :anchor);

-- name: retire_other_versions -> none
UPDATE form SET current = 0 WHERE kind = :kind AND exam = :exam AND name = :name AND id <> :keep AND current = 1;

-- name: retire_form -> none
UPDATE form SET current = 0 WHERE id = :id;

-- name: make_form_current -> none
UPDATE form SET current = 1 WHERE id = :id;

-- name: mark_form_delivered -> none
UPDATE form SET delivered_at = :delivered_at WHERE id = :id AND delivered_at IS NULL;

-- name: forms_with -> many
-- Of exams, where this version is scored.
SELECT f.id FROM form_item i JOIN form f ON f.id = i.form
WHERE i.item = :item AND i.scored = 1 AND f.kind = 'exam' ORDER BY f.id;
