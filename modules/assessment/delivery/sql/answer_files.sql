-- name: insert_file -> none
INSERT INTO attempt_file (id, attempt, item, name, file, type, bytes, created_at)
VALUES (:id, :attempt, :item, :name, :file, :type, :bytes, :created_at);

-- name: files_of_attempt -> many
SELECT id, item, name, file, type, bytes, created_at FROM attempt_file WHERE attempt = :attempt ORDER BY created_at;

-- name: file_of_person -> one
-- Whose it is stands in the query: another person's file is not found.
SELECT f.name, f.file, f.type FROM attempt_file f JOIN attempt a ON a.id = f.attempt
WHERE f.id = :id AND f.attempt = :attempt AND a.person = :person AND a.erased_at IS NULL;

-- name: file_elsewhere -> one
SELECT id FROM attempt_file WHERE file = :file AND attempt <> :attempt LIMIT 1;

-- name: erase_files -> none
DELETE FROM attempt_file WHERE attempt = :attempt;
