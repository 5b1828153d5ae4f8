-- name: put_centre -> none
INSERT INTO centre (id, title, street, city, country, latitude, longitude, zone, how_to_find, step_free, search_key,
  closed_at)
VALUES (:id, :title, :street, :city, :country, :latitude, :longitude, :zone, :how_to_find, :step_free, :search_key,
  NULL)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, street = excluded.street, city = excluded.city,
  country = excluded.country, latitude = excluded.latitude, longitude = excluded.longitude, zone = excluded.zone,
  how_to_find = excluded.how_to_find, step_free = excluded.step_free, search_key = excluded.search_key,
  closed_at = NULL;

-- name: close_centre -> none
-- A centre that left the programme: no new bookings; those made stay.
UPDATE centre SET closed_at = :closed_at WHERE id = :id AND closed_at IS NULL;

-- name: open_centres -> many
-- scan: centres are few, and every search compares all of them by distance.
SELECT id, title, street, city, country, latitude, longitude, zone, how_to_find, step_free, search_key
FROM centre WHERE closed_at IS NULL ORDER BY title, id;

-- name: centre_by_id -> one
SELECT id, title, street, city, country, latitude, longitude, zone, how_to_find, step_free, closed_at
FROM centre WHERE id = :id;

-- name: all_rooms -> many
-- scan: with open_centres, in one go.
SELECT centre, room, seats, separate FROM centre_room ORDER BY centre, room;

-- name: rooms_of -> many
SELECT room, title, seats, accessible_seats, separate FROM centre_room WHERE centre = :centre ORDER BY room;

-- name: put_room -> none
INSERT INTO centre_room (centre, room, title, seats, accessible_seats, separate)
VALUES (:centre, :room, :title, :seats, :accessible_seats, :separate);

-- name: clear_rooms -> none
DELETE FROM centre_room WHERE centre = :centre;

-- name: hours_of -> many
SELECT weekday, opens, closes FROM centre_hours WHERE centre = :centre ORDER BY weekday, opens;

-- name: put_hours -> none
INSERT INTO centre_hours (centre, weekday, opens, closes) VALUES (:centre, :weekday, :opens, :closes);

-- name: clear_hours -> none
DELETE FROM centre_hours WHERE centre = :centre;

-- name: exceptions_of -> many
SELECT day, opens, closes FROM centre_exception WHERE centre = :centre ORDER BY day, number;

-- name: put_exception -> none
INSERT INTO centre_exception (centre, number, day, opens, closes) VALUES (:centre, :number, :day, :opens, :closes);

-- name: clear_exceptions -> none
DELETE FROM centre_exception WHERE centre = :centre;
