-- name: offer_row -> one
SELECT kind, id, title, summary, roles, level, minutes, language, price_cents, currency, status, certifications
FROM offer WHERE kind = :kind AND id = :id;

-- name: put_offer_row -> none
INSERT INTO offer (kind, id, title, summary, roles, level, minutes, language, price_cents, currency, status,
  certifications, role_key, search_key, sort_key)
VALUES (:kind, :id, :title, :summary, :roles, :level, :minutes, :language, :price_cents, :currency, :status,
  :certifications, :role_key, :search_key, :sort_key)
ON CONFLICT (kind, id) DO UPDATE SET title = excluded.title, summary = excluded.summary, roles = excluded.roles,
  level = excluded.level, minutes = excluded.minutes, language = excluded.language,
  price_cents = excluded.price_cents, currency = excluded.currency, status = excluded.status,
  certifications = excluded.certifications, role_key = excluded.role_key, search_key = excluded.search_key,
  sort_key = excluded.sort_key;

-- name: set_offer_search -> none
UPDATE offer SET search_key = :search_key WHERE kind = :kind AND id = :id;

-- name: offers_page -> many
-- scan: a page in the order of sort_key; every filter narrows it, and an empty one lets everything pass.
SELECT kind, id, title, summary, roles, level, minutes, language, price_cents, currency, status, certifications,
  sort_key
FROM offer
WHERE sort_key > :after
  AND (:kind = '' OR kind = :kind) AND (:level = '' OR level = :level)
  AND (:language = '' OR language = :language) AND (:free = 0 OR price_cents = 0)
  AND (:max_minutes = 0 OR minutes <= :max_minutes)
  AND (:role = '' OR role_key LIKE '%|' || :role || '|%')
  AND search_key LIKE '%' || :word1 || '%' AND search_key LIKE '%' || :word2 || '%'
  AND search_key LIKE '%' || :word3 || '%' AND search_key LIKE '%' || :word4 || '%'
ORDER BY sort_key LIMIT :count;

-- name: offers_for -> many
-- scan: what prepares for a certification; the catalogue is as long as what one programme offers.
SELECT kind, id, title, summary, roles, level, minutes, language, price_cents, currency, status, certifications
FROM offer WHERE kind <> 'certification' AND certifications LIKE '%"' || :certification || '"%' ORDER BY sort_key;

-- name: offer_facets -> many
-- scan: the values a visitor can filter by.
SELECT kind, id, roles, level, language FROM offer;
