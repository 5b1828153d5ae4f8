-- name: translations_of -> many
SELECT language, body FROM translation WHERE kind = :kind AND id = :id ORDER BY language;

-- name: offer_translations -> many
-- scan: the catalogue is as long as what one programme offers, and it is shown whole.
SELECT kind, id, language, body FROM translation
WHERE kind IN ('certification', 'course', 'path', 'practice', 'workshop') ORDER BY kind, id, language;

-- name: put_translation -> none
INSERT INTO translation (kind, id, language, body) VALUES (:kind, :id, :language, :body)
ON CONFLICT (kind, id, language) DO UPDATE SET body = excluded.body;

-- name: drop_translation -> none
DELETE FROM translation WHERE kind = :kind AND id = :id AND language = :language;
