-- name: draft_of -> one
SELECT revision, base, body, hands, saved_by, saved_at FROM item_draft WHERE item = :item;

-- name: insert_draft -> none
INSERT INTO item_draft (item, revision, base, body, hands, saved_by, saved_at)
VALUES (:item, 1, :base, :body, :hands, :saved_by, :saved_at);

-- name: save_draft -> none
UPDATE item_draft SET revision = revision + 1, body = :body, hands = :hands, saved_by = :saved_by, saved_at = :saved_at
WHERE item = :item AND revision = :revision;

-- name: drop_draft -> none
DELETE FROM item_draft WHERE item = :item;

-- name: stimulus_row -> one
SELECT exam, name, number, title, body, changed_by, changed_at FROM stimulus
WHERE exam = :exam AND name = :name ORDER BY number DESC LIMIT 1;

-- name: stimuli -> many
-- scan: the case studies of a programme, a handful an exam, each at its latest number.
SELECT s.exam, s.name, s.number, s.title, s.body, s.changed_by, s.changed_at FROM stimulus s
WHERE (:exam = '' OR s.exam = :exam)
  AND NOT EXISTS (SELECT 1 FROM stimulus t WHERE t.exam = s.exam AND t.name = s.name AND t.number > s.number)
ORDER BY s.exam, s.name;

-- name: insert_stimulus -> none
INSERT INTO stimulus (exam, name, number, title, body, changed_by, changed_at)
VALUES (:exam, :name, :number, :title, :body, :changed_by, :changed_at)
ON CONFLICT (exam, name, number) DO NOTHING;

-- name: insert_version_body -> none
INSERT INTO version_body (version, body) VALUES (:version, :body);

-- name: body_of_version -> one
SELECT body FROM version_body WHERE version = :version;

-- name: stimulus_from_files -> one
SELECT number, title, body FROM stimulus
WHERE exam = :exam AND name = :name AND changed_by = '' ORDER BY number DESC LIMIT 1;

-- name: insert_file -> none
INSERT INTO item_file (item, file, path, type, bytes, person, added_at)
VALUES (:item, :file, :path, :type, :bytes, :person, :added_at) ON CONFLICT (item, file, path) DO NOTHING;

-- name: file_of_item -> one
SELECT type, bytes FROM item_file WHERE item = :item AND file = :file ORDER BY path LIMIT 1;
