-- name: latest_enrolment -> one
-- The one that counts: a withdrawn one never does.
SELECT id, person, course, course_version, state, enrolled_at AS "enrolled_at: Instant", last_activity,
  last_at AS "last_at: Instant", completed_at AS "completed_at: Instant?"
FROM enrolment WHERE person = :person AND course = :course AND state <> 'withdrawn' ORDER BY id DESC LIMIT 1;

-- name: enrolments_of -> many
SELECT id, person, course, course_version, state, enrolled_at AS "enrolled_at: Instant", last_activity,
  last_at AS "last_at: Instant", completed_at AS "completed_at: Instant?"
FROM enrolment WHERE person = :person ORDER BY id DESC LIMIT 500;

-- name: add_enrolment -> none
INSERT INTO enrolment (id, person, course, course_version, state, enrolled_at, last_at)
VALUES (:id, :person, :course, :course_version, 'enrolled', :now, :now)
ON CONFLICT (person, course) WHERE state IN ('enrolled', 'in_progress') DO NOTHING;

-- name: touch_enrolment -> none
UPDATE enrolment SET last_activity = :activity, last_at = :now,
  state = CASE state WHEN 'enrolled' THEN 'in_progress' ELSE state END
WHERE id = :id;

-- name: complete_enrolment -> none
UPDATE enrolment SET state = 'completed', completed_at = :now WHERE id = :id AND state IN ('enrolled', 'in_progress');

-- name: withdraw_enrolment -> none
UPDATE enrolment SET state = 'withdrawn' WHERE id = :id AND state IN ('enrolled', 'in_progress');

-- name: progress_rows -> many
SELECT activity, position, done_at AS "done_at: Instant?" FROM activity_progress
WHERE enrolment = :enrolment ORDER BY activity;

-- name: progress_row -> one
SELECT position, done_at AS "done_at: Instant?" FROM activity_progress
WHERE enrolment = :enrolment AND activity = :activity;

-- name: put_progress -> none
INSERT INTO activity_progress (enrolment, activity, position, done_at) VALUES (:enrolment, :activity, :position, :done_at)
ON CONFLICT (enrolment, activity) DO UPDATE SET position = excluded.position,
  done_at = COALESCE(activity_progress.done_at, excluded.done_at);

-- name: answers_of -> many
SELECT question, response, correct, was_correct, tries FROM check_answer
WHERE enrolment = :enrolment AND activity = :activity ORDER BY question;

-- name: all_answers_of -> many
SELECT activity, question, response, correct, tries, answered_at AS "answered_at: Instant" FROM check_answer
WHERE enrolment = :enrolment ORDER BY activity, question;

-- name: put_answer -> none
INSERT INTO check_answer (enrolment, activity, question, response, correct, was_correct, tries, answered_at)
VALUES (:enrolment, :activity, :question, :response, :correct, :correct, 1, :now)
ON CONFLICT (enrolment, activity, question) DO UPDATE SET response = excluded.response, correct = excluded.correct,
  was_correct = CASE WHEN check_answer.was_correct = 1 THEN 1 ELSE excluded.correct END,
  tries = check_answer.tries + 1, answered_at = excluded.answered_at;

-- name: delete_answers -> none
DELETE FROM check_answer WHERE enrolment = :enrolment;

-- name: delete_progress -> none
DELETE FROM activity_progress WHERE enrolment = :enrolment;

-- name: delete_enrolment -> none
DELETE FROM enrolment WHERE id = :id;
