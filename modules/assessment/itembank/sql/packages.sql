-- name: items_to_export -> many
-- scan: the whole bank, or an exam's part of it
SELECT name FROM bank_item WHERE state <> 'retired' AND (:exam = '' OR exam = :exam) ORDER BY name;
