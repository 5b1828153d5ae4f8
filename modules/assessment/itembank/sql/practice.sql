-- name: practice_row -> one
SELECT id, exam, title, minutes, price_cents, currency, language, items FROM practice_set
WHERE id = :id AND offered = 1;

-- name: practice_rows -> many
-- scan: the sets on offer, a handful a programme
SELECT id, exam, title, minutes, price_cents, currency, language, items FROM practice_set
WHERE offered = 1 ORDER BY id;

-- name: put_practice_set -> none
INSERT INTO practice_set (id, exam, title, minutes, price_cents, currency, language, items, offered)
VALUES (:id, :exam, :title, :minutes, :price_cents, :currency, :language, :items, 1)
ON CONFLICT (id) DO UPDATE SET exam = excluded.exam, title = excluded.title, minutes = excluded.minutes,
  price_cents = excluded.price_cents, currency = excluded.currency, language = excluded.language,
  items = excluded.items, offered = 1;

-- name: withdraw_practice_set -> none
UPDATE practice_set SET offered = 0 WHERE id = :id;
