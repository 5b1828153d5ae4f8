-- name: workshop_row -> one
SELECT id, content, seats, price_cents, currency, first_read AS "first_read: Instant" FROM workshop WHERE id = :id;

-- name: put_workshop -> none
INSERT INTO workshop (id, content, seats, price_cents, currency, first_read)
VALUES (:id, :content, :seats, :price_cents, :currency, :now)
ON CONFLICT (id) DO UPDATE SET content = excluded.content, seats = excluded.seats, price_cents = excluded.price_cents,
  currency = excluded.currency;

-- name: session_row -> one
SELECT id, workshop, starts_at AS "starts_at: Instant", ends_at AS "ends_at: Instant", zone, place, written, changes
FROM workshop_session WHERE id = :id;

-- name: sessions_of -> many
SELECT id, workshop, starts_at AS "starts_at: Instant", ends_at AS "ends_at: Instant", zone, place, written, changes
FROM workshop_session WHERE workshop = :workshop ORDER BY starts_at, id LIMIT 200;

-- name: put_session -> none
INSERT INTO workshop_session (id, workshop, starts_at, ends_at, zone, place, written, changes)
VALUES (:id, :workshop, :starts_at, :ends_at, :zone, :place, :written, 0)
ON CONFLICT (id) DO UPDATE SET starts_at = excluded.starts_at, ends_at = excluded.ends_at, zone = excluded.zone,
  place = excluded.place, written = excluded.written, changes = workshop_session.changes + 1;

-- name: seat_row -> one
SELECT session, person, seat, asked_at AS "asked_at: Instant" FROM workshop_seat WHERE session = :session AND person = :person;

-- name: seat_rows -> many
-- Seats first, then the waiting list in its order.
SELECT person, seat, asked_at AS "asked_at: Instant" FROM workshop_seat WHERE session = :session
ORDER BY CASE WHEN seat IS NULL THEN 1 ELSE 0 END, seat, line;

-- name: add_seat -> none
-- `line` is the order of asking: two may ask at the same instant.
INSERT INTO workshop_seat (session, person, seat, asked_at, line)
VALUES (:session, :person, :seat, :now,
  (SELECT COALESCE(MAX(o.line), 0) + 1 FROM workshop_seat o WHERE o.session = :session))
ON CONFLICT (session, person) DO NOTHING;

-- name: give_seat -> none
UPDATE workshop_seat SET seat = :seat WHERE session = :session AND person = :person AND seat IS NULL;

-- name: remove_seat -> one
DELETE FROM workshop_seat WHERE session = :session AND person = :person RETURNING seat;

-- name: seats_of_person -> many
SELECT w.session, w.seat, w.asked_at AS "asked_at: Instant", s.workshop, s.starts_at AS "starts_at: Instant",
  s.ends_at AS "ends_at: Instant", s.zone, s.place
FROM workshop_seat w JOIN workshop_session s ON s.id = w.session
WHERE w.person = :person ORDER BY s.starts_at, s.id;
