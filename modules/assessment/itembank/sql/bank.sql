-- name: bank_page -> many
-- scan: a page in the order of names; every filter narrows it, and an empty one lets everything pass.
SELECT b.name, b.title, b.exam, b.pool, b.language, b.kind, b.state, b.objective, b.cognitive, b.author, b.version,
  b.stem, b.changed_at, v.number AS "number: integer?", s.exposures AS "exposures: integer?", s.p AS "p: real?",
  s.point_biserial AS "point_biserial: real?", s.origin AS "origin: text?", s.measured_at AS "measured_at: Instant?",
  EXISTS (SELECT 1 FROM item_draft d WHERE d.item = b.name) AS "working_copy: bool",
  (SELECT count(*) FROM item_comment c WHERE c.item = b.name AND c.id = c.thread AND c.resolved_at IS NULL)
    AS "open_comments: integer"
FROM bank_item b LEFT JOIN item_version v ON v.id = b.version LEFT JOIN item_statistics s ON s.version = b.version
WHERE b.name > :after
  AND (:live = 1 OR b.pool = 'practice')
  AND (:all = 1 OR b.author = :person OR EXISTS (SELECT 1 FROM item_assignment a WHERE a.person = :person
    AND a.item = b.name))
  AND (:exam = '' OR b.exam = :exam) AND (:unfiled = 0 OR b.exam = '') AND (:state = '' OR b.state = :state)
  AND (:pool = '' OR b.pool = :pool) AND (:kind = '' OR b.kind = :kind)
  AND (:objective = '' OR b.objective = :objective OR b.objective LIKE :objective || '.%')
  AND (:author = '' OR b.author = :author) AND (:language = '' OR b.language = :language)
  AND b.search_key LIKE '%' || :word1 || '%' AND b.search_key LIKE '%' || :word2 || '%'
  AND b.search_key LIKE '%' || :word3 || '%'
ORDER BY b.name LIMIT :count;

-- name: bank_row -> one
SELECT name, title, exam, pool, language, kind, state, change, objective, cognitive, source_title, source_url, stimulus,
  author, version, stem, created_at, changed_at
FROM bank_item b
WHERE b.name = :name AND (:live = 1 OR b.pool = 'practice')
  AND (:all = 1 OR b.author = :person OR EXISTS (SELECT 1 FROM item_assignment a WHERE a.person = :person
    AND a.item = b.name));

-- name: any_bank_row -> one
-- For the bank's own work, and to say why somebody may not see it.
SELECT name, title, exam, pool, language, kind, state, change, objective, cognitive, source_title, source_url, stimulus,
  author, version, stem, created_at, changed_at
FROM bank_item WHERE name = :name;

-- name: put_bank_row -> none
INSERT INTO bank_item (name, title, exam, pool, language, kind, state, change, objective, cognitive, source_title,
  source_url, stimulus, author, version, stem, search_key, created_at, changed_at)
VALUES (:name, :title, :exam, :pool, :language, :kind, :state, :change, :objective, :cognitive, :source_title,
  :source_url, :stimulus, :author, :version, :stem, :search_key, :now, :now)
ON CONFLICT (name) DO UPDATE SET title = excluded.title, exam = excluded.exam, pool = excluded.pool,
  language = excluded.language, kind = excluded.kind, state = excluded.state, change = excluded.change,
  objective = excluded.objective, cognitive = excluded.cognitive, source_title = excluded.source_title,
  source_url = excluded.source_url, stimulus = excluded.stimulus, version = excluded.version, stem = excluded.stem,
  search_key = excluded.search_key, changed_at = excluded.changed_at;

-- name: move_bank_row -> none
UPDATE bank_item SET state = :state, change = :change, changed_at = :now WHERE name = :name;

-- name: stems_of_exam -> many
SELECT name, title, stem, state FROM bank_item WHERE exam = :exam AND state <> 'retired' ORDER BY name;

-- name: items_with_stimulus -> many
SELECT name, version, state FROM bank_item WHERE exam = :exam AND stimulus = :stimulus ORDER BY name;

-- name: versions_of_item -> many
SELECT v.id, v.number, v.created_at,
  (SELECT c.to_state FROM item_change c WHERE c.version = v.id ORDER BY c.number DESC LIMIT 1) AS "state: text?",
  EXISTS (SELECT 1 FROM form_item i JOIN form f ON f.id = i.form WHERE i.item = v.id AND f.delivered_at IS NOT NULL)
    AS "delivered: bool"
FROM item_version v WHERE v.item = :item ORDER BY v.number DESC;

-- name: version_of_item -> one
SELECT id, number, content, content_hash, created_at FROM item_version WHERE item = :item AND id = :version;

-- name: used_on -> many
SELECT f.id AS form, f.kind, f.exam, f.name, f.number, f.current, f.delivered_at, i.scored, i.anchor,
  v.number AS version
FROM item_version v JOIN form_item i ON i.item = v.id JOIN form f ON f.id = i.form
WHERE v.item = :item ORDER BY f.kind, f.exam, f.name, f.number DESC;

-- name: current_forms_with -> many
-- The forms handed out now that hold any version of an item.
SELECT f.id AS form, f.exam, f.name, f.number, i.scored
FROM item_version v JOIN form_item i ON i.item = v.id JOIN form f ON f.id = i.form
WHERE v.item = :item AND f.current = 1 AND f.kind = 'exam' ORDER BY f.exam, f.name;

-- name: forms_with_suspended -> many
-- scan: the forms handed out now, a handful an exam.
SELECT f.id AS form, f.exam, f.name, f.number, i.name AS item, i.scored
FROM form f JOIN form_item i ON i.form = f.id
WHERE f.current = 1 AND f.kind = 'exam'
  AND (SELECT c.to_state FROM item_change c WHERE c.version = i.item ORDER BY c.number DESC LIMIT 1) = 'suspended'
ORDER BY f.exam, f.name, i.position;
