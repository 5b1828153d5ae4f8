-- name: last_change_number -> one
SELECT coalesce(max(number), 0) AS "number: integer" FROM item_change WHERE item = :item;

-- name: insert_change -> none
INSERT INTO item_change (item, number, version, pool, from_state, to_state, promoted, person, reason, changed_at)
VALUES (:item, :number, :version, :pool, :from_state, :to_state, :promoted, :person, :reason, :changed_at);

-- name: changes_of -> many
SELECT c.number, c.from_state, c.to_state, c.person, c.reason, c.changed_at, v.number AS "version: integer?"
FROM item_change c LEFT JOIN item_version v ON v.id = c.version
WHERE c.item = :item ORDER BY c.number DESC;

-- name: state_of_version -> one
SELECT to_state FROM item_change WHERE version = :version ORDER BY number DESC LIMIT 1;

-- name: state_before_suspension -> one
SELECT from_state FROM item_change WHERE version = :version AND to_state = 'suspended' ORDER BY number DESC LIMIT 1;

-- name: versions_in_use -> many
-- The versions of an item that reach candidates, or did until they were suspended.
SELECT v.id, v.number, c.to_state AS state
FROM item_version v JOIN item_change c ON c.version = v.id
WHERE v.item = :item AND c.to_state IN ('pretest', 'operational', 'suspended')
  AND NOT EXISTS (SELECT 1 FROM item_change d WHERE d.version = v.id AND d.number > c.number)
ORDER BY v.number DESC;

-- name: insert_signature -> none
INSERT INTO item_signature (version, to_state, person, author, name, role, statement, founding, signed_at)
VALUES (:version, :to_state, :person, :author, :name, :role, :statement, :founding, :signed_at)
ON CONFLICT (version, to_state, person) DO NOTHING;

-- name: signatures_of_version -> many
SELECT to_state, person, name, role, statement, founding, signed_at FROM item_signature
WHERE version = :version ORDER BY signed_at, person;

-- name: signatures_for -> many
SELECT person FROM item_signature WHERE version = :version AND to_state = :to_state ORDER BY signed_at, person;

-- name: insert_promotion -> none
INSERT INTO item_promotion (version, to_state, first, second, founding, promoted_at)
VALUES (:version, :to_state, :first, :second, :founding, :promoted_at)
ON CONFLICT (version, to_state) DO NOTHING;

-- name: promotion_of -> one
SELECT first, second, founding FROM item_promotion WHERE version = :version AND to_state = :to_state;

-- name: insert_hand -> none
INSERT INTO item_hand (version, person) VALUES (:version, :person) ON CONFLICT (version, person) DO NOTHING;

-- name: hands_of -> many
SELECT person FROM item_hand WHERE version = :version ORDER BY person;

-- name: put_statistics -> none
INSERT INTO item_statistics (version, exposures, p, point_biserial, origin, measured_at)
VALUES (:version, :exposures, :p, :point_biserial, :origin, :measured_at)
ON CONFLICT (version) DO UPDATE SET exposures = excluded.exposures, p = excluded.p,
  point_biserial = excluded.point_biserial, origin = excluded.origin, measured_at = excluded.measured_at;

-- name: statistics_of_version -> one
SELECT exposures, p, point_biserial, origin, measured_at FROM item_statistics WHERE version = :version;

-- name: insert_assignment -> none
INSERT INTO item_assignment (version, person, item, assigned_by, assigned_at)
VALUES (:version, :person, :item, :assigned_by, :assigned_at) ON CONFLICT (version, person) DO NOTHING;

-- name: assigned_to -> many
SELECT person FROM item_assignment WHERE version = :version ORDER BY assigned_at, person;

-- name: review_queue -> many
-- scan: what waits for signatures, few at a time. Not what the person wrote or has signed already; of a pretest item
-- only where there are statistics to judge it by.
SELECT b.name, b.title, b.stem, b.exam, b.pool, b.kind, b.state, b.version, b.changed_at, v.number,
  (SELECT count(*) FROM item_signature s WHERE s.version = b.version AND s.to_state <> b.state
    AND (b.state = 'in_review' OR s.to_state = 'operational')) AS "signatures: integer",
  EXISTS (SELECT 1 FROM item_assignment a WHERE a.version = b.version AND a.person = :person) AS "assigned: bool"
FROM bank_item b JOIN item_version v ON v.id = b.version
WHERE b.state IN ('in_review', 'pretest') AND b.name > :after AND b.author <> :person
  AND (:exam = '' OR b.exam = :exam)
  AND (:all = 1 OR EXISTS (SELECT 1 FROM item_assignment a WHERE a.version = b.version AND a.person = :person))
  AND (b.state = 'in_review' OR EXISTS (SELECT 1 FROM item_statistics t WHERE t.version = b.version))
  AND NOT EXISTS (SELECT 1 FROM item_hand h WHERE h.version = b.version AND h.person = :person)
  AND NOT EXISTS (SELECT 1 FROM item_signature s WHERE s.version = b.version AND s.person = :person
    AND (b.state = 'in_review' OR s.to_state = 'operational'))
ORDER BY b.name LIMIT :count;
