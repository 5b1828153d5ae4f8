-- name: exam_row -> one
SELECT id, code, title, language, version FROM exam WHERE id = :id;

-- name: exam_ids -> many
-- scan: a programme has some dozens of exams at most, and staff see them all.
SELECT id FROM exam ORDER BY code, id;

-- name: put_exam -> none
INSERT INTO exam (id, code, title, language, version) VALUES (:id, :code, :title, :language, :version)
ON CONFLICT (id) DO UPDATE SET code = excluded.code, title = excluded.title, language = excluded.language,
  version = excluded.version;

-- name: exam_version_row -> one
SELECT version, minutes, pass_mark, outline, made_at FROM exam_version WHERE exam = :exam AND version = :version;

-- name: exam_version_rows -> many
SELECT version, minutes, pass_mark, outline, made_at FROM exam_version WHERE exam = :exam ORDER BY version DESC;

-- name: add_exam_version -> none
INSERT INTO exam_version (exam, version, minutes, pass_mark, outline, made_at)
VALUES (:exam, :version, :minutes, :pass_mark, :outline, :made_at);
