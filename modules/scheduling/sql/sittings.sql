-- name: put_sitting -> none
-- Said again with an outcome, it replaces what was said before; hearing late of the hand-in does not take it back.
INSERT INTO sitting_fact (attempt, person, exam, exam_version, submitted_at, zone, outcome)
VALUES (:attempt, :person, :exam, :exam_version, :submitted_at, :zone, :outcome)
ON CONFLICT (attempt) DO UPDATE SET outcome = excluded.outcome WHERE excluded.outcome <> 'none';

-- name: drop_sitting -> none
DELETE FROM sitting_fact WHERE attempt = :attempt;

-- name: sittings_of -> many
SELECT exam_version, submitted_at, zone, outcome
FROM sitting_fact WHERE person = :person AND exam = :exam ORDER BY submitted_at;

-- name: sittings_of_person -> many
SELECT attempt, exam, exam_version, submitted_at, zone, outcome
FROM sitting_fact WHERE person = :person ORDER BY submitted_at;
