-- name: clone_attempt -> none
-- A finished attempt once more, under another id and handle.
INSERT INTO attempt (id, handle, secret, person, kind, exam, exam_version, form, form_name, booking, practice,
  title, mode, supervision, feedback, language, items, phase, created_at, changed_at, asked_at, started_at, ended_at)
SELECT :copy, CAST(:handle AS INTEGER), secret, person, kind, exam, exam_version, form, form_name, '', practice,
  title, mode, supervision, feedback, language, items, phase, created_at, changed_at, asked_at, started_at, ended_at
FROM attempt WHERE id = :original;
-- postgres:
INSERT INTO attempt (id, handle, secret, person, kind, exam, exam_version, form, form_name, booking, practice,
  title, mode, supervision, feedback, language, items, phase, created_at, changed_at, asked_at, started_at, ended_at)
SELECT CAST(:copy AS TEXT), CAST(:handle AS BIGINT), secret, person, kind, exam, exam_version, form, form_name, '',
  practice, title, mode, supervision, feedback, language, items, phase, created_at, changed_at, asked_at, started_at,
  ended_at
FROM attempt WHERE id = :original;

-- name: clone_entries -> none
INSERT INTO attempt_entry (id, recorded_at, cause, hash, payload, payload_hash)
SELECT id + CAST(:shift AS INTEGER), recorded_at, cause, hash, payload, payload_hash FROM attempt_entry
WHERE id >= :from_id AND id < :to_id;
-- postgres:
INSERT INTO attempt_entry (id, recorded_at, cause, hash, payload, payload_hash)
SELECT id + CAST(:shift AS BIGINT), recorded_at, cause, hash, payload, payload_hash FROM attempt_entry
WHERE id >= :from_id AND id < :to_id;

-- name: handle_of -> one
SELECT handle FROM attempt WHERE id = :id;

-- name: attempts_stored -> one
-- scan: a measurement counts once.
SELECT count(*) AS "attempts: integer" FROM attempt;

-- name: entries_stored -> one
-- scan: a measurement counts once.
SELECT count(*) AS "entries: integer" FROM attempt_entry;

-- name: entries_of -> one
SELECT count(*) AS "entries: integer" FROM attempt_entry WHERE id >= :from_id AND id < :to_id;

-- name: log_bytes -> one
-- The two tables of attempts with their indexes, in whole pages.
-- scan: a measurement counts once.
SELECT coalesce(sum(pgsize), 0) AS "bytes: integer" FROM dbstat
WHERE name LIKE 'attempt%' OR name LIKE 'sqlite_autoindex_attempt%';
-- postgres:
SELECT CAST(pg_total_relation_size('attempt') + pg_total_relation_size('attempt_entry') AS BIGINT) AS "bytes: integer";

-- name: all_bytes -> one
-- scan: a measurement counts once.
SELECT coalesce(sum(pgsize), 0) AS "bytes: integer" FROM dbstat;
-- postgres:
SELECT CAST(pg_database_size(current_database()) AS BIGINT) AS "bytes: integer";
