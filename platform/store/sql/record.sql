-- name: insert_record -> none
INSERT INTO record (id, position, subject_kind, subject, recorded_at, actor, event, reason, facts)
VALUES (:id, :position, :subject_kind, :subject, :recorded_at, :actor, :event, :reason, :facts);

-- name: records_about -> many
SELECT id, subject_kind, subject, recorded_at, actor, event, reason, facts
FROM record
WHERE subject_kind = :subject_kind AND subject = :subject
ORDER BY position;

-- name: blank_records -> none
-- Erasing a person keeps that something happened and when, not what was said.
UPDATE record SET actor = '', reason = '', facts = '{}'
WHERE subject_kind = :subject_kind AND subject = :subject;
