-- name: insert_voucher -> none
INSERT INTO voucher (id, code, exam, percent, cents, expires_on, person, note, created_at, created_by)
VALUES (:id, :code, :exam, :percent, :cents, :expires_on, :person, :note, :created_at, :created_by)
ON CONFLICT (code) DO NOTHING;

-- name: voucher_by_code -> one
SELECT id, code, exam, percent, cents, expires_on, person, note, created_at, booking, used_at, withdrawn_at
FROM voucher WHERE code = :code;

-- name: voucher_by_id -> one
SELECT id, code, exam, percent, cents, expires_on, person, note, created_at, booking, used_at, withdrawn_at
FROM voucher WHERE id = :id;

-- name: vouchers_page -> many
-- scan: a page of all vouchers, in the order of their ids.
SELECT id, code, exam, percent, cents, expires_on, person, note, created_at, booking, used_at, withdrawn_at
FROM voucher WHERE id < :before ORDER BY id DESC LIMIT :count;

-- name: vouchers_page_of_exam -> many
SELECT id, code, exam, percent, cents, expires_on, person, note, created_at, booking, used_at, withdrawn_at
FROM voucher WHERE exam = :exam AND id < :before ORDER BY id DESC LIMIT :count;

-- name: use_voucher -> none
-- Whoever changes the row has the voucher; nobody else can.
UPDATE voucher SET booking = :booking, used_at = :used_at
WHERE code = :code AND booking IS NULL AND withdrawn_at IS NULL;

-- name: give_voucher_back -> none
UPDATE voucher SET booking = NULL, used_at = NULL WHERE code = :code AND booking = :booking;

-- name: withdraw_voucher -> none
UPDATE voucher SET withdrawn_at = :withdrawn_at WHERE id = :id AND booking IS NULL AND withdrawn_at IS NULL;

-- name: vouchers_of_person -> many
SELECT code, exam, percent, cents, expires_on, created_at, booking, used_at, withdrawn_at
FROM voucher WHERE person = :person ORDER BY id;

-- name: forget_voucher_person -> none
UPDATE voucher SET person = '' WHERE person = :person;
