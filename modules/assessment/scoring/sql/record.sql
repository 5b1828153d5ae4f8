-- name: official_results_of_exam -> many
SELECT id, attempt, person, form, mode, raw, scaled, cut, passed, submitted_at FROM result
WHERE exam = :exam AND state IN ('official', 'rescored') ORDER BY submitted_at, id;
