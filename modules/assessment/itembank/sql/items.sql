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
