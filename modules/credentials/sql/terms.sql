-- name: insert_term -> none
INSERT INTO term (credential, number, route, result, proctored, cycle_from, expires_on, began_at)
VALUES (:credential, :number, :route, :result, :proctored, :cycle_from, :expires_on, :began_at);

-- name: terms_of -> many
-- Every stretch of validity of a credential, the first one first.
SELECT credential, number, route, result, proctored, cycle_from, expires_on, began_at, voided_at
FROM term WHERE credential = :credential ORDER BY number;

-- name: terms_of_result -> many
SELECT credential, number, route, result, proctored, cycle_from, expires_on, began_at, voided_at
FROM term WHERE result = :result AND voided_at IS NULL ORDER BY credential, number;

-- name: void_term -> none
UPDATE term SET voided_at = :voided_at WHERE credential = :credential AND number = :number;
