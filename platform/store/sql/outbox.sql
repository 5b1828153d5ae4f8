-- name: insert_announcement -> none
INSERT INTO announcement (id, position, topic, payload, announced_at)
VALUES (:id, :position, :topic, :payload, :announced_at);
