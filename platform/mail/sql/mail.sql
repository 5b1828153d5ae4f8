-- name: insert_mail -> none
INSERT INTO mail (id, to_address, to_name, person, template_name, subject, body_text, created_at, state, attempts,
                  due_at, last_error, sent_at)
VALUES (:id, :to_address, :to_name, :person, :template_name, :subject, :body_text, :created_at, 'queued', 0,
        :created_at, '', NULL);

-- name: newest_mails -> many
SELECT id, to_address, to_name, person, template_name, subject, body_text, created_at, state, attempts, last_error,
       sent_at
FROM mail WHERE id < :before
ORDER BY id DESC LIMIT :count;

-- name: newest_mails_in_state -> many
SELECT id, to_address, to_name, person, template_name, subject, body_text, created_at, state, attempts, last_error,
       sent_at
FROM mail WHERE state = :state AND id < :before
ORDER BY id DESC LIMIT :count;

-- name: mail_with_id -> one
SELECT id, to_address, to_name, person, template_name, subject, body_text, created_at, state, attempts, last_error,
       sent_at
FROM mail WHERE id = :id;

-- name: mails_to_address -> many
SELECT id, to_address, to_name, person, template_name, subject, body_text, created_at, state, attempts, last_error,
       sent_at
FROM mail WHERE to_address = :to_address
ORDER BY id DESC LIMIT :count;

-- name: mails_of_person -> many
SELECT id, to_address, to_name, person, template_name, subject, body_text, created_at, state, attempts, last_error,
       sent_at
FROM mail WHERE person = :person
ORDER BY id DESC;

-- name: delete_mails_of_person -> none
DELETE FROM mail WHERE person = :person;

-- name: queue_again -> none
UPDATE mail SET state = 'queued', attempts = 0, due_at = :now
WHERE id = :id AND state = 'failed';
