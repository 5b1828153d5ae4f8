-- name: path_row -> one
SELECT id, content FROM path WHERE id = :id;

-- name: path_rows -> many
-- scan: all paths of the programme.
SELECT id, content FROM path ORDER BY id;

-- name: put_path -> none
INSERT INTO path (id, content) VALUES (:id, :content) ON CONFLICT (id) DO UPDATE SET content = excluded.content;

-- name: put_step_done -> none
INSERT INTO step_done (person, kind, thing, done_at) VALUES (:person, :kind, :thing, :done_at)
ON CONFLICT (person, kind, thing) DO NOTHING;

-- name: steps_done -> many
SELECT kind, thing, done_at AS "done_at: Instant" FROM step_done WHERE person = :person ORDER BY kind, thing;

-- name: undo_step -> none
DELETE FROM step_done WHERE person = :person AND kind = :kind AND thing = :thing;

-- name: delete_steps -> none
DELETE FROM step_done WHERE person = :person;
