-- name: the_choice -> many
-- scan: an installation has one programme, or a few.
SELECT content FROM choice ORDER BY programme LIMIT 1;

-- name: put_choice -> none
INSERT INTO choice (programme, content) VALUES (:programme, :content)
ON CONFLICT (programme) DO UPDATE SET content = excluded.content;

-- name: drop_choice -> none
DELETE FROM choice WHERE programme = :programme;
