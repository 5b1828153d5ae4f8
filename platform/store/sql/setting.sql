-- name: setting_value -> one
SELECT value FROM setting WHERE key = :key;

-- name: put_setting -> none
INSERT INTO setting (key, value) VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE SET value = :value;
