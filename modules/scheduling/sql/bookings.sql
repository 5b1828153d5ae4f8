-- name: booking_of -> one
-- The booking, if it is this person's.
SELECT id, person, exam, exam_title, exam_version, mode, centre, room, seat, starts_at, ends_at, zone, extra_minutes,
  state, held_until, reschedules, waived, voucher, price_cents, currency, events, created_at
FROM booking WHERE id = :id AND person = :person;

-- name: booking_by_id -> one
SELECT id, person, exam, exam_title, exam_version, mode, centre, room, seat, starts_at, ends_at, zone, extra_minutes,
  state, held_until, reschedules, waived, voucher, price_cents, currency, events, created_at
FROM booking WHERE id = :id;

-- name: bookings_page -> many
-- A person's bookings, newest first. A seat that was merely held is not shown.
SELECT id, person, exam, exam_title, exam_version, mode, centre, room, seat, starts_at, ends_at, zone, extra_minutes,
  state, held_until, reschedules, waived, voucher, price_cents, currency, events, created_at
FROM booking WHERE person = :person AND state <> 'lapsed' AND (state <> 'held' OR held_until > :now) AND id < :before
ORDER BY id DESC LIMIT :count;

-- name: live_bookings -> many
SELECT id, exam, exam_title, starts_at, ends_at, zone, state, held_until
FROM booking WHERE person = :person AND state IN ('held', 'booked', 'checked_in') ORDER BY starts_at;

-- name: insert_booking -> none
INSERT INTO booking (id, person, exam, exam_title, exam_version, mode, centre, room, seat, starts_at, ends_at, zone,
  extra_minutes, state, held_until, reschedules, waived, voucher, price_cents, currency, events, created_at)
VALUES (:id, :person, :exam, :exam_title, :exam_version, :mode, :centre, :room, :seat, :starts_at, :ends_at, :zone,
  :extra_minutes, :state, :held_until, 0, 0, :voucher, :price_cents, :currency, 0, :created_at)
ON CONFLICT (person, exam) WHERE state IN ('held', 'booked', 'checked_in') DO NOTHING;

-- name: change_booking -> none
-- Only if nothing else changed it since it was read: `events` counts its changes.
UPDATE booking SET mode = :mode, centre = :centre, room = :room, seat = :seat, starts_at = :starts_at,
  ends_at = :ends_at, zone = :zone, extra_minutes = :extra_minutes, state = :state, reschedules = :reschedules,
  waived = :waived, voucher = :voucher, price_cents = :price_cents, currency = :currency, events = events + 1
WHERE id = :id AND events = :events;

-- name: lapsed_holds_of_centre -> many
SELECT id FROM booking
WHERE centre = :centre AND starts_at >= :from_at AND starts_at < :to_at AND state = 'held' AND held_until <= :now;

-- name: centre_day -> many
-- The people of a centre in a span of time, in order.
SELECT id, person, exam, exam_title, exam_version, mode, centre, room, seat, starts_at, ends_at, zone, extra_minutes,
  state, held_until, reschedules, waived, voucher, price_cents, currency, events, created_at
FROM booking
WHERE centre = :centre AND starts_at >= :from_at AND starts_at < :to_at AND state NOT IN ('held', 'lapsed')
  AND (starts_at > :after_at OR (starts_at = :after_at AND id > :after_id))
ORDER BY starts_at, id LIMIT :count;

-- name: online_day -> many
SELECT id, person, exam, exam_title, exam_version, mode, centre, room, seat, starts_at, ends_at, zone, extra_minutes,
  state, held_until, reschedules, waived, voucher, price_cents, currency, events, created_at
FROM booking
WHERE mode = 'online' AND starts_at >= :from_at AND starts_at < :to_at AND state NOT IN ('held', 'lapsed')
  AND (starts_at > :after_at OR (starts_at = :after_at AND id > :after_id))
ORDER BY starts_at, id LIMIT :count;

-- name: insert_event -> none
INSERT INTO booking_event (booking, number, at, event, actor, reason, detail)
VALUES (:booking, :number, :at, :event, :actor, :reason, :detail);

-- name: events_of -> many
SELECT number, at AS "at: Instant", event, actor, reason, detail
FROM booking_event WHERE booking = :booking ORDER BY number;

-- name: forget_reasons -> none
UPDATE booking_event SET reason = NULL
WHERE reason IS NOT NULL AND booking IN (SELECT id FROM booking WHERE person = :person);
