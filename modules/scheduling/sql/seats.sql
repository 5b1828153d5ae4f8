-- name: take_seat -> none
-- Changes nothing when the cell is taken: the caller counts.
INSERT INTO seat_taken (centre, room, seat, cell, booking) VALUES (:centre, :room, :seat, :cell, :booking)
ON CONFLICT (centre, room, seat, cell) DO NOTHING;

-- name: free_seat -> none
DELETE FROM seat_taken WHERE booking = :booking;

-- name: seats_taken -> many
-- What is taken at a centre from one cell to another; a hold that ran out does not count, nor does `except`.
SELECT t.room, t.seat, t.cell
FROM seat_taken t JOIN booking b ON b.id = t.booking
WHERE t.centre = :centre AND t.cell >= :first AND t.cell < :last AND t.booking <> :except
  AND (b.state <> 'held' OR b.held_until > :now);
