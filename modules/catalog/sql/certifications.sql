-- name: the_programme -> many
-- scan: an installation has one programme, or a few.
SELECT id, title, issuer, contact, languages, about FROM programme ORDER BY id LIMIT 1;

-- name: put_programme -> none
INSERT INTO programme (id, title, issuer, contact, languages, about)
VALUES (:id, :title, :issuer, :contact, :languages, :about)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, issuer = excluded.issuer, contact = excluded.contact,
  languages = excluded.languages, about = excluded.about;

-- name: certification_row -> one
SELECT id, title, level, status, roles, summary, languages, exam, prerequisites, guide, digest, scheme_digest
FROM certification WHERE id = :id;

-- name: certification_of_exam -> one
SELECT id FROM certification WHERE exam = :exam;

-- name: certification_ids -> many
-- scan: a programme has some dozens of certifications at most, and staff see them all.
SELECT id FROM certification ORDER BY id;

-- name: put_certification -> none
INSERT INTO certification (id, title, level, status, roles, summary, languages, exam, prerequisites, guide, digest,
  scheme_digest)
VALUES (:id, :title, :level, :status, :roles, :summary, :languages, :exam, :prerequisites, :guide, :digest, '')
ON CONFLICT (id) DO UPDATE SET title = excluded.title, level = excluded.level, status = excluded.status,
  roles = excluded.roles, summary = excluded.summary, languages = excluded.languages, exam = excluded.exam,
  prerequisites = excluded.prerequisites, guide = excluded.guide, digest = excluded.digest;

-- name: renewed_by_rows -> many
SELECT higher_certification FROM renewal WHERE lower_certification = :certification ORDER BY higher_certification;

-- name: renews_rows -> many
SELECT lower_certification FROM renewal WHERE higher_certification = :certification ORDER BY lower_certification;

-- name: clear_renewals -> none
DELETE FROM renewal WHERE lower_certification = :certification;

-- name: add_renewal -> none
INSERT INTO renewal (lower_certification, higher_certification) VALUES (:lower, :higher)
ON CONFLICT (lower_certification, higher_certification) DO NOTHING;

-- name: current_scheme -> one
SELECT version, policies FROM scheme WHERE certification = :certification ORDER BY version DESC LIMIT 1;

-- name: scheme_history -> many
SELECT version, policies, made_at, made_by, reason FROM scheme
WHERE certification = :certification ORDER BY version DESC LIMIT 200;

-- name: add_scheme -> none
INSERT INTO scheme (certification, version, policies, made_at, made_by, reason)
VALUES (:certification, :version, :policies, :made_at, :made_by, :reason);

-- name: set_scheme_digest -> none
UPDATE certification SET scheme_digest = :digest WHERE id = :id;
