-- name: item_version_of -> one
SELECT id, number, content FROM item_version WHERE id = :id;

-- name: latest_version -> one
SELECT id, number, content_hash, content FROM item_version
WHERE item = :item ORDER BY number DESC LIMIT 1;

-- name: insert_item_version -> none
INSERT INTO item_version (id, item, number, pool, exam, content, content_hash, created_at)
VALUES (:id, :item, :number, :pool, :exam, :content, :content_hash, :created_at);

-- name: items_of_form -> many
SELECT v.id, v.number, v.content
FROM form_item i JOIN item_version v ON v.id = i.item
WHERE i.form = :form ORDER BY i.position;

-- name: latest_file_version -> one
-- The last one that came from the programme's files; what people wrote in the browser has its own body.
SELECT v.id, v.number, v.content_hash FROM item_version v
WHERE v.item = :item AND NOT EXISTS (SELECT 1 FROM version_body b WHERE b.version = v.id)
ORDER BY v.number DESC LIMIT 1;
