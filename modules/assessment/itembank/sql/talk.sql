-- name: insert_comment -> none
INSERT INTO item_comment (id, item, version, thread, person, text, said_at)
VALUES (:id, :item, :version, :thread, :person, :text, :said_at);

-- name: comments_of -> many
SELECT c.id, c.thread, c.person, c.text, c.said_at, c.resolved_at, c.resolved_by, v.number AS "version: integer?"
FROM item_comment c LEFT JOIN item_version v ON v.id = c.version
WHERE c.item = :item ORDER BY c.said_at, c.id;

-- name: thread_of -> one
SELECT thread, resolved_at FROM item_comment WHERE item = :item AND id = :id;

-- name: resolve_thread -> none
UPDATE item_comment SET resolved_at = :resolved_at, resolved_by = :resolved_by
WHERE item = :item AND id = :id AND thread = :id;

-- name: put_enemy -> none
INSERT INTO item_enemy (first, second, from_files, reason, person, said_at)
VALUES (:first, :second, :from_files, :reason, :person, :said_at)
ON CONFLICT (first, second) DO UPDATE SET from_files = excluded.from_files
WHERE item_enemy.from_files < excluded.from_files;

-- name: remove_enemy -> none
DELETE FROM item_enemy WHERE first = :first AND second = :second AND from_files = 0;

-- name: enemies_of -> many
SELECT b.name, b.title, e.reason, e.from_files
FROM item_enemy e JOIN bank_item b ON b.name = CASE WHEN e.first = :item THEN e.second ELSE e.first END
WHERE e.first = :item OR e.second = :item ORDER BY b.name;

-- name: file_enemies -> many
-- scan: all pairs that stand in the programme's files, compared with what an import reads.
SELECT first, second FROM item_enemy WHERE from_files = 1 ORDER BY first, second;

-- name: drop_file_enemy -> none
DELETE FROM item_enemy WHERE first = :first AND second = :second AND from_files = 1;

-- name: insert_view -> none
INSERT INTO item_view (item, version, person, place, hour, seen_at)
VALUES (:item, :version, :person, :place, :hour, :seen_at)
ON CONFLICT (item, version, person, place, hour) DO NOTHING;

-- name: views_page -> many
-- scan: a page of the log, the newest first, along its own index.
SELECT w.item, w.version AS version_id, w.person, w.place, w.seen_at, v.number AS "number: integer?"
FROM item_view w LEFT JOIN item_version v ON v.id = w.version
WHERE (w.seen_at, w.item, w.version, w.person, w.place) < (:at, :after_item, :after_version, :after_person, :after_place)
  AND (:item = '' OR w.item = :item) AND (:person = '' OR w.person = :person)
ORDER BY w.seen_at DESC, w.item DESC, w.version DESC, w.person DESC, w.place DESC LIMIT :count;

-- name: comments_by -> many
-- scan: all that one person said, when they ask for their data.
SELECT item, text, said_at, resolved_at FROM item_comment WHERE person = :person ORDER BY said_at, id;

-- name: views_by -> many
SELECT item, place, seen_at FROM item_view WHERE person = :person ORDER BY seen_at, item, place;

-- name: signatures_by -> many
-- scan: all that one person signed, when they ask for their data.
SELECT v.item, v.number, s.to_state, s.role, s.statement, s.signed_at
FROM item_signature s JOIN item_version v ON v.id = s.version WHERE s.person = :person ORDER BY s.signed_at, v.item;

-- name: drop_assignments_of -> none
DELETE FROM item_assignment WHERE person = :person;
