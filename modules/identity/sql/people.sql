-- name: insert_person -> none
INSERT INTO person (id, email, email_key, display_name, legal_name, language, zone, search_key, created_at, simulated)
VALUES (:id, :email, :email_key, :display_name, :legal_name, :language, :zone, :search_key, :created_at, :simulated)
ON CONFLICT (email_key) DO NOTHING;

-- name: person_of -> one
SELECT id, email, display_name, legal_name, language, zone, id_photo, created_at, confirmed_at, erased_at,
  simulated
FROM person WHERE id = :id;

-- name: person_by_email -> one
SELECT p.id, p.email, p.display_name, p.confirmed_at, p.language, w.hash
FROM person p JOIN password w ON w.person = p.id
WHERE p.email_key = :email_key AND p.erased_at IS NULL;

-- name: update_names -> none
UPDATE person SET display_name = :display_name, legal_name = :legal_name, language = :language, zone = :zone,
  search_key = :search_key
WHERE id = :id;

-- name: set_id_photo -> none
UPDATE person SET id_photo = :id_photo WHERE id = :id;

-- name: people_with_photo -> one
SELECT count(*) AS "people: integer" FROM person WHERE id_photo = :id_photo;

-- name: confirm_person -> none
UPDATE person SET confirmed_at = :confirmed_at WHERE id = :id AND confirmed_at IS NULL;

-- name: erase_person_row -> none
UPDATE person SET email = '', email_key = 'erased:' || id, display_name = '', legal_name = '', search_key = '',
  id_photo = NULL, erased_at = :erased_at
WHERE id = :id;

-- name: people_page -> many
-- scan: a page of the people list, in the order of their ids; `part` narrows it by name or address.
SELECT id, email, display_name, legal_name, created_at, confirmed_at, simulated
FROM person
WHERE id > :after AND erased_at IS NULL AND (:part = '' OR search_key LIKE '%' || :part || '%')
ORDER BY id LIMIT :count;

-- name: set_password -> none
INSERT INTO password (person, hash) VALUES (:person, :hash)
ON CONFLICT (person) DO UPDATE SET hash = excluded.hash;

-- name: password_of -> one
SELECT hash FROM password WHERE person = :person;

-- name: delete_password -> none
DELETE FROM password WHERE person = :person;

-- name: roles_of -> many
SELECT role FROM role WHERE person = :person ORDER BY role;

-- name: add_role -> none
INSERT INTO role (person, role) VALUES (:person, :role) ON CONFLICT (person, role) DO NOTHING;

-- name: clear_roles -> none
DELETE FROM role WHERE person = :person;

-- name: an_operator -> one
-- scan: asked when a server starts and by its first-start page; roles are the staff's, some dozens.
SELECT person FROM role WHERE role = 'operator' LIMIT 1;
