-- name: course_row -> one
SELECT id, version, title, price_cents, currency FROM course WHERE id = :id;

-- name: course_rows -> many
-- scan: staff see all courses of the programme.
SELECT id, version, title, price_cents, currency FROM course ORDER BY title, id;

-- name: put_course -> none
INSERT INTO course (id, version, title, price_cents, currency) VALUES (:id, :version, :title, :price_cents, :currency)
ON CONFLICT (id) DO UPDATE SET version = excluded.version, title = excluded.title,
  price_cents = excluded.price_cents, currency = excluded.currency;

-- name: course_content -> one
SELECT content FROM course_version WHERE course = :course AND version = :version;

-- name: add_course_version -> none
INSERT INTO course_version (course, version, content, made_at) VALUES (:course, :version, :content, :made_at);

-- name: put_picture -> none
INSERT INTO course_picture (course, digest, svg) VALUES (:course, :digest, :svg) ON CONFLICT (course, digest) DO NOTHING;

-- name: picture_of -> one
SELECT svg FROM course_picture WHERE course = :course AND digest = :digest;

-- name: course_counts -> many
SELECT state, COUNT(*) AS "people: integer" FROM enrolment WHERE course = :course GROUP BY state;

-- name: put_entitlement -> none
INSERT INTO entitlement (person, kind, thing, granted_by, granted_at)
VALUES (:person, :kind, :thing, :granted_by, :granted_at) ON CONFLICT (person, kind, thing) DO NOTHING;

-- name: entitlement_of -> one
SELECT granted_at AS "granted_at: Instant" FROM entitlement WHERE person = :person AND kind = :kind AND thing = :thing;

-- name: entitlements_of_person -> many
SELECT kind, thing, granted_at AS "granted_at: Instant" FROM entitlement WHERE person = :person ORDER BY kind, thing;

-- name: delete_entitlements -> none
DELETE FROM entitlement WHERE person = :person;
